package dev.stillwater.engine.checkpoint;

import dev.stillwater.engine.JobExecution;
import dev.stillwater.engine.sched.EngineClock;
import dev.stillwater.engine.sched.Progress;
import dev.stillwater.engine.sched.Scheduler;
import dev.stillwater.engine.sched.Step;
import dev.stillwater.engine.sched.Wakeup;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Takes a savepoint of a job again and again as a long-term backup. One that fails is told and does no harm; while one is being taken no other is begun. The
 * savepoints are the user's: nothing deletes them.
 *
 * <p>THREADING: a step of its own. LIFECYCLE: {@link #start} it before the job runs; it ends with the job.
 */
public final class SavepointSchedule implements Step {
  private static final long LOOK_NANOS = 200_000_000L;

  private final JobExecution job;
  private final EngineClock clock;
  private final long intervalNanos;
  private final Path folder;
  private final Consumer<CompletedCheckpoint> taken;
  private final Consumer<String> messages;
  private final Wakeup wakeup = new Wakeup();
  private Optional<CompletableFuture<CompletedCheckpoint>> running = Optional.empty();
  private long nextNanos;

  /**
   * When savepoints are taken, and where.
   *
   * @param intervalMs time between two savepoints, in milliseconds, above 0
   * @param folder where the savepoints' folders are made
   */
  public record Plan(long intervalMs, Path folder) {
    public Plan {
      if (intervalMs <= 0) {
        throw new IllegalArgumentException("The interval of savepoints is " + intervalMs + " ms; expected more than 0.");
      }
    }
  }

  private SavepointSchedule(JobExecution job, EngineClock clock, Plan plan, Consumer<CompletedCheckpoint> taken, Consumer<String> messages) {
    this.job = job;
    this.clock = clock;
    this.intervalNanos = plan.intervalMs() * 1_000_000L;
    this.folder = plan.folder();
    this.taken = taken;
    this.messages = messages;
    nextNanos = clock.nanoTime() + intervalNanos;
  }

  /**
   * Starts the schedule of a job.
   *
   * @param taken told of each savepoint that was taken; called by any thread, which it must not hold up
   * @param messages takes a sentence for each savepoint that was taken or failed; called by any thread
   */
  public static void start(JobExecution job, Scheduler scheduler, Plan plan, Consumer<CompletedCheckpoint> taken, Consumer<String> messages) {
    SavepointSchedule schedule = new SavepointSchedule(job, scheduler.clock(), plan, taken, messages);
    scheduler.start(schedule, new Scheduler.Listener() {
      @Override
      public void finished(Step step) {
        // It ends with its job.
      }

      @Override
      public void failed(Step step, Throwable cause) {
        messages.accept("No more savepoints are taken: " + cause + ".");
      }
    });
  }

  @Override
  public String name() {
    return "savepoint-schedule";
  }

  @Override
  public Progress step() {
    if (job.status().state().isTerminal()) {
      return Progress.DONE;
    }
    running = running.filter(savepoint -> !savepoint.isDone());
    if (running.isPresent() || clock.nanoTime() < nextNanos) {
      return Progress.NO_PROGRESS;
    }
    nextNanos = clock.nanoTime() + intervalNanos;
    CompletableFuture<CompletedCheckpoint> savepoint = job.savepoint(new SavepointRequest(folder, Optional.of("scheduled"), SnapshotFormat.CANONICAL));
    running = Optional.of(savepoint);
    savepoint.thenAccept(taken);
    savepoint.whenComplete((completed, problem) -> messages.accept(problem == null ? "Savepoint " + completed.folder() + "."
        : "The savepoint that was due failed: " + problem.getMessage()));
    return Progress.MADE_PROGRESS;
  }

  /** Looks at times whether the job has ended, of which nobody tells. */
  @Override
  public long wakeNanos() {
    return Math.min(Math.max(nextNanos, clock.nanoTime() + 1), clock.nanoTime() + LOOK_NANOS);
  }

  @Override
  public Wakeup wakeup() {
    return wakeup;
  }
}
