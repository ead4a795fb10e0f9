package dev.stillwater.ui.editor.layout;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.elk.core.util.BasicProgressMonitor;

/**
 * Shows how far an arrangement is in a progress monitor of the platform, and stops it when that is cancelled.
 *
 * <p>THREADING: the thread of the arrangement.
 */
public final class ArrangeProgress extends BasicProgressMonitor {
  /** Steps of the whole arrangement. */
  public static final int STEPS = 1000;

  private final IProgressMonitor monitor;
  private int shown;

  /** Reports to a monitor on which a task of {@link #STEPS} was begun. */
  public ArrangeProgress(IProgressMonitor monitor) {
    this.monitor = monitor;
  }

  @Override
  protected void doWorked(float completedWork, float totalWork, boolean topInstance) {
    if (topInstance && totalWork > 0) {
      int now = Math.round(STEPS * Math.min(1, completedWork / totalWork));
      monitor.worked(Math.max(0, now - shown));
      shown = Math.max(shown, now);
    }
  }

  @Override
  public boolean isCanceled() {
    return monitor.isCanceled();
  }
}
