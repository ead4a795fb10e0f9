package dev.stillwater.engine.checkpoint;

import dev.stillwater.engine.ExecutionOptions;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.plan.JobPlan;
import dev.stillwater.engine.plan.OperatorPlan;
import dev.stillwater.engine.plan.TaskPlan;
import dev.stillwater.engine.row.RowType;
import dev.stillwater.engine.sched.StepScheduler;
import dev.stillwater.engine.sched.VirtualClock;
import dev.stillwater.engine.snapshot.OperatorIds;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.serializer.Serializers;
import dev.stillwater.engine.snapshot.write.OperatorState;
import dev.stillwater.engine.snapshot.write.OperatorStateWriter;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;

/** A coordinator with subtasks that do what the test says: a source of one subtask and a sink of two. Asynchronous work waits until the test does it. */
final class CoordinatorHarness implements CheckpointCoordinator.Listener {
  static final Path FOLDER = Path.of("/checkpoints");
  private static final List<OperatorState> STATES = List.of(OperatorState.list("positions", Serializers.ofLong()));

  final StepScheduler scheduler = new StepScheduler(1);
  final ExecutionOptions options;
  final Storage storage;
  final Queue<Runnable> works = new ArrayDeque<>();
  final List<Fake> subtasks = new ArrayList<>();
  final List<String> failures = new ArrayList<>();
  final CheckpointTracker tracker;
  final CheckpointStore store;
  final CheckpointCoordinator coordinator;
  final JobPlan plan;
  boolean hasEnded;
  boolean hasStopped;

  /** A subtask that notes what it is told. */
  static final class Fake implements CheckpointParticipant {
    private final TaskPlan task;
    private final int index;
    final List<CheckpointBarrier> barriers = new ArrayList<>();
    final List<Long> completed = new ArrayList<>();
    final List<Long> aborted = new ArrayList<>();
    boolean isDrained;
    boolean hasEnded;

    Fake(TaskPlan task, int index) {
      this.task = task;
      this.index = index;
    }

    @Override
    public TaskPlan task() {
      return task;
    }

    @Override
    public int index() {
      return index;
    }

    @Override
    public void triggerCheckpoint(CheckpointBarrier barrier) {
      barriers.add(barrier);
    }

    @Override
    public void checkpointCompleted(long checkpointId) {
      completed.add(checkpointId);
    }

    @Override
    public void checkpointAborted(long checkpointId) {
      aborted.add(checkpointId);
    }

    @Override
    public void drain() {
      isDrained = true;
    }

    @Override
    public void end() {
      hasEnded = true;
    }
  }

  CoordinatorHarness(CheckpointSettings settings, Storage storage) {
    this.storage = storage;
    options = ExecutionOptions.stepped(scheduler, 1, lines -> { }).withStorage(storage).withCheckpoints(settings);
    plan = plan("source", 1, "sink", 2);
    tracker = new CheckpointTracker(plan);
    store = new CheckpointStore(settings.retained(), (name, work) -> works.add(work), tracker::discarded);
    coordinator = new CheckpointCoordinator(plan, options,
        new CheckpointCoordinator.Surroundings(store, tracker, (name, work) -> works.add(work), Runnable::run), this);
    begin();
  }

  /** A plan of a source and a sink. */
  static JobPlan plan(String source, int sources, String sink, int sinks) {
    RowType type = new RowType(List.of());
    OperatorPlan first = new OperatorPlan(source, source, OperatorIds.ofUid(source), "test", sources, Map.of(), List.of(), List.of(), List.of(), List.of(type));
    OperatorPlan second = new OperatorPlan(sink, sink, OperatorIds.ofUid(sink), "test", sinks, Map.of(), List.of(), List.of(), List.of(type), List.of());
    return new JobPlan("test", 128, List.of(new TaskPlan(0, sources, List.of(first)), new TaskPlan(1, sinks, List.of(second))), List.of(), Map.of(), "");
  }

  /** Settings with an interval of a second. */
  static CheckpointSettings settings(int maxConcurrent, long minPauseMs, int tolerableFailures, int retained) {
    return new CheckpointSettings(OptionalLong.of(1000), CheckpointMode.EXACTLY_ONCE, 10_000, minPauseMs, maxConcurrent, tolerableFailures, retained,
        CheckpointRetention.RETAIN_ON_CANCELLATION, Optional.of(FOLDER));
  }

  /** A new attempt, whose subtasks do not run yet. */
  void begin() {
    subtasks.clear();
    for (TaskPlan task : plan.tasks()) {
      for (int index = 0; index < task.parallelism(); index++) {
        subtasks.add(new Fake(task, index));
      }
    }
    coordinator.begin(List.copyOf(subtasks));
  }

  CoordinatorHarness running() {
    subtasks.forEach(coordinator::initialized);
    return this;
  }

  VirtualClock clock() {
    return scheduler.clock();
  }

  void waitMs(long ms) {
    clock().advanceTo(clock().nanoTime() + ms * 1_000_000);
    work();
  }

  /** The coordinator's own work, until there is none. */
  void work() {
    boolean hasWorked = coordinator.work();
    while (hasWorked) {
      hasWorked = coordinator.work();
    }
    tracker.publish();
  }

  /** All asynchronous work, and what follows from it. */
  void disk() {
    work();
    while (!works.isEmpty()) {
      works.remove().run();
      work();
    }
  }

  Fake source() {
    return subtasks.get(0);
  }

  /** The barrier that the source was given last. */
  CheckpointBarrier barrier() {
    return source().barriers.get(source().barriers.size() - 1);
  }

  /** The subtask writes a number and answers. */
  void acknowledge(Fake subtask, CheckpointBarrier barrier) throws SnapshotException {
    OperatorStateWriter writer = barrier.target().operator(subtask.task().head().operatorId()).operatorState(subtask.index(), STATES);
    writer.add("positions", barrier.checkpointId() * 10 + subtask.index());
    writer.finish();
    coordinator.acknowledged(subtask, barrier.checkpointId(), new SubtaskCheckpointMetrics(1, 2, 3, 4, 5, 0, 8, 8, Map.of()));
    work();
  }

  void acknowledgeAll(CheckpointBarrier barrier) throws SnapshotException {
    for (Fake subtask : subtasks) {
      acknowledge(subtask, barrier);
    }
  }

  /** A checkpoint from its trigger to its end. */
  CheckpointBarrier complete() throws SnapshotException {
    disk();
    CheckpointBarrier barrier = barrier();
    acknowledgeAll(barrier);
    disk();
    return barrier;
  }

  CompletableFuture<CompletedCheckpoint> savepoint(CheckpointType type) {
    CompletableFuture<CompletedCheckpoint> result = new CompletableFuture<>();
    coordinator.savepoint(type, new SavepointRequest(Path.of("/savepoints"), Optional.empty(), SnapshotFormat.CANONICAL), result);
    return result;
  }

  void endOfData() {
    subtasks.forEach(coordinator::endOfData);
    work();
  }

  /** Why the last checkpoint failed. */
  CheckpointStatistics.Failure lastFailure() {
    tracker.publish();
    return tracker.statistics().latest().failed().orElseThrow().failure().orElseThrow();
  }

  @Override
  public void attemptMustFail(String message, Throwable cause) {
    failures.add(message);
  }

  @Override
  public void jobMustFail(String message, Throwable cause) {
    failures.add(message);
  }

  @Override
  public void stoppedWithSavepoint() {
    hasStopped = true;
  }

  @Override
  public void attemptEnds() {
    hasEnded = true;
  }
}
