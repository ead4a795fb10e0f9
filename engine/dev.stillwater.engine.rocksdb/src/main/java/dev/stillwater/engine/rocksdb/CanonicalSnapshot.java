package dev.stillwater.engine.rocksdb;

import dev.stillwater.engine.rocksdb.LocalDb.Family;
import dev.stillwater.engine.rocksdb.table.TableCursor;
import dev.stillwater.engine.rocksdb.table.TableException;
import dev.stillwater.engine.rocksdb.table.TableMerge;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.StateKind;
import dev.stillwater.engine.snapshot.bytes.ByteWriter;
import dev.stillwater.engine.snapshot.keyed.CompositeKeys;
import dev.stillwater.engine.snapshot.write.CanonicalGroup;
import dev.stillwater.engine.snapshot.write.KeyGroupBuffer;
import dev.stillwater.engine.snapshot.write.KeyGroupRange;
import dev.stillwater.engine.snapshot.write.KeyedState;
import dev.stillwater.engine.snapshot.write.KeyedStateWriter;
import dev.stillwater.engine.snapshot.write.KeyedStates;
import dev.stillwater.engine.state.SortedKeyGroups;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rocksdb.RocksDBException;

/**
 * Writes a view of an instance in the canonical form. A small one is written as its entries come, since they are sorted already; of a large one two threads
 * read key groups, which are in memory for that, unless one is so large that it goes to the file as it comes.
 *
 * <p>THREADING: {@link #write} by one thread, once.
 */
final class CanonicalSnapshot implements SortedKeyGroups.Source {
  private static final Logger LOGGER = System.getLogger(CanonicalSnapshot.class.getName());
  private static final int FRAME_BYTES = 2 * Integer.BYTES;
  private static final long HELPED_ENTRIES = 1 << 16;
  private static final int HELPED_ENTRIES_A_GROUP = 64;
  private static final long GROUP_BYTES_MAX = 8 << 20;

  private final RocksDbKeyedBackend backend;
  private final LocalDb.View view;
  private final KeyedStates states;
  private final KeyedStateWriter writer;
  private final Filter filter;
  private final KeyGroupRange range;
  private final int prefixBytes;
  private final List<Part> parts = new ArrayList<>();
  /** Where entries are read; empty where RocksDB reads all. */
  private Optional<LocalTables> tables = Optional.empty();

  /** Says whether an entry is left out, such as one that has expired; may change the value. Any thread, several at a time. */
  @FunctionalInterface
  interface Filter {
    /** Whether the entry stays; the value may be written anew. */
    boolean keeps(KeyedState state, ByteWriter value) throws SnapshotException;

    /** Whether entries of the state have to be shown to it; else all stay as they are. */
    default boolean looksAt(KeyedState state) {
      return true;
    }
  }

  /** A state's id in the file and its family in the instance. */
  private record Part(int state, Family family) {
  }

  /** Takes entries; the arrays are used again. */
  private interface Sink {
    /** Takes one; whether more are wanted. */
    boolean put(int state, byte[] key, int keyLength, ByteWriter value) throws SnapshotException;
  }

  CanonicalSnapshot(RocksDbKeyedBackend backend, LocalDb.View view, KeyedStates states, KeyedStateWriter writer, Filter filter) {
    this.backend = backend;
    this.view = view;
    this.states = states;
    this.writer = writer;
    this.filter = filter;
    range = writer.range();
    prefixBytes = CompositeKeys.prefixBytes(range.maxParallelism());
    for (int state = 0; state < states.states().size(); state++) {
      int id = state;
      backend.db().existing(states.states().get(state).name()).ifPresent(family -> parts.add(new Part(id, family)));
    }
  }

  /** Writes all entries of the states; returns the bytes of keys and values with their lengths. Cost: the state. */
  long write() throws SnapshotException, RocksDBException {
    long entries = 0;
    for (Part part : parts) {
      entries += backend.db().estimatedEntries(part.family());
    }
    boolean isLarge = entries >= HELPED_ENTRIES && entries / range.count() >= HELPED_ENTRIES_A_GROUP;
    long written = isLarge ? writeKeyGroups() : writeAsTheyCome();
    writer.finish();
    return written;
  }

  private long writeKeyGroups() throws SnapshotException {
    tables = openTables();
    try {
      return new SortedKeyGroups(backend.snapshotSite(), writer, this).write(Long.MAX_VALUE, true);
    } finally {
      tables.ifPresent(LocalTables::close);
    }
  }

  private Optional<LocalTables> openTables() {
    // Parts of lists are put together by RocksDB, and what expires is looked at entry by entry.
    List<Family> read = parts.stream().filter(part -> !isLookedAt(part) && states.states().get(part.state()).kind() != StateKind.LIST).map(Part::family).toList();
    try {
      return Optional.of(backend.db().tables(read));
    } catch (RocksDBException e) {
      // Where nothing can be written any more, all can still be read by RocksDB.
      LOGGER.log(Level.DEBUG, "RocksDB reads the state of operator '" + backend.snapshotSite().uid() + "' itself: " + e.getMessage());
      return Optional.empty();
    }
  }

  private boolean isLookedAt(Part part) {
    return filter.looksAt(states.states().get(part.state()));
  }

  /** With one cursor a state for all key groups. */
  private long writeAsTheyCome() throws SnapshotException, RocksDBException {
    List<DbCursor> cursors = new ArrayList<>();
    try {
      for (Part part : parts) {
        cursors.add(view.cursor(part.family(), new byte[0], new byte[0]));
      }
      boolean[] isValid = new boolean[cursors.size()];
      for (int index = 0; index < isValid.length; index++) {
        isValid[index] = cursors.get(index).next();
      }
      long[] written = new long[1];
      for (int keyGroup = range.first(); keyGroup <= range.last(); keyGroup++) {
        for (int index = 0; index < isValid.length; index++) {
          isValid[index] = isValid[index] && copy(keyGroup, parts.get(index), cursors.get(index), toFile(keyGroup, written));
        }
      }
      return written[0];
    } finally {
      cursors.forEach(DbCursor::close);
    }
  }

  private Sink toFile(int keyGroup, long[] bytes) {
    ByteWriter written = new ByteWriter();
    return (state, key, keyLength, value) -> {
      writer.putSorted(state, keyGroup, written.truncate(0).writeBytes(key, 0, keyLength), value);
      bytes[0] += FRAME_BYTES + keyLength + value.size();
      return true;
    };
  }

  /** Gives the entries of the key group to the sink from where the cursor stands; whether it stands at an entry then. */
  private boolean copy(int keyGroup, Part part, DbCursor cursor, Sink sink) throws SnapshotException, RocksDBException {
    KeyedState state = states.states().get(part.state());
    ByteWriter value = new ByteWriter();
    boolean isValid = true;
    while (isValid && CompositeKeys.keyGroup(cursor.key(), 0, prefixBytes) == keyGroup) {
      cursor.copyValue(value);
      if (filter.keeps(state, value) && !sink.put(part.state(), cursor.key(), cursor.keyLength(), value)) {
        return true;
      }
      isValid = cursor.next();
    }
    return isValid;
  }

  private byte[] prefix(int keyGroup) {
    ByteWriter prefix = new ByteWriter();
    CompositeKeys.writeKeyGroup(keyGroup, prefixBytes, prefix);
    return prefix.toByteArray();
  }

  /** Gives the entries of the key group to the sink; whether all were taken. */
  private boolean copy(int keyGroup, Part part, Sink sink) throws SnapshotException {
    try (DbCursor cursor = view.cursor(part.family(), prefix(keyGroup), prefix(keyGroup + 1))) {
      return !cursor.next() || !copy(keyGroup, part, cursor, sink);
    } catch (RocksDBException e) {
      throw backend.unwritable(e);
    }
  }

  @Override
  public Optional<CanonicalGroup> make(int keyGroup, KeyGroupBuffer entries, ByteWriter bytes) throws SnapshotException {
    try {
      return make(keyGroup, bytes, tables);
    } catch (IOException | TableException e) {
      // Once more by RocksDB, which says what is wrong if it cannot read it either.
      LOGGER.log(Level.DEBUG, "RocksDB reads key group " + keyGroup + " of operator '" + backend.snapshotSite().uid() + "' itself: " + e.getMessage());
    }
    try {
      return make(keyGroup, bytes, Optional.empty());
    } catch (IOException | TableException e) {
      throw new IllegalStateException(e);
    }
  }

  private Optional<CanonicalGroup> make(int keyGroup, ByteWriter bytes, Optional<LocalTables> from) throws SnapshotException, IOException, TableException {
    CanonicalGroup group = writer.sortedGroup(keyGroup, bytes);
    boolean isWhole = true;
    for (int index = 0; isWhole && index < parts.size(); index++) {
      Part part = parts.get(index);
      if (from.isPresent() && from.get().has(part.family())) {
        isWhole = append(keyGroup, part, group, bytes, from.get());
      } else if (isLookedAt(part)) {
        isWhole = copy(keyGroup, part, (state, key, keyLength, value) -> {
          writer.add(group, state, key, keyLength, value);
          return bytes.size() <= GROUP_BYTES_MAX;
        });
      } else {
        isWhole = append(keyGroup, part, group, bytes);
      }
    }
    return isWhole ? Optional.of(group.end()) : Optional.empty();
  }

  /** Appends the entries of the key group as they stand in tables; whether all were taken. */
  private boolean append(int keyGroup, Part part, CanonicalGroup group, ByteWriter bytes, LocalTables from) throws SnapshotException, IOException, TableException {
    TableMerge walk = from.walk(part.family());
    walk.seek(prefix(keyGroup), prefix(keyGroup + 1), view.sequence());
    boolean isOver = false;
    while (!isOver && bytes.size() <= GROUP_BYTES_MAX) {
      if (walk.next()) {
        TableCursor entry = walk.current();
        writer.append(group, part.state()).writeInt(entry.keyLength()).writeBytes(entry.key(), 0, entry.keyLength())
            .writeInt(entry.valueLength()).writeBytes(entry.valueBytes(), entry.valueAt(), entry.valueLength());
        writer.appended(group, part.state(), bytes.size() - entry.valueLength());
      } else {
        isOver = true;
      }
    }
    from.done(part.family(), walk);
    return isOver;
  }

  /** Appends the entries of the key group as RocksDB gives them; whether all were taken. */
  private boolean append(int keyGroup, Part part, CanonicalGroup group, ByteWriter bytes) throws SnapshotException {
    try (DbCursor cursor = view.cursor(part.family(), prefix(keyGroup), prefix(keyGroup + 1))) {
      while (bytes.size() <= GROUP_BYTES_MAX) {
        if (!cursor.advance()) {
          return true;
        }
        writer.appended(group, part.state(), cursor.append(writer.append(group, part.state())));
      }
      return false;
    } catch (RocksDBException e) {
      throw backend.unwritable(e);
    }
  }

  @Override
  public long stream(int keyGroup) throws SnapshotException {
    long[] written = new long[1];
    for (Part part : parts) {
      copy(keyGroup, part, toFile(keyGroup, written));
    }
    return written[0];
  }
}
