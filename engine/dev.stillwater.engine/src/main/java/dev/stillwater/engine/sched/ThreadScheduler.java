package dev.stillwater.engine.sched;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Gives each step a thread of its own, named after it, and asynchronous work a few that end when there is none.
 *
 * <p>THREADING: see {@link Scheduler}. All threads are daemons.
 */
public final class ThreadScheduler implements Scheduler {
  /** How often a step without work gives way to other threads and tries again: there may be more subtasks than processors, and to sleep and be woken is dear. */
  private static final int YIELDS_BEFORE_PARK = 12;
  private static final long PARK_NANOS_MAX = 50_000_000L;
  private static final int ASYNC_THREADS_MAX = 8;
  private static final long ASYNC_IDLE_SECONDS = 2;

  private final EngineClock clock;
  private final ThreadPoolExecutor pool;

  /** Makes a scheduler on the machine's clock. */
  public ThreadScheduler() {
    this(EngineClock.system());
  }

  /** Makes a scheduler on a clock whose nanoTime runs as fast as the machine's. */
  public ThreadScheduler(EngineClock clock) {
    this.clock = clock;
    pool = new ThreadPoolExecutor(ASYNC_THREADS_MAX, ASYNC_THREADS_MAX, ASYNC_IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(),
        work -> daemon(work, "stillwater-async"));
    pool.allowCoreThreadTimeOut(true);
  }

  @Override
  public EngineClock clock() {
    return clock;
  }

  @Override
  public void start(Step step, Listener listener) {
    daemon(() -> loop(step, listener), step.name()).start();
  }

  @Override
  public void async(String name, Runnable work) {
    pool.execute(() -> {
      Thread thread = Thread.currentThread();
      String idleName = thread.getName();
      thread.setName(name);
      try {
        work.run();
      } finally {
        thread.setName(idleName);
      }
    });
  }

  /** {@inheritDoc} Steps run from their start on. */
  @Override
  public void run() {
    // Nothing waits for this.
  }

  private static Thread daemon(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
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
    for (int turn = 0; turn < YIELDS_BEFORE_PARK; turn++) {
      Thread.yield();
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
