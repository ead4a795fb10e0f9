package dev.stillwater.engine.rocksdb.table;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * A table of RocksDB, open for reading. Its index is in memory.
 *
 * <p>Read are block-based tables as {@code RocksDbMemory} has them written: of version 4 or 5, with checksums of CRC32C, uncompressed or LZ4, with an index of one level and
 * without ranges that are removed. Others are refused.
 *
 * <p>THREADING: any thread, several at a time; a cursor is of one thread. LIFECYCLE: close it, after its cursors are used no more.
 *
 * <p>SOURCE: RocksDB, table/format.cc, table/meta_blocks.cc, table/block_based/index_builder.h.
 */
public final class TableFile implements Closeable {
  /** Length of the end of the file, which says where everything else is. */
  private static final int FOOTER_BYTES = 53;
  private static final long MAGIC = 0x88e241b785f4cff7L;
  private static final int CRC32C = 1;
  private static final int VERSION_MIN = 4;
  private static final int VERSION_MAX = 5;
  private static final String PROPERTIES = "rocksdb.properties";
  private static final String REMOVED_RANGES = "rocksdb.range_del";
  private static final String INDEX_TYPE = "rocksdb.block.based.table.index.type";
  private static final String HAS_USER_KEYS = "rocksdb.index.key.is.user.key";
  private static final String HAS_PLAIN_HANDLES = "rocksdb.index.value.is.delta.encoded";
  /** Bytes of the sequence number and kind behind each key. */
  private static final int SEQUENCE_BYTES = Long.BYTES;

  private final FileChannel channel;
  private final TableBlock index = new TableBlock();
  private int keyTailBytes;

  private TableFile(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Opens a table. Cost: its index.
   *
   * @param indexBytesMax greatest length of the index that is wanted in memory
   */
  public static TableFile open(Path path, long indexBytesMax) throws IOException, TableException {
    TableFile file = new TableFile(FileChannel.open(path, StandardOpenOption.READ));
    try {
      file.readFooter(indexBytesMax);
      return file;
    } catch (IOException | TableException | RuntimeException e) {
      file.close();
      if (e instanceof IndexOutOfBoundsException outside) {
        throw new TableException(outside);
      }
      throw e;
    }
  }

  private void readFooter(long indexBytesMax) throws IOException, TableException {
    long length = channel.size();
    byte[] footer = new byte[FOOTER_BYTES];
    read(length - FOOTER_BYTES, footer, FOOTER_BYTES);
    long magic = Integer.toUnsignedLong((int) TableBlock.INTS.get(footer, FOOTER_BYTES - 8)) | (long) (int) TableBlock.INTS.get(footer, FOOTER_BYTES - 4) << Integer.SIZE;
    int version = (int) TableBlock.INTS.get(footer, FOOTER_BYTES - 12);
    if (magic != MAGIC || version < VERSION_MIN || version > VERSION_MAX || footer[0] != CRC32C) {
      throw new TableException("It is no table of the version that is read here.");
    }
    ByteBuffer handles = ByteBuffer.wrap(footer, 1, FOOTER_BYTES - 1);
    Map<String, byte[]> parts = readMap(varlong(handles), varlong(handles));
    byte[] properties = parts.get(PROPERTIES);
    if (properties == null || parts.containsKey(REMOVED_RANGES)) {
      throw new TableException("It holds ranges that are removed, or does not say what it holds.");
    }
    ByteBuffer handle = ByteBuffer.wrap(properties);
    Map<String, byte[]> values = readMap(varlong(handle), varlong(handle));
    if (number(values, INDEX_TYPE) != 0 || number(values, HAS_PLAIN_HANDLES) != 1) {
      throw new TableException("Its index is of a kind that is not read here.");
    }
    keyTailBytes = number(values, HAS_USER_KEYS) == 1 ? 0 : SEQUENCE_BYTES;
    long offset = varlong(handles);
    long size = varlong(handles);
    if (size < 0 || size > indexBytesMax) {
      throw new TableException("Its index is larger than what is kept in memory.");
    }
    readBlock(offset, size, index);
  }

  /** Properties are numbers of one digit as bytes or little-endian. */
  private static int number(Map<String, byte[]> values, String name) throws TableException {
    byte[] value = values.getOrDefault(name, new byte[] {0});
    if (value.length == 0) {
      throw new TableException("The property " + name + " is empty.");
    }
    return value[0];
  }

  private static long varlong(ByteBuffer in) {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE && in.hasRemaining(); shift += 7) {
      int part = in.get();
      value |= (long) (part & 0x7f) << shift;
      if (part >= 0) {
        break;
      }
    }
    return value;
  }

  /** Reads a block of names and values. */
  private Map<String, byte[]> readMap(long offset, long size) throws IOException, TableException {
    TableBlock block = new TableBlock();
    readBlock(offset, size, block);
    Map<String, byte[]> map = new HashMap<>();
    byte[] name = new byte[0];
    for (int at = block.start(); at < block.end();) {
      int shared = block.varint(at);
      int own = block.varint(block.position());
      int valueLength = block.varint(block.position());
      int keyAt = block.position();
      name = Arrays.copyOf(name, shared + own);
      System.arraycopy(block.bytes(), keyAt, name, shared, own);
      at = keyAt + own + valueLength;
      map.put(new String(name, StandardCharsets.UTF_8), Arrays.copyOfRange(block.bytes(), keyAt + own, at));
    }
    return map;
  }

  private void readBlock(long offset, long size, TableBlock target) throws IOException, TableException {
    if (offset < 0 || size < 0 || size > channel.size() - TableBlock.TRAILER_BYTES || offset > channel.size() - size - TableBlock.TRAILER_BYTES) {
      throw new TableException("A block is said to stand outside of the file.");
    }
    byte[] bytes = new byte[Math.toIntExact(size) + TableBlock.TRAILER_BYTES];
    read(offset, bytes, bytes.length);
    target.set(bytes, 0, (int) size);
  }

  /** Reads bytes of the file into the start of an array. */
  void read(long offset, byte[] target, int length) throws IOException, TableException {
    ByteBuffer buffer = ByteBuffer.wrap(target, 0, length);
    while (buffer.hasRemaining()) {
      if (offset < 0 || channel.read(buffer, offset + buffer.position()) < 0) {
        throw new TableException("It ends before what it says it holds.");
      }
    }
  }

  /** A cursor over the entries. */
  public TableCursor cursor() {
    return new TableCursor(this);
  }

  /** Bytes of the index in memory. */
  public long indexBytes() {
    return index.end() - index.start();
  }

  /** Number of blocks with entries. */
  int blocks() {
    return index.restarts();
  }

  /** The first block that may hold keys at or above one; the number of blocks if there is none. Cost: the logarithm of their number. */
  int blockOf(byte[] key) throws TableException {
    int low = 0;
    int high = blocks();
    IndexEntry entry = new IndexEntry();
    while (low < high) {
      int middle = low + high >>> 1;
      entry.read(middle);
      if (Arrays.compareUnsigned(index.bytes(), entry.keyAt, entry.keyAt + entry.keyLength, key, 0, key.length) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Where a block begins, and behind that its length without the trailer. */
  long[] handle(int block) throws TableException {
    IndexEntry entry = new IndexEntry();
    entry.read(block);
    ByteBuffer handle = ByteBuffer.wrap(index.bytes(), entry.handleAt, index.end() - entry.handleAt);
    return new long[] {varlong(handle), varlong(handle)};
  }

  /** An entry of the index: the last key of a block, or one between that and the next block's first. */
  private final class IndexEntry {
    private int keyAt;
    private int keyLength;
    private int handleAt;

    void read(int number) throws TableException {
      ByteBuffer entry = ByteBuffer.wrap(index.bytes(), index.restart(number), index.end() - index.restart(number));
      long shared = varlong(entry);
      long own = varlong(entry);
      if (shared != 0 || own < keyTailBytes || own > entry.remaining()) {
        throw new TableException("Its index is of a kind that is not read here.");
      }
      keyAt = entry.position();
      keyLength = (int) own - keyTailBytes;
      handleAt = keyAt + (int) own;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
