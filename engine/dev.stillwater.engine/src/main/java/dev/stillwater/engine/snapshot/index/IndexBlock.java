package dev.stillwater.engine.snapshot.index;

import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.bytes.ByteReader;
import dev.stillwater.engine.snapshot.bytes.ByteWriter;
import java.util.Arrays;

/**
 * Some hundred entries that follow each other: where the first one is and which keys can be among them.
 *
 * <p>THREADING: one thread until it is written; then immutable.
 */
final class IndexBlock {
  /** Most entries of a block: what is walked over to reach the last one. */
  static final int ENTRIES_MAX = 512;
  private static final int FILTER_WORDS = ENTRIES_MAX * 10 / Long.SIZE;
  private static final int FILTER_BITS = FILTER_WORDS * Long.SIZE;
  private static final int PROBES = 5;
  private static final int POSITION_CHARS_MAX = 1 << 16;

  final String position;
  final int firstKeyGroup;
  int lastKeyGroup;
  int entries;
  private final long[] filter;

  IndexBlock(String position, int firstKeyGroup) {
    this(position, firstKeyGroup, new long[FILTER_WORDS]);
    lastKeyGroup = firstKeyGroup;
  }

  private IndexBlock(String position, int firstKeyGroup, long[] filter) {
    this.position = position;
    this.firstKeyGroup = firstKeyGroup;
    this.filter = filter;
  }

  boolean isFull() {
    return entries == ENTRIES_MAX;
  }

  /** Takes an entry with a key of the hash. */
  void add(int keyGroup, long hash) {
    entries++;
    lastKeyGroup = keyGroup;
    long step = hash >>> 32 | 1;
    long probe = hash & 0xffffffffL;
    for (int count = 0; count < PROBES; count++, probe += step) {
      int bit = (int) (probe % FILTER_BITS);
      filter[bit >> 6] |= 1L << bit;
    }
  }

  /** Whether a key of the hash can be among the entries; false is certain. */
  boolean canHold(long hash) {
    long step = hash >>> 32 | 1;
    long probe = hash & 0xffffffffL;
    for (int count = 0; count < PROBES; count++, probe += step) {
      int bit = (int) (probe % FILTER_BITS);
      if ((filter[bit >> 6] & 1L << bit) == 0) {
        return false;
      }
    }
    return true;
  }

  void write(ByteWriter out) {
    out.writeInt(firstKeyGroup).writeInt(lastKeyGroup).writeInt(entries).writeInt(position.length());
    for (int index = 0; index < position.length(); index++) {
      out.writeByte(position.charAt(index));
    }
    Arrays.stream(filter).forEach(out::writeLong);
  }

  static IndexBlock read(ByteReader in) throws SnapshotException {
    int first = in.readInt();
    int last = in.readInt();
    int entries = in.readInt();
    int length = in.readInt();
    if (entries < 1 || entries > ENTRIES_MAX || last < first || length < 1 || length > POSITION_CHARS_MAX) {
      throw in.corrupt("this is no block of an index.", "1 to " + ENTRIES_MAX + " entries at a position", entries + " entries, " + length + " characters");
    }
    StringBuilder position = new StringBuilder(length);
    for (int index = 0; index < length; index++) {
      position.append((char) in.readUnsignedByte());
    }
    long[] filter = new long[FILTER_WORDS];
    for (int index = 0; index < FILTER_WORDS; index++) {
      filter[index] = in.readLong();
    }
    IndexBlock block = new IndexBlock(position.toString(), first, filter);
    block.lastKeyGroup = last;
    block.entries = entries;
    return block;
  }
}
