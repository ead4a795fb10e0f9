package dev.stillwater.engine.rocksdb;

import dev.stillwater.engine.checkpoint.CheckpointBarrier;
import dev.stillwater.engine.checkpoint.CheckpointTarget;
import dev.stillwater.engine.checkpoint.CheckpointType;
import dev.stillwater.engine.checkpoint.SnapshotFormat;
import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.sched.VirtualClock;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotOptions;
import dev.stillwater.engine.snapshot.SnapshotReader;
import dev.stillwater.engine.snapshot.serializer.Serializers;
import dev.stillwater.engine.snapshot.value.TimeWindowValue;
import dev.stillwater.engine.snapshot.value.VoidNamespaceValue;
import dev.stillwater.engine.snapshot.write.KeyGroupRange;
import dev.stillwater.engine.snapshot.write.OperatorWriter;
import dev.stillwater.engine.snapshot.write.SnapshotIdentity;
import dev.stillwater.engine.snapshot.write.SnapshotWriter;
import dev.stillwater.engine.state.KeyGroups;
import dev.stillwater.engine.state.KeyedRestore;
import dev.stillwater.engine.state.KeyedSnapshot;
import dev.stillwater.engine.state.KeyedSnapshot.Written;
import dev.stillwater.engine.state.KeyedStateBackend;
import dev.stillwater.engine.state.ListState;
import dev.stillwater.engine.state.MapState;
import dev.stillwater.engine.state.StateBackend;
import dev.stillwater.engine.state.StateSpec;
import dev.stillwater.engine.state.TimerService;
import dev.stillwater.engine.state.ValueState;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;

/**
 * The keyed state of one operator in all of its subtasks: a value, a list, a map and timers for each key.
 *
 * <p>THREADING: one thread. LIFECYCLE: close it.
 */
final class KeyedJob implements AutoCloseable {
  static final String OPERATOR_ID = "0123456789abcdef0123456789abcdef";
  static final int MAX_PARALLELISM = 128;
  private static final String UID = "count";

  private final StateBackend backend;
  private final Executor helper;
  private final List<Subtask> subtasks = new ArrayList<>();
  private boolean isFull;

  /** What one subtask has. */
  private record Subtask(KeyedStateBackend keyed, ValueState<Long> value, ListState<Long> list, MapState<String, Long> map, TimerService timers,
      List<String> fired) {
  }

  /** Makes the subtasks, from a snapshot if one is given. Nothing stays open when that fails. */
  KeyedJob(StateBackend backend, int parallelism, Optional<Path> snapshot) throws SnapshotException {
    this(backend, parallelism, snapshot, work -> { });
  }

  /** As the other one, with somebody who helps to write snapshots. */
  KeyedJob(StateBackend backend, int parallelism, Optional<Path> snapshot, Executor helper) throws SnapshotException {
    this.backend = backend;
    this.helper = helper;
    try {
      for (int subtask = 0; subtask < parallelism; subtask++) {
        begin(subtask, parallelism, snapshot);
      }
    } catch (SnapshotException | RuntimeException e) {
      close();
      throw e;
    }
  }

  private void begin(int subtask, int parallelism, Optional<Path> snapshot) throws SnapshotException {
    KeyGroupRange range = KeyGroupRange.of(subtask, parallelism, MAX_PARALLELISM);
    StateBackend.Site site = new StateBackend.Site(UID, OPERATOR_ID, subtask, range, Serializers.ofLong(), Storage.local(), new VirtualClock(0),
        ProgressListener.NONE, helper);
    KeyedStateBackend keyed = backend.keyed(site, snapshot.map(path -> new KeyedRestore(
        () -> SnapshotReader.open(path, SnapshotOptions.local(), ProgressListener.NONE), OPERATOR_ID, range, ProgressListener.NONE)));
    List<String> fired = new ArrayList<>();
    subtasks.add(new Subtask(keyed, keyed.value(StateSpec.of("value", Serializers.ofLong())),
        keyed.list(StateSpec.of("list", Serializers.ofLong()).withNamespace(Serializers.ofTimeWindow())),
        keyed.map(StateSpec.map("map", Serializers.ofString(), Serializers.ofLong())),
        keyed.timers("timers", Serializers.ofVoidNamespace(), new Listener(keyed, fired)), fired));
    keyed.restore();
  }

  private record Listener(KeyedStateBackend keyed, List<String> fired) implements TimerService.Listener {
    @Override
    public void onEventTime(Object namespace, long timeMs) {
      fired.add(keyed.currentKey() + "@" + timeMs);
    }

    @Override
    public void onProcessingTime(Object namespace, long timeMs) {
      throw new AssertionError("there are no such timers");
    }
  }

  private Subtask at(long key) {
    int group = KeyGroups.keyGroup(Long.hashCode(key), MAX_PARALLELISM);
    Subtask subtask = subtasks.get(KeyGroups.subtask(group, subtasks.size(), MAX_PARALLELISM));
    subtask.keyed().currentKey(key);
    subtask.keyed().currentNamespace(new TimeWindowValue(key, key + 1));
    return subtask;
  }

  /** Changes all that a key has. */
  void add(long key, long amount) {
    Subtask subtask = at(key);
    Long before = subtask.value().value();
    subtask.value().update(before == null ? amount : before + amount);
    subtask.list().add(amount);
    subtask.map().put("k" + amount % 3, amount);
    subtask.timers().registerEventTimeTimer(VoidNamespaceValue.INSTANCE, key * 10 + amount % 7);
  }

  /** Puts a name into the map that a key has. */
  void name(long key, String name, long value) {
    at(key).map().put(name, value);
  }

  /** Removes some of what a key has. */
  void remove(long key) {
    Subtask subtask = at(key);
    subtask.value().clear();
    subtask.list().clear();
    subtask.map().remove("k1");
    subtask.timers().deleteEventTimeTimer(VoidNamespaceValue.INSTANCE, key * 10);
  }

  /** What the keys below a limit have, as text. */
  Map<Long, String> content(long keys) {
    Map<Long, String> content = new TreeMap<>();
    for (long key = 0; key < keys; key++) {
      Subtask subtask = at(key);
      Map<String, Long> map = new TreeMap<>();
      subtask.map().forEach(map::put);
      content.put(key, subtask.value().value() + " " + subtask.list().get() + " " + map);
    }
    return content;
  }

  /** All timers, which are gone then. */
  List<String> timers() {
    for (Subtask subtask : subtasks) {
      subtask.fired().clear();
      if (!subtask.timers().advanceWatermark(Long.MAX_VALUE, () -> false)) {
        throw new AssertionError("nobody asked to stop");
      }
    }
    return subtasks.stream().flatMap(subtask -> subtask.fired().stream()).sorted().toList();
  }

  /** A snapshot whose synchronous part is done. LIFECYCLE: close it. */
  final class Begun implements AutoCloseable {
    private final CheckpointBarrier barrier;
    private final SnapshotWriter writer;
    private final List<KeyedSnapshot> parts = new ArrayList<>();

    private Begun(CheckpointBarrier barrier, SnapshotWriter writer) {
      this.barrier = barrier;
      this.writer = writer;
    }

    /** The asynchronous part; the bytes that were written are added up. Something else happens before the snapshot is complete. */
    Written write(Runnable meanwhile) throws SnapshotException {
      long written = 0;
      long all = 0;
      for (int subtask = 0; subtask < parts.size(); subtask++) {
        Written part = parts.get(subtask).write(barrier, OPERATOR_ID, subtask);
        written += part.checkpointedBytes();
        all += part.stateBytes();
      }
      meanwhile.run();
      writer.commit();
      return new Written(written, all);
    }

    @Override
    public void close() {
      parts.forEach(KeyedSnapshot::close);
      writer.close();
    }
  }

  /** The synchronous part of a snapshot. */
  Begun begin(Storage storage, Path path, long id, CheckpointType type, SnapshotFormat format) throws SnapshotException {
    SnapshotIdentity identity = new SnapshotIdentity(id, "00000000000000000000000000000001", "test", type.isSavepoint(), Instant.EPOCH,
        Optional.empty(), Optional.empty(), Optional.empty(), Map.of(), Map.of(OPERATOR_ID, UID), Map.of(), Map.of());
    SnapshotWriter writer = SnapshotWriter.begin(storage, path, identity, ProgressListener.NONE);
    OperatorWriter operator = writer.operator(OPERATOR_ID, subtasks.size(), MAX_PARALLELISM);
    Optional<Path> shared = type.isSavepoint() ? Optional.empty() : Optional.of(path.resolveSibling("shared"));
    Begun begun = new Begun(new CheckpointBarrier(id, 0, 0, type, format, new Target(operator, storage, shared, isFull)), writer);
    try {
      subtasks.forEach(subtask -> begun.parts.add(subtask.keyed().snapshot(begun.barrier)));
      return begun;
    } catch (RuntimeException e) {
      begun.close();
      throw e;
    }
  }

  /** Says whether checkpoints may not point to files of earlier ones, as the first one after a restore without claim. */
  void setFull(boolean mustBeFull) {
    isFull = mustBeFull;
  }

  /** Takes a snapshot; the bytes that were written are added up. */
  Written snapshot(Storage storage, Path path, long id, CheckpointType type, SnapshotFormat format) throws SnapshotException {
    try (Begun begun = begin(storage, path, id, type, format)) {
      return begun.write(() -> { });
    }
  }

  /** Takes a checkpoint. */
  Written checkpoint(Storage storage, Path path, long id) throws SnapshotException {
    return snapshot(storage, path, id, CheckpointType.CHECKPOINT, SnapshotFormat.NATIVE);
  }

  /** Takes a checkpoint; something else happens before it is complete. */
  Written checkpoint(Storage storage, Path path, long id, Runnable meanwhile) throws SnapshotException {
    try (Begun begun = begin(storage, path, id, CheckpointType.CHECKPOINT, SnapshotFormat.NATIVE)) {
      return begun.write(meanwhile);
    }
  }

  /** Number of entries on the heap, over all states and subtasks. */
  long cachedEntries() {
    return subtasks.stream().mapToLong(subtask -> ((RocksDbKeyedBackend) subtask.keyed()).cachedEntries()).sum();
  }

  private LongStream instances(ToLongFunction<LocalDb> value) {
    return subtasks.stream().mapToLong(subtask -> value.applyAsLong(((RocksDbKeyedBackend) subtask.keyed()).db()));
  }

  /** Number of times that the subtasks have asked their instances. */
  long reads() {
    return instances(LocalDb::reads).sum();
  }

  /** Bytes that were written to the instances. */
  long writtenBytes() {
    return instances(LocalDb::writtenBytes).sum();
  }

  /** Adds to the list of a key alone. */
  void append(long key, long element) {
    at(key).list().add(element);
  }

  /** The list of a key. */
  List<Long> list(long key) {
    return at(key).list().get();
  }

  void completed(long id) {
    subtasks.forEach(subtask -> subtask.keyed().checkpointCompleted(id));
  }

  void aborted(long id) {
    subtasks.forEach(subtask -> subtask.keyed().checkpointAborted(id));
  }

  /** Where a snapshot goes. */
  private record Target(OperatorWriter writer, Storage storage, Optional<Path> sharedFolder, boolean isFull) implements CheckpointTarget {
    @Override
    public OperatorWriter operator(String operatorId) {
      return writer;
    }

    @Override
    public ProgressListener listener() {
      return ProgressListener.NONE;
    }
  }

  @Override
  public void close() {
    subtasks.forEach(subtask -> subtask.keyed().close());
    backend.close();
  }
}
