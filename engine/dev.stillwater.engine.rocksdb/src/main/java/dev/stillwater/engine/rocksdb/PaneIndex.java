package dev.stillwater.engine.rocksdb;

import dev.stillwater.engine.rocksdb.LocalDb.Family;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.bytes.ByteReader;
import dev.stillwater.engine.snapshot.bytes.ByteWriter;
import dev.stillwater.engine.snapshot.keyed.CompositeKeys;
import dev.stillwater.engine.snapshot.serializer.ValueSerializer;
import dev.stillwater.engine.snapshot.value.TimeWindowValue;
import dev.stillwater.engine.snapshot.write.KeyedState;
import dev.stillwater.engine.state.EntryCodec;
import dev.stillwater.engine.state.StateEntry;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import org.rocksdb.RocksDBException;

/**
 * Which keys have entries of a window in the instance and not on the heap, so that a window is found without a walk over all others: Flink's layout puts the
 * window behind the key. The order here is window, key group, key.
 *
 * <p>It lies in a small instance of its own, which no snapshot holds: it is made when the first entry of a window is evicted, and anew on restore.
 *
 * <p>THREADING: the subtask, or another thread while the subtask waits.
 */
final class PaneIndex {
  private final RocksDbKeyedBackend backend;
  private final KeyedState description;
  private final EntryCodec<StateEntry> codec;
  private final int prefixBytes;
  private final boolean isAmbiguous;
  private final ByteWriter stored = new ByteWriter();
  private final ByteWriter nothing = new ByteWriter();
  private Family family;

  /** Takes a key of the index. */
  @FunctionalInterface
  interface KeyVisitor {
    /** The writer is used again afterwards. */
    void visit(ByteWriter storedKey) throws RocksDBException, SnapshotException;
  }

  PaneIndex(RocksDbKeyedBackend backend, KeyedState description, EntryCodec<StateEntry> codec) {
    this.backend = backend;
    this.description = description;
    this.codec = codec;
    prefixBytes = CompositeKeys.prefixBytes(backend.range().maxParallelism());
    isAmbiguous = CompositeKeys.isAmbiguous(codec.keySerializer(), description.namespace());
  }

  private Family family() throws RocksDBException {
    if (family == null) {
      family = backend.index().family(description.name());
    }
    return family;
  }

  /** Adds a key, given as it stands in the state's family, to a window. */
  void add(Object window, ByteWriter key) throws RocksDBException {
    Batch batch = backend.index().batch();
    add(window, key, batch);
    batch.write();
  }

  private void add(Object window, ByteWriter key, Batch batch) throws RocksDBException {
    description.namespace().write(window, stored.truncate(0));
    stored.writeBytes(key.array(), 0, key.size());
    batch.put(family().id(), stored, nothing);
  }

  /** Reads the key of an entry. */
  void readKey(ByteWriter storedKey, StateEntry entry) throws SnapshotException {
    int from = description.namespace().fixedLength() + prefixBytes;
    codec.readKey(entry, ByteReader.of("index of windows", 0, storedKey.array(), from, storedKey.size() - from));
  }

  /** Visits the keys of a window. Cost: those keys. */
  void forEach(Object window, KeyVisitor visitor) throws RocksDBException, SnapshotException {
    byte[] from = bytes(window);
    ByteWriter key = new ByteWriter();
    try (DbCursor cursor = backend.index().cursor(family(), from, behind(from))) {
      while (cursor.next()) {
        cursor.copyKey(key);
        visitor.visit(key);
      }
    }
  }

  /** Forgets a window. */
  void remove(Object window) throws RocksDBException {
    byte[] from = bytes(window);
    Batch batch = backend.index().batch();
    batch.deleteRange(family().id(), from, behind(from));
    batch.write();
  }

  private byte[] bytes(Object window) {
    ByteWriter out = new ByteWriter();
    description.namespace().write(window, out);
    return out.toByteArray();
  }

  /** The first bytes behind all that begin with these. */
  static byte[] behind(byte[] prefix) {
    for (int index = prefix.length - 1; index >= 0; index--) {
      if (prefix[index] != -1) {
        byte[] behind = Arrays.copyOf(prefix, index + 1);
        behind[index]++;
        return behind;
      }
    }
    return new byte[0];
  }

  /** Makes the index from the keys of the state; returns the windows. Cost: all keys. */
  Set<TimeWindowValue> rebuild(Family ofState) throws RocksDBException, SnapshotException {
    ValueSerializer keys = codec.keySerializer();
    Set<TimeWindowValue> windows = new LinkedHashSet<>();
    ByteWriter key = new ByteWriter();
    ByteReader reader = ByteReader.of("RocksDB, state '" + description.name() + "'", 0, key.array(), 0, 0);
    Batch batch = backend.index().batch();
    try (DbCursor cursor = backend.db().cursor(ofState, new byte[0], new byte[0])) {
      while (cursor.next()) {
        cursor.copyKey(key);
        reader.reset(0, key.array(), prefixBytes, key.size() - prefixBytes);
        keys.skip(reader);
        if (isAmbiguous) {
          reader.skip(CompositeKeys.lengthBytes((int) reader.offset()));
        }
        TimeWindowValue window = (TimeWindowValue) description.namespace().read(reader);
        windows.add(window);
        add(window, key, batch);
      }
    }
    batch.write();
    return windows;
  }
}
