package dev.stillwater.engine.sched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Steps that run until none can go on, in an order that is always the same. */
class ReplaySchedulerTest {
  private final List<String> done = new ArrayList<>();

  /** Works off what it is given; wakes at a time if it is told one. */
  private final class Worker implements Step {
    private final String name;
    private final Wakeup wakeup = new Wakeup();
    private int work;
    private long wakeNanos = Long.MAX_VALUE;
    private boolean isEnding;

    Worker(String name, int work) {
      this.name = name;
      this.work = work;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public Progress step() {
      if (work == 0) {
        done.add(name + " idle");
        return isEnding ? Progress.DONE : Progress.NO_PROGRESS;
      }
      if (work < 0) {
        throw new IllegalStateException("broken");
      }
      work--;
      done.add(name);
      return Progress.MADE_PROGRESS;
    }

    @Override
    public long wakeNanos() {
      return wakeNanos;
    }

    @Override
    public Wakeup wakeup() {
      return wakeup;
    }

    void give(int more) {
      work = more;
      wakeup.signal();
    }
  }

  private final Scheduler.Listener listener = new Scheduler.Listener() {
    @Override
    public void finished(Step step) {
      done.add(step.name() + " finished");
    }

    @Override
    public void failed(Step step, Throwable cause) {
      done.add(step.name() + " failed: " + cause.getMessage());
    }
  };

  private List<String> taken() {
    List<String> taken = List.copyOf(done);
    done.clear();
    return taken;
  }

  @Test
  void withoutASeed_stepsRunInTheirOrder_andOnlyWhenTheyHaveWork() {
    // Catches an order that changes, and idle steps that are stepped again and again.
    ReplayScheduler scheduler = new ReplayScheduler(0, 5);
    Worker first = new Worker("a", 2);
    Worker second = new Worker("b", 1);
    scheduler.start(first, listener);
    scheduler.start(second, listener);
    scheduler.async("beside", () -> done.add("async"));
    scheduler.run();
    assertEquals(List.of("a", "a", "a idle", "b", "b idle", "async"), taken());
    scheduler.run();
    assertEquals(List.of(), taken());
    second.give(1);
    scheduler.run();
    assertEquals(List.of("b", "b idle"), taken());
    assertFalse(scheduler.isEmpty());
    first.isEnding = true;
    first.give(0);
    second.give(-1);
    scheduler.run();
    assertEquals(List.of("a idle", "a finished", "b failed: broken"), taken());
    assertTrue(scheduler.isEmpty());
    assertEquals(5, scheduler.clock().currentTimeMs());
  }

  @Test
  void clock_movesOnlyWhenItIsToldTo() {
    // Catches time that passes while records are processed.
    ReplayScheduler scheduler = new ReplayScheduler(0, 0);
    Worker waiting = new Worker("a", 0);
    scheduler.start(waiting, listener);
    scheduler.run();
    assertFalse(scheduler.advanceClock());
    waiting.wakeNanos = 7_000_000;
    assertTrue(scheduler.advanceClock());
    assertEquals(7, scheduler.clock().currentTimeMs());
    taken();
    scheduler.run();
    assertEquals(List.of("a idle"), taken());
  }

  @Test
  void seeds_giveOrdersThatAreAlwaysTheSame() {
    // Catches randomness that does not come from the seed, and a seed that is not used.
    List<List<String>> orders = new ArrayList<>();
    for (long seed : new long[] {7, 7, 8}) {
      ReplayScheduler scheduler = new ReplayScheduler(seed, 0);
      for (int worker = 0; worker < 5; worker++) {
        scheduler.start(new Worker("w" + worker, 4), listener);
      }
      scheduler.async("beside", () -> done.add("async"));
      scheduler.run();
      orders.add(taken());
    }
    assertEquals(orders.get(0), orders.get(1));
    assertNotEquals(orders.get(0), orders.get(2));
    assertEquals(orders.get(0).stream().sorted().toList(), orders.get(2).stream().sorted().toList());
  }

  @Test
  void stopped_itReturnsBeforeTheNextStep() {
    // Catches a cancel that waits for the end of all work.
    ReplayScheduler scheduler = new ReplayScheduler(0, 0);
    scheduler.start(new Worker("a", 1000), listener);
    assertFalse(scheduler.runUntilQuiet(() -> done.size() == 3));
    assertEquals(3, done.size());
  }
}
