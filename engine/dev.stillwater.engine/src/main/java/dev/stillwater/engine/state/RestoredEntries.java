package dev.stillwater.engine.state;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.snapshot.EntryCursor;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.StateView;
import dev.stillwater.engine.snapshot.bytes.ByteReader;
import dev.stillwater.engine.snapshot.bytes.ByteWriter;
import dev.stillwater.engine.snapshot.keyed.CompositeKeys;
import dev.stillwater.engine.snapshot.write.KeyGroupRange;
import java.util.Optional;

/**
 * Walks over the entries that a snapshot of whatever form has for some key groups of a state, as bytes in the canonical form and, where the types of values
 * have changed, with the values in the new type.
 *
 * <p>THREADING: one thread. LIFECYCLE: close it.
 */
public final class RestoredEntries implements AutoCloseable {
  private final StateView state;
  private final String place;
  private final EntryCursor cursor;
  private final Optional<ValueMigration> migration;
  private final ByteWriter keyBytes = new ByteWriter();
  private final ByteWriter valueBytes = new ByteWriter();
  private final ByteReader key;
  private final ByteReader value;

  RestoredEntries(StateView state, String place, KeyGroupRange range, Optional<ValueMigration> migration, ProgressListener listener)
      throws SnapshotException {
    this.state = state;
    this.place = place;
    this.migration = migration;
    cursor = state.entries(range.first(), range.last(), listener);
    key = ByteReader.of(place, 0, keyBytes.array(), 0, 0);
    value = ByteReader.of(place, 0, valueBytes.array(), 0, 0);
  }

  /** Goes to the next entry; false at the end. */
  public boolean next() throws SnapshotException {
    return cursor.next();
  }

  /** Key group of the entry. */
  public int keyGroup() {
    return cursor.keyGroup();
  }

  /** A reader of the key: key, namespace, key inside a map; of timers time, key, namespace. Valid until the next entry. */
  public ByteReader key() throws SnapshotException {
    cursor.writeIdentity(keyBytes.truncate(0));
    key.reset(0, keyBytes.array(), 0, keyBytes.size());
    return key;
  }

  /** A reader of the value in the type that the state has now. Valid until the next entry. */
  public ByteReader value() throws SnapshotException {
    writeValue(valueBytes.truncate(0));
    value.reset(0, valueBytes.array(), 0, valueBytes.size());
    return value;
  }

  /** Appends the bytes of the key: as {@link #key}. */
  public void writeKey(ByteWriter out) throws SnapshotException {
    cursor.writeIdentity(out);
  }

  /** Appends the bytes of the value in the type that the state has now. */
  public void writeValue(ByteWriter out) throws SnapshotException {
    if (migration.isEmpty()) {
      cursor.writeValue(out);
    } else {
      migration.get().write(cursor.value(), out);
    }
  }

  /** Passes over the length that follows an ambiguous part of the key, which began at a number of bytes. */
  void skipLength(boolean isAmbiguous, int start) throws SnapshotException {
    if (isAmbiguous) {
      key.skip(CompositeKeys.lengthBytes((int) key.offset() - start));
    }
  }

  /** Number of entries in the whole snapshot, 0 when that is not known. */
  long knownCount() {
    return state.knownEntryCount().orElse(0);
  }

  /** What is read, for messages: operator and state. */
  String place() {
    return place;
  }

  SnapshotException corrupt(String what, String expected, String found) {
    return new SnapshotException.Corrupt(SnapshotException.Place.of(place), what, expected, found);
  }

  @Override
  public void close() {
    cursor.close();
  }
}
