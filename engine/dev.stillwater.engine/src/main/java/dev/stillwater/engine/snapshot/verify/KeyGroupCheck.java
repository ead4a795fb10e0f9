package dev.stillwater.engine.snapshot.verify;

import dev.stillwater.engine.snapshot.metadata.KeyedHandle;
import dev.stillwater.engine.snapshot.metadata.OperatorMetadata;
import dev.stillwater.engine.snapshot.metadata.SubtaskMetadata;
import dev.stillwater.engine.snapshot.verify.Findings.Where;
import dev.stillwater.engine.state.KeyGroups;
import java.util.Arrays;
import java.util.function.Function;
import java.util.Optional;

/**
 * Whether the subtasks of an operator have each key group exactly once, and the offsets of key groups are in order.
 *
 * <p>THREADING: one thread.
 */
final class KeyGroupCheck {
  private static final int NOBODY = -1;

  private final Findings findings;
  private final String metadataFile;

  KeyGroupCheck(Findings findings, String metadataFile) {
    this.findings = findings;
    this.metadataFile = metadataFile;
  }

  /** Checks the ranges of an operator's managed keyed state and of its raw keyed state. */
  void checkRanges(OperatorMetadata operator, Where where) {
    checkRanges(operator, SubtaskMetadata::managedKeyed, "keyed state", where);
    checkRanges(operator, SubtaskMetadata::rawKeyed, "raw keyed state", where);
  }

  private void checkRanges(OperatorMetadata operator, Function<SubtaskMetadata, Optional<KeyedHandle>> handleOf, String what, Where where) {
    int max = operator.maxParallelism();
    int[] owners = new int[max];
    Arrays.fill(owners, NOBODY);
    boolean[] hasState = new boolean[operator.parallelism()];
    for (SubtaskMetadata subtask : operator.subtasks()) {
      Optional<KeyedHandle> handle = handleOf.apply(subtask).filter(each -> each.keyGroupCount() > 0);
      if (handle.isPresent()) {
        hasState[subtask.index()] = true;
        checkRange(operator, subtask.index(), handle.get(), what, where);
        claim(handle.get(), subtask.index(), owners, what, where);
      }
    }
    int group = 0;
    while (group < max) {
      int first = group;
      int owner = KeyGroups.subtask(group, operator.parallelism(), max);
      while (group < max && owners[group] == NOBODY && KeyGroups.subtask(group, operator.parallelism(), max) == owner) {
        group++;
      }
      // A subtask without any keyed state has no handle: that is no gap.
      if (group > first && hasState[owner]) {
        findings.add(FindingCode.KEY_GROUP_COVERAGE, metadataFile, where.keyGroup(first), "No subtask has the " + what + " of the key groups " + first + " to "
            + (group - 1) + ", which belong to subtask " + owner + ". State of these key groups is lost in a restore; use another snapshot.");
      }
      group = Math.max(group, first + 1);
    }
  }

  private void checkRange(OperatorMetadata operator, int index, KeyedHandle handle, String what, Where where) {
    int first = KeyGroups.firstKeyGroup(index, operator.parallelism(), operator.maxParallelism());
    int last = KeyGroups.lastKeyGroup(index, operator.parallelism(), operator.maxParallelism());
    int foundLast = handle.firstKeyGroup() + handle.keyGroupCount() - 1;
    if (handle.firstKeyGroup() != first || foundLast != last) {
      findings.add(FindingCode.KEY_GROUP_RANGE, metadataFile, where.keyGroup(handle.firstKeyGroup()), "The " + what + " of subtask " + index
          + " has the key groups " + handle.firstKeyGroup() + " to " + foundLast + ", expected are " + first + " to " + last + " (parallelism "
          + operator.parallelism() + ", max parallelism " + operator.maxParallelism() + ").");
    }
  }

  private void claim(KeyedHandle handle, int index, int[] owners, String what, Where where) {
    int end = handle.firstKeyGroup() + handle.keyGroupCount();
    if (end > owners.length) {
      findings.add(FindingCode.KEY_GROUP_COVERAGE, metadataFile, where.keyGroup(end - 1), "The " + what + " of subtask " + index + " has key groups up to "
          + (end - 1) + ", but the operator's max parallelism is " + owners.length + ". A restore would refuse it or lose them.");
    }
    boolean isTold = false;
    for (int group = handle.firstKeyGroup(); group < Math.min(end, owners.length); group++) {
      if (owners[group] != NOBODY && !isTold) {
        isTold = true;
        findings.add(FindingCode.KEY_GROUP_COVERAGE, metadataFile, where.keyGroup(group), "Subtasks " + owners[group] + " and " + index + " both have the " + what
            + " of key group " + group + " and perhaps of more. A restore would mix them; use another snapshot.");
      }
      owners[group] = index;
    }
  }
}
