package dev.stillwater.engine.snapshot.metadata;

import java.util.List;
import java.util.Optional;

/**
 * What a snapshot's {@code _metadata} says: the operators and, for each of their subtasks, where the bytes of its state are.
 *
 * <p>THREADING: immutable.
 *
 * <p>SOURCE: Flink 2.3, {@code MetadataV2V3SerializerBase}, {@code MetadataV6Serializer} and those between.
 *
 * @param version version of the file's format, 2 to 6
 * @param checkpointId number of the checkpoint or savepoint in its job
 * @param masterStates state of the job's master hooks
 * @param operators operators in the order of the file; those without state are listed too
 * @param propertiesBytes length in bytes of the Java-serialised checkpoint properties at the end (version 4 and later), which are never deserialised
 */
public record SnapshotMetadata(int version, long checkpointId, List<MasterState> masterStates, List<OperatorMetadata> operators, long propertiesBytes) {
  public SnapshotMetadata {
    masterStates = List.copyOf(masterStates);
    operators = List.copyOf(operators);
  }

  /** The operator with the id, as 32 lower-case hexadecimal digits. Cost: linear in the number of operators. */
  public Optional<OperatorMetadata> operator(String operatorId) {
    return operators.stream().filter(operator -> operator.operatorId().equals(operatorId)).findFirst();
  }

  /** The handles of all bytes of state, in the order of the metadata. Cost: their number. */
  public List<StreamHandle> streamHandles() {
    return operators.stream().flatMap(operator -> operator.streamHandles().stream()).toList();
  }
}
