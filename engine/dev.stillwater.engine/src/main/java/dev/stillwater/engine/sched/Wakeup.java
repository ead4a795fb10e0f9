package dev.stillwater.engine.sched;

import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.LockSupport;

/**
 * Lets a thread sleep until another has work for it, without a lock.
 *
 * <p>The sleeper announces itself, looks for work once more and then parks; so a signal between the look and the park is not lost.
 *
 * <p>THREADING: {@link #announce}, {@link #park} and {@link #retract} by the owner only; {@link #signal} by any thread.
 */
public final class Wakeup {
  private volatile Thread sleeper;
  private Runnable observer;

  /** Says that the calling thread is about to park; it must look for work after this. */
  public void announce() {
    sleeper = Thread.currentThread();
  }

  /** Parks the calling thread until a signal or for the time, in nanoseconds; may return early. */
  public void park(long nanos) {
    LockSupport.parkNanos(this, nanos);
  }

  /** Says that the calling thread is awake. */
  public void retract() {
    sleeper = null;
  }

  /** Lets somebody hear of each signal that finds no sleeper: a scheduler that has all steps on one thread. Before the first signal. */
  void observe(Runnable newObserver) {
    observer = newObserver;
  }

  /** Wakes the owner if it sleeps. What the caller published before is visible to the owner. */
  public void signal() {
    VarHandle.fullFence();
    Thread thread = sleeper;
    if (thread != null) {
      LockSupport.unpark(thread);
    } else if (observer != null) {
      observer.run();
    }
  }
}
