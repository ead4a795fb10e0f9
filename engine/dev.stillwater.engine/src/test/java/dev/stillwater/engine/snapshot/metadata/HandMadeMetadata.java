package dev.stillwater.engine.snapshot.metadata;

import dev.stillwater.engine.snapshot.bytes.ByteSource;
import dev.stillwater.engine.snapshot.bytes.ByteWriter;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Bytes of metadata, put together field by field as Flink's sources say, and what they mean. */
final class HandMadeMetadata {
  /** The operator's id. */
  static final String ID = "00112233445566778899aabbccddeeff";
  /** A serialised null, as Flink writes it for absent properties. */
  static final byte[] NO_PROPERTIES = HexFormat.of().parseHex("aced000570");

  private HandMadeMetadata() {
  }

  /** Metadata of a version with one operator (parallelism 4, max parallelism 128), whose fields from the coordinator's state on the consumer writes. */
  static byte[] of(int version, Consumer<ByteWriter> rest) {
    ByteWriter out = new ByteWriter().writeInt(MetadataReader.MAGIC).writeInt(version).writeLong(42).writeInt(0).writeInt(1);
    if (version >= 5) {
      out.writeUtf("a name").writeUtf("a-uid");
    }
    out.writeBytes(HexFormat.of().parseHex(ID)).writeInt(4).writeInt(128);
    rest.accept(out);
    return version >= 4 ? out.writeBytes(NO_PROPERTIES).toByteArray() : out.toByteArray();
  }

  /** Metadata whose operator has one subtask, 0, with the fields that the consumer writes. */
  static byte[] ofSubtask(int version, Consumer<ByteWriter> subtask) {
    return of(version, out -> {
      if (version == 2) {
        out.writeInt(1).writeInt(1).writeInt(0).writeLong(-1).writeInt(0);
      } else {
        out.writeByte(0).writeInt(1).writeInt(0);
      }
      subtask.accept(out);
    });
  }

  /** Metadata whose only subtask has managed keyed state, which the consumer writes, and nothing else. */
  static byte[] ofKeyed(int version, Consumer<ByteWriter> keyed) {
    return ofSubtask(version, out -> {
      out.writeInt(0).writeInt(0);
      keyed.accept(out);
      out.writeByte(0);
      if (version > 2) {
        out.writeInt(0).writeInt(0);
      }
    });
  }

  /** An inline stream of the bytes. */
  static void writeInline(ByteWriter out, int... bytes) {
    out.writeByte(1).writeUtf("inline").writeInt(bytes.length);
    for (int each : bytes) {
      out.writeByte(each);
    }
  }

  /** What {@link #writeInline} means. */
  static StreamHandle inline(int... bytes) {
    byte[] content = new byte[bytes.length];
    for (int index = 0; index < bytes.length; index++) {
      content[index] = (byte) bytes[index];
    }
    return new StreamHandle.Inline("inline", ByteSource.of("inline", content));
  }

  /** Metadata with one operator whose only subtask, 0, has the managed keyed state. */
  static SnapshotMetadata meaningOfKeyed(int version, KeyedHandle handle) {
    return meaningOf(version, new SubtaskMetadata(0, false, Optional.empty(), Optional.empty(), Optional.of(handle), Optional.empty(), List.of(), List.of()));
  }

  /** Metadata with one operator with the subtasks. */
  static SnapshotMetadata meaningOf(int version, SubtaskMetadata... subtasks) {
    return meaningOf(version, Optional.empty(), false, subtasks);
  }

  /** Metadata with one operator with the subtasks. */
  static SnapshotMetadata meaningOf(int version, Optional<StreamHandle> coordinator, boolean isFullyFinished, SubtaskMetadata... subtasks) {
    Optional<String> name = version >= 5 ? Optional.of("a name") : Optional.empty();
    Optional<String> uid = version >= 5 ? Optional.of("a-uid") : Optional.empty();
    return new SnapshotMetadata(version, 42, List.of(), List.of(new OperatorMetadata(name, uid, ID, 4, 128, coordinator, isFullyFinished, List.of(subtasks))),
        version >= 4 ? NO_PROPERTIES.length : 0);
  }
}
