package dev.stillwater.engine.snapshot.index;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.snapshot.EntryCursor;
import dev.stillwater.engine.snapshot.SnapshotEntry;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotException.Cancelled;
import dev.stillwater.engine.snapshot.StateView;
import dev.stillwater.engine.snapshot.bytes.ByteWriter;
import dev.stillwater.engine.snapshot.index.StateIndex.PlacedBlock;
import dev.stillwater.engine.state.KeyGroups;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.LongUnaryOperator;

/**
 * The entries of a state by their numbers. Rows that follow each other are read on where the last ones ended.
 *
 * <p>THREADING: any thread, one at a time; the state must not be used by another one meanwhile. LIFECYCLE: close it; it holds files of the state open.
 */
public final class StateRows implements AutoCloseable {
  private static final int FOUND_MAX = 1 << 20;

  private final StateView state;
  private final StateIndex index;
  private EntryCursor cursor;
  /** Number of the entry that the cursor stands at. */
  private long at;

  /** The entries of the state that the index is of; the index is not closed with this. */
  public StateRows(StateView state, StateIndex index) {
    this.state = state;
    this.index = index;
  }

  /** Number of entries. O(1). */
  public long size() {
    return index.rows();
  }

  /** Entries that follow each other; fewer at the end. Cost: up to 512 entries that are passed over (a key group in compressed files), then those read. */
  public List<StateRow> read(long first, int count, ProgressListener listener) throws SnapshotException {
    return read(offset -> first + offset, (int) Math.max(0, Math.min(count, size() - first)), listener);
  }

  /** The entries of a set from an index on; fewer at the end. Cost: as {@link #read}, for each stretch of entries. */
  public List<StateRow> read(RowSet rows, long first, int count, ProgressListener listener) throws SnapshotException {
    return read(offset -> rows.row(first + offset), (int) Math.max(0, Math.min(count, rows.size() - first)), listener);
  }

  /** The entries of the numbers, in their order. Cost: as {@link #read}, for each stretch of ascending numbers. */
  public List<StateRow> read(long[] numbers, ProgressListener listener) throws SnapshotException {
    return read(offset -> numbers[(int) offset], numbers.length, listener);
  }

  private List<StateRow> read(LongUnaryOperator row, int count, ProgressListener listener) throws SnapshotException {
    List<StateRow> rows = new ArrayList<>(count);
    for (int offset = 0; offset < count; offset++) {
      goTo(row.applyAsLong(offset), listener);
      rows.add(row(cursor, at));
    }
    return rows;
  }

  private void goTo(long row, ProgressListener listener) throws SnapshotException {
    try {
      if (cursor != null && row == at) {
        return;
      }
      PlacedBlock block = index.block(row);
      if (cursor == null || row < at || at < block.firstRow() - 1) {
        open(block, listener);
      }
      while (at < row) {
        step(block, listener);
      }
    } catch (SnapshotException e) {
      close();
      throw e;
    }
  }

  /** Goes one entry on; where a damage lies before a block, the block is opened anew. */
  private void step(PlacedBlock block, ProgressListener listener) throws SnapshotException {
    boolean isAtBorder = at == block.firstRow() - 1;
    try {
      if (cursor.next()) {
        at++;
        return;
      }
    } catch (Cancelled stopped) {
      throw stopped;
    } catch (SnapshotException damage) {
      if (!isAtBorder) {
        throw damage;
      }
    }
    if (!isAtBorder) {
      throw changed();
    }
    open(block, listener);
  }

  private void open(PlacedBlock block, ProgressListener listener) throws SnapshotException {
    close();
    cursor = state.entriesFrom(block.block().position, listener);
    if (!cursor.next()) {
      throw changed();
    }
    at = block.firstRow();
  }

  private SnapshotException changed() {
    return new SnapshotException.Refused(SnapshotException.Place.of("state '" + state.name() + "'"), "the state ends before its index does: it has changed.",
        "Open the snapshot again.");
  }

  /** The first entries of a state, without an index. Cost: those entries. */
  public static List<StateRow> first(StateView state, int count, ProgressListener listener) throws SnapshotException {
    List<StateRow> rows = new ArrayList<>();
    try (EntryCursor cursor = state.entries(listener)) {
      while (rows.size() < count && cursor.next()) {
        rows.add(row(cursor, rows.size()));
      }
    } catch (Cancelled stopped) {
      throw stopped;
    } catch (SnapshotException damage) {
      if (rows.isEmpty()) {
        throw damage;
      }
    }
    return rows;
  }

  private static StateRow row(EntryCursor cursor, long at) throws Cancelled {
    Part part = new Part();
    Object key = part.read(cursor::key);
    Object namespace = part.read(cursor::namespace);
    Object userKey = part.read(cursor::userKey);
    Object value = part.read(cursor::value);
    OptionalLong time = Objects.requireNonNullElse(part.read(cursor::timestamp), OptionalLong.empty());
    return new StateRow(at, new SnapshotEntry(cursor.keyGroup(), cursor.subtask(), key, namespace, userKey, value, time), cursor.sizeBytes(), part.problem);
  }

  /** Decodes parts of an entry and keeps the first problem. */
  private static final class Part {
    private Optional<String> problem = Optional.empty();

    /** Gives a part. */
    @FunctionalInterface
    interface Source<T> {
      T get() throws SnapshotException;
    }

    <T> T read(Source<T> source) throws Cancelled {
      try {
        return source.get();
      } catch (Cancelled stopped) {
        throw stopped;
      } catch (SnapshotException undecodable) {
        problem = problem.or(() -> Optional.of(undecodable.getMessage()));
        return null;
      }
    }
  }

  /** The bytes of an entry. Cost: as of reading it. */
  public RawEntry raw(long row, ProgressListener listener) throws SnapshotException {
    goTo(row, listener);
    ByteWriter key = new ByteWriter();
    cursor.writeIdentity(key);
    ByteWriter value = new ByteWriter();
    cursor.writeValue(value);
    return new RawEntry(key.toByteArray(), value.toByteArray());
  }

  /**
   * The entries of a key: several where it has windows or a map. Cost: the blocks of 512 entries that can hold it, in the key's own key group where its hash
   * can be computed; one or two as a rule.
   *
   * @param key a decoded value, equal to what a cursor gives
   */
  public RowSet find(Object key, ProgressListener listener) throws SnapshotException {
    int maxParallelism = state.operator().metadata().maxParallelism();
    OptionalInt hash = state.keySerializer().isPresent() && maxParallelism > 0 ? state.keySerializer().get().keyHash(key) : OptionalInt.empty();
    int group = hash.isPresent() ? KeyGroups.keyGroup(hash.getAsInt(), maxParallelism) : -1;
    RowSet.Builder found = new RowSet.Builder();
    int[] count = {0};
    close();
    index.candidates(KeyHash.of(key), hash.isPresent() ? group : -1, hash.isPresent() ? group : Integer.MAX_VALUE, place -> {
      if (listener.isCancelled()) {
        throw new Cancelled(SnapshotException.Place.of("state '" + state.name() + "'"));
      }
      try (EntryCursor entries = state.entriesFrom(place.block().position, listener)) {
        for (int entry = 0; entry < place.block().entries && entries.next(); entry++) {
          if (isKey(entries, key)) {
            found.add(place.firstRow() + entry);
            count[0]++;
          }
        }
      }
      return count[0] < FOUND_MAX;
    });
    return found.rows();
  }

  private static boolean isKey(EntryCursor entries, Object key) throws Cancelled {
    try {
      return Objects.equals(entries.key(), key);
    } catch (Cancelled stopped) {
      throw stopped;
    } catch (SnapshotException undecodable) {
      return false;
    }
  }

  @Override
  public void close() {
    if (cursor != null) {
      cursor.close();
      cursor = null;
    }
  }
}
