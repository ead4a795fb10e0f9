package dev.stillwater.engine.snapshot;

import dev.stillwater.engine.snapshot.metadata.OperatorMetadata;
import java.util.List;
import java.util.Optional;

/**
 * One operator of a snapshot.
 *
 * <p>THREADING: any thread, one at a time. LIFECYCLE: as the {@link SnapshotView} it comes from.
 */
public interface OperatorView {
  /** What the metadata says. O(1). */
  OperatorMetadata metadata();

  /** Id as 32 hexadecimal digits. O(1). */
  default String operatorId() {
    return metadata().operatorId();
  }

  /** Name from the metadata (version 5 and later) or from the sidecar. O(1). */
  Optional<String> name();

  /** Uid from the metadata (version 5 and later) or from the sidecar. O(1). */
  Optional<String> uid();

  /** What a person calls it: the uid, else the name, else the id. O(1). */
  default String label() {
    return uid().or(this::name).orElse(operatorId());
  }

  /** The states, keyed ones first, in the order of the file. Cost: the first call reads one header for each subtask and kind of state. */
  List<StateView> states() throws SnapshotException;

  /** The state of the name; the first one if a keyed and an operator state share it. Cost: as {@link #states}. */
  default Optional<StateView> state(String name) throws SnapshotException {
    return states().stream().filter(state -> state.name().equals(name)).findFirst();
  }

  /** Source positions in readable form, where the splits can be decoded or the sidecar holds them. Cost: the operator's list state. */
  List<SourcePosition> sourcePositions() throws SnapshotException;

  /** Length in bytes of all that the handles of the operator point to. Cost: number of handles. */
  long sizeBytes();

  /**
   * What is odd about the operator's state: headers that cannot be read, timers that Flink lost, broadcast states that differ between subtasks. Cost: the
   * headers and the operator's broadcast states.
   */
  List<String> notes() throws SnapshotException;
}
