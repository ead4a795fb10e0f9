package dev.stillwater.compiler;

import dev.stillwater.engine.JobExecution;
import dev.stillwater.engine.sched.Progress;
import dev.stillwater.engine.sched.Scheduler;
import dev.stillwater.engine.sched.Step;
import dev.stillwater.engine.sched.StepScheduler;
import dev.stillwater.engine.sched.Wakeup;

/** Cancels a job when its clock shows a time. */
final class CancelStep implements Step, Scheduler.Listener {
  private final StepScheduler scheduler;
  private final long atNanos;
  private final JobExecution execution;
  private final Wakeup wakeup = new Wakeup();

  CancelStep(StepScheduler scheduler, long afterNanos, JobExecution execution) {
    this.scheduler = scheduler;
    atNanos = scheduler.clock().nanoTime() + afterNanos;
    this.execution = execution;
  }

  @Override
  public String name() {
    return "cancelling";
  }

  @Override
  public Wakeup wakeup() {
    return wakeup;
  }

  @Override
  public Progress step() {
    if (scheduler.clock().nanoTime() < atNanos) {
      return Progress.NO_PROGRESS;
    }
    execution.cancel();
    return Progress.DONE;
  }

  @Override
  public long wakeNanos() {
    return atNanos;
  }

  @Override
  public void finished(Step step) {
    // The job ends by itself.
  }

  @Override
  public void failed(Step step, Throwable cause) {
    throw new IllegalStateException(cause);
  }
}
