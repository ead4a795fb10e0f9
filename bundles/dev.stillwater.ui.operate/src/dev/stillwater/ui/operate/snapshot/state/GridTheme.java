package dev.stillwater.ui.operate.snapshot.state;

import dev.stillwater.ui.StillwaterColors;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.nebula.widgets.nattable.config.CellConfigAttributes;
import org.eclipse.nebula.widgets.nattable.config.IConfigRegistry;
import org.eclipse.nebula.widgets.nattable.style.CellStyleAttributes;
import org.eclipse.nebula.widgets.nattable.style.DisplayMode;
import org.eclipse.nebula.widgets.nattable.style.HorizontalAlignmentEnum;
import org.eclipse.nebula.widgets.nattable.style.Style;
import org.eclipse.nebula.widgets.nattable.style.theme.ModernNatTableThemeConfiguration;
import org.eclipse.nebula.widgets.nattable.util.GUIHelper;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.RGB;

/**
 * The grids of the product in the colours of its theme.
 *
 * <p>THREADING: UI thread. A change of the theme makes a new one.
 */
public final class GridTheme extends ModernNatTableThemeConfiguration {
  /** Label of cells whose text stands on the right. */
  public static final String RIGHT = "stillwater.right";
  /** Label of cells without a value. */
  public static final String MUTED = "stillwater.muted";
  /** Label of cells that cannot be decoded. */
  public static final String PROBLEM = "stillwater.problem";

  private static final double STRIPE = 0.035;
  private static final double HEADER = 0.08;
  private static final double SELECTED = 0.28;

  /** Takes the colours of the present theme. */
  public GridTheme() {
    Color back = StillwaterColors.get(StillwaterColors.CANVAS);
    Color text = StillwaterColors.get(StillwaterColors.TEXT);
    Color muted = StillwaterColors.get(StillwaterColors.MUTED_TEXT);
    Color accent = StillwaterColors.get(StillwaterColors.SELECTION);
    Color header = mixed(back, text, HEADER);
    Color selected = mixed(back, accent, SELECTED);
    defaultBgColor = back;
    defaultFgColor = text;
    evenRowBgColor = back;
    evenRowFgColor = text;
    oddRowBgColor = mixed(back, text, STRIPE);
    oddRowFgColor = text;
    gridLineColor = mixed(back, text, 2 * HEADER);
    cHeaderBgColor = header;
    cHeaderFgColor = text;
    cHeaderGradientBgColor = header;
    cHeaderGradientFgColor = header;
    rHeaderBgColor = header;
    rHeaderFgColor = muted;
    rHeaderGradientBgColor = header;
    rHeaderGradientFgColor = header;
    cornerBgColor = header;
    cornerFgColor = muted;
    cornerGradientBgColor = header;
    cornerGradientFgColor = header;
    cornerSelectionBgColor = header;
    cHeaderSelectionBgColor = header;
    cHeaderSelectionFgColor = text;
    cHeaderSelectionGradientBgColor = header;
    cHeaderSelectionGradientFgColor = header;
    cHeaderFullSelectionBgColor = header;
    cHeaderFullSelectionFgColor = text;
    rHeaderSelectionBgColor = selected;
    rHeaderSelectionFgColor = text;
    rHeaderFullSelectionBgColor = selected;
    rHeaderFullSelectionFgColor = text;
    defaultSelectionBgColor = selected;
    defaultSelectionFgColor = text;
    selectionAnchorBgColor = selected;
    selectionAnchorFgColor = text;
    selectionAnchorSelectionBgColor = selected;
    selectionAnchorSelectionFgColor = text;
    defaultFont = JFaceResources.getDefaultFont();
    defaultSelectionFont = JFaceResources.getDefaultFont();
    selectionAnchorFont = JFaceResources.getDefaultFont();
    selectionAnchorSelectionFont = JFaceResources.getDefaultFont();
    cHeaderFont = JFaceResources.getDefaultFont();
    cHeaderSelectionFont = JFaceResources.getDefaultFont();
    cHeaderFullSelectionFont = JFaceResources.getDefaultFont();
    rHeaderFont = JFaceResources.getDefaultFont();
    rHeaderSelectionFont = JFaceResources.getDefaultFont();
    rHeaderFullSelectionFont = JFaceResources.getDefaultFont();
    defaultHAlign = HorizontalAlignmentEnum.LEFT;
    cHeaderHAlign = HorizontalAlignmentEnum.LEFT;
    rHeaderHAlign = HorizontalAlignmentEnum.RIGHT;
  }

  private static Color mixed(Color back, Color front, double share) {
    return GUIHelper.getColor(new RGB(part(back.getRed(), front.getRed(), share), part(back.getGreen(), front.getGreen(), share),
        part(back.getBlue(), front.getBlue(), share)));
  }

  private static int part(int back, int front, double share) {
    return (int) Math.round(back + (front - back) * share);
  }

  @Override
  public void configureRegistry(IConfigRegistry registry) {
    super.configureRegistry(registry);
    Style right = new Style();
    right.setAttributeValue(CellStyleAttributes.HORIZONTAL_ALIGNMENT, HorizontalAlignmentEnum.RIGHT);
    register(registry, right, RIGHT);
    Style muted = new Style();
    muted.setAttributeValue(CellStyleAttributes.FOREGROUND_COLOR, StillwaterColors.get(StillwaterColors.MUTED_TEXT));
    register(registry, muted, MUTED);
    Style problem = new Style();
    problem.setAttributeValue(CellStyleAttributes.FOREGROUND_COLOR, StillwaterColors.get(StillwaterColors.ERROR));
    register(registry, problem, PROBLEM);
  }

  private static void register(IConfigRegistry registry, Style style, String label) {
    registry.registerConfigAttribute(CellConfigAttributes.CELL_STYLE, style, DisplayMode.NORMAL, label);
    registry.registerConfigAttribute(CellConfigAttributes.CELL_STYLE, style, DisplayMode.SELECT, label);
  }
}
