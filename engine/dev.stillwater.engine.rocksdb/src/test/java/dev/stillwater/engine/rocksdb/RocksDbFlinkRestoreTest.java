package dev.stillwater.engine.rocksdb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.stillwater.engine.checkpoint.CheckpointBarrier;
import dev.stillwater.engine.checkpoint.CheckpointTarget;
import dev.stillwater.engine.checkpoint.CheckpointType;
import dev.stillwater.engine.checkpoint.SnapshotFormat;
import dev.stillwater.engine.checkpoint.StateBackendSettings;
import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.sched.VirtualClock;
import dev.stillwater.engine.snapshot.FlinkSnapshots;
import dev.stillwater.engine.snapshot.OperatorIds;
import dev.stillwater.engine.snapshot.OperatorView;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotOptions;
import dev.stillwater.engine.snapshot.SnapshotReader;
import dev.stillwater.engine.snapshot.SnapshotView;
import dev.stillwater.engine.snapshot.StateKind;
import dev.stillwater.engine.snapshot.StateView;
import dev.stillwater.engine.snapshot.write.KeyGroupRange;
import dev.stillwater.engine.snapshot.write.OperatorWriter;
import dev.stillwater.engine.snapshot.write.SnapshotEntries;
import dev.stillwater.engine.snapshot.write.SnapshotIdentity;
import dev.stillwater.engine.snapshot.write.SnapshotWriter;
import dev.stillwater.engine.state.AggregateFunction;
import dev.stillwater.engine.state.KeyedRestore;
import dev.stillwater.engine.state.KeyedSnapshot;
import dev.stillwater.engine.state.KeyedStateBackend;
import dev.stillwater.engine.state.StateBackend;
import dev.stillwater.engine.state.StateSpec;
import dev.stillwater.engine.state.TimerService;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keyed state of real Flink snapshots in every form, taken over into RocksDB and written again. */
class RocksDbFlinkRestoreTest {
  private static final String UID = "keyed-a";
  private static final String TIMERS = "_timer_state/event_";

  @TempDir
  Path folder;

  @AfterEach
  void nothingStaysOpen() {
    assertEquals(0, NativeHandles.open());
  }

  private RocksDbStateBackend backend() {
    return new RocksDbStateBackend(new StateBackendSettings(StateBackendSettings.Kind.ROCKSDB, Optional.of(folder.resolve("work")), true, 8 << 20, 1, 1));
  }

  private static SnapshotView open(Path path) throws SnapshotException {
    return SnapshotReader.open(path, SnapshotOptions.local(), ProgressListener.NONE);
  }

  /** Asks for all keyed states of the operator as the snapshot describes them. */
  private static void register(KeyedStateBackend keyed, OperatorView operator) throws SnapshotException {
    for (StateView state : operator.states()) {
      if (state.kind().isKeyed() && state.kind() != StateKind.TIMER) {
        StateSpec spec = new StateSpec(state.name(), state.namespaceSerializer().orElseThrow(), state.userKeySerializer(), state.valueSerializer().orElseThrow(),
            Optional.empty());
        switch (state.kind()) {
          case LIST -> keyed.list(spec);
          case MAP -> keyed.map(spec);
          case REDUCING -> keyed.reducing(spec, (one, other) -> one);
          case AGGREGATING -> keyed.aggregating(spec, new NoFunction());
          default -> keyed.value(spec);
        }
      } else if (state.name().startsWith(TIMERS)) {
        keyed.timers(state.name().substring(TIMERS.length()), state.namespaceSerializer().orElseThrow(), new NoListener());
      }
    }
  }

  /** Is never called. */
  private record NoFunction() implements AggregateFunction<Object, Object, Object> {
    @Override
    public Object create() {
      throw new AssertionError();
    }

    @Override
    public Object add(Object value, Object accumulator) {
      throw new AssertionError();
    }

    @Override
    public Object result(Object accumulator) {
      throw new AssertionError();
    }

    @Override
    public Object merge(Object one, Object other) {
      throw new AssertionError();
    }
  }

  /** Is never called. */
  private record NoListener() implements TimerService.Listener {
    @Override
    public void onEventTime(Object namespace, long timeMs) {
      throw new AssertionError();
    }

    @Override
    public void onProcessingTime(Object namespace, long timeMs) {
      throw new AssertionError();
    }
  }

  private void restore(StateBackend backend, Path fixture, int parallelism, int maxParallelism, List<KeyedStateBackend> subtasks) throws SnapshotException {
    try (SnapshotView view = open(fixture)) {
      OperatorView operator = view.operatorOfUid(UID).orElseThrow();
      for (int subtask = 0; subtask < parallelism; subtask++) {
        KeyGroupRange range = KeyGroupRange.of(subtask, parallelism, maxParallelism);
        StateBackend.Site site = new StateBackend.Site(UID, operator.operatorId(), subtask, range, operator.states().stream()
            .flatMap(state -> state.keySerializer().stream()).findFirst().orElseThrow(), Storage.local(), new VirtualClock(0));
        KeyedStateBackend keyed = backend.keyed(site, Optional.of(new KeyedRestore(() -> open(fixture), operator.operatorId(), range, ProgressListener.NONE)));
        register(keyed, operator);
        subtasks.add(keyed);
        keyed.restore();
      }
    }
  }

  /** Where a snapshot goes. */
  private record Target(OperatorWriter writer) implements CheckpointTarget {
    @Override
    public OperatorWriter operator(String operatorId) {
      return writer;
    }

    @Override
    public Storage storage() {
      return Storage.local();
    }

    @Override
    public Optional<Path> sharedFolder() {
      return Optional.empty();
    }

    @Override
    public ProgressListener listener() {
      return ProgressListener.NONE;
    }
  }

  private void write(Path path, List<KeyedStateBackend> subtasks, int maxParallelism, SnapshotFormat format) throws SnapshotException {
    SnapshotIdentity identity = SnapshotIdentity.savepoint(1, "00000000000000000000000000000001", "test", Instant.EPOCH);
    String id = OperatorIds.ofUid(UID);
    try (SnapshotWriter writer = SnapshotWriter.begin(Storage.local(), path, identity, ProgressListener.NONE)) {
      CheckpointBarrier barrier = new CheckpointBarrier(1, 0, 0, CheckpointType.SAVEPOINT, format,
          new Target(writer.operator(id, subtasks.size(), maxParallelism)));
      for (int subtask = 0; subtask < subtasks.size(); subtask++) {
        try (KeyedSnapshot snapshot = subtasks.get(subtask).snapshot(barrier)) {
          snapshot.write(barrier, id, subtask);
        }
      }
      writer.commit();
    }
  }

  /** The keyed states as text. */
  private static Map<String, List<String>> entries(Path snapshot) throws SnapshotException {
    try (SnapshotView view = open(snapshot)) {
      Map<String, List<String>> all = new TreeMap<>(SnapshotEntries.decoded(view).get(OperatorIds.ofUid(UID)));
      for (StateView state : view.operatorOfUid(UID).orElseThrow().states()) {
        if (!state.kind().isKeyed()) {
          all.keySet().removeIf(name -> name.endsWith(" " + state.name()));
        }
      }
      all.values().removeIf(List::isEmpty);
      // Which subtask wrote an entry does not count.
      all.replaceAll((state, texts) -> texts.stream().map(text -> text.replaceFirst("/\\d+", "")).sorted().toList());
      return all;
    }
  }

  @ParameterizedTest
  @CsvSource({"2.3.0/canonical-hashmap, 1, CANONICAL", "2.3.0/canonical-rocksdb, 3, NATIVE", "2.3.0/native-hashmap, 2, CANONICAL",
      "2.3.0/native-rocksdb, 1, CANONICAL", "2.3.0/native-rocksdb, 3, NATIVE", "1.20.5/ckpt-rocksdb-incr, 2, CANONICAL",
      "1.20.5/ckpt-rocksdb-incr, 1, NATIVE", "2.3.0/canonical-snappy, 1, NATIVE"})
  void flinksState_isTakenOverWhole(String fixture, int parallelism, SnapshotFormat format) throws Exception {
    // Catches entries of Flink that are lost, doubled or changed on their way through an instance, whatever form they come in.
    Path source = FlinkSnapshots.last(fixture);
    Map<String, List<String>> expected = entries(source);
    assertFalse(expected.isEmpty());
    int maxParallelism;
    try (SnapshotView view = open(source)) {
      maxParallelism = view.operatorOfUid(UID).orElseThrow().metadata().maxParallelism();
    }
    Path target = folder.resolve("savepoint");
    RocksDbStateBackend backend = backend();
    List<KeyedStateBackend> subtasks = new ArrayList<>();
    restore(backend, source, parallelism, maxParallelism, subtasks);
    write(target, subtasks, maxParallelism, format);
    subtasks.forEach(KeyedStateBackend::close);
    backend.close();
    assertEquals(expected, entries(target));
  }

  @Test
  void otherKeyGroups_areRefused() {
    // Catches keys that would be looked for in the wrong key groups.
    RocksDbStateBackend backend = backend();
    List<KeyedStateBackend> subtasks = new ArrayList<>();
    SnapshotException problem = assertThrows(SnapshotException.Refused.class,
        () -> restore(backend, FlinkSnapshots.last("2.3.0/native-rocksdb"), 1, 99, subtasks));
    assertEquals(true, problem.getMessage().contains("key groups"), problem.getMessage());
    subtasks.forEach(KeyedStateBackend::close);
    backend.close();
  }
}
