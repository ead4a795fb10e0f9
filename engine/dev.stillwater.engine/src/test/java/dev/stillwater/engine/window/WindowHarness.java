package dev.stillwater.engine.window;

import dev.stillwater.engine.checkpoint.CheckpointBarrier;
import dev.stillwater.engine.checkpoint.CheckpointSettings;
import dev.stillwater.engine.checkpoint.CheckpointTarget;
import dev.stillwater.engine.checkpoint.CheckpointType;
import dev.stillwater.engine.checkpoint.SnapshotFormat;
import dev.stillwater.engine.io.MemoryStorage;
import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.operator.RowKeys;
import dev.stillwater.engine.operator.RowOperator;
import dev.stillwater.engine.plan.JobPlan;
import dev.stillwater.engine.plan.OperatorPlan;
import dev.stillwater.engine.plan.TaskPlan;
import dev.stillwater.engine.row.Row;
import dev.stillwater.engine.row.RowField;
import dev.stillwater.engine.row.RowType;
import dev.stillwater.engine.row.ValueType;
import dev.stillwater.engine.sched.StepScheduler;
import dev.stillwater.engine.snapshot.EntryCursor;
import dev.stillwater.engine.snapshot.OperatorView;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotOptions;
import dev.stillwater.engine.snapshot.SnapshotReader;
import dev.stillwater.engine.snapshot.SnapshotView;
import dev.stillwater.engine.snapshot.StateView;
import dev.stillwater.engine.snapshot.value.TupleValue;
import dev.stillwater.engine.snapshot.write.KeyGroupRange;
import dev.stillwater.engine.snapshot.write.OperatorWriter;
import dev.stillwater.engine.snapshot.write.SnapshotIdentity;
import dev.stillwater.engine.snapshot.write.SnapshotWriter;
import dev.stillwater.engine.state.HeapStateBackend;
import dev.stillwater.engine.state.KeyGroups;
import dev.stillwater.engine.state.KeyedRestore;
import dev.stillwater.engine.state.KeyedSnapshot;
import dev.stillwater.engine.state.KeyedStateBackend;
import dev.stillwater.engine.state.StateBackend;
import dev.stillwater.engine.task.ChainContext;
import dev.stillwater.engine.task.JobControl;
import dev.stillwater.engine.task.OperatorMetrics;
import dev.stillwater.engine.task.OperatorSnapshot;
import dev.stillwater.engine.task.RestoreSource;
import dev.stillwater.engine.task.RestoredState;
import dev.stillwater.engine.task.Services;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** One hand-written operator in several subtasks, without a job around it: records, watermarks, time, and restarts from a snapshot at another parallelism. */
final class WindowHarness {
  static final List<RowField> WINDOW = List.of(RowField.required("window_start", ValueType.TIMESTAMP), RowField.required("window_end", ValueType.TIMESTAMP));

  private static final String UID = "work";
  private static final String OPERATOR_ID = "0123456789abcdef0123456789abcdef";
  private static final int MAX_PARALLELISM = 16;
  private static final Path FOLDER = Path.of("snapshots").toAbsolutePath();

  private final MemoryStorage storage = new MemoryStorage();
  private final SnapshotOptions options = new SnapshotOptions(storage, Optional.empty(), FOLDER);
  private final OperatorPlan plan;
  private final BiFunction<OperatorPlan, ChainContext, RowOperator> factory;
  private final StepScheduler scheduler = new StepScheduler(1);
  private final List<RowOperator> operators = new ArrayList<>();
  private final List<KeyedStateBackend> states = new ArrayList<>();
  private final RowKeys keys;
  private int snapshots;
  private long lateRecords;
  final List<String> emitted = new ArrayList<>();
  final List<String> late = new ArrayList<>();

  /** Parameters as the plan has them: durations in milliseconds. Key fields are key, or key and part. */
  WindowHarness(int parallelism, Map<String, String> parameters, List<String> keyFields, RowType output,
      BiFunction<OperatorPlan, ChainContext, RowOperator> factory) throws SnapshotException {
    this.factory = factory;
    plan = new OperatorPlan(UID, UID, OPERATOR_ID, "test", parallelism, parameters, List.of(), List.of(keyFields), List.of(Statistics.READING),
        List.of(output, Statistics.READING));
    keys = new RowKeys(Statistics.READING, keyFields);
    start(parallelism, RestoreSource.NONE);
  }

  /** Columns of the results: the key, the window if there is one, the statistics. */
  static RowType output(List<String> keyFields, boolean hasWindow) {
    List<RowField> fields = new ArrayList<>();
    keyFields.forEach(name -> fields.add(Statistics.READING.field(name).orElseThrow()));
    fields.addAll(hasWindow ? WINDOW : List.of());
    fields.addAll(Statistics.RESULTS);
    return new RowType(fields);
  }

  private void start(int parallelism, RestoreSource restore) throws SnapshotException {
    operators.clear();
    states.clear();
    JobPlan job = new JobPlan("test", MAX_PARALLELISM, List.of(new TaskPlan(0, parallelism, List.of(plan))), List.of(), Map.of(), "");
    StateBackend backend = HeapStateBackend.filesystem();
    ChainContext.Surroundings surroundings = new ChainContext.Surroundings(storage, scheduler.clock(), lines -> { }, new HashMap<>(), new JobControl(),
        Services.of(restore, backend, CheckpointSettings.off(), Services.none().responder(), scheduler));
    for (int subtask = 0; subtask < parallelism; subtask++) {
      ChainContext context = new ChainContext(job, subtask, parallelism, List.of(), surroundings);
      RowOperator operator = factory.apply(plan, context);
      operator.output(new ValuesRow(plan.outputs().get(0)), row -> emitted.add(row.timestamp + ": " + row));
      operator.output(new ValuesRow(plan.outputs().get(1)), row -> late.add(row.timestamp + ": " + row));
      operator.open();
      KeyedStateBackend state = context.keyedState(UID);
      state.restore();
      operators.add(operator);
      states.add(state);
    }
  }

  /** Gives a record to the subtask of its key. */
  void process(Row row) {
    int keyGroup = KeyGroups.keyGroup(hash(keys.of(row)), MAX_PARALLELISM);
    operators.get(KeyGroups.subtask(keyGroup, operators.size(), MAX_PARALLELISM)).process(0, row);
  }

  private static int hash(Object key) {
    if (!(key instanceof TupleValue tuple)) {
      return key.hashCode();
    }
    int hash = tuple.values().get(0).hashCode();
    for (Object value : tuple.values().subList(1, tuple.values().size())) {
      hash = 31 * hash + value.hashCode();
    }
    return hash;
  }

  void watermark(long watermark) {
    for (RowOperator operator : operators) {
      if (!operator.advance(watermark)) {
        throw new AssertionError("Nothing is blocked.");
      }
    }
  }

  /** Lets the processing time be so many milliseconds. */
  void time(long nowMs) {
    scheduler.clock().advanceTo(nowMs * 1_000_000);
    for (RowOperator operator : operators) {
      if (operator.nextProcessingTime() <= nowMs && !operator.advanceProcessingTime(nowMs)) {
        throw new AssertionError("Nothing is blocked.");
      }
    }
  }

  /** Late records that the operators have counted. */
  long lateRecords() {
    return lateRecords + countLate();
  }

  private long countLate() {
    long sum = 0;
    for (RowOperator operator : operators) {
      OperatorMetrics metrics = new OperatorMetrics();
      operator.report(metrics);
      sum += metrics.lateRecords();
    }
    return sum;
  }

  /** Entries of all keyed states, timers included, in a snapshot of this moment. */
  int entries() throws SnapshotException {
    int count = 0;
    try (SnapshotView view = SnapshotReader.open(takeSnapshot(), options, ProgressListener.NONE)) {
      for (OperatorView operator : view.operators()) {
        for (StateView state : operator.states()) {
          try (EntryCursor entries = state.entries(ProgressListener.NONE)) {
            while (entries.next()) {
              count++;
            }
          }
        }
      }
    }
    return count;
  }

  /** Takes a snapshot, forgets all and goes on from the snapshot with another number of subtasks. */
  void restart(int parallelism) throws SnapshotException {
    lateRecords += countLate();
    Map<String, List<Object>> lists = new HashMap<>();
    for (RowOperator operator : operators) {
      OperatorSnapshot snapshot = new OperatorSnapshot(1, false);
      operator.snapshotState(snapshot);
      snapshot.contents().forEach(content -> lists.computeIfAbsent(content.state().name(), name -> new ArrayList<>()).addAll(content.elements()));
    }
    Path path = takeSnapshot();
    start(parallelism, new RestoreSource() {
      @Override
      public RestoredState operatorState(String uid, int subtask) {
        return new RestoredState(true, 1, lists, Map.of());
      }

      @Override
      public Optional<KeyedRestore> keyedState(String uid, KeyGroupRange range, ProgressListener listener) {
        return Optional.of(new KeyedRestore(() -> SnapshotReader.open(path, options, ProgressListener.NONE), OPERATOR_ID, range, listener));
      }
    });
  }

  private Path takeSnapshot() throws SnapshotException {
    Path path = FOLDER.resolve("snapshot-" + ++snapshots);
    SnapshotIdentity identity = new SnapshotIdentity(snapshots, "00000000000000000000000000000001", "test", true, Instant.EPOCH, Optional.empty(),
        Optional.empty(), Optional.empty(), Map.of(), Map.of(OPERATOR_ID, UID), Map.of(), Map.of());
    try (SnapshotWriter writer = SnapshotWriter.begin(storage, path, identity, ProgressListener.NONE)) {
      OperatorWriter operator = writer.operator(OPERATOR_ID, operators.size(), MAX_PARALLELISM);
      CheckpointBarrier barrier = new CheckpointBarrier(snapshots, 0, 0, CheckpointType.SAVEPOINT, SnapshotFormat.CANONICAL, new Target(operator, storage));
      for (int subtask = 0; subtask < states.size(); subtask++) {
        try (KeyedSnapshot snapshot = states.get(subtask).snapshot(barrier)) {
          snapshot.write(barrier, OPERATOR_ID, subtask);
        }
      }
      writer.commit();
    }
    return path;
  }

  private record Target(OperatorWriter writer, Storage storage) implements CheckpointTarget {
    @Override
    public OperatorWriter operator(String operatorId) {
      return writer;
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
}
