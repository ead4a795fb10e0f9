package dev.stillwater.ui.editor.figures;

import java.util.Arrays;
import org.eclipse.draw2d.FigureUtilities;
import org.eclipse.jface.resource.FontRegistry;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.FontData;
import org.eclipse.swt.widgets.Display;

/**
 * The fonts of the drawing, made from the dialog font that the user chose.
 *
 * <p>THREADING: UI thread. LIFECYCLE: the fonts belong to JFace's registry; nobody disposes them.
 */
public final class DiagramFonts {
  private static final String SMALL = "dev.stillwater.ui.editor.small";

  private DiagramFonts() {}

  /** For names of operators. */
  public static Font name() {
    return JFaceResources.getFontRegistry().getBold(JFaceResources.DIALOG_FONT);
  }

  /** For headings among small text. */
  public static Font smallBold() {
    small();
    return JFaceResources.getFontRegistry().getBold(SMALL);
  }

  /** For uids, badges and labels of streams. */
  public static Font small() {
    FontRegistry fonts = JFaceResources.getFontRegistry();
    FontData[] base = fonts.getFontData(JFaceResources.DIALOG_FONT);
    FontData[] wanted = new FontData[base.length];
    for (int index = 0; index < base.length; index++) {
      wanted[index] = new FontData(base[index].getName(), Math.max(6, base[index].getHeight() - 1), base[index].getStyle());
    }
    if (!fonts.hasValueFor(SMALL) || !Arrays.equals(fonts.getFontData(SMALL), wanted)) {
      fonts.put(SMALL, wanted);
    }
    return fonts.get(SMALL);
  }

  /** Height in pixels of a line in the font of names and one in the small font. Cost: measured once for each pair of fonts. */
  static int twoLines() {
    Font name = name();
    Font small = small();
    Display display = Display.getCurrent();
    if (display.getData(SMALL) instanceof TwoLines known && known.name == name && known.small == small) {
      return known.heightPixels;
    }
    int height = FigureUtilities.getFontMetrics(name).getHeight() + FigureUtilities.getFontMetrics(small).getHeight();
    display.setData(SMALL, new TwoLines(name, small, height));
    return height;
  }

  /** What was measured. */
  private record TwoLines(Font name, Font small, int heightPixels) {}
}
