package dev.stillwater.engine.snapshot.metadata;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An operator in a snapshot.
 *
 * <p>THREADING: immutable.
 *
 * @param name name, from version 5 on and where the job gave one
 * @param uid uid, from version 5 on and where the job gave one
 * @param operatorId id as 32 lower-case hexadecimal digits
 * @param parallelism number of subtasks it ran with
 * @param maxParallelism number of key groups
 * @param coordinatorState state of the operator's coordinator, which sources have
 * @param isFullyFinished whether all subtasks had finished, so that none is listed
 * @param subtasks subtasks that have state or have finished, by index
 */
public record OperatorMetadata(Optional<String> name, Optional<String> uid, String operatorId, int parallelism, int maxParallelism,
    Optional<StreamHandle> coordinatorState, boolean isFullyFinished, List<SubtaskMetadata> subtasks) {
  public OperatorMetadata {
    subtasks = List.copyOf(subtasks);
  }

  /** The handles of all bytes of its state, in the order of the metadata. Cost: their number. */
  public List<StreamHandle> streamHandles() {
    return Stream.concat(coordinatorState.stream(), subtasks.stream().flatMap(subtask -> subtask.streamHandles().stream())).toList();
  }
}
