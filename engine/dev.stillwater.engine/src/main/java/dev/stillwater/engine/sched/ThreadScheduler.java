package dev.stillwater.engine.sched;

import java.util.List;

/**
 * Gives each subtask a thread of its own, named after the subtask.
 *
 * <p>THREADING: see {@link Scheduler}.
 */
public final class ThreadScheduler implements Scheduler {
  private static final int SPINS_BEFORE_PARK = 64;
  private static final long PARK_NANOS_MAX = 50_000_000L;

  private final EngineClock clock;

  /** Makes a scheduler on the machine's clock. */
  public ThreadScheduler() {
    this(EngineClock.system());
  }

  /** Makes a scheduler on a clock whose nanoTime runs as fast as the machine's. */
  public ThreadScheduler(EngineClock clock) {
    this.clock = clock;
  }

  @Override
  public EngineClock clock() {
    return clock;
  }

  @Override
  public void run(List<? extends Step> steps, Listener listener) {
    for (Step step : steps) {
      Thread thread = new Thread(() -> loop(step, listener), step.name());
      thread.setDaemon(true);
      thread.start();
    }
  }

  private void loop(Step step, Listener listener) {
    try {
      Progress progress = step.step();
      while (progress != Progress.DONE) {
        progress = progress == Progress.MADE_PROGRESS ? step.step() : idle(step);
      }
    } catch (Throwable e) { // Errors of a job, even out of memory, end this job and not the thread silently.
      listener.failed(step, e);
      return;
    }
    listener.finished(step);
  }

  /** Tries again for a moment, then sleeps until there is work; returns what the last try achieved. */
  private Progress idle(Step step) {
    for (int spin = 0; spin < SPINS_BEFORE_PARK; spin++) {
      Thread.onSpinWait();
      Progress progress = step.step();
      if (progress != Progress.NO_PROGRESS) {
        return progress;
      }
    }
    step.wakeup().announce();
    Progress progress = step.step();
    if (progress == Progress.NO_PROGRESS) {
      long nanos = Math.min(PARK_NANOS_MAX, Math.max(1, step.wakeNanos() - clock.nanoTime()));
      step.wakeup().park(nanos);
    }
    step.wakeup().retract();
    return progress == Progress.NO_PROGRESS ? step.step() : progress;
  }
}
