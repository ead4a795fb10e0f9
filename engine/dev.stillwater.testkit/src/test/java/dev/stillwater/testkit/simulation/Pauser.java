package dev.stillwater.testkit.simulation;

import dev.stillwater.engine.JobExecution;
import dev.stillwater.engine.plan.TaskPlan;
import dev.stillwater.engine.sched.EngineClock;
import dev.stillwater.engine.sched.Progress;
import dev.stillwater.engine.sched.Step;
import dev.stillwater.engine.sched.Wakeup;
import java.util.List;
import java.util.Random;

/**
 * Somebody who lets single subtasks of a simulated job stand still for a while, again and again, as one does who looks into them.
 *
 * <p>THREADING: one thread.
 */
final class Pauser implements Step {
  private static final int PAUSES_MAX = 6;
  private static final long GAP_NANOS_MAX = 20_000_000;
  private static final long PAUSE_NANOS_MAX = 80_000_000;

  private final JobExecution job;
  private final EngineClock clock;
  private final Random random;
  private final Wakeup wakeup = new Wakeup();
  private String uid = "";
  private int subtask;
  private int pauses;
  private boolean isPaused;
  private long nextNanos;

  Pauser(JobExecution job, EngineClock clock, long seed) {
    this.job = job;
    this.clock = clock;
    random = new Random(seed);
    nextNanos = clock.nanoTime() + random.nextLong(GAP_NANOS_MAX);
  }

  /** How often a subtask was told to stand still. */
  int pauses() {
    return pauses;
  }

  @Override
  public String name() {
    return "pauser";
  }

  @Override
  public Progress step() {
    if (job.status().state().isTerminal()) {
      return Progress.DONE;
    }
    if (clock.nanoTime() < nextNanos) {
      return Progress.NO_PROGRESS;
    }
    if (isPaused) {
      isPaused = false;
      job.pause(uid, subtask, false);
      nextNanos = clock.nanoTime() + random.nextLong(GAP_NANOS_MAX);
      return pauses < PAUSES_MAX ? Progress.MADE_PROGRESS : Progress.DONE;
    }
    List<TaskPlan> tasks = job.plan().tasks();
    TaskPlan task = tasks.get(random.nextInt(tasks.size()));
    uid = task.head().uid();
    subtask = random.nextInt(task.parallelism());
    isPaused = true;
    pauses++;
    job.pause(uid, subtask, true);
    nextNanos = clock.nanoTime() + random.nextLong(PAUSE_NANOS_MAX);
    return Progress.MADE_PROGRESS;
  }

  @Override
  public long wakeNanos() {
    return nextNanos;
  }

  @Override
  public Wakeup wakeup() {
    return wakeup;
  }
}
