package dev.stillwater.engine.rocksdb;

import dev.stillwater.engine.rocksdb.LocalDb.Family;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.bytes.ByteWriter;
import dev.stillwater.engine.snapshot.keyed.CompositeKeys;
import dev.stillwater.engine.snapshot.write.KeyGroupRange;
import dev.stillwater.engine.snapshot.write.KeyedState;
import dev.stillwater.engine.snapshot.write.KeyedStateWriter;
import dev.stillwater.engine.snapshot.write.KeyedStates;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rocksdb.RocksDBException;

/**
 * Writes a view of an instance in the canonical form, key group by key group, as the entries come: they are sorted already.
 *
 * <p>THREADING: one thread. Memory: one entry and one cursor for each state.
 */
final class CanonicalSnapshot {
  private static final int FRAME_BYTES = 2 * Integer.BYTES;

  private CanonicalSnapshot() {
  }

  /** Says whether an entry is left out, such as one that has expired; may change the value. */
  @FunctionalInterface
  interface Filter {
    /** All entries stay. */
    Filter NONE = (state, value) -> true;

    /** Whether the entry stays; the value may be written anew. */
    boolean keeps(KeyedState state, ByteWriter value) throws SnapshotException;
  }

  /** The cursor of a state and its id in the file. */
  private record Part(int state, DbCursor cursor) {
  }

  /** Writes all entries of the states; returns the bytes of keys and values with their lengths. Cost: the state. */
  static long write(LocalDb db, LocalDb.View view, KeyedStates states, KeyedStateWriter writer, Filter filter) throws SnapshotException, RocksDBException {
    List<Part> parts = new ArrayList<>();
    try {
      for (int state = 0; state < states.states().size(); state++) {
        Optional<Family> family = db.existing(states.states().get(state).name());
        if (family.isPresent()) {
          DbCursor cursor = view.cursor(family.get(), new byte[0], new byte[0]);
          if (cursor.next()) {
            parts.add(new Part(state, cursor));
          } else {
            cursor.close();
          }
        }
      }
      return write(parts, states, writer, filter);
    } finally {
      parts.forEach(part -> part.cursor().close());
    }
  }

  private static long write(List<Part> parts, KeyedStates states, KeyedStateWriter writer, Filter filter) throws SnapshotException, RocksDBException {
    KeyGroupRange range = writer.range();
    int prefixBytes = CompositeKeys.prefixBytes(range.maxParallelism());
    ByteWriter key = new ByteWriter();
    ByteWriter value = new ByteWriter();
    long written = 0;
    for (int keyGroup = range.first(); keyGroup <= range.last(); keyGroup++) {
      for (int index = 0; index < parts.size(); index++) {
        Part part = parts.get(index);
        DbCursor cursor = part.cursor();
        KeyedState state = states.states().get(part.state());
        boolean isValid = true;
        while (isValid && CompositeKeys.keyGroup(cursor.key(), 0, prefixBytes) == keyGroup) {
          cursor.copyKey(key);
          cursor.copyValue(value);
          if (filter.keeps(state, value)) {
            writer.putSorted(part.state(), keyGroup, key, value);
            written += FRAME_BYTES + key.size() + value.size();
          }
          isValid = cursor.next();
        }
        if (!isValid) {
          cursor.close();
          parts.remove(index--);
        }
      }
    }
    writer.finish();
    return written;
  }
}
