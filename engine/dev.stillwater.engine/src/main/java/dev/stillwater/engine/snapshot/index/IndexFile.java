package dev.stillwater.engine.snapshot.index;

import dev.stillwater.engine.io.StorageInput;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotException.Corrupt;
import dev.stillwater.engine.snapshot.SnapshotException.Place;
import dev.stillwater.engine.snapshot.SnapshotException.Unreachable;
import dev.stillwater.engine.snapshot.bytes.ByteSource;
import java.io.IOException;
import java.util.zip.CRC32C;

/**
 * The bytes of an index on the disk, and what its format fixes.
 *
 * <p>THREADING: one thread. LIFECYCLE: close it; it holds a file open.
 */
final class IndexFile implements ByteSource, AutoCloseable {
  /** "SWIX". */
  static final int MAGIC = 0x53574958;
  static final int VERSION = 1;
  static final int FINGERPRINT_BYTES = 32;
  static final int HEADER_BYTES = 2 * Integer.BYTES + FINGERPRINT_BYTES;
  static final int TRAILER_BYTES = Long.BYTES + 3 * Integer.BYTES;
  /** Longest part of an index that is read at once: a chunk has 64 blocks, a footer some bytes for each chunk and key group. */
  static final int PART_BYTES_MAX = 1 << 26;

  private final String name;
  private final StorageInput input;
  private final long sizeBytes;

  IndexFile(String name, StorageInput input) throws IOException {
    this.name = name;
    this.input = input;
    sizeBytes = input.sizeBytes();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public long fileOffset() {
    return 0;
  }

  @Override
  public long sizeBytes() {
    return sizeBytes;
  }

  @Override
  public int read(long position, byte[] target, int offset, int length) throws SnapshotException {
    try {
      return input.read(position, target, offset, length);
    } catch (IOException e) {
      throw new Unreachable(Place.of(name), "the index cannot be read. The disk says: " + e.getMessage(), e);
    }
  }

  /** A part of an index, whole. */
  static byte[] part(ByteSource source, long from, int length) throws SnapshotException {
    if (from < 0 || length < 0 || length > PART_BYTES_MAX || from + length > source.sizeBytes()) {
      throw new Corrupt(new Place(source.name(), Math.max(0, from)), "a part of the index lies outside of it.", "a part inside of its " + source.sizeBytes()
          + " bytes", length + " bytes");
    }
    byte[] bytes = new byte[length];
    int done = 0;
    while (done < length) {
      int count = source.read(from + done, bytes, done, length - done);
      if (count < 0) {
        throw new SnapshotException.Truncated(new Place(source.name(), from + done), length + " bytes", "the end");
      }
      done += count;
    }
    return bytes;
  }

  static int checksum(byte[]... parts) {
    CRC32C sum = new CRC32C();
    for (byte[] part : parts) {
      sum.update(part);
    }
    return (int) sum.getValue();
  }

  @Override
  public void close() {
    try {
      input.close();
    } catch (IOException e) {
      System.getLogger(IndexFile.class.getName()).log(System.Logger.Level.DEBUG, "The index " + name + " cannot be closed: " + e.getMessage());
    }
  }
}
