package dev.stillwater.engine.sched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StepSchedulerTest {
  private final List<String> trace = new ArrayList<>();

  /** Counts down; waits for a time between two counts if there is an interval. */
  private final class Countdown implements Step {
    private final String name;
    private final EngineClock clock;
    private final long intervalNanos;
    private int left;
    private long due;

    Countdown(String name, int left, EngineClock clock, long intervalNanos) {
      this.name = name;
      this.left = left;
      this.clock = clock;
      this.intervalNanos = intervalNanos;
      due = intervalNanos;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public Progress step() {
      if (clock.nanoTime() < due) {
        return Progress.NO_PROGRESS;
      }
      due = intervalNanos == 0 ? 0 : clock.nanoTime() + intervalNanos;
      trace.add(name + left + "@" + clock.nanoTime());
      return --left == 0 ? Progress.DONE : Progress.MADE_PROGRESS;
    }

    @Override
    public long wakeNanos() {
      return due;
    }

    @Override
    public Wakeup wakeup() {
      return new Wakeup();
    }
  }

  private static final class Silent implements Scheduler.Listener {
    private int failures;

    @Override
    public void finished(Step step) {
      assertEquals(0, failures);
    }

    @Override
    public void failed(Step step, Throwable cause) {
      failures++;
    }
  }

  private List<String> run(long seed) {
    trace.clear();
    StepScheduler scheduler = new StepScheduler(seed);
    scheduler.start(new Countdown("a", 9, scheduler.clock(), 0), new Silent());
    scheduler.start(new Countdown("b", 9, scheduler.clock(), 0), new Silent());
    scheduler.async("c", () -> trace.add("async"));
    scheduler.run();
    return List.copyOf(trace);
  }

  @Test
  void sameSeed_givesTheSameOrder() {
    // Catches an order that depends on anything but the seed, so that a failing run cannot be repeated.
    assertEquals(run(5), run(5));
    assertNotEquals(run(5), run(6));
  }

  @Test
  void clock_moveOnlyWhenNothingElseDoes() {
    // Catches real time getting into a deterministic run.
    StepScheduler scheduler = new StepScheduler(1);
    scheduler.start(new Countdown("t", 3, scheduler.clock(), 100), new Silent());
    scheduler.run();
    assertEquals(List.of("t3@100", "t2@200", "t1@300"), trace);
  }

  @Test
  void stepsThatWaitForEachOther_areReported() {
    // Catches an engine that hangs in a deadlock instead of saying so.
    Step stuck = new Step() {
      @Override
      public String name() {
        return "stuck";
      }

      @Override
      public Progress step() {
        return Progress.NO_PROGRESS;
      }

      @Override
      public long wakeNanos() {
        return Long.MAX_VALUE;
      }

      @Override
      public Wakeup wakeup() {
        return new Wakeup();
      }
    };
    StepScheduler scheduler = new StepScheduler(3);
    scheduler.start(stuck, new Silent());
    assertThrows(IllegalStateException.class, scheduler::run);
  }

  @Test
  void asyncWork_takesItsTurnAmongTheSteps() {
    // Catches work that is always done at once or always last, so that no seed ever finds a race with it.
    Set<Integer> places = new HashSet<>();
    for (long seed = 0; seed < 40; seed++) {
      places.add(run(seed).indexOf("async"));
    }
    assertTrue(places.size() > 5 && places.contains(0) && Collections.max(places) > 9, places.toString());
  }

  @Test
  void stepsAndWorkStartedFromInside_runToTheirEnd() {
    // Catches a restarted job, or a write begun by a barrier, that is never run.
    StepScheduler scheduler = new StepScheduler(7);
    Scheduler.Listener restarting = new Scheduler.Listener() {
      @Override
      public void finished(Step step) {
        if (step.name().equals("first")) {
          scheduler.async("write", () -> scheduler.start(new Countdown("third", 1, scheduler.clock(), 0), this));
          scheduler.start(new Countdown("second", 2, scheduler.clock(), 50), this);
        }
      }

      @Override
      public void failed(Step step, Throwable cause) {
        throw new AssertionError(cause);
      }
    };
    scheduler.start(new Countdown("first", 1, scheduler.clock(), 0), restarting);
    scheduler.run();
    assertEquals(List.of("first1@0", "third1@0", "second2@50", "second1@100"), trace);
  }

  @Test
  void workThatNeverWaits_takesTimeWhereTheSchedulerIsMadeSo() {
    // Catches a clock that stands still while a fast source runs, so that no period ever comes to its end.
    StepScheduler scheduler = new StepScheduler(2, 1000);
    scheduler.start(new Countdown("a", 100, scheduler.clock(), 0), new Silent());
    scheduler.run();
    assertTrue(scheduler.clock().nanoTime() > 10_000 && scheduler.clock().nanoTime() <= 100_000, Long.toString(scheduler.clock().nanoTime()));
  }
}
