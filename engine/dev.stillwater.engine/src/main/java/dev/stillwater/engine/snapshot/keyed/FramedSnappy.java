package dev.stillwater.engine.snapshot.keyed;

import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotException.Corrupt;
import dev.stillwater.engine.snapshot.SnapshotException.Place;
import dev.stillwater.engine.snapshot.bytes.ByteReader;
import dev.stillwater.engine.snapshot.bytes.ByteSource;
import java.io.IOException;
import java.util.zip.CRC32C;
import org.xerial.snappy.Snappy;

/**
 * Bytes that Flink compressed with framed snappy. Checks the checksum of every chunk, which Flink does not, and takes no chunk above the size that the
 * framing allows. Several streams behind each other read as one.
 *
 * <p>THREADING: one thread.
 *
 * <p>SOURCE: snappy's framing_format.txt; Flink 2.3, {@code SnappyStreamCompressionDecorator}.
 */
public final class FramedSnappy implements ByteReader.Feed {
  private static final int CHUNK_BYTES_MAX = 1 << 16;
  private static final int COMPRESSED = 0x00;
  private static final int PLAIN = 0x01;
  private static final int FIRST_SKIPPABLE = 0x80;
  private static final int CHECKSUM_BYTES = 4;
  private static final int CHECKSUM_DELTA = 0xa282ead8;

  private final ByteReader in;
  private final CRC32C checksum = new CRC32C();
  private byte[] chunk = new byte[0];
  private final byte[] plain = new byte[CHUNK_BYTES_MAX];
  private int position;
  private int limit;

  private FramedSnappy(ByteReader in) {
    this.in = in;
  }

  /** A reader of the bytes as they were before they were compressed; its offsets count from the start of those. */
  public static ByteReader reader(ByteSource source, long from) {
    ByteReader in = ByteReader.of(source, from);
    return ByteReader.of(in.name() + " (uncompressed, from offset " + in.offset() + ")", 0, new FramedSnappy(in));
  }

  @Override
  public int fill(byte[] buffer, int offset, int length) throws SnapshotException {
    while (position == limit) {
      if (in.isAtEnd()) {
        return -1;
      }
      readChunk();
    }
    int count = Math.min(length, limit - position);
    System.arraycopy(plain, position, buffer, offset, count);
    position += count;
    return count;
  }

  private void readChunk() throws SnapshotException {
    Place place = in.place();
    int type = in.readUnsignedByte();
    int length = in.readUnsignedByte() | in.readUnsignedByte() << 8 | in.readUnsignedByte() << 16;
    if (type != COMPRESSED && type != PLAIN) {
      if (type < FIRST_SKIPPABLE) {
        throw new Corrupt(place, "this is no chunk of framed snappy.", "a chunk of type 0 or 1 or at least 128", "type " + type);
      }
      in.skip(length);
      return;
    }
    int bytes = length - CHECKSUM_BYTES;
    if (bytes < 0 || bytes > Snappy.maxCompressedLength(CHUNK_BYTES_MAX)) {
      throw new Corrupt(place, "the length of a chunk of framed snappy cannot be right.", "4 to " + Snappy.maxCompressedLength(CHUNK_BYTES_MAX),
          Integer.toString(length));
    }
    int expected = Integer.reverseBytes(in.readInt());
    if (chunk.length < bytes) {
      chunk = new byte[bytes];
    }
    in.readBytes(chunk, 0, bytes);
    limit = type == PLAIN ? copied(place, bytes) : uncompressed(place, bytes);
    position = 0;
    verify(place, expected);
  }

  private int copied(Place place, int bytes) throws Corrupt {
    if (bytes > plain.length) {
      throw new Corrupt(place, "a chunk of framed snappy is too long.", plain.length + " bytes at most", Integer.toString(bytes));
    }
    System.arraycopy(chunk, 0, plain, 0, bytes);
    return bytes;
  }

  private int uncompressed(Place place, int bytes) throws Corrupt {
    try {
      int size = Snappy.uncompressedLength(chunk, 0, bytes);
      if (size < 0 || size > plain.length) {
        throw new Corrupt(place, "a chunk of framed snappy is too long.", plain.length + " bytes at most", Integer.toString(size));
      }
      return Snappy.uncompress(chunk, 0, bytes, plain, 0);
    } catch (IOException e) {
      throw new Corrupt(place, "a chunk cannot be uncompressed by snappy.", e);
    }
  }

  private void verify(Place place, int expected) throws Corrupt {
    checksum.reset();
    checksum.update(plain, 0, limit);
    int found = Integer.rotateRight((int) checksum.getValue(), 15) + CHECKSUM_DELTA;
    if (found != expected) {
      throw new Corrupt(place, "the bytes of a chunk of framed snappy do not fit its checksum.", "0x" + Integer.toHexString(expected),
          "0x" + Integer.toHexString(found));
    }
  }
}
