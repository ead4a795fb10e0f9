package dev.stillwater.engine.rocksdb;

import dev.stillwater.engine.state.FrozenState;
import dev.stillwater.engine.state.SharedWork;
import java.util.List;
import java.util.concurrent.Executor;
import org.rocksdb.RocksDBException;

/**
 * Writes what was changed in tables of one frozen state to the instance, of a large one in two halves by two threads: a snapshot cannot be read before.
 *
 * <p>THREADING: {@link #run} by one thread, once.
 */
final class TableFlush implements Runnable {
  /** Slots of tables from which on a helper is worth its while. */
  private static final long HELPED_SLOTS = 1 << 16;

  private final FamilyStore store;
  private final List<FrozenState.Part> parts;
  private final int flushedGeneration;
  private final Batch batch;
  private RocksDBException failure;

  private TableFlush(FamilyStore store, List<FrozenState.Part> parts, int flushedGeneration, Batch batch) {
    this.store = store;
    this.parts = parts;
    this.flushedGeneration = flushedGeneration;
    this.batch = batch;
  }

  /**
   * Writes what was changed since the flushed generation, or leaves the end of it in the batch. Cost: the entries on the heap.
   *
   * @param helper may do half of it
   */
  static void write(FamilyStore store, FrozenState frozen, int flushedGeneration, Batch batch, Executor helper) throws RocksDBException {
    List<FrozenState.Part> parts = frozen.parts();
    if (parts.size() < 2 || frozen.slotCount() < HELPED_SLOTS) {
      store.flush(parts, flushedGeneration, batch);
      return;
    }
    TableFlush one = new TableFlush(store, parts.subList(0, parts.size() / 2), flushedGeneration, batch);
    TableFlush other = new TableFlush(store, parts.subList(parts.size() / 2, parts.size()), flushedGeneration, batch.another());
    SharedWork.both(helper, one, other);
    one.requireDone();
    other.requireDone();
    other.batch.write();
  }

  @Override
  public void run() {
    try {
      store.flush(parts, flushedGeneration, batch);
    } catch (RocksDBException e) {
      failure = e;
    }
  }

  private void requireDone() throws RocksDBException {
    if (failure != null) {
      throw failure;
    }
  }
}
