package dev.stillwater.engine.rocksdb;

import dev.stillwater.engine.checkpoint.CheckpointBarrier;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.write.KeyedStateWriter;
import dev.stillwater.engine.snapshot.write.KeyedStates;
import dev.stillwater.engine.snapshot.write.StateHeaders;
import dev.stillwater.engine.state.KeyedSnapshot;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.rocksdb.RocksDBException;

/**
 * The state at a barrier. First what was frozen is written to the instance and the instance's content held, as a view of it or as links to its files; from
 * then on the subtask may write to it again, while this goes on with what it holds.
 *
 * <p>THREADING: {@link #prepare} by the thread that writes or, when it needs the instance, by the subtask; the rest by the thread that writes.
 */
final class RocksDbSnapshot implements KeyedSnapshot {
  private static final Logger LOGGER = System.getLogger(RocksDbSnapshot.class.getName());

  private final RocksDbKeyedBackend backend;
  private RocksDbFrozen frozen;
  private final KeyedStates states;
  private final Optional<CanonicalSnapshot.Filter> filter;
  private final boolean isShared;
  private Path files;
  private LocalDb.View view;
  private volatile boolean isSettled;
  private boolean isPrepared;
  private boolean isClosed;

  /**
   * Makes a snapshot.
   *
   * @param filter what is left out of the canonical form; empty for RocksDB's own form
   */
  RocksDbSnapshot(RocksDbKeyedBackend backend, RocksDbFrozen frozen, KeyedStates states, Optional<CanonicalSnapshot.Filter> filter, boolean isShared) {
    this.backend = backend;
    this.frozen = frozen;
    this.states = states;
    this.filter = filter;
    this.isShared = isShared;
    backend.retain();
  }

  /** Whether nothing of what was frozen is still to be written. */
  boolean isSettled() {
    return isSettled;
  }

  /** Writes what was frozen and holds the content; nothing happens the second time. */
  synchronized void prepare() throws RocksDBException {
    if (isPrepared || isClosed) {
      return;
    }
    backend.flush(frozen);
    if (filter.isPresent()) {
      view = backend.db().view();
    } else {
      files = backend.newSnapshotFolder(frozen.tables().generation());
      backend.db().checkpoint(files);
    }
    isPrepared = true;
    isSettled = true;
    letGo();
  }

  /** What was frozen is not kept while files are copied. */
  private void letGo() {
    if (frozen != null) {
      frozen.close();
      frozen = null;
    }
  }

  @Override
  public Written write(CheckpointBarrier barrier, String operatorId, int subtask) throws SnapshotException {
    if (states.states().isEmpty()) {
      return new Written(0, 0);
    }
    try {
      prepare();
      if (filter.isPresent()) {
        KeyedStateWriter writer = barrier.target().operator(operatorId).keyedState(subtask, states);
        long written = new CanonicalSnapshot(backend, view, states, writer, filter.get()).write();
        return new Written(written, written);
      }
      return backend.natives().write(barrier, files, StateHeaders.keyed(states), isShared, List.of());
    } catch (RocksDBException e) {
      throw backend.unwritable(e);
    }
  }

  @Override
  public synchronized void close() {
    if (isClosed) {
      return;
    }
    isClosed = true;
    isSettled = true;
    letGo();
    if (view != null) {
      view.close();
    }
    try {
      if (files != null) {
        LocalFolder.remove(files);
      }
    } catch (IOException e) {
      LOGGER.log(Level.DEBUG, "Links to files of RocksDB stay at " + files + " until the job ends: " + e.getMessage());
    }
    backend.release();
  }
}
