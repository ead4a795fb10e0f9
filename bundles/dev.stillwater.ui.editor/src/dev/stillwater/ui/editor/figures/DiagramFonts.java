package dev.stillwater.ui.editor.figures;

import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.FontData;

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
    FontData[] base = JFaceResources.getDialogFont().getFontData();
    FontData[] wanted = new FontData[base.length];
    for (int index = 0; index < base.length; index++) {
      wanted[index] = new FontData(base[index].getName(), Math.max(6, base[index].getHeight() - 1), base[index].getStyle());
    }
    JFaceResources.getFontRegistry().put(SMALL, wanted);
    return JFaceResources.getFontRegistry().get(SMALL);
  }
}
