package dev.stillwater.engine.sched;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BooleanSupplier;

/**
 * Runs steps and asynchronous work on the calling thread until nothing can go on, again and again, in an order that is fixed or that a seed decides.
 *
 * <p>A step that could do nothing is only tried again when it was signalled, or when the clock has moved. The clock stands still until {@link #advanceClock}.
 *
 * <p>THREADING: one thread.
 */
public final class ReplayScheduler implements Scheduler {
  private static final long NANOS_A_MS = 1_000_000;
  /** One of so many turns of a step is timed, since to read the machine's clock takes about as long as a small turn. */
  private static final int TURNS_A_TIMING = 16;

  private final VirtualClock clock;
  private final Random random;
  private final boolean isRandom;
  private final List<Running> steps = new ArrayList<>();
  private final List<Running> started = new ArrayList<>();
  private final EngineClock machine = EngineClock.system();
  private final BitSet ready = new BitSet();
  private final Deque<Runnable> works = new ArrayDeque<>();
  private int stepCount;

  /** A step with who hears of its end, and what is known of the time it takes. */
  private static final class Running {
    private final Step step;
    private final Listener listener;
    private int turns;
    private long timedNanos;

    Running(Step step, Listener listener) {
      this.step = step;
      this.listener = listener;
    }

    Step step() {
      return step;
    }

    Listener listener() {
      return listener;
    }

    Progress turn(EngineClock machine) {
      if (turns++ % TURNS_A_TIMING != 0) {
        return step.step();
      }
      long start = machine.nanoTime();
      Progress progress = step.step();
      timedNanos += machine.nanoTime() - start;
      return progress;
    }
  }

  /**
   * Makes a scheduler.
   *
   * @param seed of the order; 0 for that in which steps were started, each as long as it can go on
   * @param startMs wall clock time to begin with, in milliseconds
   */
  public ReplayScheduler(long seed, long startMs) {
    clock = new VirtualClock(startMs);
    random = new Random(seed);
    isRandom = seed != 0;
  }

  @Override
  public VirtualClock clock() {
    return clock;
  }

  @Override
  public void start(Step step, Listener listener) {
    int index = steps.size();
    Running running = new Running(step, listener);
    steps.add(running);
    started.add(running);
    stepCount++;
    ready.set(index);
    step.wakeup().observe(() -> ready.set(index));
  }

  @Override
  public void async(String name, Runnable work) {
    works.add(work);
  }

  /** {@inheritDoc} Here: until nothing can go on at this time. */
  @Override
  public void run() {
    runUntilQuiet(() -> false);
  }

  /**
   * Runs until nothing can go on at this time; false if it was stopped before.
   *
   * @param isStopped asked before each step
   */
  public boolean runUntilQuiet(BooleanSupplier isStopped) {
    while (true) {
      int index = ready.nextSetBit(0);
      if (index < 0 && works.isEmpty()) {
        return true;
      }
      if (isStopped.getAsBoolean()) {
        return false;
      }
      if (isRandom) {
        runAny();
      } else if (index >= 0) {
        step(index);
      } else {
        works.poll().run();
      }
    }
  }

  private void runAny() {
    int count = ready.cardinality();
    int chosen = random.nextInt(count + (works.isEmpty() ? 0 : 1));
    if (chosen == count) {
      works.poll().run();
      return;
    }
    int index = ready.nextSetBit(0);
    for (int skipped = 0; skipped < chosen; skipped++) {
      index = ready.nextSetBit(index + 1);
    }
    step(index);
  }

  /** Steps that are over leave a gap behind, so that the order of the others stays. */
  private void step(int index) {
    Running running = steps.get(index);
    ready.clear(index);
    Progress progress;
    try {
      progress = running.turn(machine);
    } catch (Throwable e) { // As in threaded mode, any failure ends the step and is the listener's.
      end(index);
      running.listener().failed(running.step(), e);
      return;
    }
    if (progress == Progress.DONE) {
      end(index);
      running.listener().finished(running.step());
    } else if (progress == Progress.MADE_PROGRESS) {
      ready.set(index);
    }
  }

  private void end(int index) {
    steps.get(index).step().wakeup().observe(() -> { });
    steps.set(index, null);
    stepCount--;
  }

  /** About how long the turns of each step have taken on this machine, in nanoseconds; in the order of their start, also those that are over. */
  public Map<Step, Long> stepNanos() {
    Map<Step, Long> nanos = new LinkedHashMap<>();
    started.forEach(running -> nanos.put(running.step, running.timedNanos * TURNS_A_TIMING));
    return nanos;
  }

  /** Whether all steps are over. */
  public boolean isEmpty() {
    return stepCount == 0;
  }

  /** Moves the clock to the next time at which a step can go on by itself; false when there is none. */
  public boolean advanceClock() {
    long next = Long.MAX_VALUE;
    for (Running running : steps) {
      if (running != null) {
        next = Math.min(next, running.step().wakeNanos());
      }
    }
    if (next == Long.MAX_VALUE) {
      return false;
    }
    clock.advanceTo(Math.max(next, clock.nanoTime() + 1));
    wakeAll();
    return true;
  }

  /** Moves the clock to a later wall clock time, in milliseconds; an earlier one is ignored. */
  public void advanceClock(long timeMs) {
    long milliseconds = timeMs - clock.currentTimeMs();
    if (milliseconds > 0) {
      clock.advanceTo(clock.nanoTime() + milliseconds * NANOS_A_MS);
      wakeAll();
    }
  }

  private void wakeAll() {
    for (int index = 0; index < steps.size(); index++) {
      if (steps.get(index) != null) {
        ready.set(index);
      }
    }
  }
}
