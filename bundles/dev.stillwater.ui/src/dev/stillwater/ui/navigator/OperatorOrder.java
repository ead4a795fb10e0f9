package dev.stillwater.ui.navigator;

import org.eclipse.jface.viewers.Viewer;
import org.eclipse.jface.viewers.ViewerComparator;

/**
 * Keeps operators in the order of the job file.
 *
 * <p>THREADING: UI thread.
 */
public final class OperatorOrder extends ViewerComparator {
  @Override
  public int compare(Viewer viewer, Object left, Object right) {
    if (left instanceof OperatorNode first && right instanceof OperatorNode second) {
      return Integer.compare(first.index(), second.index());
    }
    return super.compare(viewer, left, right);
  }
}
