package dev.stillwater.engine.rocksdb;

import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotException.Corrupt;
import dev.stillwater.engine.snapshot.SnapshotException.Place;
import dev.stillwater.engine.snapshot.bytes.ByteReader;
import dev.stillwater.engine.snapshot.bytes.ByteSource;
import java.util.zip.CRC32C;

/**
 * Checks the records of RocksDB's manifest by their checksums before RocksDB sees them: of some damaged ones its own reader never comes back.
 *
 * <p>THREADING: stateless.
 *
 * <p>SOURCE: RocksDB's wiki, "Write Ahead Log File Format", which manifests have too.
 */
final class ManifestCheck {
  /** How the names of manifests begin. */
  static final String NAME_START = "MANIFEST-";

  private static final int BLOCK_BYTES = 1 << 15;
  private static final int HEADER_BYTES = 7;
  private static final int CHECKSUM_DELTA = 0xa282ead8;
  private static final int FULL = 1;
  private static final int LAST = 4;

  private ManifestCheck() {
  }

  /**
   * Reads all records. Cost: the whole manifest.
   *
   * @throws SnapshotException.Truncated if it ends inside a record
   * @throws Corrupt if a record is not what its checksum says
   */
  static void check(ByteSource manifest) throws SnapshotException {
    ByteReader in = ByteReader.of(manifest);
    CRC32C checksum = new CRC32C();
    long position = 0;
    while (position < manifest.sizeBytes()) {
      long leftInBlock = BLOCK_BYTES - position % BLOCK_BYTES;
      if (leftInBlock < HEADER_BYTES) {
        long filling = Math.min(leftInBlock, manifest.sizeBytes() - position);
        in.skip(filling);
        position += filling;
        continue;
      }
      Place place = in.place();
      int expected = Integer.reverseBytes(in.readInt());
      int length = in.readUnsignedByte() | in.readUnsignedByte() << 8;
      byte type = in.readByte();
      if (type < FULL || type > LAST || length > leftInBlock - HEADER_BYTES) {
        throw new Corrupt(place, "this is no record of RocksDB's manifest.", "a record of type 1 to 4 with at most " + (leftInBlock - HEADER_BYTES) + " bytes",
            "type " + type + " with " + length + " bytes");
      }
      checksum.reset();
      checksum.update(type);
      checksum.update(in.readBytes(length));
      int found = Integer.rotateRight((int) checksum.getValue(), 15) + CHECKSUM_DELTA;
      if (found != expected) {
        throw new Corrupt(place, "a record of RocksDB's manifest does not fit its checksum.", "0x" + Integer.toHexString(expected),
            "0x" + Integer.toHexString(found));
      }
      position += HEADER_BYTES + length;
    }
  }
}
