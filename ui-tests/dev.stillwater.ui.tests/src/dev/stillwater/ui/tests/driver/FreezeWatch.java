package dev.stillwater.ui.tests.driver;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Listener;

/**
 * Watches how long the UI thread works on one event, as the platform's own monitor of freezes does: between its reports of begin and end. On a busy machine
 * the time by the clock says how busy the machine is; what counts is the time for which the UI thread itself computed.
 *
 * <p>THREADING: test threads. LIFECYCLE: from {@link #start} to {@link #close}.
 */
public final class FreezeWatch implements AutoCloseable {
  private static final long PERIOD_NANOS = 10_000_000;
  private static final long LOOK_AFTER_NANOS = 60_000_000;

  private final Thread uiThread = Ui.display().getThread();
  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final AtomicBoolean isOver = new AtomicBoolean();
  private final Thread looker = new Thread(this::look, "freeze watch");
  private final Listener begun = event -> begin();
  private final Listener ended = event -> end();
  private int depth;
  private long cpuAtBegin;
  private volatile long begin;
  private volatile String seen = "";
  private volatile long workedNanos;
  private volatile long tookNanos;
  private volatile String stack = "";

  private FreezeWatch() {
  }

  /** Begins to watch. */
  public static FreezeWatch start() {
    FreezeWatch watch = new FreezeWatch();
    Ui.run(() -> {
      Ui.display().addListener(SWT.PreEvent, watch.begun);
      Ui.display().addListener(SWT.PostEvent, watch.ended);
    });
    watch.looker.setDaemon(true);
    watch.looker.start();
    return watch;
  }

  /** The longest time in milliseconds for which the UI thread computed on one event. */
  public long longestMs() {
    return TimeUnit.NANOSECONDS.toMillis(workedNanos);
  }

  /** That time, the longest one by the clock, and what the UI thread did in the longest event. */
  public String report() {
    return longestMs() + " ms of work on one event, " + TimeUnit.NANOSECONDS.toMillis(tookNanos) + " ms by the clock" + stack;
  }

  @Override
  public void close() {
    if (isOver.compareAndSet(false, true)) {
      Ui.run(() -> {
        Ui.display().removeListener(SWT.PreEvent, begun);
        Ui.display().removeListener(SWT.PostEvent, ended);
      });
    }
  }

  private void begin() {
    if (depth++ == 0) {
      seen = "";
      cpuAtBegin = threads.getThreadCpuTime(uiThread.threadId());
      begin = System.nanoTime();
    }
  }

  private void end() {
    if (depth == 0 || --depth > 0) {
      return;
    }
    long took = System.nanoTime() - begin;
    long worked = Math.min(took, threads.getThreadCpuTime(uiThread.threadId()) - cpuAtBegin);
    begin = 0;
    tookNanos = Math.max(tookNanos, took);
    if (worked > workedNanos) {
      workedNanos = worked;
      stack = seen;
    }
  }

  /** Looks at the UI thread when an event takes long. */
  private void look() {
    while (!isOver.get()) {
      LockSupport.parkNanos(PERIOD_NANOS);
      long since = begin;
      if (since != 0 && System.nanoTime() - since > LOOK_AFTER_NANOS && seen.isEmpty()) {
        StringBuilder text = new StringBuilder();
        for (StackTraceElement frame : uiThread.getStackTrace()) {
          text.append("\n    ").append(frame);
        }
        seen = text.toString();
      }
    }
  }
}
