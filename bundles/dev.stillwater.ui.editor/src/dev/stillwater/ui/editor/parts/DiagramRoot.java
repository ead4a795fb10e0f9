package dev.stillwater.ui.editor.parts;

import dev.stillwater.ui.editor.figures.DotGridLayer;
import dev.stillwater.ui.editor.live.LiveLayers;
import org.eclipse.draw2d.Figure;
import org.eclipse.draw2d.FreeformLayer;
import org.eclipse.draw2d.LayeredPane;
import org.eclipse.draw2d.ScalableFreeformLayeredPane;
import org.eclipse.gef.editparts.GridLayer;
import org.eclipse.gef.editparts.ScalableFreeformRootEditPart;
import org.eclipse.gef.editparts.ZoomManager;

/**
 * Root of the drawing: layers, a grid of dots, zoom from 10 to 400 percent.
 *
 * <p>THREADING: UI thread.
 */
public final class DiagramRoot extends ScalableFreeformRootEditPart implements LiveLayers {
  /** Key of the layer below all others, for the bands of chains. */
  static final Object CHAINS = "dev.stillwater.ui.editor.chains";
  /** Key of the layer of live numbers. */
  private static final Object LIVE = "dev.stillwater.ui.editor.live";
  /** Key of the layer whose only figure makes room to scroll beyond what is drawn. */
  public static final Object ROOM = "dev.stillwater.ui.editor.room";
  private static final double[] LEVELS = {0.1, 0.25, 0.5, 0.67, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 2, 3, 4};

  /** Makes the root with its zoom levels. */
  public DiagramRoot() {
    getZoomManager().setZoomLevels(LEVELS);
    getZoomManager().setZoomAnimationStyle(ZoomManager.ANIMATE_NEVER);
  }

  @Override
  protected LayeredPane createPrintableLayers() {
    LayeredPane layers = super.createPrintableLayers();
    layers.add(new FreeformLayer(), CHAINS, 0);
    return layers;
  }

  @Override
  public void addLive(FreeformLayer layer) {
    getPrintableLayers().add(layer, LIVE, -1);
  }

  @Override
  protected ScalableFreeformLayeredPane createScaledLayers() {
    ScalableFreeformLayeredPane layers = super.createScaledLayers();
    FreeformLayer room = new FreeformLayer();
    Figure figure = new Figure();
    figure.setVisible(false);
    room.add(figure);
    layers.add(room, ROOM, 0);
    return layers;
  }

  @Override
  protected GridLayer createGridLayer() {
    return new DotGridLayer();
  }
}
