package dev.stillwater.engine.sched;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Runs all subtasks on the calling thread, in an order that only the seed decides, on a clock that moves only when nothing else does.
 *
 * <p>THREADING: one thread.
 */
public final class StepScheduler implements Scheduler {
  private final long seed;
  private final VirtualClock clock = new VirtualClock(0);

  /** Makes a scheduler whose order follows from the seed. */
  public StepScheduler(long seed) {
    this.seed = seed;
  }

  @Override
  public VirtualClock clock() {
    return clock;
  }

  /** {@inheritDoc} Throws IllegalStateException when no step can ever make progress again, which is a defect of the engine. */
  @Override
  public void run(List<? extends Step> steps, Listener listener) {
    Random random = new Random(seed);
    List<Step> running = new ArrayList<>(steps);
    List<Step> stuck = new ArrayList<>();
    while (!running.isEmpty() || !stuck.isEmpty()) {
      if (running.isEmpty()) {
        advanceClock(stuck);
        running.addAll(stuck);
        stuck.clear();
      }
      Step step = running.remove(random.nextInt(running.size()));
      Progress progress = stepOnce(step, listener);
      if (progress == Progress.MADE_PROGRESS) {
        running.add(step);
        running.addAll(stuck);
        stuck.clear();
      } else if (progress == Progress.NO_PROGRESS) {
        stuck.add(step);
      } else {
        running.addAll(stuck);
        stuck.clear();
      }
    }
  }

  private static Progress stepOnce(Step step, Listener listener) {
    Progress progress;
    try {
      progress = step.step();
    } catch (Throwable e) { // As in threaded mode, any failure ends the step and is the listener's.
      listener.failed(step, e);
      return Progress.DONE;
    }
    if (progress == Progress.DONE) {
      listener.finished(step);
    }
    return progress;
  }

  private void advanceClock(List<Step> stuck) {
    long next = Long.MAX_VALUE;
    for (Step step : stuck) {
      next = Math.min(next, step.wakeNanos());
    }
    if (next == Long.MAX_VALUE) {
      throw new IllegalStateException("No subtask can go on (seed " + seed + "): " + stuck.stream().map(Step::name).toList());
    }
    clock.advanceTo(Math.max(next, clock.nanoTime() + 1));
  }
}
