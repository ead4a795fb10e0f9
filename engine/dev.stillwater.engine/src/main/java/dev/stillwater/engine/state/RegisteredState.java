package dev.stillwater.engine.state;

import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.write.KeyedState;

/**
 * A keyed state that an operator has asked for, in one subtask.
 *
 * <p>THREADING: the subtask; {@link #write} any thread.
 */
abstract class RegisteredState {
  private final KeyedState description;

  RegisteredState(KeyedState description) {
    this.description = description;
  }

  /** Name, kind and serializers as snapshots have them. */
  final KeyedState description() {
    return description;
  }

  /** Starts a new generation in all tables. Cost: number of tables. */
  abstract void begin();

  /** What the state holds now; the tables belong to the next generation afterwards, once {@link #begin} was called. Cost: number of tables. */
  abstract FrozenState freeze(Generations.Hold hold);

  /** Puts the bytes of an entry together, several times for a map. */
  abstract void write(StateEntry entry, Object namespace, int keyGroup, EntryBytes bytes) throws SnapshotException;

  /** Takes what a snapshot has. Cost: the entries. */
  abstract void take(RestoredEntries entries) throws SnapshotException;

  /** Reads what {@link #take} would take and keeps nothing of it. Cost: the entries, in time but not in memory. */
  abstract void check(RestoredEntries entries) throws SnapshotException;

  /** Whether columns of rows that the snapshot lacks may begin with the value that is there before the first record. */
  boolean hasDefaults() {
    return false;
  }

  /** Visits the entries that are on the heap. */
  abstract void forEach(EntryVisitor visitor);

  /** Takes entries with their namespaces. */
  @FunctionalInterface
  interface EntryVisitor {
    void visit(StateEntry entry, Object namespace);
  }
}
