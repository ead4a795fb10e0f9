package org.eclipse.ui.internal;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Cursor;
import org.eclipse.swt.widgets.Display;

/**
 * Supplies the drag cursors that GEF 3.2's palette asks the workbench for; the platform has dropped this class since.
 *
 * <p>THREADING: UI thread only. The cursors belong to the display and are never disposed by callers.
 */
public final class DragCursors {

  /** Dropping is refused. */
  public static final int INVALID = 0;
  /** Dropping docks to the left edge. */
  public static final int LEFT = 1;
  /** Dropping docks to the right edge. */
  public static final int RIGHT = 2;
  /** Dropping docks to the top edge. */
  public static final int TOP = 3;
  /** Dropping docks to the bottom edge. */
  public static final int BOTTOM = 4;
  /** Dropping stacks onto the target. */
  public static final int CENTER = 5;
  /** Dropping lands outside of the window. */
  public static final int OFFSCREEN = 6;

  private DragCursors() {
  }

  /** Returns the display's cursor for one of this class's codes; codes it does not know give the move cursor. */
  public static Cursor getCursor(int code) {
    return Display.getCurrent().getSystemCursor(styleOf(code));
  }

  private static int styleOf(int code) {
    return switch (code) {
      case INVALID -> SWT.CURSOR_NO;
      case LEFT -> SWT.CURSOR_SIZEW;
      case RIGHT -> SWT.CURSOR_SIZEE;
      case TOP -> SWT.CURSOR_SIZEN;
      case BOTTOM -> SWT.CURSOR_SIZES;
      default -> SWT.CURSOR_SIZEALL;
    };
  }
}
