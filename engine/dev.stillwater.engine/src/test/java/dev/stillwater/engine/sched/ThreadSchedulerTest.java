package dev.stillwater.engine.sched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ThreadSchedulerTest {
  private final ThreadScheduler scheduler = new ThreadScheduler();
  private final BlockingQueue<String> events = new LinkedBlockingQueue<>();

  private final class Named implements Step {
    private final String name;
    private final Supplier<Progress> work;
    private final Wakeup wakeup = new Wakeup();

    Named(String name, Supplier<Progress> work) {
      this.name = name;
      this.work = work;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public Progress step() {
      return work.get();
    }

    @Override
    public long wakeNanos() {
      return Long.MAX_VALUE;
    }

    @Override
    public Wakeup wakeup() {
      return wakeup;
    }
  }

  private final Scheduler.Listener listener = new Scheduler.Listener() {
    @Override
    public void finished(Step step) {
      events.add("finished " + step.name() + " on " + Thread.currentThread().getName());
    }

    @Override
    public void failed(Step step, Throwable cause) {
      events.add("failed " + step.name() + ": " + cause.getMessage());
    }
  };

  @Test
  void steps_runOnThreadsOfTheirNameAndTellTheirEnd() throws InterruptedException {
    // Catches ends that get lost, which would leave a job running for ever.
    scheduler.start(new Named("one", () -> Progress.DONE), listener);
    assertEquals("finished one on one", events.take());
    scheduler.start(new Named("two", () -> {
      throw new IllegalStateException("broken");
    }), listener);
    assertEquals("failed two: broken", events.take());
  }

  @Test
  void asyncWork_runsOffTheCallerOnDaemonsUnderItsName() throws InterruptedException {
    // Catches writes that stop the subtask, and threads that keep the process alive.
    Thread caller = Thread.currentThread();
    scheduler.async("checkpoint 7", () -> events.add(Thread.currentThread().getName() + " " + Thread.currentThread().isDaemon() + " "
        + (Thread.currentThread() == caller)));
    assertEquals("checkpoint 7 true false", events.take());
  }

  @Test
  void asyncWorks_waitInOrderWhenAllThreadsAreBusy() throws InterruptedException {
    // Catches work that is refused or lost when disks are slow.
    CountDownLatch gate = new CountDownLatch(1);
    int count = 100;
    List<Thread> seen = new ArrayList<>();
    for (int number = 0; number < count; number++) {
      scheduler.async("slow", () -> {
        try {
          assertTrue(gate.await(30, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
          throw new IllegalStateException(e);
        }
        synchronized (seen) {
          if (!seen.contains(Thread.currentThread())) {
            seen.add(Thread.currentThread());
          }
        }
        events.add("done");
      });
    }
    gate.countDown();
    for (int number = 0; number < count; number++) {
      assertEquals("done", events.take());
    }
    assertTrue(seen.size() <= 8, seen.toString());
  }

  @Test
  void aStep_isSteppedByOneThreadAlone() throws InterruptedException {
    // Catches steps that migrate, which the engine's state does not allow for.
    List<Thread> threads = new ArrayList<>();
    scheduler.start(new Named("counting", () -> {
      threads.add(Thread.currentThread());
      return threads.size() == 1000 ? Progress.DONE : Progress.MADE_PROGRESS;
    }), listener);
    events.take();
    threads.forEach(thread -> assertSame(threads.get(0), thread));
  }
}
