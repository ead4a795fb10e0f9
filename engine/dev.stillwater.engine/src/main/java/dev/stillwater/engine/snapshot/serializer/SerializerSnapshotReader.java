package dev.stillwater.engine.snapshot.serializer;

import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.bytes.ByteReader;

/**
 * Reads the snapshot of a serializer ({@code vSnap}: class name, version, body) and makes a serializer of ours from it.
 *
 * <p>THREADING: stateless.
 *
 * <p>SOURCE: Flink 1.20 and 2.3, {@code TypeSerializerSnapshot.readVersionedSnapshot}.
 */
public final class SerializerSnapshotReader {
  private SerializerSnapshotReader() {
  }

  /**
   * Reads a serializer's snapshot. The classes it names are not loaded. Cost: its bytes.
   *
   * @throws SnapshotException.UnreadableSerializer if the class is unknown, so that the end of its body is not known either; its offset is that of the
   *     class name, {@code found} is the class name
   * @throws SnapshotException.UnknownVersion if the class is known but not this version of its snapshot
   * @throws SnapshotException if the bytes end too early, cannot be a snapshot, or nest deeper than 64
   */
  public static ValueSerializer read(ByteReader in) throws SnapshotException {
    return new SnapshotParser(in).parse();
  }
}
