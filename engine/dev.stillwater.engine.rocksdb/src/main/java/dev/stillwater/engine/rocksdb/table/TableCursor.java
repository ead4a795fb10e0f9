package dev.stillwater.engine.rocksdb.table;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Walks over the keys of a table in the order of their bytes, and gives of each the version that could be seen at a moment. Memory: what is read at once and a block.
 *
 * <p>THREADING: one thread. LIFECYCLE: none of its own; not to be used after the table is closed.
 *
 * <p>SOURCE: RocksDB, table/block_based/block.cc, db/dbformat.h.
 */
public final class TableCursor {
  private static final int READ_BYTES = 1 << 17;
  private static final int TAIL_BYTES = Long.BYTES;
  private static final int DELETION = 0;
  private static final int VALUE = 1;
  private static final int SINGLE_DELETION = 7;
  private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final TableFile file;
  private final TableBlock block = new TableBlock();
  private byte[] chunk = new byte[0];
  private long chunkOffset;
  private int chunkLength;
  private long readEnd;
  private byte[] to = new byte[0];
  private long sequenceMax;
  private int nextBlock;
  private int lastBlock;
  private boolean isBounded;
  private int at;
  private int end;
  private byte[] key = new byte[64];
  private int keyLength;
  private boolean hasKey;
  /** Whether it is known what can be seen of the key: what comes of it are older versions. */
  private boolean isDecided;
  private boolean isDeleted;
  private int valueAt;
  private int valueLength;

  TableCursor(TableFile file) {
    this.file = file;
  }

  /**
   * Goes before the first key at or above {@code from}, to end at the first one at or above {@code to}, or at the end if that is empty.
   *
   * @param visible the sequence number of the last change that is seen
   */
  public void seek(byte[] from, byte[] to, long visible) throws IOException, TableException {
    this.to = to;
    sequenceMax = visible;
    nextBlock = file.blockOf(from);
    lastBlock = to.length == 0 ? file.blocks() - 1 : Math.min(file.blockOf(to), file.blocks() - 1);
    chunkLength = 0;
    at = 0;
    end = 0;
    hasKey = false;
    isDecided = false;
    if (nextBlock <= lastBlock) {
      long[] last = file.handle(lastBlock);
      readEnd = last[0] + last[1] + TableBlock.TRAILER_BYTES;
      skip(from);
    }
  }

  /** Passes over the keys below one. */
  private void skip(byte[] from) throws IOException, TableException {
    try {
      while (at < end || nextBlock()) {
        int entry = at;
        read();
        if (Arrays.compareUnsigned(key, 0, keyLength, from, 0, from.length) >= 0) {
          // Read once more by whoever asks for it; all of the key is there by then.
          at = entry;
          return;
        }
      }
    } catch (IndexOutOfBoundsException e) {
      throw new TableException(e);
    }
  }

  /** Goes to the next key of which a version can be seen, if only that it is removed; false at the end. */
  public boolean next() throws IOException, TableException {
    try {
      while (at < end || nextBlock()) {
        boolean isOlder = read() && isDecided;
        if (isBounded && Arrays.compareUnsigned(key, 0, keyLength, to, 0, to.length) >= 0) {
          at = 0;
          end = 0;
          nextBlock = lastBlock + 1;
          return false;
        }
        isDecided = isOlder;
        if (!isOlder) {
          long tail = (long) LONGS.get(key, keyLength);
          if (Long.compareUnsigned(tail >>> Byte.SIZE, sequenceMax) <= 0) {
            isDecided = true;
            int kind = (int) tail & 0xff;
            if (kind != VALUE && kind != DELETION && kind != SINGLE_DELETION) {
              throw new TableException("It holds entries of the kind " + kind + ", which are not read here.");
            }
            isDeleted = kind != VALUE;
            return true;
          }
        }
      }
      return false;
    } catch (IndexOutOfBoundsException e) {
      throw new TableException(e);
    }
  }

  /** Reads the entry that comes next; whether it is another version of the key before. */
  private boolean read() throws TableException {
    int shared = block.varint(at);
    int own = block.varint(block.position());
    valueLength = block.varint(block.position());
    int keyAt = block.position();
    int length = shared + own - TAIL_BYTES;
    if (shared < 0 || own < 0 || valueLength < 0 || length < 0 || hasKey && shared > keyLength + TAIL_BYTES || !hasKey && shared > 0
        || valueLength > end - keyAt - own) {
      throw new TableException("An entry does not hold what it says.");
    }
    byte[] bytes = block.bytes();
    boolean isRepeated = hasKey && length == keyLength
        && (shared >= length || Arrays.equals(bytes, keyAt, keyAt + length - shared, key, shared, length));
    if (key.length < shared + own) {
      key = Arrays.copyOf(key, 2 * (shared + own));
    }
    System.arraycopy(bytes, keyAt, key, shared, own);
    keyLength = length;
    hasKey = true;
    valueAt = keyAt + own;
    at = valueAt + valueLength;
    return isRepeated;
  }

  private boolean nextBlock() throws IOException, TableException {
    if (nextBlock > lastBlock) {
      return false;
    }
    long[] handle = file.handle(nextBlock);
    int length = Math.toIntExact(handle[1] + TableBlock.TRAILER_BYTES);
    long place = handle[0] - chunkOffset;
    if (chunkLength == 0 || place < 0 || place + length > chunkLength) {
      load(handle[0], length);
      place = 0;
    }
    block.set(chunk, (int) place, (int) handle[1]);
    at = block.start();
    end = block.end();
    isBounded = nextBlock == lastBlock && to.length > 0;
    nextBlock++;
    return at < end || nextBlock();
  }

  /** Reads what comes next of the file, at least one block and not beyond the last one. */
  private void load(long offset, int blockBytes) throws IOException, TableException {
    int length = (int) Math.max(blockBytes, Math.min(READ_BYTES, readEnd - offset));
    if (chunk.length < length) {
      chunk = new byte[length];
    }
    file.read(offset, chunk, length);
    chunkOffset = offset;
    chunkLength = length;
  }

  /** The key's bytes, up to {@link #keyLength}; another array after the next longer key. */
  public byte[] key() {
    return key;
  }

  /** Length of the key. */
  public int keyLength() {
    return keyLength;
  }

  /** Whether what can be seen of the key is that it was removed. */
  public boolean isDeleted() {
    return isDeleted;
  }

  /** What holds the value, from {@link #valueAt} on; until the next entry is read. */
  public byte[] valueBytes() {
    return block.bytes();
  }

  /** Where the value stands. */
  public int valueAt() {
    return valueAt;
  }

  /** Length of the value. */
  public int valueLength() {
    return valueLength;
  }
}
