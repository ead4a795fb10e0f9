package dev.stillwater.ui.operate.replay.result;

import dev.stillwater.ui.StillwaterColors;
import dev.stillwater.ui.operate.snapshot.overview.ChartColors;
import dev.stillwater.ui.operate.snapshot.state.GridTheme;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.nebula.widgets.nattable.NatTable;
import org.eclipse.nebula.widgets.nattable.command.VisualRefreshCommand;
import org.eclipse.nebula.widgets.nattable.config.CellConfigAttributes;
import org.eclipse.nebula.widgets.nattable.style.CellStyleAttributes;
import org.eclipse.nebula.widgets.nattable.style.DisplayMode;
import org.eclipse.nebula.widgets.nattable.style.Style;
import org.eclipse.swt.graphics.Color;

/**
 * The looks of cells that differ, over those of all grids of the product.
 *
 * <p>THREADING: UI thread.
 */
final class DifferenceStyles {
  /** Cells of a field whose values differ. */
  static final String CHANGED = "stillwater.changed";
  /** Cells of a row that only A has. */
  static final String ONLY_A = "stillwater.onlyA";
  /** Cells of a row that only B has. */
  static final String ONLY_B = "stillwater.onlyB";
  private static final double STRONG = 0.34;
  private static final double SOFT = 0.14;

  private DifferenceStyles() {
  }

  /** Gives the table the colours of the present theme; to be called again when that changes. */
  static void apply(NatTable table) {
    table.setTheme(new GridTheme());
    register(table, CHANGED, StillwaterColors.WARNING, STRONG, true);
    register(table, ONLY_A, StillwaterColors.ERROR, SOFT, false);
    register(table, ONLY_B, StillwaterColors.RUNNING, SOFT, false);
    table.doCommand(new VisualRefreshCommand());
  }

  private static void register(NatTable table, String label, String color, double share, boolean isBold) {
    Color back = ChartColors.mixed(StillwaterColors.get(color), StillwaterColors.get(StillwaterColors.CANVAS), share);
    Style style = new Style();
    style.setAttributeValue(CellStyleAttributes.BACKGROUND_COLOR, back);
    Style selected = new Style();
    if (isBold) {
      style.setAttributeValue(CellStyleAttributes.FONT, JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
      selected.setAttributeValue(CellStyleAttributes.FONT, JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
      selected.setAttributeValue(CellStyleAttributes.BACKGROUND_COLOR, ChartColors.mixed(StillwaterColors.get(StillwaterColors.SELECTION), back, STRONG));
    }
    table.getConfigRegistry().registerConfigAttribute(CellConfigAttributes.CELL_STYLE, style, DisplayMode.NORMAL, label);
    table.getConfigRegistry().registerConfigAttribute(CellConfigAttributes.CELL_STYLE, selected, DisplayMode.SELECT, label);
  }
}
