package dev.stillwater.engine.rocksdb;

import dev.stillwater.engine.checkpoint.CheckpointBarrier;
import dev.stillwater.engine.checkpoint.SnapshotFormat;
import dev.stillwater.engine.snapshot.OperatorView;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotException.Place;
import dev.stillwater.engine.snapshot.SnapshotView;
import dev.stillwater.engine.snapshot.StateView;
import dev.stillwater.engine.snapshot.bytes.ByteWriter;
import dev.stillwater.engine.snapshot.keyed.CompositeKeys;
import dev.stillwater.engine.snapshot.value.TimeWindowValue;
import dev.stillwater.engine.snapshot.write.KeyedState;
import dev.stillwater.engine.snapshot.write.KeyedStates;
import dev.stillwater.engine.state.EntryCodec;
import dev.stillwater.engine.state.FrozenState;
import dev.stillwater.engine.state.KeyedRestore;
import dev.stillwater.engine.state.KeyedSnapshot;
import dev.stillwater.engine.state.RestoredEntries;
import dev.stillwater.engine.state.TableBackend;
import dev.stillwater.engine.state.TableCache;
import dev.stillwater.engine.state.WindowTables;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rocksdb.RocksDBException;

/**
 * Keyed state of one operator in one subtask: hot entries on the heap, all others in a RocksDB instance.
 *
 * <p>What was changed goes to the instance with the next snapshot, in its asynchronous part; until that has been done, the subtask only reads from the
 * instance, so that the snapshot sees the state as it was at the barrier.
 *
 * <p>THREADING: the subtask; snapshots are written by any thread.
 */
final class RocksDbKeyedBackend extends TableBackend {
  private final RocksDbStateBackend owner;
  private final NativeSnapshots natives;
  private final Map<String, FamilyStore> stores = new LinkedHashMap<>();
  private final List<TableCache> caches = new ArrayList<>();
  private Path folder;
  private LocalDb db;
  private LocalDb index;
  private RocksDbSnapshot pending;
  private int users = 1;
  private boolean isClosed;
  private volatile RuntimeException broken;

  RocksDbKeyedBackend(RocksDbStateBackend owner, RocksDbStateBackend.Site site, Optional<KeyedRestore> restore) {
    super(site, restore);
    this.owner = owner;
    natives = new NativeSnapshots(site.operatorId(), site.subtask(), site.range());
  }

  @Override
  protected Optional<TableCache> cache(KeyedState description, EntryCodec<?> codec) {
    FamilyStore store = new FamilyStore(this, description, codec);
    stores.put(description.name(), store);
    TableCache cache = new TableCache(store, owner::entriesMax, this::makeRoom);
    caches.add(cache);
    owner.count(1);
    return Optional.of(cache);
  }

  /** Folder of the instance. */
  private Path folder() {
    if (folder == null) {
      folder = owner.newFolder(site());
    }
    return folder;
  }

  /** The instance; made when it is needed first. */
  LocalDb db() {
    if (db == null) {
      requireOpen();
      Path path = folder();
      try {
        db = LocalDb.open(path, owner.memory());
      } catch (IOException e) {
        throw new RocksDbFailure(site().uid(), e);
      } catch (RocksDBException e) {
        throw failure(e);
      }
    }
    return db;
  }

  /** The instance for what helps to find entries and is in no snapshot. */
  LocalDb index() {
    if (index == null) {
      requireOpen();
      Path path = folder().resolveSibling(folder().getFileName() + "-index");
      try {
        index = LocalDb.open(path, owner.memory());
      } catch (IOException e) {
        throw new RocksDbFailure(site().uid(), e);
      } catch (RocksDBException e) {
        throw failure(e);
      }
    }
    return index;
  }

  private void requireOpen() {
    if (isClosed) {
      throw new IllegalStateException("The state of operator '" + site().uid() + "' is closed.");
    }
  }

  /** An error of RocksDB as one that ends the job. */
  RocksDbFailure failure(RocksDBException e) {
    return new RocksDbFailure(site().uid(), e);
  }

  /** All states. */
  private KeyedStates states() {
    return new KeyedStates(site().key(), descriptions());
  }

  @Override
  public void restore() throws SnapshotException {
    if (restoreFrom().isEmpty() || descriptions().isEmpty()) {
      return;
    }
    KeyedRestore from = restoreFrom().get();
    try (SnapshotView view = from.source().open()) {
      Optional<OperatorView> operator = view.operator(from.operatorId());
      if (operator.isPresent()) {
        restore(view, operator.get(), from);
      }
    } catch (RocksDBException e) {
      throw new SnapshotException.Unreachable(Place.of(folder().toString()), "RocksDB cannot take the state over: " + e.getMessage() + ".", e);
    } catch (IOException e) {
      throw new SnapshotException.Unreachable(Place.of(folder().toString()), "the working folder cannot be written: " + e.getMessage() + ".", e);
    }
  }

  private void restore(SnapshotView view, OperatorView operator, KeyedRestore from) throws SnapshotException, RocksDBException, IOException {
    requireKeyGroups(operator);
    Optional<RestoredFiles> files = RestoredFiles.find(view, operator.metadata(), range(), states());
    if (files.isPresent()) {
      Path scratch = folder().resolveSibling(folder().getFileName() + "-parts");
      try {
        db = files.get().open(folder(), scratch, owner.memory(), states());
      } catch (RocksDBException e) {
        throw files.get().unusable(e);
      } finally {
        LocalFolder.remove(scratch);
      }
      natives.restored(files.get().tables());
    } else {
      for (StateView state : operator.states()) {
        Optional<KeyedState> wanted = state.kind().isKeyed() ? description(state.name()) : Optional.empty();
        if (wanted.isPresent()) {
          load(state, wanted.get(), from);
        }
      }
    }
    for (FamilyStore store : stores.values()) {
      Optional<WindowTables> windows = windows(store.description().name());
      if (windows.isEmpty()) {
        store.markPartial();
      } else {
        for (TimeWindowValue window : store.restoreWindows()) {
          store.markPartial(windows.get().restored(window, "operator '" + site().uid() + "', state '" + store.description().name() + "'"));
        }
      }
    }
  }

  private void requireKeyGroups(OperatorView operator) throws SnapshotException {
    int before = operator.metadata().maxParallelism();
    if (before != range().maxParallelism()) {
      throw new SnapshotException.Refused(Place.of("operator '" + site().uid() + "'"), "the snapshot has " + before + " key groups and the job has "
          + range().maxParallelism() + ".", "Set the job's max parallelism to " + before + ".");
    }
  }

  private Optional<KeyedState> description(String name) {
    return descriptions().stream().filter(state -> state.name().equals(name)).findFirst();
  }

  private void load(StateView from, KeyedState wanted, KeyedRestore request) throws SnapshotException, RocksDBException, IOException {
    int prefixBytes = CompositeKeys.prefixBytes(range().maxParallelism());
    ByteWriter key = new ByteWriter();
    ByteWriter value = new ByteWriter();
    Path tables = folder().resolveSibling(folder().getFileName() + "-tables");
    try (RestoredEntries entries = entries(from, wanted, isTyped(wanted.name()), request);
        BulkLoader loader = new BulkLoader(db(), db().family(wanted.name()), owner.memory(), tables)) {
      while (entries.next()) {
        CompositeKeys.writeKeyGroup(entries.keyGroup(), prefixBytes, key.truncate(0));
        entries.writeKey(key);
        entries.writeValue(value.truncate(0));
        loader.add(key, value);
      }
      loader.finish();
    } finally {
      LocalFolder.remove(tables);
    }
  }

  /** Called by a cache in which so much is dirty that nothing can leave it. */
  private void makeRoom() {
    try {
      settle();
      boolean isDirty = caches.stream().anyMatch(cache -> cache.entries() > owner.entriesMax());
      if (isDirty) {
        try (Frozen frozen = freeze()) {
          flush(frozen);
        }
      }
    } catch (RocksDBException e) {
      throw failure(e);
    }
  }

  /** Makes sure that nobody else writes to the instance: what an unfinished snapshot has frozen is written now, and what waited for that is done. */
  private void settle() throws RocksDBException {
    if (broken != null) {
      throw broken;
    }
    if (pending != null) {
      pending.prepare();
      pending = null;
    }
    Batch batch = db().batch();
    for (FamilyStore store : stores.values()) {
      store.open();
      if (store.hasDropped()) {
        store.removeDropped(batch);
      }
    }
    batch.write();
  }

  /** Whether a snapshot is still to write what it has frozen. */
  boolean isFlushPending() {
    return pending != null && !pending.isSettled();
  }

  /** Writes what was frozen and not yet written to the instance. By one thread at a time. */
  void flush(Frozen frozen) throws RocksDBException {
    Batch batch = db.batch();
    try {
      for (FrozenState state : frozen.states()) {
        TableCache cache = cache(state);
        FamilyStore store = stores.get(state.description().name());
        store.flush(state, cache.flushed(), batch);
      }
      batch.write();
    } catch (RocksDBException | RuntimeException e) {
      broken = e instanceof RocksDBException cause ? failure(cause) : (RuntimeException) e;
      throw e;
    }
    caches.forEach(cache -> cache.flushed(frozen.generation()));
  }

  private TableCache cache(FrozenState state) {
    FamilyStore store = stores.get(state.description().name());
    return caches.stream().filter(cache -> cache.store() == store).findFirst().orElseThrow();
  }

  @Override
  public KeyedSnapshot snapshot(CheckpointBarrier barrier) {
    try {
      settle();
      boolean isCanonical = barrier.type().isSavepoint() && barrier.format() == SnapshotFormat.CANONICAL;
      boolean isShared = !barrier.type().isSavepoint() && owner.settings().isIncremental();
      pending = new RocksDbSnapshot(this, freeze(), states(), isCanonical, isShared);
      return pending;
    } catch (RocksDBException e) {
      throw failure(e);
    }
  }

  /** What the checkpoints of this subtask share. */
  NativeSnapshots natives() {
    return natives;
  }

  @Override
  public void checkpointCompleted(long checkpointId) {
    natives.completed(checkpointId);
  }

  @Override
  public void checkpointAborted(long checkpointId) {
    natives.aborted(checkpointId);
  }

  @Override
  public void close() {
    if (!isClosed) {
      isClosed = true;
      owner.count(-caches.size());
      release();
    }
  }

  /** Keeps the instance open while a snapshot is written, also when the subtask ends. */
  synchronized void retain() {
    users++;
  }

  /** Lets go of the instance; the last one to do so closes it. */
  synchronized void release() {
    if (--users > 0) {
      return;
    }
    if (index != null) {
      index.close();
    }
    if (db != null) {
      db.close();
    }
    if (folder != null) {
      owner.remove(List.of(folder, folder.resolveSibling(folder.getFileName() + "-index")));
    }
    owner.release();
  }
}
