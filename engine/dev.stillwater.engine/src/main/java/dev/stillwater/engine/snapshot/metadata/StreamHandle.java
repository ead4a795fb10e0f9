package dev.stillwater.engine.snapshot.metadata;

import dev.stillwater.engine.snapshot.bytes.ByteSource;
import java.util.Collections;
import java.util.List;

/**
 * Where bytes of state are.
 *
 * <p>THREADING: immutable.
 *
 * <p>SOURCE: Flink 2.3, {@code MetadataV2V3SerializerBase.deserializeStreamStateHandle}; the numbers are its type codes.
 */
public sealed interface StreamHandle {
  /** Length of the bytes. */
  long sizeBytes();

  /** Bytes inside the metadata (1). */
  record Inline(String name, ByteSource bytes) implements StreamHandle {
    @Override
    public long sizeBytes() {
      return bytes.sizeBytes();
    }
  }

  /** A whole file, named by an absolute path or URI (2). */
  record AbsoluteFile(String path, long sizeBytes) implements StreamHandle {
  }

  /** A whole file, named relative to the folder of the metadata (6). */
  record RelativeFile(String path, long sizeBytes) implements StreamHandle {
  }

  /** A part of a file that several states were merged into (15). */
  record Segment(String path, long start, long sizeBytes, boolean isShared, String logicalId) implements StreamHandle {
  }

  /** A part of a merged file that holds nothing (16). */
  record EmptySegment() implements StreamHandle {
    @Override
    public long sizeBytes() {
      return 0;
    }
  }

  /** Key groups in place of plain bytes (3). */
  record KeyGroupStream(int firstKeyGroup, List<Long> offsets, StreamHandle stream) implements StreamHandle {
    public KeyGroupStream {
      offsets = Collections.unmodifiableList(offsets);
    }

    @Override
    public long sizeBytes() {
      return stream.sizeBytes();
    }
  }
}
