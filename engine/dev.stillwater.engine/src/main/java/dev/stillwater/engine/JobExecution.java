package dev.stillwater.engine;

import dev.stillwater.engine.channel.Channel;
import dev.stillwater.engine.checkpoint.CheckpointFailureReason;
import dev.stillwater.engine.checkpoint.CheckpointResponder;
import dev.stillwater.engine.checkpoint.CheckpointSettings;
import dev.stillwater.engine.checkpoint.CompletedCheckpoint;
import dev.stillwater.engine.checkpoint.SavepointRequest;
import dev.stillwater.engine.checkpoint.SubtaskCheckpointMetrics;
import dev.stillwater.engine.plan.JobPlan;
import dev.stillwater.engine.plan.OperatorPlan;
import dev.stillwater.engine.plan.TaskPlan;
import dev.stillwater.engine.sched.EngineClock;
import dev.stillwater.engine.sched.Scheduler;
import dev.stillwater.engine.sched.Step;
import dev.stillwater.engine.state.HeapStateBackend;
import dev.stillwater.engine.task.AttemptServices;
import dev.stillwater.engine.task.ChainContext;
import dev.stillwater.engine.task.JobCode;
import dev.stillwater.engine.task.JobControl;
import dev.stillwater.engine.task.OperatorMetrics;
import dev.stillwater.engine.task.RestoreSource;
import dev.stillwater.engine.task.Subtask;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A running job.
 *
 * <p>THREADING: any thread.
 *
 * <p>LIFECYCLE: started once; ends finished, cancelled or failed. A failure of one subtask stops all.
 */
public final class JobExecution {
  private final JobPlan plan;
  private final EngineClock clock;
  private final JobControl control = new JobControl();
  private final List<Subtask> subtasks;
  private final List<Channel> channels;
  private final long startNanos;
  private final AtomicInteger running = new AtomicInteger();
  private final AtomicReference<Optional<JobFailure>> failure = new AtomicReference<>(Optional.empty());
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile boolean isCancelled;
  private final AtomicReference<JobState> state = new AtomicReference<>(JobState.RUNNING);
  private volatile long endNanos;

  private JobExecution(JobPlan plan, JobCode code, ExecutionOptions options) {
    this.plan = plan;
    clock = options.scheduler().clock();
    startNanos = clock.nanoTime();
    JobWiring wiring = new JobWiring(plan, code,
        new ChainContext.Surroundings(options.storage(), clock, options.console(), new HashMap<>(), control, services(options)));
    subtasks = wiring.subtasks();
    channels = wiring.channels();
  }

  /** A job without checkpoints: keyed state that belongs to no snapshot, and nobody who listens. */
  private AttemptServices services(ExecutionOptions options) {
    return new AttemptServices(options.jobId(), CheckpointSettings.off(), HeapStateBackend.filesystem(), RestoreSource.NONE, new EndOfJob(), options.scheduler());
  }

  /**
   * Starts the job. Threaded it runs on when this returns; stepped it has ended.
   *
   * @param plan the plan
   * @param code the code generated for the plan
   * @throws JobFailureException if the job cannot start, for example because a file is missing; nothing runs then
   */
  public static JobExecution start(JobPlan plan, JobCode code, ExecutionOptions options) {
    JobExecution execution = new JobExecution(plan, code, options);
    execution.open();
    execution.run(options.scheduler());
    return execution;
  }

  private void open() {
    try {
      subtasks.forEach(Subtask::open);
    } catch (RuntimeException e) {
      for (Subtask subtask : subtasks) {
        closeAfter(subtask, e);
      }
      throw e;
    }
  }

  /** Ends the job once all subtasks have come to the end of their data. */
  private final class EndOfJob implements CheckpointResponder {
    private final AtomicInteger atEnd = new AtomicInteger();

    @Override
    public void initialized(Subtask subtask) {
      // Nothing waits for this without checkpoints.
    }

    @Override
    public void acknowledged(Subtask subtask, long checkpointId, SubtaskCheckpointMetrics metrics) {
      throw new IllegalStateException("There are no checkpoints.");
    }

    @Override
    public void declined(Subtask subtask, long checkpointId, CheckpointFailureReason reason, Throwable cause) {
      throw new IllegalStateException("There are no checkpoints.");
    }

    @Override
    public void endOfData(Subtask subtask) {
      if (atEnd.incrementAndGet() == subtasks.size()) {
        subtasks.forEach(each -> each.checkpointCompleted(Long.MAX_VALUE));
        subtasks.forEach(Subtask::end);
      }
    }
  }

  private static void closeAfter(Subtask subtask, Throwable cause) {
    try {
      subtask.close();
    } catch (RuntimeException e) {
      cause.addSuppressed(e);
    }
  }

  private void run(Scheduler scheduler) {
    running.set(subtasks.size());
    Scheduler.Listener listener = new Scheduler.Listener() {
      @Override
      public void finished(Step step) {
        end((Subtask) step, Optional.empty());
      }

      @Override
      public void failed(Step step, Throwable cause) {
        end((Subtask) step, Optional.of(cause));
      }
    };
    subtasks.forEach(subtask -> scheduler.start(subtask, listener));
    scheduler.run();
  }

  private void end(Subtask subtask, Optional<Throwable> cause) {
    cause.ifPresent(throwable -> fail(subtask, throwable));
    try {
      subtask.close();
    } catch (RuntimeException e) {
      fail(subtask, e);
    }
    if (running.decrementAndGet() == 0) {
      endNanos = clock.nanoTime();
      state.set(failure.get().isPresent() ? JobState.FAILED : isCancelled ? JobState.CANCELED : JobState.FINISHED);
      ended.countDown();
    }
  }

  private void fail(Subtask subtask, Throwable cause) {
    JobFailure found = cause instanceof JobFailureException known ? at(subtask, known.failure())
        : new JobFailure(Optional.of(subtask.task().head().uid()), OptionalInt.of(subtask.index()), Optional.empty(), Optional.empty(),
            cause.toString(), Optional.of(cause));
    failure.compareAndSet(Optional.empty(), Optional.of(found));
    stopAll();
  }

  private static JobFailure at(Subtask subtask, JobFailure known) {
    return new JobFailure(known.uid(), OptionalInt.of(subtask.index()), known.record(), known.position(), known.message(), known.cause());
  }

  private void stopAll() {
    control.stop();
    subtasks.forEach(subtask -> subtask.wakeup().signal());
  }

  /** Asks the job to stop; it ends within a second, as {@link JobState#CANCELED} unless it had ended already. */
  public void cancel() {
    isCancelled = true;
    state.compareAndSet(JobState.RUNNING, JobState.CANCELLING);
    stopAll();
  }

  /**
   * Takes a checkpoint now, beside the periodic ones. The result fails with a {@link dev.stillwater.engine.checkpoint.CheckpointException}.
   */
  public CompletableFuture<CompletedCheckpoint> triggerCheckpoint() {
    throw new UnsupportedOperationException();
  }

  /** Takes a savepoint; the job goes on. The result fails with a {@link dev.stillwater.engine.checkpoint.CheckpointException}. */
  public CompletableFuture<CompletedCheckpoint> savepoint(SavepointRequest request) {
    throw new UnsupportedOperationException();
  }

  /**
   * Ends the job with a savepoint. When that fails the job goes on, and the result fails with a
   * {@link dev.stillwater.engine.checkpoint.CheckpointException}.
   *
   * @param drain whether all windows and event-time timers fire first
   */
  public CompletableFuture<CompletedCheckpoint> stop(SavepointRequest request, boolean drain) {
    throw new UnsupportedOperationException();
  }

  /** Waits for the end of the job. */
  public JobStatus await() throws InterruptedException {
    ended.await();
    return status();
  }

  /** Waits for the end of the job for so many milliseconds; the status then tells whether it has ended. */
  public JobStatus await(long timeoutMs) throws InterruptedException {
    ended.await(timeoutMs, TimeUnit.MILLISECONDS);
    return status();
  }

  /** The plan. */
  public JobPlan plan() {
    return plan;
  }

  /** The job at this moment; cost: number of subtasks. */
  public JobStatus status() {
    JobState now = state.get();
    long runNanos = Math.max(1, (now.isTerminal() ? endNanos : clock.nanoTime()) - startNanos);
    List<JobStatus.OperatorStatus> operators = new ArrayList<>();
    for (TaskPlan task : plan.tasks()) {
      for (int place = 0; place < task.operators().size(); place++) {
        operators.add(status(task, place, runNanos));
      }
    }
    return new JobStatus(now, runNanos / 1_000_000, operators, failure.get());
  }

  /** Number of batches that wait in all channels at the moment; what bounds it is {@link Channel#CAPACITY_BATCHES} for each. */
  public int queuedBatches() {
    return channels.stream().mapToInt(Channel::queuedBatches).sum();
  }

  private JobStatus.OperatorStatus status(TaskPlan task, int place, long runNanos) {
    OperatorPlan operator = task.operators().get(place);
    long[] sums = new long[7];
    long watermark = Long.MAX_VALUE;
    long busiestNanos = 0;
    long leastIdleNanos = Long.MAX_VALUE;
    long mostPressedNanos = 0;
    int queued = 0;
    int blocked = 0;
    for (Subtask subtask : subtasks) {
      if (subtask.task() == task) {
        OperatorMetrics metrics = subtask.metrics(place);
        sums[0] += metrics.recordsIn();
        sums[1] += metrics.recordsOut();
        sums[2] += metrics.badLines();
        sums[3] += metrics.lateRecords();
        sums[4] += metrics.bytesRead();
        sums[5] += metrics.bytesTotal();
        sums[6] += metrics.recordsTotal();
        watermark = Math.min(watermark, metrics.watermark());
        busiestNanos = Math.max(busiestNanos, metrics.busyNanos());
        leastIdleNanos = Math.min(leastIdleNanos, metrics.idleNanos());
        mostPressedNanos = Math.max(mostPressedNanos, metrics.backPressuredNanos());
        queued += metrics.queuedBatches();
        blocked += metrics.blockedChannels();
      }
    }
    JobStatus.Role role = operator.input().isEmpty() ? JobStatus.Role.SOURCE
        : operator.output().isEmpty() ? JobStatus.Role.SINK : JobStatus.Role.TRANSFORMATION;
    return new JobStatus.OperatorStatus(operator.uid(), role, operator.parallelism(), sums[0], sums[1], sums[2], sums[3],
        watermark == Long.MIN_VALUE ? OptionalLong.empty() : OptionalLong.of(watermark), sums[4], sums[5], sums[6],
        percent(busiestNanos, runNanos), new JobStatus.Waits(percent(leastIdleNanos, runNanos), percent(mostPressedNanos, runNanos), queued, blocked));
  }

  private static int percent(long nanos, long runNanos) {
    return (int) Math.min(100, nanos / 1000 * 100 / Math.max(1, runNanos / 1000));
  }
}
