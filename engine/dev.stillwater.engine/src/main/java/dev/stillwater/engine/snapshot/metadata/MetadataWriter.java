package dev.stillwater.engine.snapshot.metadata;

import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotException.Place;
import dev.stillwater.engine.snapshot.SnapshotException.Refused;
import dev.stillwater.engine.snapshot.bytes.ByteWriter;
import java.util.HexFormat;

/**
 * Writes {@code _metadata} in version 3, which Flink reads from 1.11 on (and with canonical key groups, type 7, from 1.13 on).
 *
 * <p>Names and uids of operators and the checkpoint properties have no place in version 3 and are left out. Handles of merged channels become one handle for
 * each channel.
 *
 * <p>THREADING: stateless.
 *
 * <p>SOURCE: Flink 1.20 and 2.3, {@code MetadataV3Serializer}.
 */
public final class MetadataWriter {
  /** The version that is written. */
  public static final int VERSION = 3;

  private static final int OPERATOR_ID_BYTES = 16;

  private final ByteWriter out;
  private final HandleWriter handles;

  private MetadataWriter(ByteWriter out) {
    this.out = out;
    handles = new HandleWriter(out);
  }

  /**
   * Writes the metadata as version 3 whatever its version was; inline bytes are copied from where they are.
   *
   * @throws Refused if the format cannot say it: texts of more than 65,535 bytes, ids that are none
   * @throws SnapshotException if inline bytes cannot be read, or those about merged channels are damaged
   */
  public static void write(SnapshotMetadata metadata, ByteWriter out) throws SnapshotException {
    try {
      new MetadataWriter(out).write(metadata);
    } catch (IllegalArgumentException e) {
      throw new Refused(Place.of("_metadata"), e.getMessage(), "");
    }
  }

  private void write(SnapshotMetadata metadata) throws SnapshotException {
    out.writeInt(MetadataReader.MAGIC).writeInt(VERSION).writeLong(metadata.checkpointId());
    out.writeInt(metadata.masterStates().size());
    for (MasterState state : metadata.masterStates()) {
      write(state);
    }
    out.writeInt(metadata.operators().size());
    for (OperatorMetadata operator : metadata.operators()) {
      write(operator);
    }
  }

  private void write(MasterState state) throws SnapshotException {
    ByteWriter body = new ByteWriter();
    body.writeInt(state.version()).writeUtf(state.name());
    new HandleWriter(body).writeSlice(state.bytes());
    out.writeInt(MetadataReader.MASTER_STATE_MAGIC).writeInt(body.size()).writeBytes(body.array(), 0, body.size());
  }

  private void write(OperatorMetadata operator) throws SnapshotException {
    byte[] id = HexFormat.of().parseHex(operator.operatorId());
    if (id.length != OPERATOR_ID_BYTES) {
      throw new IllegalArgumentException("The operator id " + operator.operatorId() + " has not 32 hexadecimal digits.");
    }
    out.writeBytes(id).writeInt(operator.parallelism()).writeInt(operator.maxParallelism());
    handles.writeOptionalStream(operator.coordinatorState());
    if (operator.isFullyFinished()) {
      out.writeInt(MetadataReader.FULLY_FINISHED);
      return;
    }
    out.writeInt(operator.subtasks().size());
    for (SubtaskMetadata subtask : operator.subtasks()) {
      write(subtask);
    }
  }

  private void write(SubtaskMetadata subtask) throws SnapshotException {
    if (subtask.isFinished()) {
      out.writeInt(-(subtask.index() + 1));
      return;
    }
    out.writeInt(subtask.index());
    handles.writeOperatorState(subtask.managedOperator());
    handles.writeOperatorState(subtask.rawOperator());
    handles.writeKeyedState(subtask.managedKeyed());
    handles.writeKeyedState(subtask.rawKeyed());
    handles.writeChannels(subtask.inputChannels());
    handles.writeChannels(subtask.outputChannels());
  }
}
