package dev.stillwater.ui.editor.compare;

import org.eclipse.compare.CompareConfiguration;
import org.eclipse.compare.IViewerCreator;
import org.eclipse.jface.viewers.Viewer;
import org.eclipse.swt.widgets.Composite;

/**
 * Makes the viewer in which the platform's compare editor shows two versions of a job.
 *
 * <p>THREADING: UI thread.
 */
public final class JobMergeViewerCreator implements IViewerCreator {
  @Override
  public Viewer createViewer(Composite parent, CompareConfiguration configuration) {
    return new JobMergeViewer(parent, configuration);
  }
}
