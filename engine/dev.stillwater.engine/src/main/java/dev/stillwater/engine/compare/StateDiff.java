package dev.stillwater.engine.compare;

import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.StateKind;
import java.util.List;
import java.util.Optional;

/**
 * How a state differs between two snapshots.
 *
 * <p>THREADING: immutable.
 *
 * @param name name of the state
 * @param kind kind, in the later snapshot if both have the state
 * @param presence which of the snapshots has the state
 * @param typeChanges what the state's kind and types were and what they are, as sentences for people
 * @param entriesBefore number of entries in the earlier snapshot
 * @param entriesAfter number of entries in the later snapshot
 * @param added number of entries that only the later snapshot has
 * @param removed number of entries that only the earlier snapshot has
 * @param changed number of entries with different values
 * @param changes the first of them
 * @param problem why the state could not be compared to its end; the numbers are those up to there
 */
public record StateDiff(String name, StateKind kind, Presence presence, List<String> typeChanges, long entriesBefore, long entriesAfter, long added,
    long removed, long changed, List<EntryChange> changes, Optional<SnapshotException> problem) {
  public StateDiff {
    typeChanges = List.copyOf(typeChanges);
    changes = List.copyOf(changes);
  }

  /** Number of entries that differ. */
  public long differences() {
    return added + removed + changed;
  }

  /** Whether entries and types are the same; a state without entries is the same as none. */
  public boolean isEqual() {
    return differences() == 0 && typeChanges.isEmpty();
  }
}
