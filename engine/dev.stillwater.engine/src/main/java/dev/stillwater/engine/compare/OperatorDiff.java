package dev.stillwater.engine.compare;

import dev.stillwater.engine.snapshot.SnapshotException;
import java.util.List;
import java.util.Optional;

/**
 * How an operator's state differs between two snapshots.
 *
 * <p>THREADING: immutable.
 *
 * @param operatorId id as 32 hexadecimal digits
 * @param label what a person calls it: uid, else name, else id
 * @param uid uid, if one of the snapshots knows it
 * @param presence which of the snapshots has the operator
 * @param states its states
 * @param positions source positions that differ
 * @param notes what differs and is no state: the parallelism
 * @param problem why the states of the operator could not be listed
 */
public record OperatorDiff(String operatorId, String label, Optional<String> uid, Presence presence, List<StateDiff> states,
    List<PositionChange> positions, List<String> notes, Optional<SnapshotException> problem) {
  public OperatorDiff {
    states = List.copyOf(states);
    positions = List.copyOf(positions);
    notes = List.copyOf(notes);
  }

  /** A split whose position differs; an empty position is one that the snapshot does not have. */
  public record PositionChange(String split, Optional<String> before, Optional<String> after) {
  }

  /** Whether all state and all source positions are the same. */
  public boolean isEqual() {
    return positions.isEmpty() && states.stream().allMatch(StateDiff::isEqual);
  }

  /** Whether everything could be compared. */
  public boolean isComplete() {
    return problem.isEmpty() && states.stream().allMatch(state -> state.problem().isEmpty());
  }
}
