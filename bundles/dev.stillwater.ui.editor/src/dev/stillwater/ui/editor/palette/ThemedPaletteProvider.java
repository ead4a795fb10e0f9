package dev.stillwater.ui.editor.palette;

import dev.stillwater.ui.StillwaterColors;
import org.eclipse.gef.EditDomain;
import org.eclipse.gef.GraphicalEditPart;
import org.eclipse.gef.dnd.TemplateTransferDragSourceListener;
import org.eclipse.gef.ui.palette.PaletteViewer;
import org.eclipse.gef.ui.palette.PaletteViewerProvider;

/**
 * Makes palettes whose entries can be dragged and whose colours fit the theme.
 *
 * <p>THREADING: UI thread.
 */
public final class ThemedPaletteProvider extends PaletteViewerProvider {
  /** Makes palettes for the tools of the domain. */
  public ThemedPaletteProvider(EditDomain domain) {
    super(domain);
  }

  @Override
  protected void configurePaletteViewer(PaletteViewer viewer) {
    super.configurePaletteViewer(viewer);
    viewer.getControl().setData("dev.stillwater.id", "palette");
    viewer.setEditPartFactory(new ThemedPaletteParts());
    repaint(viewer);
    StillwaterColors.onChange(viewer.getControl(), () -> repaint(viewer));
    PaletteSearch.install(viewer);
    viewer.addDragSourceListener(new TemplateTransferDragSourceListener(viewer));
  }

  private static void repaint(PaletteViewer viewer) {
    viewer.getControl().setBackground(StillwaterColors.get(StillwaterColors.PALETTE));
    if (viewer.getContents() instanceof GraphicalEditPart part) {
      ThemedPaletteParts.painted(part.getFigure());
    }
  }
}
