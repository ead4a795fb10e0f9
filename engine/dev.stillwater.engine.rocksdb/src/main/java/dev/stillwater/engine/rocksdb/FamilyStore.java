package dev.stillwater.engine.rocksdb;

import dev.stillwater.engine.rocksdb.LocalDb.Family;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.bytes.ByteReader;
import dev.stillwater.engine.snapshot.bytes.ByteWriter;
import dev.stillwater.engine.snapshot.keyed.CompositeKeys;
import dev.stillwater.engine.snapshot.value.TimeWindowValue;
import dev.stillwater.engine.snapshot.value.VoidNamespaceValue;
import dev.stillwater.engine.snapshot.write.KeyedState;
import dev.stillwater.engine.state.EntryCodec;
import dev.stillwater.engine.state.EntryStore;
import dev.stillwater.engine.state.FrozenState;
import dev.stillwater.engine.state.ObjectEntry;
import dev.stillwater.engine.state.StateEntry;
import dev.stillwater.engine.state.StateTable;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.rocksdb.RocksDBException;

/**
 * The entries of a typed state that are not on the heap: a column family.
 *
 * <p>It knows which tables the heap holds whole, so that what is new costs no look-up: nothing is asked of a table of which nothing was evicted, and a
 * window that goes by between two checkpoints never touches the instance.
 *
 * <p>THREADING: the subtask; {@link #flush} the threads that write a snapshot.
 */
final class FamilyStore implements EntryStore {
  private final RocksDbKeyedBackend backend;
  private final KeyedState description;
  private final EntryCodec<StateEntry> codec;
  private final PaneIndex index;
  private final boolean isAmbiguous;
  private final int prefixBytes;
  private final ByteWriter key = new ByteWriter();
  private final LocalDb.Value value = new LocalDb.Value();
  private final ByteReader reader;
  private final EntryWeight weight = new EntryWeight();
  private final ByteWriter sample = new ByteWriter();
  private StateEntry lastNew;
  /** Tables of which entries are in the instance and not on the heap. */
  private final Map<StateTable, Boolean> partial = new IdentityHashMap<>();
  /** Tables of windows of which something has been written. */
  private final Set<StateTable> written = ConcurrentHashMap.newKeySet();
  /** Tables of windows that are over, whose entries are to be removed once no snapshot is about to write them. */
  private final List<StateTable> dropped = new ArrayList<>();
  private boolean isPartial;
  private Family family;

  @SuppressWarnings("unchecked") // The tables only ever hold entries that the codec made.
  FamilyStore(RocksDbKeyedBackend backend, KeyedState description, EntryCodec<?> codec) {
    this.backend = backend;
    this.description = description;
    this.codec = (EntryCodec<StateEntry>) codec;
    index = new PaneIndex(backend, description, this.codec);
    isAmbiguous = CompositeKeys.isAmbiguous(codec.keySerializer(), description.namespace());
    prefixBytes = CompositeKeys.prefixBytes(backend.range().maxParallelism());
    reader = ByteReader.of("RocksDB, state '" + description.name() + "'", 0, value.bytes, 0, 0);
  }

  /** Name, kind and serializers. */
  KeyedState description() {
    return description;
  }

  /** What an entry takes. */
  EntryWeight weight() {
    return weight;
  }

  private boolean isPartial(StateTable table) {
    return table.namespace() == null ? isPartial : partial.containsKey(table);
  }

  /** Says that the instance holds entries of the table, or of all tables without a namespace, that the heap does not. */
  void markPartial(StateTable table) {
    if (table.namespace() == null) {
      isPartial = true;
    } else {
      partial.put(table, true);
      written.add(table);
    }
  }

  /** Says that the instance holds entries of tables without a namespace. */
  void markPartial() {
    isPartial = true;
  }

  private Family family() throws RocksDBException {
    if (family == null) {
      family = backend.db().family(description.name());
    }
    return family;
  }

  /** Puts the key of an entry into the writer in place of what it holds. */
  private void writeKey(StateTable table, StateEntry entry, ByteWriter out) {
    CompositeKeys.writeKeyGroup(table.keyGroup(entry), prefixBytes, out.truncate(0));
    int start = out.size();
    codec.writeKey(entry, out);
    if (isAmbiguous) {
      CompositeKeys.writeLength(out.size() - start, out);
    }
    start = out.size();
    description.namespace().write(namespace(table, entry), out);
    if (isAmbiguous) {
      CompositeKeys.writeLength(out.size() - start, out);
    }
  }

  private static Object namespace(StateTable table, StateEntry entry) {
    if (entry instanceof ObjectEntry object) {
      return object.namespace();
    }
    return table.namespace() == null ? VoidNamespaceValue.INSTANCE : table.namespace();
  }

  @Override
  public boolean load(StateTable table, StateEntry entry) {
    if (weight.isSampleDue()) {
      // A value that is new has no length before it is written, and may not be written before there is no room left.
      boolean isThere = lastNew != null && lastNew != entry && !lastNew.isAbsent() && !(lastNew instanceof ObjectEntry object && object.value() == null);
      sample.truncate(0);
      if (isThere) {
        codec.writeValue(lastNew, sample);
      }
      writeKey(table, entry, key);
      weight.add(key.size() + sample.size());
      lastNew = entry;
    }
    if (!dropped.isEmpty() && !backend.isFlushPending()) {
      // Here, so that it need not be done while a snapshot is taken.
      removeDropped();
    }
    if (!isPartial(table)) {
      return false;
    }
    writeKey(table, entry, key);
    return read(entry);
  }

  /** Reads the value of the key that was put together; false when there is none. */
  private boolean read(StateEntry entry) {
    try {
      if (!backend.db().get(family(), key, value)) {
        return false;
      }
      reader.reset(0, value.bytes, 0, value.length);
      codec.readValue(entry, reader);
      weight.add(key.size() + value.length);
      return true;
    } catch (RocksDBException e) {
      throw backend.failure(e);
    } catch (SnapshotException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  @Override
  public void put(StateTable table, StateEntry entry) {
    try {
      ByteWriter bytes = new ByteWriter();
      codec.writeValue(entry, bytes);
      writeKey(table, entry, key);
      Batch batch = backend.db().batch();
      batch.put(family().id(), key, bytes);
      batch.write();
    } catch (RocksDBException e) {
      throw backend.failure(e);
    }
  }

  @Override
  public void delete(StateTable table, StateEntry entry) {
    try {
      writeKey(table, entry, key);
      Batch batch = backend.db().batch();
      batch.delete(family().id(), key);
      batch.write();
    } catch (RocksDBException e) {
      throw backend.failure(e);
    }
  }

  @Override
  public void evicted(StateTable table, StateEntry entry) {
    markPartial(table);
    if (table.namespace() != null && !entry.isAbsent()) {
      try {
        writeKey(table, entry, key);
        index.add(table.namespace(), key);
      } catch (RocksDBException e) {
        throw backend.failure(e);
      }
    }
  }

  @Override
  public void loadAll(StateTable table) {
    if (!isPartial(table)) {
      return;
    }
    try {
      if (table.namespace() == null) {
        loadKeyGroup(table);
        return;
      }
      index.forEach(table.namespace(), storedKey -> {
        StateEntry entry = codec.newEntry();
        index.readKey(storedKey, entry);
        writeKey(table, entry, key);
        if (read(entry)) {
          table.loaded(entry);
        }
      });
      index.remove(table.namespace());
      partial.remove(table);
    } catch (RocksDBException e) {
      throw backend.failure(e);
    } catch (SnapshotException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  private void loadKeyGroup(StateTable table) throws RocksDBException, SnapshotException {
    CompositeKeys.writeKeyGroup(table.keyGroup(codec.newEntry()), prefixBytes, key.truncate(0));
    byte[] from = key.toByteArray();
    try (DbCursor cursor = backend.db().cursor(family(), from, PaneIndex.behind(from))) {
      while (cursor.next()) {
        StateEntry entry = codec.newEntry();
        cursor.loadValue();
        reader.reset(0, cursor.key(), prefixBytes, cursor.keyLength() - prefixBytes);
        codec.readKey(entry, reader);
        reader.reset(0, cursor.value(), 0, cursor.valueLength());
        codec.readValue(entry, reader);
        table.loaded(entry);
      }
    }
  }

  private boolean isStored(StateTable table) {
    return written.contains(table) || partial.containsKey(table);
  }

  @Override
  public boolean dropped(StateTable table) {
    boolean isUntouched = !isStored(table);
    boolean isPending = backend.isFlushPending();
    if (isPending || !isUntouched) {
      dropped.add(table);
    }
    if (!isPending && !dropped.isEmpty()) {
      removeDropped();
    }
    return isUntouched && !isPending;
  }

  private void removeDropped() {
    try {
      Batch batch = backend.db().batch();
      removeDropped(batch);
      batch.write();
    } catch (RocksDBException e) {
      throw backend.failure(e);
    }
  }

  /** Removes what the instance holds of windows that are over. By the subtask, or by the thread that writes while the subtask waits. */
  void removeDropped(Batch batch) throws RocksDBException {
    List<StateTable> tables = List.copyOf(dropped);
    dropped.clear();
    for (StateTable table : tables) {
      if (partial.containsKey(table)) {
        try {
          index.forEach(table.namespace(), storedKey -> {
            StateEntry entry = codec.newEntry();
            index.readKey(storedKey, entry);
            writeKey(table, entry, key);
            batch.delete(family().id(), key);
          });
        } catch (SnapshotException e) {
          throw new IllegalStateException(e.getMessage(), e);
        }
        index.remove(table.namespace());
      }
      if (written.contains(table)) {
        for (StateEntry entry : table.slots()) {
          if (entry != null) {
            writeKey(table, entry, key);
            batch.delete(family().id(), key);
          }
        }
      }
      partial.remove(table);
      written.remove(table);
    }
  }

  /** Whether there are windows that are over to be removed. */
  boolean hasDropped() {
    return !dropped.isEmpty();
  }

  /**
   * Writes what was changed since the flushed generation in some of the tables of the frozen state, which it lets go of. Several threads may do so, each other tables.
   * Cost: the entries of these on the heap.
   */
  void flush(List<FrozenState.Part> parts, int flushedGeneration, Batch batch) throws RocksDBException {
    ByteWriter entryKey = new ByteWriter();
    ByteWriter entryValue = new ByteWriter();
    int id = family().id();
    for (FrozenState.Part part : parts) {
      StateTable table = part.table();
      boolean isWritten = false;
      for (StateEntry entry : part.slots()) {
        if (entry != null && entry.generation() > flushedGeneration) {
          writeKey(table, entry, entryKey);
          if (entry.isAbsent() || entry instanceof ObjectEntry object && object.value() == null) {
            batch.delete(id, entryKey);
          } else {
            codec.writeValue(entry, entryValue.truncate(0));
            batch.put(id, entryKey, entryValue);
            weight.add(entryKey.size() + entryValue.size());
          }
          isWritten = true;
        }
      }
      if (isWritten && table.namespace() != null) {
        written.add(table);
      }
      part.forget();
    }
  }

  /** The windows of which the instance holds entries; makes the index of them. Cost: all keys of the state. */
  Set<TimeWindowValue> restoreWindows() throws RocksDBException, SnapshotException {
    return index.rebuild(family());
  }
}
