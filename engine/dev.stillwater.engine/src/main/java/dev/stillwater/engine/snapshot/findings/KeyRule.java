package dev.stillwater.engine.snapshot.findings;

import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.StateKind;
import dev.stillwater.engine.snapshot.StateView;
import dev.stillwater.engine.snapshot.findings.SnapshotFinding.Level;
import java.util.List;

/**
 * A key that holds much of a state, and lists that have grown long.
 *
 * <p>THREADING: stateless.
 */
public final class KeyRule implements SnapshotRule {
  private static final long KEY_BYTES_MIN = 100_000;
  private static final long LIST_BYTES_MIN = 64_000;

  @Override
  public String id() {
    return "large-keys";
  }

  @Override
  public void find(SnapshotEvidence evidence, FindingSink found) throws SnapshotException {
    for (StateView state : evidence.states()) {
      if (!state.kind().isKeyed() || state.kind() == StateKind.RAW_KEYED || state.kind() == StateKind.TIMER) {
        continue;
      }
      StateSample sample = evidence.sample(state);
      String scope = sample.isWhole() ? "" : " among the first " + Sizes.counted(sample.entries(), "entry", "entries");
      boolean isMost = sample.largestKeyBytes() * 5 > sample.sizeBytes() && sample.entries() > 1;
      if (sample.largestKeyBytes() >= KEY_BYTES_MIN && isMost) {
        found.add(Level.WARNING, state, "One key holds " + Sizes.percent(sample.largestKeyBytes(), sample.sizeBytes()) + " of the state" + scope + ".",
            List.of("key " + name(sample.largestKey()) + ": " + Sizes.text(sample.largestKeyBytes())),
            "No parallelism divides a key: look whether it is a default such as an empty text, and give the key another field.");
      }
      if (state.kind() == StateKind.LIST && sample.largestEntryBytes() >= LIST_BYTES_MIN) {
        found.add(Level.WARNING, state, "A list has " + Sizes.text(sample.largestEntryBytes()) + scope
            + ": it is read and written whole by each access on the heap, and checkpoints of RocksDB become slow.", List.of("key " + name(sample.largestEntry())),
            "Let an aggregate take its place, or a map, or give it a time to live.");
      }
    }
  }

  /** An empty text, which is what a missing field often becomes, must be seen to be one. */
  private static String name(String key) {
    return key.isEmpty() ? "\"\" (an empty text)" : key;
  }
}
