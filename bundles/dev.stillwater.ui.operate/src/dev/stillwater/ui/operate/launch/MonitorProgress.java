package dev.stillwater.ui.operate.launch;

import dev.stillwater.engine.io.ProgressListener;
import org.eclipse.core.runtime.IProgressMonitor;

/**
 * Tells a monitor of the workbench how far the engine is, and the engine whether the user has cancelled.
 *
 * <p>THREADING: as {@link ProgressListener}.
 */
public record MonitorProgress(IProgressMonitor monitor) implements ProgressListener {
  @Override
  public void progressed(String what, long done, long total) {
    monitor.subTask(what);
  }

  @Override
  public boolean isCancelled() {
    return monitor.isCanceled();
  }
}
