package dev.stillwater.ui.operate.snapshot.page;

import org.eclipse.swt.layout.GridLayout;

/**
 * The grids in which the pages and dialogs about snapshots lay out what they show.
 *
 * <p>THREADING: stateless.
 */
public final class PageLayouts {
  private static final int MARGIN_WIDTH = 12;
  private static final int MARGIN_HEIGHT = 10;

  private PageLayouts() {
  }

  /** A whole page: with a margin around it. */
  public static GridLayout page(int columns) {
    GridLayout grid = new GridLayout(columns, false);
    grid.marginWidth = MARGIN_WIDTH;
    grid.marginHeight = MARGIN_HEIGHT;
    return grid;
  }

  /** A part of a page: without a margin, in line with what is around it. */
  public static GridLayout part(int columns) {
    GridLayout grid = new GridLayout(columns, false);
    grid.marginWidth = 0;
    grid.marginHeight = 0;
    return grid;
  }
}
