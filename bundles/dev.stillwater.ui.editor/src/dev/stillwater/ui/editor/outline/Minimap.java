package dev.stillwater.ui.editor.outline;

import dev.stillwater.ui.StillwaterColors;
import dev.stillwater.ui.editor.diagram.DiagramMessages;
import dev.stillwater.ui.editor.figures.OperatorFigure;
import dev.stillwater.ui.editor.parts.GroupPart;
import dev.stillwater.ui.editor.parts.NotePart;
import dev.stillwater.ui.editor.parts.OperatorPart;
import dev.stillwater.ui.editor.zoom.DiagramZoom;
import java.beans.PropertyChangeListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.draw2d.Connection;
import org.eclipse.draw2d.IFigure;
import org.eclipse.draw2d.UpdateListener;
import org.eclipse.draw2d.Viewport;
import org.eclipse.draw2d.geometry.Point;
import org.eclipse.draw2d.geometry.PointList;
import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.gef.EditPart;
import org.eclipse.gef.GraphicalEditPart;
import org.eclipse.gef.GraphicalViewer;
import org.eclipse.gef.editparts.ZoomManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;

/**
 * The whole drawing in small, with the part that the editor shows as a frame that can be dragged. It draws boxes and lines of its own, ten times a second
 * at most, so that it costs little for thousands of operators.
 *
 * <p>THREADING: UI thread. LIFECYCLE: as long as its control.
 */
final class Minimap {
  private static final int DELAY_MS = 100;
  private static final int MARGIN = 8;
  private static final double SCALE_MAX = 0.25;
  private static final int FRAME_ALPHA = 40;

  private final GraphicalViewer viewer;
  private final Canvas canvas;
  private boolean isWaiting;
  private Rectangle extent = new Rectangle(0, 0, 1, 1);
  private double scale = 1;
  private Point origin = new Point();

  Minimap(Composite parent, GraphicalViewer viewer) {
    this.viewer = viewer;
    canvas = new Canvas(parent, SWT.DOUBLE_BUFFERED);
    canvas.setData("dev.stillwater.id", "outline-overview");
    restyle();
    StillwaterColors.onChange(canvas, this::restyle);
    canvas.addListener(SWT.Paint, event -> paint(event.gc));
    for (int type : new int[] {SWT.MouseDown, SWT.MouseMove}) {
      canvas.addListener(type, this::pointed);
    }
    canvas.addListener(SWT.KeyDown, this::keyDown);
    canvas.addListener(SWT.MouseWheel, event -> turn(event.count > 0));
    canvas.addListener(SWT.Resize, event -> later());
    canvas.getAccessible().addAccessibleListener(new AccessibleAdapter() {
      @Override
      public void getName(AccessibleEvent event) {
        event.result = DiagramMessages.Minimap_accessible;
      }
    });
    follow();
  }

  Canvas control() {
    return canvas;
  }

  /** Draws anew a moment later, however often this is asked for meanwhile. */
  void later() {
    if (!isWaiting && !canvas.isDisposed()) {
      isWaiting = true;
      canvas.getDisplay().timerExec(DELAY_MS, () -> {
        isWaiting = false;
        if (!canvas.isDisposed() && canvas.isVisible()) {
          canvas.redraw();
        }
      });
    }
  }

  private void restyle() {
    canvas.setBackground(StillwaterColors.get(StillwaterColors.CANVAS));
    later();
  }

  private void follow() {
    UpdateListener listener = new UpdateListener() {
      @Override
      public void notifyPainting(Rectangle damage, Map dirtyRegions) {
        later();
      }

      @Override
      public void notifyValidating() {
        later();
      }
    };
    Viewport viewport = zoom().getViewport();
    viewport.getUpdateManager().addUpdateListener(listener);
    PropertyChangeListener scrolled = event -> later();
    viewport.addPropertyChangeListener(Viewport.PROPERTY_VIEW_LOCATION, scrolled);
    canvas.addListener(SWT.Dispose, event -> {
      if (viewport.getUpdateManager() != null) {
        viewport.getUpdateManager().removeUpdateListener(listener);
      }
      viewport.removePropertyChangeListener(Viewport.PROPERTY_VIEW_LOCATION, scrolled);
    });
  }

  private void paint(GC gc) {
    List<OperatorPart> parts = parts(OperatorPart.class);
    List<GroupPart> groups = parts(GroupPart.class);
    List<NotePart> notes = parts(NotePart.class);
    Rectangle window = window();
    List<GraphicalEditPart> all = new ArrayList<>(parts);
    all.addAll(groups);
    all.addAll(notes);
    measure(all, window);
    gc.setAntialias(SWT.ON);
    gc.setLineWidth(1);
    gc.setForeground(StillwaterColors.get(StillwaterColors.MUTED_TEXT));
    groups.forEach(group -> outline(gc, group.getFigure(), group.group().isFolded()));
    notes.forEach(note -> outline(gc, note.getFigure(), false));
    for (OperatorPart part : parts) {
      for (Object connection : part.getSourceConnections()) {
        IFigure figure = ((GraphicalEditPart) connection).getFigure();
        if (figure.isVisible()) {
          gc.setForeground(figure.getForegroundColor());
          gc.drawPolyline(scaled(((Connection) figure).getPoints()));
        }
      }
    }
    for (OperatorPart part : parts) {
      paintOperator(gc, part);
    }
    Rectangle frame = scaled(window);
    gc.setBackground(StillwaterColors.get(StillwaterColors.SELECTION));
    gc.setForeground(StillwaterColors.get(StillwaterColors.SELECTION));
    gc.setAlpha(FRAME_ALPHA);
    gc.fillRectangle(frame.x, frame.y, frame.width, frame.height);
    gc.setAlpha(255);
    gc.drawRectangle(frame.x, frame.y, frame.width - 1, frame.height - 1);
  }

  private void paintOperator(GC gc, OperatorPart part) {
    OperatorFigure figure = part.operatorFigure();
    Rectangle box = scaled(figure.getBounds());
    boolean isSelected = part.getSelected() != EditPart.SELECTED_NONE;
    gc.setBackground(isSelected ? StillwaterColors.get(StillwaterColors.SELECTION) : figure.overviewColor());
    gc.fillRectangle(box.x, box.y, Math.max(2, box.width), Math.max(2, box.height));
  }

  private void outline(GC gc, IFigure figure, boolean isFilled) {
    Rectangle box = scaled(figure.getBounds());
    if (isFilled) {
      gc.setBackground(StillwaterColors.get(StillwaterColors.MUTED_TEXT));
      gc.fillRectangle(box.x, box.y, Math.max(2, box.width), Math.max(2, box.height));
    } else {
      gc.drawRectangle(box.x, box.y, Math.max(1, box.width - 1), Math.max(1, box.height - 1));
    }
  }

  private void measure(List<GraphicalEditPart> parts, Rectangle window) {
    Rectangle all = null;
    for (GraphicalEditPart part : parts) {
      all = all == null ? part.getFigure().getBounds().getCopy() : all.union(part.getFigure().getBounds());
    }
    extent = all == null ? window : all;
    org.eclipse.swt.graphics.Point size = canvas.getSize();
    double width = Math.max(1, size.x - 2 * MARGIN);
    double height = Math.max(1, size.y - 2 * MARGIN);
    scale = Math.min(SCALE_MAX, Math.min(width / Math.max(1, extent.width), height / Math.max(1, extent.height)));
    origin = new Point((int) Math.round((size.x - extent.width * scale) / 2), (int) Math.round((size.y - extent.height * scale) / 2));
  }

  private void pointed(Event event) {
    boolean isDrag = event.type == SWT.MouseMove && (event.stateMask & SWT.BUTTON1) != 0;
    if (isDrag || event.type == SWT.MouseDown && event.button == 1) {
      canvas.setFocus();
      double x = extent.x + (event.x - origin.x) / scale;
      double y = extent.y + (event.y - origin.y) / scale;
      DiagramZoom.of(viewer).center(new Point((int) x, (int) y));
    }
  }

  private void keyDown(Event event) {
    Rectangle window = window();
    Point middle = window.getCenter();
    switch (event.keyCode) {
      case SWT.ARROW_LEFT -> middle.translate(-window.width / 4, 0);
      case SWT.ARROW_RIGHT -> middle.translate(window.width / 4, 0);
      case SWT.ARROW_UP -> middle.translate(0, -window.height / 4);
      case SWT.ARROW_DOWN -> middle.translate(0, window.height / 4);
      default -> {
        return;
      }
    }
    DiagramZoom.of(viewer).center(middle);
  }

  private void turn(boolean isCloser) {
    DiagramZoom zoom = DiagramZoom.of(viewer);
    if (isCloser) {
      zoom.in();
    } else {
      zoom.out();
    }
  }

  /** What the editor shows, in pixels at 100 percent. */
  private Rectangle window() {
    Viewport viewport = zoom().getViewport();
    double level = zoom().getZoom();
    Point at = viewport.getViewLocation();
    return new Rectangle((int) (at.x / level), (int) (at.y / level), (int) (viewport.getClientArea().width / level),
        (int) (viewport.getClientArea().height / level));
  }

  private <T extends GraphicalEditPart> List<T> parts(Class<T> type) {
    List<T> parts = new ArrayList<>();
    if (viewer.getContents() != null) {
      for (Object child : viewer.getContents().getChildren()) {
        if (type.isInstance(child) && ((GraphicalEditPart) child).getFigure().isVisible()) {
          parts.add(type.cast(child));
        }
      }
    }
    return parts;
  }

  private Rectangle scaled(Rectangle area) {
    return new Rectangle(x(area.x), y(area.y), (int) Math.round(area.width * scale), (int) Math.round(area.height * scale));
  }

  private int[] scaled(PointList points) {
    int[] result = points.toIntArray().clone();
    for (int index = 0; index < result.length; index += 2) {
      int x = x(result[index]);
      result[index + 1] = y(result[index + 1]);
      result[index] = x;
    }
    return result;
  }

  private int x(int drawn) {
    return origin.x + (int) Math.round((drawn - extent.x) * scale);
  }

  private int y(int drawn) {
    return origin.y + (int) Math.round((drawn - extent.y) * scale);
  }

  private ZoomManager zoom() {
    return (ZoomManager) viewer.getProperty(ZoomManager.class.toString());
  }
}
