package dev.stillwater.ui.operate.snapshot.overview;

import dev.stillwater.ui.StillwaterColors;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.RGB;

/**
 * The colours of areas in charts: the product's colours, mixed with the background so that text on them can be read in every theme.
 *
 * <p>THREADING: UI thread.
 */
public final class ChartColors {
  private static final String[] HUES = {StillwaterColors.TRANSFORMATIONS, StillwaterColors.SINKS, StillwaterColors.SOURCES, StillwaterColors.KEYED,
    StillwaterColors.RUNNING, StillwaterColors.ERROR};

  private ChartColors() {
  }

  /** The hue of the index, as strong as the share of it says, 0 to 1. */
  public static Color area(int index, double share) {
    return mixed(StillwaterColors.get(HUES[Math.floorMod(index, HUES.length)]), StillwaterColors.get(StillwaterColors.CANVAS), share);
  }

  /** One colour over another. */
  public static Color mixed(Color over, Color under, double share) {
    RGB first = over.getRGB();
    RGB second = under.getRGB();
    return new Color(mixed(first.red, second.red, share), mixed(first.green, second.green, share), mixed(first.blue, second.blue, share));
  }

  private static int mixed(int over, int under, double share) {
    return (int) Math.round(over * share + under * (1 - share));
  }
}
