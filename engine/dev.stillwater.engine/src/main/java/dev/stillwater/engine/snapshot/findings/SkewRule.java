package dev.stillwater.engine.snapshot.findings;

import dev.stillwater.engine.snapshot.OperatorView;
import dev.stillwater.engine.snapshot.findings.SnapshotFinding.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Key groups and subtasks that hold much more than the others.
 *
 * <p>THREADING: stateless.
 */
public final class SkewRule implements SnapshotRule {
  private static final long BYTES_MIN = 100_000;
  private static final int FACTOR = 3;

  @Override
  public String id() {
    return "skew";
  }

  @Override
  public void find(SnapshotEvidence evidence, FindingSink found) {
    for (OperatorView operator : evidence.view().operators()) {
      Optional<KeyGroupSizes> sizes = KeyGroupSizes.of(operator.metadata());
      if (sizes.isPresent() && sizes.get().totalBytes() >= BYTES_MIN) {
        look(operator, sizes.get(), found);
      }
    }
  }

  private static void look(OperatorView operator, KeyGroupSizes sizes, FindingSink found) {
    int parallelism = Math.max(1, operator.metadata().parallelism());
    long[] subtasks = sizes.ofSubtasks(parallelism);
    int largest = largest(subtasks);
    long mean = sizes.totalBytes() / parallelism;
    List<String> evidence = new ArrayList<>();
    int group = largest(sizes.bytes());
    long groupMean = sizes.totalBytes() / sizes.bytes().length;
    evidence.add("subtask " + largest + " of " + parallelism + ": " + Sizes.text(subtasks[largest]) + ", mean " + Sizes.text(mean));
    evidence.add("key group " + group + ": " + Sizes.text(sizes.bytes()[group]) + ", mean " + Sizes.text(groupMean));
    if (parallelism > 1 && subtasks[largest] > 2 * mean) {
      found.add(Level.WARNING, operator, "One subtask holds " + Sizes.percent(subtasks[largest], sizes.totalBytes()) + " of the keyed state: it restores, snapshots and works "
          + "longer than the others.", evidence, "Look at its largest keys; a key with more fields, or a first step of aggregation, spreads them.");
    } else if (sizes.bytes()[group] > FACTOR * groupMean && sizes.bytes()[group] > sizes.totalBytes() / 20) {
      found.add(Level.NOTE, operator, "One key group holds " + Sizes.percent(sizes.bytes()[group], sizes.totalBytes()) + " of the keyed state, and no parallelism divides it.",
          evidence, "Look at its largest keys.");
    }
  }

  private static int largest(long[] sizes) {
    int largest = 0;
    for (int index = 1; index < sizes.length; index++) {
      largest = sizes[index] > sizes[largest] ? index : largest;
    }
    return largest;
  }
}
