package dev.stillwater.ui.editor.zoom;

import dev.stillwater.ui.editor.parts.DiagramRoot;
import dev.stillwater.ui.editor.parts.OperatorPart;
import java.util.List;
import java.util.Optional;
import org.eclipse.draw2d.Connection;
import org.eclipse.draw2d.FreeformFigure;
import org.eclipse.draw2d.IFigure;
import org.eclipse.draw2d.Viewport;
import org.eclipse.draw2d.geometry.Dimension;
import org.eclipse.draw2d.geometry.Point;
import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.gef.GraphicalEditPart;
import org.eclipse.gef.GraphicalViewer;
import org.eclipse.gef.LayerConstants;
import org.eclipse.gef.editparts.LayerManager;
import org.eclipse.gef.editparts.ZoomManager;
import org.eclipse.swt.widgets.Event;

/**
 * Zooms a drawing so that what one looks at stays in place: the point at the mouse, the selection, or the middle.
 *
 * <p>THREADING: UI thread.
 */
public final class DiagramZoom {
  private static final double FIT_MAX = 1.5;
  private static final double READABLE = 0.8;
  private static final int MARGIN = 20;
  private static final int SCROLL_BAR = 40;

  private final GraphicalViewer viewer;
  private final ZoomManager manager;

  private DiagramZoom(GraphicalViewer viewer) {
    this.viewer = viewer;
    manager = (ZoomManager) viewer.getProperty(ZoomManager.class.toString());
  }

  /** The zoom of a viewer whose root has a zoom manager. */
  public static DiagramZoom of(GraphicalViewer viewer) {
    return new DiagramZoom(viewer);
  }

  /** Zooms by one level at the mouse: in when the wheel turns away from the user. */
  public void turned(Event wheel) {
    Point at = new Point(wheel.x, wheel.y);
    zoomTo(wheel.count > 0 ? manager.getNextZoomLevel() : manager.getPreviousZoomLevel(), at);
    wheel.doit = false;
  }

  /** One level larger, around the selection if it can be seen, else around the middle. */
  public void in() {
    zoomTo(manager.getNextZoomLevel(), focus());
  }

  /** One level smaller, around the selection if it can be seen, else around the middle. */
  public void out() {
    zoomTo(manager.getPreviousZoomLevel(), focus());
  }

  /** To 100 percent. */
  public void actual() {
    zoomTo(1, focus());
  }

  /** All of the drawing, at 150 percent at most. */
  public void fitAll() {
    show(content());
  }

  /** The selection, at 150 percent at most; all of the drawing when nothing on it is selected. */
  public void fitSelection() {
    Optional<Rectangle> selected = selected();
    if (selected.isEmpty()) {
      fitAll();
    } else {
      show(selected);
    }
  }

  /** Brings a part to the middle, at 100 percent when its text could not be read. */
  public void jumpTo(GraphicalEditPart part) {
    if (manager.getZoom() < READABLE) {
      manager.setZoom(1);
    }
    manager.getViewport().getUpdateManager().performValidation();
    center(bounds(part).getCenter());
  }

  /** The middle of what is seen, in pixels at 100 percent. */
  public Point middle() {
    Viewport viewport = manager.getViewport();
    Point view = viewport.getViewLocation();
    Dimension size = viewport.getClientArea().getSize();
    return new Point((int) ((view.x + size.width / 2) / manager.getZoom()), (int) ((view.y + size.height / 2) / manager.getZoom()));
  }

  /** The part that shows an element: that of its group while it is folded away. */
  public static Optional<GraphicalEditPart> seen(GraphicalViewer viewer, Object element) {
    Object part = viewer.getEditPartRegistry().get(element);
    if (part instanceof OperatorPart operator && operator.foldedGroup().isPresent()) {
      part = operator.foldedGroup().get();
    }
    return part instanceof GraphicalEditPart drawn ? Optional.of(drawn) : Optional.empty();
  }

  private void show(Optional<Rectangle> area) {
    if (area.isEmpty()) {
      return;
    }
    manager.getViewport().getUpdateManager().performValidation();
    Rectangle around = area.get().getExpanded(MARGIN, MARGIN);
    Viewport viewport = manager.getViewport();
    Dimension size = viewport.getClientArea().getSize();
    double fit = Math.min((double) size.width / around.width, (double) size.height / around.height);
    double zoom = Math.max(manager.getMinZoom(), Math.min(FIT_MAX, fit));
    manager.setZoom(zoom);
    center(around.getCenter());
  }

  /** Brings a point of the drawing, in pixels at 100 percent, to the middle. */
  public void center(Point middle) {
    double zoom = manager.getZoom();
    Dimension size = manager.getViewport().getClientArea().getSize();
    scrollTo((int) Math.round(middle.x * zoom) - size.width / 2, (int) Math.round(middle.y * zoom) - size.height / 2);
  }

  /** Scrolls also to where nothing is drawn: the drawing is then made as large as it takes. */
  private void scrollTo(int x, int y) {
    double zoom = manager.getZoom();
    Viewport viewport = manager.getViewport();
    Dimension size = viewport.getClientArea().getSize();
    Rectangle window = new Rectangle((int) Math.floor(x / zoom), (int) Math.floor(y / zoom),
        (int) Math.ceil(size.width / zoom) + 1, (int) Math.ceil(size.height / zoom) + 1);
    IFigure room = (IFigure) LayerManager.Helper.find(viewer.getRootEditPart()).getLayer(DiagramRoot.ROOM).getChildren().getFirst();
    boolean isInside = content().filter(extent -> extent.contains(window)).isPresent();
    // Scroll bars that come or go change the size of the window.
    int slack = (int) Math.ceil(SCROLL_BAR / zoom);
    room.setBounds(isInside ? new Rectangle() : window.getExpanded(slack, slack));
    viewport.getUpdateManager().performValidation();
    viewport.setViewLocation(x, y);
  }

  private void zoomTo(double zoom, Point at) {
    Viewport viewport = manager.getViewport();
    double old = manager.getZoom();
    if (zoom == old) {
      return;
    }
    double x = (viewport.getViewLocation().x + at.x) / old;
    double y = (viewport.getViewLocation().y + at.y) / old;
    manager.setZoom(zoom);
    scrollTo((int) Math.round(x * zoom) - at.x, (int) Math.round(y * zoom) - at.y);
  }

  private Point focus() {
    Viewport viewport = manager.getViewport();
    Rectangle shown = new Rectangle(new Point(), viewport.getClientArea().getSize());
    double zoom = manager.getZoom();
    Point view = viewport.getViewLocation();
    return selected().map(area -> new Point((int) (area.getCenter().x * zoom) - view.x, (int) (area.getCenter().y * zoom) - view.y))
        .filter(shown::contains).orElse(shown.getCenter());
  }

  private Optional<Rectangle> content() {
    IFigure layers = LayerManager.Helper.find(viewer.getRootEditPart()).getLayer(LayerConstants.PRINTABLE_LAYERS);
    return extent(layers.getChildren());
  }

  private Optional<Rectangle> selected() {
    Rectangle all = null;
    for (Object part : viewer.getSelectedEditParts()) {
      if (part != viewer.getContents() && part instanceof GraphicalEditPart drawn && drawn.getFigure().isShowing()) {
        all = all == null ? bounds(drawn) : all.union(bounds(drawn));
      }
    }
    return Optional.ofNullable(all);
  }

  private static Rectangle bounds(GraphicalEditPart part) {
    IFigure figure = part.getFigure();
    return figure instanceof Connection connection ? connection.getPoints().getBounds().getCopy() : figure.getBounds().getCopy();
  }

  /** The figures inside of layers, whose own bounds are those of the window at least. */
  private static Optional<Rectangle> extent(List<?> layers) {
    Rectangle all = null;
    for (Object layer : layers) {
      for (Object child : ((IFigure) layer).getChildren()) {
        IFigure figure = (IFigure) child;
        Optional<Rectangle> area = figure instanceof FreeformFigure ? extent(List.of(figure))
            : Optional.of(figure.getBounds().getCopy()).filter(bounds -> figure.isVisible() && !bounds.isEmpty());
        if (area.isPresent()) {
          all = all == null ? area.get() : all.union(area.get());
        }
      }
    }
    return Optional.ofNullable(all);
  }
}
