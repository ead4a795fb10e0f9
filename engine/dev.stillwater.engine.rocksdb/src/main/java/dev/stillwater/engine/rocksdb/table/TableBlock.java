package dev.stillwater.engine.rocksdb.table;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * A block of a table, checked and decompressed: entries, each with the number of bytes that its key shares with the one before, and then where some of them stand.
 *
 * <p>THREADING: one thread.
 *
 * <p>SOURCE: RocksDB, table/block_based/block_builder.cc, data_block_footer.cc, util/crc32c.h.
 */
final class TableBlock {
  /** What follows a block in the file: how it is compressed, and a checksum of both. */
  static final int TRAILER_BYTES = 5;
  static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int UNCOMPRESSED = 0;
  private static final int LZ4 = 4;
  private static final int MASK_DELTA = 0xa282ead8;
  /** In the last number of a block: its highest bit says that there is a map of hashes, another one that keys lie evenly, which is of use for searching only. */
  private static final int RESTARTS_MASK = 0x0fffffff;
  private static final int OTHER_FLAGS = 0x50000000;

  private final CRC32C checksum = new CRC32C();
  private byte[] plain = new byte[0];
  private byte[] bytes = plain;
  private int start;
  private int end;
  private int restarts;
  /** Where the last number that was read ends. */
  private int position;

  /**
   * Takes a block.
   *
   * @param file bytes of the file; not changed, and used until the next block
   * @param at where it stands in them
   * @param size its length, without the trailer
   */
  void set(byte[] file, int at, int size) throws TableException {
    checksum.reset();
    checksum.update(file, at, size + 1);
    int sum = (int) checksum.getValue();
    if ((sum >>> 15 | sum << 17) + MASK_DELTA != (int) INTS.get(file, at + size + 1)) {
      throw new TableException("The checksum of a block is not that of its bytes.");
    }
    switch (file[at + size]) {
      case UNCOMPRESSED -> {
        bytes = file;
        start = at;
        end = at + size;
      }
      case LZ4 -> {
        bytes = file;
        int length = varint(at);
        if (length < 0) {
          throw new TableException("The length of a block is negative.");
        }
        if (plain.length < length + Lz4Block.SLACK_BYTES) {
          plain = new byte[length + length / 2 + Lz4Block.SLACK_BYTES];
        }
        Lz4Block.decompress(file, position, at + size, plain, length);
        bytes = plain;
        start = 0;
        end = length;
      }
      default -> throw new TableException("A block is compressed in a way that is not read here.");
    }
    findEntries();
  }

  /** Behind the entries stands where some of them begin, then, if there is one, a map of hashes, and the number of these places. */
  private void findEntries() throws TableException {
    int footer = (int) INTS.get(bytes, end - Integer.BYTES);
    int places = end - Integer.BYTES;
    if (footer < 0) {
      int buckets = bytes[places - 2] & 0xff | (bytes[places - 1] & 0xff) << 8;
      places -= 2 + buckets;
    }
    restarts = footer & RESTARTS_MASK;
    end = places - restarts * Integer.BYTES;
    if ((footer & OTHER_FLAGS) != 0 || restarts > places / Integer.BYTES || end < start) {
      throw new TableException("A block does not hold what it says.");
    }
  }

  /** What holds the entries; more than these. */
  byte[] bytes() {
    return bytes;
  }

  /** Where the first entry stands. */
  int start() {
    return start;
  }

  /** Where the entries end. */
  int end() {
    return end;
  }

  /** Number of entries whose places are known. */
  int restarts() {
    return restarts;
  }

  /** Where one of them stands. */
  int restart(int index) {
    return start + (int) INTS.get(bytes, end + index * Integer.BYTES);
  }

  /** Reads a number of at most 32 bits; {@link #position} is behind it then. */
  int varint(int at) {
    byte[] array = bytes;
    int value = array[at];
    if (value >= 0) {
      position = at + 1;
      return value;
    }
    value &= 0x7f;
    int next = at + 1;
    for (int shift = 7; shift < Integer.SIZE; shift += 7) {
      int part = array[next++];
      value |= (part & 0x7f) << shift;
      if (part >= 0) {
        break;
      }
    }
    position = next;
    return value;
  }

  /** Reads a number of at most 64 bits, as the one before. */
  long varlong(int at) {
    long value = 0;
    int next = at;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      int part = bytes[next++];
      value |= (long) (part & 0x7f) << shift;
      if (part >= 0) {
        break;
      }
    }
    position = next;
    return value;
  }

  /** Where the last number that was read ends. */
  int position() {
    return position;
  }
}
