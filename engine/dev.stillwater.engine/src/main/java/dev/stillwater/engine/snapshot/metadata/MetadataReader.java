package dev.stillwater.engine.snapshot.metadata;

import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.bytes.ByteSource;

/**
 * Reads {@code _metadata}, versions 2 to 6.
 *
 * <p>THREADING: stateless.
 */
public final class MetadataReader {
  private MetadataReader() {
  }

  /** Reads the metadata. Cost: its whole length; inline state stays where it is. */
  public static SnapshotMetadata read(ByteSource bytes) throws SnapshotException {
    throw new UnsupportedOperationException();
  }
}
