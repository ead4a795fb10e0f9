package dev.stillwater.ui.operate.snapshot.page;

import dev.stillwater.engine.io.ProgressListener;
import org.eclipse.core.runtime.IProgressMonitor;

/**
 * Tells the platform's progress monitors how far the engine is.
 *
 * <p>THREADING: the thread that does the work.
 */
public final class MonitorListener implements ProgressListener {
  private static final int TICKS = 1_000;
  private static final long PAUSE_NANOS = 100_000_000;

  private final IProgressMonitor monitor;
  private String told = "";
  private int ticks;
  private long last = System.nanoTime() - PAUSE_NANOS;

  /** A listener that begins the monitor's task. */
  public MonitorListener(IProgressMonitor monitor, String task) {
    this.monitor = monitor;
    monitor.beginTask(task, TICKS);
  }

  @Override
  public void progressed(String what, long done, long total) {
    long now = System.nanoTime();
    if (now - last < PAUSE_NANOS) {
      return;
    }
    last = now;
    if (!what.equals(told)) {
      told = what;
      monitor.subTask(what);
    }
    int reached = total <= 0 ? ticks : (int) Math.min(TICKS, TICKS * Math.max(0.0, done) / total);
    if (reached > ticks) {
      monitor.worked(reached - ticks);
      ticks = reached;
    }
  }

  @Override
  public boolean isCancelled() {
    return monitor.isCanceled();
  }
}
