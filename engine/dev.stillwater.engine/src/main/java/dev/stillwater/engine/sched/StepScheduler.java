package dev.stillwater.engine.sched;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Runs all steps and asynchronous work on the calling thread, in an order that only the seed decides, on a clock of its own.
 *
 * <p>The clock moves when nothing else can go on, to the time at which something can; and, if so made, by a little with each step, so that time passes for
 * work that never waits.
 *
 * <p>THREADING: one thread.
 */
public final class StepScheduler implements Scheduler {
  private final Random random;
  private final long seed;
  private final long stepNanosMax;
  private final VirtualClock clock;
  private final List<Work> runnable = new ArrayList<>();
  private final List<Work> stuck = new ArrayList<>();

  /** A step with who hears of its end, or work that is done once. */
  private sealed interface Work {
  }

  private record Running(Step step, Listener listener) implements Work {
  }

  private record Once(String name, Runnable work) implements Work {
  }

  /** Makes a scheduler whose order follows from the seed; steps take no time. */
  public StepScheduler(long seed) {
    this(seed, 0);
  }

  /** Makes a scheduler whose order follows from the seed; a step that makes progress and a piece of asynchronous work take up to so many nanoseconds. */
  public StepScheduler(long seed, long stepNanosMax) {
    this(seed, stepNanosMax, 0);
  }

  /** The same with a clock that begins at the time, in milliseconds since 1970-01-01T00:00:00Z. */
  public StepScheduler(long seed, long stepNanosMax, long startMs) {
    this.seed = seed;
    this.stepNanosMax = stepNanosMax;
    clock = new VirtualClock(startMs);
    random = new Random(seed);
  }

  @Override
  public VirtualClock clock() {
    return clock;
  }

  @Override
  public void start(Step step, Listener listener) {
    runnable.add(new Running(step, listener));
  }

  @Override
  public void async(String name, Runnable work) {
    runnable.add(new Once(name, work));
  }

  @Override
  public void run() {
    while (!runnable.isEmpty() || !stuck.isEmpty()) {
      if (runnable.isEmpty()) {
        advanceClock();
        unstick();
      }
      Work work = takeAny();
      if (work instanceof Running running) {
        step(running);
      } else if (work instanceof Once once) {
        once.work().run();
        passTime();
        unstick();
      }
    }
  }

  /** Any one; the last takes its place, as the order of what waits does not matter. */
  private Work takeAny() {
    int index = random.nextInt(runnable.size());
    Work taken = runnable.get(index);
    Work last = runnable.remove(runnable.size() - 1);
    if (index < runnable.size()) {
      runnable.set(index, last);
    }
    return taken;
  }

  private void step(Running running) {
    Progress progress = stepOnce(running);
    if (progress == Progress.NO_PROGRESS) {
      stuck.add(running);
      return;
    }
    if (progress == Progress.MADE_PROGRESS) {
      runnable.add(running);
      passTime();
    }
    unstick();
  }

  private static Progress stepOnce(Running running) {
    Progress progress;
    try {
      progress = running.step().step();
    } catch (Throwable e) { // As in threaded mode, any failure ends the step and is the listener's.
      running.listener().failed(running.step(), e);
      return Progress.DONE;
    }
    if (progress == Progress.DONE) {
      running.listener().finished(running.step());
    }
    return progress;
  }

  /** Whatever was done may have given work to those that had none. */
  private void unstick() {
    runnable.addAll(stuck);
    stuck.clear();
  }

  private void passTime() {
    if (stepNanosMax > 0) {
      clock.advanceTo(clock.nanoTime() + random.nextLong(stepNanosMax + 1));
    }
  }

  /** Moves the clock to the time at which one of the steps can go on. All that is left are steps: asynchronous work is never stuck. */
  private void advanceClock() {
    long next = Long.MAX_VALUE;
    List<String> names = new ArrayList<>();
    for (Work work : stuck) {
      Step step = ((Running) work).step();
      next = Math.min(next, step.wakeNanos());
      names.add(step.name());
    }
    if (next == Long.MAX_VALUE) {
      throw new IllegalStateException("No step can go on (seed " + seed + "): " + names);
    }
    clock.advanceTo(Math.max(next, clock.nanoTime() + 1));
  }
}
