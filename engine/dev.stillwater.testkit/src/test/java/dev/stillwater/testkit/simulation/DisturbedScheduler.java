package dev.stillwater.testkit.simulation;

import dev.stillwater.engine.sched.EngineClock;
import dev.stillwater.engine.sched.Progress;
import dev.stillwater.engine.sched.Scheduler;
import dev.stillwater.engine.sched.Step;
import dev.stillwater.engine.sched.StepScheduler;
import dev.stillwater.engine.sched.Wakeup;
import java.util.Random;

/**
 * A scheduler whose subtasks fail by themselves, before or after they have done something, and stand still for a while, so that barriers and acknowledgements
 * come late; what is written beside them may be written late as well. The coordinator is left alone: it has the machine's crash.
 *
 * <p>THREADING: one thread.
 */
final class DisturbedScheduler implements Scheduler {
  private static final int FAILURE_CHANCE = 1500;
  private static final int FAILURES_MAX = 3;
  private static final int STALL_CHANCE = 60;
  private static final int LATE_CHANCE = 4;
  private static final long STALL_NANOS_MAX = 60_000_000L;
  private static final String COORDINATOR = "checkpoint-coordinator";

  private final StepScheduler steps;
  private final Random random;
  private final boolean isFailing;
  private final boolean isStalling;
  private int failures;

  /** Makes a scheduler that decides by the seed what goes wrong. */
  DisturbedScheduler(StepScheduler steps, long seed) {
    this.steps = steps;
    random = new Random(seed);
    isFailing = random.nextInt(3) == 0;
    isStalling = random.nextInt(3) == 0;
  }

  /** Number of failures of subtasks. */
  int failures() {
    return failures;
  }

  @Override
  public EngineClock clock() {
    return steps.clock();
  }

  @Override
  public void start(Step step, Listener listener) {
    if (step.name().equals(COORDINATOR)) {
      steps.start(step, listener);
    } else {
      steps.start(new Disturbed(step), new Told(step, listener));
    }
  }

  @Override
  public void async(String name, Runnable work) {
    if (isStalling && random.nextInt(LATE_CHANCE) == 0) {
      steps.start(new Late(name, work, clock().nanoTime() + random.nextLong(STALL_NANOS_MAX)), Late.LISTENER);
    } else {
      steps.async(name, work);
    }
  }

  @Override
  public void run() {
    steps.run();
  }

  /** Tells of the step itself when the one around it has ended. */
  private record Told(Step step, Listener listener) implements Listener {
    @Override
    public void finished(Step around) {
      listener.finished(step);
    }

    @Override
    public void failed(Step around, Throwable cause) {
      listener.failed(step, cause);
    }
  }

  private final class Disturbed implements Step {
    private static final long NEVER = Long.MIN_VALUE;

    private final Step step;
    private long untilNanos = NEVER;

    Disturbed(Step step) {
      this.step = step;
    }

    @Override
    public String name() {
      return step.name();
    }

    @Override
    public Progress step() {
      if (clock().nanoTime() < untilNanos) {
        return Progress.NO_PROGRESS;
      }
      untilNanos = NEVER;
      if (isStalling && random.nextInt(STALL_CHANCE) == 0) {
        untilNanos = clock().nanoTime() + random.nextLong(STALL_NANOS_MAX);
        return Progress.NO_PROGRESS;
      }
      maybeFail();
      Progress progress = step.step();
      if (progress == Progress.MADE_PROGRESS) {
        maybeFail();
      }
      return progress;
    }

    private void maybeFail() {
      if (isFailing && failures < FAILURES_MAX && random.nextInt(FAILURE_CHANCE) == 0) {
        failures++;
        throw new IllegalStateException("A function failed, as the seed decided.");
      }
    }

    /** A slow disk may have passed the end of a standstill while another step did nothing else; it is to be stepped then all the same. */
    @Override
    public long wakeNanos() {
      return untilNanos == NEVER ? step.wakeNanos() : untilNanos;
    }

    @Override
    public Wakeup wakeup() {
      return step.wakeup();
    }
  }

  /** Work that begins later than it could. */
  private final class Late implements Step {
    private static final Listener LISTENER = new Listener() {
      @Override
      public void finished(Step step) {
        // Nobody waits for it but the coordinator, whom the work tells itself.
      }

      @Override
      public void failed(Step step, Throwable cause) {
        throw new AssertionError(cause);
      }
    };

    private final String name;
    private final Runnable work;
    private final long atNanos;
    private final Wakeup wakeup = new Wakeup();

    Late(String name, Runnable work, long atNanos) {
      this.name = name;
      this.work = work;
      this.atNanos = atNanos;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public Progress step() {
      if (clock().nanoTime() < atNanos) {
        return Progress.NO_PROGRESS;
      }
      work.run();
      return Progress.DONE;
    }

    @Override
    public long wakeNanos() {
      return atNanos;
    }

    @Override
    public Wakeup wakeup() {
      return wakeup;
    }
  }
}
