package dev.stillwater.engine.rocksdb;

import dev.stillwater.engine.snapshot.bytes.ByteWriter;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/**
 * Changes that go to an instance together. They are put together on this side in RocksDB's own form, so that a thousand of them cost one call.
 *
 * <p>THREADING: one thread at a time.
 *
 * <p>SOURCE: RocksDB, db/write_batch.cc: sequence number (8 bytes), count (4 bytes, little-endian), then records of kind, number of the column family and
 * the length of each part as varints.
 */
final class Batch {
  private static final int PUT = 0x5;
  private static final int MERGE = 0x6;
  private static final int DELETE = 0x4;
  private static final int DELETE_RANGE = 0xE;
  private static final int HEAD_BYTES = 12;
  private static final int COUNT_AT = 8;
  private static final int FULL_BYTES = 1 << 19;

  private final Target target;
  private final ByteWriter bytes = new ByteWriter(1 << 12);
  private int count;

  /** Where changes go. */
  @FunctionalInterface
  interface Target {
    /** Writes all of them or none. */
    void write(WriteBatch changes) throws RocksDBException;
  }

  Batch(Target target) {
    this.target = target;
    bytes.writeLong(0).writeInt(0);
  }

  /** An empty one for the same instance. */
  Batch another() {
    return new Batch(target);
  }

  /** Puts a value. */
  void put(int family, ByteWriter key, ByteWriter value) throws RocksDBException {
    begin(PUT, family);
    add(key.array(), 0, key.size());
    add(value.array(), 0, value.size());
    end();
  }

  /** Appends to a list. */
  void merge(int family, ByteWriter key, ByteWriter value) throws RocksDBException {
    begin(MERGE, family);
    add(key.array(), 0, key.size());
    add(value.array(), 0, value.size());
    end();
  }

  /** Removes a value. */
  void delete(int family, ByteWriter key) throws RocksDBException {
    begin(DELETE, family);
    add(key.array(), 0, key.size());
    end();
  }

  /** Removes the values whose keys are at or above the first and below the second one. */
  void deleteRange(int family, byte[] from, byte[] to) throws RocksDBException {
    begin(DELETE_RANGE, family);
    add(from, 0, from.length);
    add(to, 0, to.length);
    end();
  }

  private void begin(int kind, int family) {
    bytes.writeByte(kind);
    varint(family);
  }

  private void add(byte[] array, int offset, int length) {
    varint(length);
    bytes.writeBytes(array, offset, length);
  }

  private void varint(int value) {
    int rest = value;
    while (rest >>> 7 != 0) {
      bytes.writeByte(rest & 0x7f | 0x80);
      rest >>>= 7;
    }
    bytes.writeByte(rest);
  }

  private void end() throws RocksDBException {
    count++;
    if (bytes.size() >= FULL_BYTES) {
      write();
    }
  }

  /** Writes what there is; the batch is empty then. */
  void write() throws RocksDBException {
    if (count == 0) {
      return;
    }
    byte[] whole = bytes.toByteArray();
    for (int index = 0; index < Integer.BYTES; index++) {
      whole[COUNT_AT + index] = (byte) (count >>> 8 * index);
    }
    clear();
    try (WriteBatch batch = new WriteBatch(whole)) {
      target.write(batch);
    }
  }

  /** Whether nothing waits to be written. */
  boolean isEmpty() {
    return count == 0;
  }

  private void clear() {
    count = 0;
    bytes.truncate(HEAD_BYTES);
  }
}
