package dev.stillwater.engine;

import dev.stillwater.engine.JobAttempt.AttemptEvents;
import dev.stillwater.engine.checkpoint.CheckpointCoordinator;
import dev.stillwater.engine.checkpoint.CheckpointFailureReason;
import dev.stillwater.engine.checkpoint.CheckpointParticipant;
import dev.stillwater.engine.checkpoint.CheckpointRetention;
import dev.stillwater.engine.checkpoint.CheckpointTracker;
import dev.stillwater.engine.checkpoint.RestartStrategy;
import dev.stillwater.engine.checkpoint.SubtaskCheckpointMetrics;
import dev.stillwater.engine.plan.JobPlan;
import dev.stillwater.engine.sched.EngineClock;
import dev.stillwater.engine.sched.Progress;
import dev.stillwater.engine.sched.Scheduler;
import dev.stillwater.engine.sched.Step;
import dev.stillwater.engine.sched.Wakeup;
import dev.stillwater.engine.task.JobCode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.Consumer;

/**
 * The life of a job over its attempts: starts one, hears of its end, restarts it from the latest checkpoint or ends the job.
 *
 * <p>THREADING: a step of its own, on whose thread all decisions are made; others leave letters with {@link #post}. {@link #open} runs before the first step.
 *
 * <p>LIFECYCLE: {@link #open}, {@link #start}, steps until the job has ended.
 */
final class JobMaster implements Step, CheckpointCoordinator.Listener {
  /** How long somebody else is waited for who has used up the memory. */
  private static final long NAMED_NANOS = 1_000_000_000;
  private static final int FAILURES_KEPT = 16;
  private static final long NANOS_PER_MS = 1_000_000;

  private final JobPlan plan;
  private final JobCode code;
  private final ExecutionOptions options;
  private final EngineClock clock;
  private final Wakeup wakeup = new Wakeup();
  private final Queue<Runnable> letters = new ConcurrentLinkedQueue<>();
  private final AtomicInteger works = new AtomicInteger();
  private final CountDownLatch ended = new CountDownLatch(1);
  private final CheckpointTracker tracker;
  private final JobSnapshots snapshots;
  private final CheckpointCoordinator coordinator;
  private final RestartStrategy restarts;
  private final Deque<JobFailureRecord> failures = new ArrayDeque<>();
  private volatile List<JobFailureRecord> publishedFailures = List.of();
  private volatile JobAttempt attempt;
  private volatile JobState state = JobState.CREATED;
  /** When each state began last, wall clock in milliseconds; 0 for one that has not come. */
  private final AtomicLongArray stateTimes = new AtomicLongArray(JobState.values().length);
  private volatile Optional<JobFailure> failure = Optional.empty();
  private volatile long endNanos;
  private volatile boolean isOver;
  private volatile int restartCount;
  private volatile boolean hasFailedToStart;
  private volatile boolean isWatched;
  private volatile long barrierDelayMs;
  private boolean isReleased;
  private boolean isCancelled;
  private Optional<JobState> outcome = Optional.empty();
  private OptionalLong restartNanos = OptionalLong.empty();
  private boolean mustNotRestart;
  /** That the memory was used up where this thread wanted some; null until then. */
  private OutOfMemoryError memoryError;
  private long memoryErrorNanos;
  private long startNanos;

  JobMaster(JobPlan plan, JobCode code, ExecutionOptions options) {
    this.plan = plan;
    this.code = code;
    this.options = options;
    clock = options.scheduler().clock();
    startNanos = clock.nanoTime();
    stateTimes.set(JobState.CREATED.ordinal(), clock.currentTimeMs());
    tracker = new CheckpointTracker(plan);
    snapshots = new JobSnapshots(plan, options, tracker, this::work);
    coordinator = new CheckpointCoordinator(plan, options,
        new CheckpointCoordinator.Surroundings(snapshots.store(), tracker, this::work, this::post), this);
    restarts = new RestartStrategy(options.restarts());
  }

  /**
   * Reads the snapshot to begin with, makes the first attempt and opens its operators.
   *
   * @throws JobFailureException if the job cannot start; nothing runs then
   */
  void open() {
    attempt = newAttempt();
    tracker.publish();
  }

  /** Lets the job run. */
  void start() {
    to(JobState.RUNNING);
    begin();
    options.scheduler().start(this, new Scheduler.Listener() {
      @Override
      public void finished(Step step) {
        over();
      }

      @Override
      public void failed(Step step, Throwable cause) {
        attempt.stop();
        failure = Optional.of(general(cause instanceof OutOfMemoryError ? "The memory is used up. Give the job more memory, keep less in state, or use the "
            + "backend rocksdb." : "The engine itself has failed: " + cause, cause));
        endNanos = clock.nanoTime();
        to(JobState.FAILED);
        over();
      }
    });
  }

  private void to(JobState next) {
    stateTimes.set(next.ordinal(), clock.currentTimeMs());
    state = next;
  }

  private JobAttempt newAttempt() {
    JobAttempt made = new JobAttempt(plan, code, options, snapshots.restore(coordinator, clock.currentTimeMs()), this::tell);
    made.open();
    if (isWatched) {
      made.subtasks().forEach(subtask -> subtask.report().keepRecords());
    }
    if (barrierDelayMs > 0) {
      made.subtasks().forEach(subtask -> subtask.slowBarriers(barrierDelayMs * NANOS_PER_MS));
    }
    return made;
  }

  private void begin() {
    isReleased = false;
    coordinator.begin(attempt.participants());
    attempt.start();
  }

  /** Work off this thread, which the job waits for before it is over. */
  private void work(String name, Runnable work) {
    works.incrementAndGet();
    options.scheduler().async(name, () -> {
      try {
        work.run();
      } finally {
        works.decrementAndGet();
        wakeup.signal();
      }
    });
  }

  /** Leaves something to be done on the master's thread. When the job is over it is done at once, and finds nothing that runs. */
  void post(Runnable letter) {
    letters.add(letter);
    if (isOver) {
      runLetters();
    }
    wakeup.signal();
  }

  private boolean runLetters() {
    boolean hasRun = false;
    for (Runnable letter = letters.poll(); letter != null; letter = letters.poll()) {
      letter.run();
      hasRun = true;
    }
    return hasRun;
  }

  @Override
  public String name() {
    return "checkpoint-coordinator";
  }

  @Override
  public Wakeup wakeup() {
    return wakeup;
  }

  @Override
  public long wakeNanos() {
    return switch (state) {
      case RUNNING -> memoryError == null ? coordinator.wakeNanos() : Math.min(coordinator.wakeNanos(), memoryErrorNanos + NAMED_NANOS);
      case RESTARTING -> restartNanos.orElse(Long.MAX_VALUE);
      case CREATED, FAILING, CANCELLING, FINISHED, CANCELED, FAILED -> Long.MAX_VALUE;
    };
  }

  /**
   * One step. When it finds no memory the job fails; but whoever has used that up finds none either, a moment later as a rule, and can be named then.
   */
  @Override
  public Progress step() {
    if (memoryError != null && state == JobState.RUNNING && clock.nanoTime() - memoryErrorNanos >= NAMED_NANOS) {
      throw memoryError;
    }
    try {
      return work();
    } catch (OutOfMemoryError e) {
      if (state != JobState.RUNNING) {
        throw e;
      }
      if (memoryError == null) {
        memoryError = e;
        memoryErrorNanos = clock.nanoTime();
        mustNotRestart = true;
      }
      return Progress.NO_PROGRESS;
    }
  }

  private Progress work() {
    boolean hasWorked = runLetters();
    if (outcome.isPresent()) {
      if (works.get() > 0 || !letters.isEmpty()) {
        tracker.publish();
        return hasWorked ? Progress.MADE_PROGRESS : Progress.NO_PROGRESS;
      }
      tracker.publish();
      endNanos = clock.nanoTime();
      to(outcome.get());
      return Progress.DONE;
    }
    hasWorked |= advance();
    tracker.publish();
    return hasWorked ? Progress.MADE_PROGRESS : Progress.NO_PROGRESS;
  }

  private boolean advance() {
    if (isReleased && !coordinator.isFinalizing()) {
      return attemptOver();
    }
    return switch (state) {
      case RUNNING -> coordinator.work();
      case RESTARTING -> restart();
      case CREATED, FAILING, CANCELLING, FINISHED, CANCELED, FAILED -> false;
    };
  }

  /** The attempt is over, and what it had on its way to the disk as well. */
  private boolean attemptOver() {
    isReleased = false;
    if (isCancelled) {
      end(JobState.CANCELED);
    } else if (state == JobState.RUNNING) {
      end(JobState.FINISHED);
    } else if (restartNanos.isPresent()) {
      to(JobState.RESTARTING);
    } else {
      end(JobState.FAILED);
    }
    return true;
  }

  private boolean restart() {
    if (clock.nanoTime() < restartNanos.orElseThrow()) {
      return false;
    }
    restartNanos = OptionalLong.empty();
    restartCount++;
    try {
      attempt = newAttempt();
    } catch (RuntimeException e) {
      fail(e instanceof JobFailureException known ? known.failure() : general("The job cannot be restarted: " + e, e));
      isReleased = true;
      return true;
    }
    failure = Optional.empty();
    to(JobState.RUNNING);
    begin();
    return true;
  }

  private void end(JobState how) {
    coordinator.suspend(CheckpointFailureReason.CHECKPOINT_COORDINATOR_SHUTDOWN);
    CheckpointRetention retention = options.checkpoints().retention();
    boolean isDeleted = switch (how) {
      case CANCELED -> retention != CheckpointRetention.RETAIN_ON_CANCELLATION;
      case FAILED -> retention == CheckpointRetention.DELETE;
      case CREATED, RUNNING, FAILING, RESTARTING, CANCELLING, FINISHED -> false;
    };
    snapshots.end(isDeleted);
    if (how != JobState.FAILED) {
      failure = Optional.empty();
    }
    outcome = Optional.of(how);
  }

  private void over() {
    isOver = true;
    try {
      runLetters();
      tracker.publish();
    } finally {
      ended.countDown();
    }
  }

  private static JobFailure general(String message, Throwable cause) {
    return new JobFailure(Optional.empty(), OptionalInt.empty(), Optional.empty(), Optional.empty(), message, Optional.ofNullable(cause));
  }

  /** A failure of the attempt; a second one while it is being stopped follows from the first. */
  private void fail(JobFailure found) {
    if (isCancelled || state == JobState.FAILING || outcome.isPresent()) {
      return;
    }
    to(JobState.FAILING);
    failure = Optional.of(found);
    failures.addLast(new JobFailureRecord(clock.currentTimeMs(), restartCount, found));
    if (failures.size() > FAILURES_KEPT) {
      failures.removeFirst();
    }
    publishedFailures = List.copyOf(failures);
    // After an OutOfMemoryError nothing in this process can be relied on.
    mustNotRestart |= found.cause().filter(OutOfMemoryError.class::isInstance).isPresent();
    OptionalLong delayMs = mustNotRestart ? OptionalLong.empty() : restarts.failed(clock.nanoTime() / NANOS_PER_MS);
    restartNanos = delayMs.isPresent() ? OptionalLong.of(clock.nanoTime() + delayMs.getAsLong() * NANOS_PER_MS) : OptionalLong.empty();
    attempt.stop();
  }

  @Override
  public void attemptMustFail(String message, Throwable cause) {
    fail(general(message, cause));
    coordinator.suspend(CheckpointFailureReason.JOB_FAILURE);
  }

  @Override
  public void jobMustFail(String message, Throwable cause) {
    mustNotRestart = true;
    attemptMustFail(message, cause);
    restartNanos = OptionalLong.empty();
  }

  @Override
  public void stoppedWithSavepoint() {
    mustNotRestart = true;
    restartNanos = OptionalLong.empty();
  }

  @Override
  public void attemptEnds() {
    // The subtasks have been told, and their end is heard.
  }

  private void tell(JobAttempt from, Consumer<AttemptEvents> event) {
    post(() -> {
      if (from == attempt) {
        event.accept(events);
      }
    });
  }

  private final AttemptEvents events = new AttemptEvents() {
    @Override
    public void initialized(CheckpointParticipant subtask) {
      coordinator.initialized(subtask);
    }

    @Override
    public void acknowledged(CheckpointParticipant subtask, long checkpointId, SubtaskCheckpointMetrics metrics) {
      coordinator.acknowledged(subtask, checkpointId, metrics);
    }

    @Override
    public void declined(long checkpointId, CheckpointFailureReason reason, Throwable cause) {
      coordinator.declined(checkpointId, reason, cause);
    }

    @Override
    public void endOfData(CheckpointParticipant subtask) {
      coordinator.endOfData(subtask);
    }

    @Override
    public void failed(JobFailure found, boolean isStarting) {
      hasFailedToStart |= isStarting && failures.isEmpty();
      fail(found);
      coordinator.suspend(CheckpointFailureReason.TASK_FAILURE);
    }

    @Override
    public void released() {
      isReleased = true;
    }
  };

  /** The last records of each stream are kept from now on; any thread. */
  void watch() {
    isWatched = true;
    attempt.subtasks().forEach(subtask -> subtask.post(subtask.report()::keepRecords));
  }

  /** Barriers take so long on a channel from now on; any thread. */
  void slowBarriers(long delayMs) {
    barrierDelayMs = delayMs;
    attempt.subtasks().forEach(subtask -> subtask.slowBarriers(delayMs * NANOS_PER_MS));
  }

  /** How long barriers are held back on a channel, in milliseconds. */
  long barrierDelayMs() {
    return barrierDelayMs;
  }

  /** Asks the job to stop; any thread. */
  void cancel() {
    post(() -> {
      if (outcome.isPresent() || isCancelled) {
        return;
      }
      isCancelled = true;
      boolean hasAttempt = state == JobState.RUNNING || state == JobState.FAILING;
      to(JobState.CANCELLING);
      coordinator.suspend(CheckpointFailureReason.CHECKPOINT_COORDINATOR_SHUTDOWN);
      attempt.stop();
      isReleased |= !hasAttempt;
    });
  }

  CheckpointCoordinator coordinator() {
    return coordinator;
  }

  JobAttempt attempt() {
    return attempt;
  }

  JobState state() {
    return state;
  }

  Optional<JobFailure> failure() {
    return failure;
  }

  List<JobFailureRecord> failures() {
    return publishedFailures;
  }

  boolean hasFailedToStart() {
    return hasFailedToStart && restartCount == 0;
  }

  int restartCount() {
    return restartCount;
  }

  /** When the state began last, wall clock in milliseconds; 0 if it has not come. */
  long stateTimeMs(JobState which) {
    return stateTimes.get(which.ordinal());
  }

  CheckpointTracker tracker() {
    return tracker;
  }

  CountDownLatch ended() {
    return ended;
  }

  long runNanos() {
    return Math.max(1, (state.isTerminal() ? endNanos : clock.nanoTime()) - startNanos);
  }
}
