package dev.stillwater.host;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * How a process of ours ends: with an exit code of {@code docs/command-line.md}, and when it is interrupted, with 130 after its
 * work was told to stop.
 *
 * <p>THREADING: any thread.
 */
public final class ProcessExit {
  /** Yes, equal, done. */
  public static final int DONE = 0;
  /** A definite no: findings, a job that failed. */
  public static final int NO = 1;
  /** It could not be done or asked. */
  public static final int CANNOT = 2;
  /** Interrupted from outside. */
  public static final int INTERRUPTED = 130;

  private static final long HURRY_NANOS = 100_000_000L;

  private final AtomicBoolean isEnding = new AtomicBoolean();
  private volatile Runnable action = () -> { };

  /** Takes over what happens when this process is asked to end from outside, and with errors that nobody catches. */
  public ProcessExit() {
    LastResort.install();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> {
      if (isEnding.compareAndSet(false, true)) {
        action.run();
        Runtime.getRuntime().halt(INTERRUPTED);
      }
    }, "interrupt"));
  }

  /** What is done when the process is asked to end from outside, in place of what was said before; it must return within a second. */
  public void onInterrupt(Runnable newAction) {
    action = newAction;
  }

  /** Ends the process with the code in a moment, whatever still runs, because something in it does not stop; until then there is time to say so. */
  public void hurry(int code) {
    Thread end = new Thread(() -> {
      LockSupport.parkNanos(HURRY_NANOS);
      Runtime.getRuntime().halt(code);
    }, "hurry");
    end.setDaemon(true);
    end.start();
  }

  /** Ends the process with the code; what {@link #onInterrupt} was given does not run. Returns when an interrupt came first and ends the process. */
  public void exit(int code) {
    if (isEnding.compareAndSet(false, true)) {
      System.exit(code);
    }
  }
}
