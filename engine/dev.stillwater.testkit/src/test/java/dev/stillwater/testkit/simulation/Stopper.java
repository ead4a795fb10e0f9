package dev.stillwater.testkit.simulation;

import dev.stillwater.engine.JobExecution;
import dev.stillwater.engine.checkpoint.CompletedCheckpoint;
import dev.stillwater.engine.checkpoint.SavepointRequest;
import dev.stillwater.engine.checkpoint.SnapshotFormat;
import dev.stillwater.engine.sched.EngineClock;
import dev.stillwater.engine.sched.Progress;
import dev.stillwater.engine.sched.Step;
import dev.stillwater.engine.sched.Wakeup;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Somebody who asks a simulated job for a savepoint at a moment, or stops it with one.
 *
 * <p>THREADING: one thread.
 */
final class Stopper implements Step {
  private static final long LOOK_NANOS = 5_000_000;

  private final JobExecution job;
  private final EngineClock clock;
  private final long atNanos;
  private final SavepointRequest request;
  private final boolean isStop;
  private final Wakeup wakeup = new Wakeup();
  private Optional<CompletableFuture<CompletedCheckpoint>> result = Optional.empty();

  /** Makes somebody who acts after so many nanoseconds. */
  Stopper(JobExecution job, EngineClock clock, long delayNanos, Path folder, SnapshotFormat format, boolean isStop) {
    this.job = job;
    this.clock = clock;
    atNanos = clock.nanoTime() + delayNanos;
    request = new SavepointRequest(folder, Optional.empty(), format);
    this.isStop = isStop;
  }

  /** The savepoint with which the job was stopped; empty if it was not. */
  Optional<CompletedCheckpoint> stoppedWith() {
    return result.filter(future -> isStop && future.isDone() && !future.isCompletedExceptionally()).map(CompletableFuture::join);
  }

  @Override
  public String name() {
    return "stopper";
  }

  @Override
  public Progress step() {
    if (job.status().state().isTerminal()) {
      return Progress.DONE;
    }
    if (result.isPresent() || clock.nanoTime() < atNanos) {
      return Progress.NO_PROGRESS;
    }
    result = Optional.of(isStop ? job.stop(request, false) : job.savepoint(request));
    return Progress.MADE_PROGRESS;
  }

  @Override
  public long wakeNanos() {
    return Math.max(result.isEmpty() ? atNanos : 0, clock.nanoTime() + LOOK_NANOS);
  }

  @Override
  public Wakeup wakeup() {
    return wakeup;
  }
}
