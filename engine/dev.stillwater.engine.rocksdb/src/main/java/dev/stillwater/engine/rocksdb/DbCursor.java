package dev.stillwater.engine.rocksdb;

import dev.stillwater.engine.rocksdb.LocalDb.Family;
import dev.stillwater.engine.snapshot.bytes.ByteWriter;
import java.util.Optional;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.Slice;
import org.rocksdb.Snapshot;

/**
 * Walks over entries of a column family in the order of their keys' bytes. The current key and value are in arrays that are used again.
 *
 * <p>THREADING: one thread. LIFECYCLE: close it before its instance; a second time does nothing.
 */
final class DbCursor implements AutoCloseable {
  private static final long READ_AHEAD_BYTES = 1 << 17;
  /** Room that is made for a key or a value before its length is known. */
  private static final int ROOM_BYTES = 256;

  private final NativeHandles owner;
  private final NativeHandles handles = new NativeHandles();
  private final RocksIterator iterator;
  private byte[] key = new byte[64];
  private int keyLength;
  private byte[] value = new byte[256];
  private int valueLength;
  private boolean isAtStart = true;

  DbCursor(RocksDB db, NativeHandles owner, Family family, byte[] from, byte[] to, Optional<Snapshot> snapshot) {
    this.owner = owner;
    ReadOptions options = handles.keep(new ReadOptions());
    if (snapshot.isPresent()) {
      // All of it is read, once.
      options.setFillCache(false).setReadaheadSize(READ_AHEAD_BYTES).setSnapshot(snapshot.get());
    }
    if (to.length > 0) {
      options.setIterateUpperBound(handles.keep(new Slice(to)));
    }
    iterator = handles.keep(db.newIterator(family.handle(), options));
    iterator.seek(from);
    owner.keep(handles);
  }

  /** Goes to the next entry and reads its key; false at the end. */
  boolean next() throws RocksDBException {
    if (!advance()) {
      return false;
    }
    keyLength = iterator.key(key, 0, key.length);
    if (keyLength > key.length) {
      key = new byte[keyLength * 2];
      keyLength = iterator.key(key, 0, key.length);
    }
    return true;
  }

  /** Goes to the next entry and reads nothing of it, for {@link #append}; false at the end. */
  boolean advance() throws RocksDBException {
    if (isAtStart) {
      isAtStart = false;
    } else {
      iterator.next();
    }
    if (!iterator.isValid()) {
      iterator.status();
      return false;
    }
    return true;
  }

  /** Appends length of the key, key, length of the value and value to the writer as they stand in RocksDB; gives the place of the value. */
  int append(ByteWriter target) {
    int keyAt = target.size() + Integer.BYTES;
    byte[] array = target.reserve(Integer.BYTES + ROOM_BYTES);
    int length = iterator.key(array, keyAt, ROOM_BYTES);
    if (length > ROOM_BYTES) {
      iterator.key(target.reserve(Integer.BYTES + length), keyAt, length);
    }
    target.writeInt(length).written(length);
    int valueAt = target.size() + Integer.BYTES;
    array = target.reserve(Integer.BYTES + ROOM_BYTES);
    length = iterator.value(array, valueAt, ROOM_BYTES);
    if (length > ROOM_BYTES) {
      iterator.value(target.reserve(Integer.BYTES + length), valueAt, length);
    }
    target.writeInt(length).written(length);
    return valueAt;
  }

  /** Goes to the first entry at or above the key; the next one is that. */
  void seek(byte[] to) {
    iterator.seek(to);
    isAtStart = true;
  }

  /** The current key, up to {@link #keyLength}. */
  byte[] key() {
    return key;
  }

  /** Length of the current key. */
  int keyLength() {
    return keyLength;
  }

  /** Reads the current value into its array. */
  void loadValue() {
    valueLength = iterator.value(value, 0, value.length);
    if (valueLength > value.length) {
      value = new byte[valueLength * 2];
      valueLength = iterator.value(value, 0, value.length);
    }
  }

  /** The value that was loaded, up to {@link #valueLength}. */
  byte[] value() {
    return value;
  }

  /** Length of the value that was loaded. */
  int valueLength() {
    return valueLength;
  }

  /** Puts the current key into the writer in place of what it holds. */
  void copyKey(ByteWriter target) {
    target.truncate(0).writeBytes(key, 0, keyLength);
  }

  /** Loads the current value and puts it into the writer in place of what it holds. */
  void copyValue(ByteWriter target) {
    loadValue();
    target.truncate(0).writeBytes(value, 0, valueLength);
  }

  @Override
  public void close() {
    owner.close(handles);
  }
}
