package dev.stillwater.engine.rocksdb;

import dev.stillwater.engine.checkpoint.CheckpointBarrier;
import dev.stillwater.engine.checkpoint.SnapshotFormat;
import dev.stillwater.engine.io.IoReason;
import dev.stillwater.engine.snapshot.OperatorView;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotException.Place;
import dev.stillwater.engine.snapshot.SnapshotView;
import dev.stillwater.engine.snapshot.StateKind;
import dev.stillwater.engine.snapshot.StateView;
import dev.stillwater.engine.snapshot.bytes.ByteWriter;
import dev.stillwater.engine.snapshot.keyed.CompositeKeys;
import dev.stillwater.engine.snapshot.serializer.Serializers;
import dev.stillwater.engine.snapshot.serializer.ValueSerializer;
import dev.stillwater.engine.snapshot.value.TimeWindowValue;
import dev.stillwater.engine.snapshot.write.KeyedState;
import dev.stillwater.engine.snapshot.write.KeyedStates;
import dev.stillwater.engine.state.AggregateFunction;
import dev.stillwater.engine.state.AggregatingState;
import dev.stillwater.engine.state.EntryCodec;
import dev.stillwater.engine.state.FrozenState;
import dev.stillwater.engine.state.KeyedRestore;
import dev.stillwater.engine.state.KeyedSnapshot;
import dev.stillwater.engine.state.ListState;
import dev.stillwater.engine.state.MapState;
import dev.stillwater.engine.state.QueuedTimers;
import dev.stillwater.engine.state.ReducingState;
import dev.stillwater.engine.state.RestoredEntries;
import dev.stillwater.engine.state.StateSpec;
import dev.stillwater.engine.state.TableBackend;
import dev.stillwater.engine.state.TableCache;
import dev.stillwater.engine.state.TimerService;
import dev.stillwater.engine.state.Ttl;
import dev.stillwater.engine.state.ValueState;
import dev.stillwater.engine.state.WindowTables;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
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
  /** Share of the heap of a list's cache that what waits to be appended may take. */
  private static final int TAIL_SHARE = 2;
  private static final long TAIL_BYTES_MIN = 4096;

  private final RocksDbStateBackend owner;
  private final NativeSnapshots natives;
  private final Map<String, FamilyStore> stores = new LinkedHashMap<>();
  private final Map<String, ByteState> byteStates = new LinkedHashMap<>();
  private final Map<String, Ttl> ttls = new HashMap<>();
  private final List<TableCache> caches = new ArrayList<>();
  private Path folder;
  private LocalDb db;
  private LocalDb index;
  private RocksDbSnapshot pending;
  private int users = 1;
  private boolean isClosed;

  RocksDbKeyedBackend(RocksDbStateBackend owner, RocksDbStateBackend.Site site, Optional<KeyedRestore> restore) {
    super(site, restore);
    this.owner = owner;
    natives = new NativeSnapshots(site.operatorId(), site.subtask(), site.range());
  }

  @Override
  protected Optional<TableCache> cache(KeyedState description, EntryCodec<?> codec) {
    FamilyStore store = new FamilyStore(this, description, codec);
    stores.put(description.name(), store);
    TableCache cache = new TableCache(store, () -> owner.entriesMax(store.weight()), this::makeRoom);
    caches.add(cache);
    owner.count(1);
    return Optional.of(cache);
  }

  @Override
  public <V> ValueState<V> value(StateSpec spec) {
    ttl(spec);
    return super.value(spec);
  }

  @Override
  public <V> ReducingState<V> reducing(StateSpec spec, BinaryOperator<V> reduce) {
    ttl(spec);
    return super.reducing(spec, reduce);
  }

  @Override
  public <I, A, O> AggregatingState<I, O> aggregating(StateSpec spec, AggregateFunction<I, A, O> function) {
    ttl(spec);
    return super.aggregating(spec, function);
  }

  @Override
  public <V> ListState<V> list(StateSpec spec) {
    return add(new ByteList<>(this, description(spec, StateKind.LIST), ttl(spec)));
  }

  @Override
  public <K, V> MapState<K, V> map(StateSpec spec) {
    return add(new ByteMap<>(this, description(spec, StateKind.MAP), ttl(spec)));
  }

  @Override
  public TimerService timers(String service, ValueSerializer namespace, TimerService.Listener listener) {
    TimerStore event = add(new TimerStore(this, KeyedState.timers(QueuedTimers.EVENT + service, namespace)));
    TimerStore processing = add(new TimerStore(this, KeyedState.timers(QueuedTimers.PROCESSING + service, namespace)));
    return new QueuedTimers(event, processing, listener, site().clock());
  }

  private static KeyedState description(StateSpec spec, StateKind kind) {
    return new KeyedState(spec.name(), kind, spec.namespace(), spec.userKey(), Optional.of(spec.ttl().isPresent() ? Serializers.ofTtl(spec.value()) : spec.value()));
  }

  private Optional<Ttl> ttl(StateSpec spec) {
    Optional<Ttl> ttl = spec.ttl().map(settings -> new Ttl(settings, site().clock()));
    ttl.ifPresent(rules -> ttls.put(spec.name(), rules));
    return ttl;
  }

  private <S extends ByteState> S add(S state) {
    String name = state.description.name();
    if (stores.containsKey(name) || byteStates.putIfAbsent(name, state) != null) {
      throw new IllegalStateException("Operator '" + site().uid() + "' asks twice for the state '" + name + "'.");
    }
    owner.count(1);
    return state;
  }

  @Override
  public void mergeNamespaces(String state, Object target, List<Object> sources) {
    if (byteStates.get(state) instanceof ByteList<?> list) {
      list.merge(target, sources);
    } else {
      super.mergeNamespaces(state, target, sources);
    }
  }

  @Override
  public void forEachEntry(String state, BiConsumer<Object, Object> keyAndNamespace) {
    KeyedState description = allDescriptions().stream().filter(each -> each.name().equals(state) && each.kind() != StateKind.TIMER && !isTyped(state))
        .findFirst().orElseThrow(() -> new IllegalArgumentException("The state '" + state + "' is none that can be visited."));
    try {
      flushAll();
      StoredKeys.forEach(this, description, keyAndNamespace);
    } catch (RocksDBException e) {
      throw failure(e);
    } catch (SnapshotException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  /** Serializer of the keys. */
  ValueSerializer keySerializer() {
    return site().key();
  }

  /** The namespace that states with one belong to now. */
  Object namespace() {
    return currentNamespace();
  }

  /** Number of entries on the heap, over all states. */
  long cachedEntries() {
    return caches.stream().mapToLong(TableCache::entries).sum() + byteStates.values().stream().mapToLong(state -> state.cache.size()).sum();
  }

  /** Number of entries that a cache may hold. */
  long entriesMax(EntryWeight weight) {
    return owner.entriesMax(weight);
  }

  /** Bytes that may wait to be appended to the lists of a state. */
  long tailBytesMax() {
    return Math.max(TAIL_BYTES_MIN, owner.cacheBytesMax() / TAIL_SHARE);
  }

  /** Folder of the instance. */
  private synchronized Path folder() {
    if (folder == null) {
      folder = owner.newFolder(site());
    }
    return folder;
  }

  /** Where the files of a snapshot are linked to while they are copied. */
  Path newSnapshotFolder(int generation) {
    return folder().resolveSibling(folder().getFileName() + "-snapshot-" + generation);
  }

  /** The instance; made when it is needed first, which is most often when the first snapshot is written. Any thread. */
  synchronized LocalDb db() {
    if (db == null) {
      requireOpen();
      Path path = folder();
      try {
        db = LocalDb.open(path, owner.memory(), site().jobEnd());
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
        index = LocalDb.open(path, owner.memory(), site().jobEnd());
      } catch (IOException e) {
        throw new RocksDbFailure(site().uid(), e);
      } catch (RocksDBException e) {
        throw failure(e);
      }
    }
    return index;
  }

  private void requireOpen() {
    if (users == 0) {
      throw new IllegalStateException("The state of operator '" + site().uid() + "' is closed.");
    }
  }

  /** An error of RocksDB as one that ends the job. */
  RocksDbFailure failure(RocksDBException e) {
    return new RocksDbFailure(site().uid(), folder(), e);
  }

  /** An error of RocksDB as one that fails a snapshot. */
  SnapshotException unwritable(RocksDBException e) {
    return new SnapshotException.Unreachable(Place.of(folder().toString()), "RocksDB cannot write the working state of operator '" + site().uid() + "': "
        + RocksDbFailure.reason(e) + ".", e);
  }

  /** The operator and subtask, for the threads that write snapshots. */
  RocksDbStateBackend.Site snapshotSite() {
    return site();
  }

  /** All states. */
  private KeyedStates states() {
    return new KeyedStates(site().key(), allDescriptions());
  }

  @Override
  protected List<KeyedState> allDescriptions() {
    return Stream.concat(descriptions().stream(), byteStates.values().stream().map(state -> state.description)).toList();
  }

  @Override
  public void restore() throws SnapshotException {
    if (restoreFrom().isEmpty() || allDescriptions().isEmpty()) {
      return;
    }
    KeyedRestore from = restoreFrom().get();
    try (SnapshotView view = from.source().open()) {
      Optional<OperatorView> operator = view.operator(from.operatorId());
      if (operator.isPresent()) {
        restore(view, operator.get(), from);
      }
    } catch (RocksDBException e) {
      throw new SnapshotException.Unreachable(Place.of(folder().toString()), "RocksDB cannot take the state of operator '" + site().uid() + "' over: "
          + RocksDbFailure.reason(e) + ".", e);
    } catch (IOException e) {
      throw new SnapshotException.Unreachable(Place.of(folder().toString()), "the working folder of operator '" + site().uid() + "' cannot be written: "
          + IoReason.of(e), e);
    }
  }

  private void restore(SnapshotView view, OperatorView operator, KeyedRestore from) throws SnapshotException, RocksDBException, IOException {
    requireKeyGroups(operator);
    Optional<RestoredFiles> files = RestoredFiles.find(view, operator.metadata(), site(), states());
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
        Optional<KeyedState> wanted = state.kind().isKeyed() ? allDescriptions().stream().filter(
            description -> description.name().equals(state.name())).findFirst() : Optional.empty();
        if (wanted.isPresent()) {
          load(state, wanted.get(), from);
        }
      }
    }
    for (ByteState state : byteStates.values()) {
      state.restored();
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
  void makeRoom() {
    try {
      flushAll();
    } catch (RocksDBException e) {
      throw failure(e);
    }
  }

  private void flushAll() throws RocksDBException {
    settle();
    try (RocksDbFrozen frozen = frozen()) {
      flush(frozen);
    }
  }

  /** Makes sure that of a cache nothing but its current generation is still to be written. */
  void settle(ByteCache cache) {
    try {
      settle();
      if (!cache.isSettled()) {
        flushAll();
      }
    } catch (RocksDBException e) {
      throw failure(e);
    }
  }

  private RocksDbFrozen frozen() {
    Map<ByteState, List<ByteCache.Frozen>> changes = new LinkedHashMap<>();
    for (ByteState state : byteStates.values()) {
      changes.put(state, state.freeze());
      state.written();
    }
    return new RocksDbFrozen(freeze(), changes);
  }

  /** Makes sure that nobody else writes to the instance: what an unfinished snapshot has frozen is written now, and what waited for that is done. */
  private void settle() throws RocksDBException {
    if (pending != null) {
      pending.prepare();
      pending = null;
    }
    for (FamilyStore store : stores.values()) {
      if (store.hasDropped()) {
        Batch batch = db().batch();
        store.removeDropped(batch);
        batch.write();
      }
    }
  }

  /** Whether a snapshot is still to write what it has frozen. */
  boolean isFlushPending() {
    return pending != null && !pending.isSettled();
  }

  /**
   * Writes what was frozen and not yet written to the instance. By one thread at a time. When it fails all of it counts as not written and is written again
   * with the next snapshot, which does no harm to values that are there already; lists know what of them is.
   */
  void flush(RocksDbFrozen frozen) throws RocksDBException {
    Batch batch = db().batch();
    for (FrozenState state : frozen.tables().states()) {
      TableFlush.write(stores.get(state.description().name()), state, cache(state).flushed(), batch, site().helper());
    }
    for (Map.Entry<ByteState, List<ByteCache.Frozen>> each : frozen.changes().entrySet()) {
      each.getKey().open();
      each.getKey().cache.write(each.getValue(), batch);
    }
    batch.write();
    caches.forEach(cache -> cache.flushed(frozen.tables().generation()));
    frozen.changes().forEach((state, changes) -> state.cache.flushed(changes));
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
      pending = new RocksDbSnapshot(this, frozen(), states(), isCanonical ? Optional.of(new ExpiredFilter(ttls)) : Optional.empty(), isShared);
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
  public void stop() {
    Stream.of(db, index).filter(Objects::nonNull).forEach(LocalDb::stop);
  }

  @Override
  public void close() {
    if (!isClosed) {
      isClosed = true;
      owner.count(-caches.size() - byteStates.size());
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
    if (folder != null && !site().jobEnd().isCancelled()) {
      owner.remove(List.of(folder, folder.resolveSibling(folder.getFileName() + "-index")));
    }
    owner.release();
  }
}
