package dev.stillwater.engine.snapshot.metadata;

import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.bytes.ByteWriter;

/**
 * Writes {@code _metadata} in version 3, which Flink reads from 1.11 on.
 *
 * <p>THREADING: stateless.
 */
public final class MetadataWriter {
  private MetadataWriter() {
  }

  /** Writes the metadata as version 3 whatever its version was; inline bytes are copied from where they are. */
  public static void write(SnapshotMetadata metadata, ByteWriter out) throws SnapshotException {
    throw new UnsupportedOperationException();
  }
}
