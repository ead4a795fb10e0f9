package dev.stillwater.engine.snapshot.serializer;

import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.bytes.ByteReader;

/**
 * Reads the snapshot of a serializer ({@code vSnap}: class name, version, body) and makes a serializer of ours from it.
 *
 * <p>THREADING: stateless.
 */
public final class SerializerSnapshotReader {
  private SerializerSnapshotReader() {
  }

  /**
   * Reads a serializer's snapshot.
   *
   * @throws SnapshotException.UnreadableSerializer if the class is unknown, so that the end of its body is not known either
   */
  public static ValueSerializer read(ByteReader in) throws SnapshotException {
    throw new UnsupportedOperationException();
  }
}
