package dev.stillwater.ui.editor.compare;

import dev.stillwater.model.JobDiff;
import dev.stillwater.model.JobDiff.Change;
import dev.stillwater.model.JobDiff.Kind;
import dev.stillwater.model.JobDiff.Subject;
import dev.stillwater.model.job.Stream;
import dev.stillwater.ui.StillwaterColors;
import dev.stillwater.ui.editor.model.JobDiagram;
import dev.stillwater.ui.editor.share.ReadOnlyDrawing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.draw2d.Connection;
import org.eclipse.draw2d.Figure;
import org.eclipse.draw2d.Graphics;
import org.eclipse.draw2d.IFigure;
import org.eclipse.draw2d.Label;
import org.eclipse.draw2d.geometry.Dimension;
import org.eclipse.draw2d.geometry.Point;
import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.gef.GraphicalEditPart;
import org.eclipse.gef.LayerConstants;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;

/**
 * Marks on one drawing of a comparison: a frame and a sign around what was added, removed, changed or only moved; the sign and the frame's line tell them apart
 * without colour.
 *
 * <p>THREADING: UI thread.
 */
final class DiffMarks {
  private static final int GAP = 5;
  private static final int SIGN_HEIGHT = 16;

  private final ReadOnlyDrawing drawing;
  private final List<IFigure> figures = new ArrayList<>();

  DiffMarks(ReadOnlyDrawing drawing) {
    this.drawing = drawing;
  }

  /** How something differs. */
  enum Mark {
    ADDED("+", StillwaterColors.RUNNING, SWT.LINE_SOLID),
    REMOVED("\u2212", StillwaterColors.ERROR, SWT.LINE_SOLID),
    CHANGED("\u2260", StillwaterColors.WARNING, SWT.LINE_DASH),
    MOVED("\u2194", StillwaterColors.SELECTION, SWT.LINE_DOT);

    private final String sign;
    private final String color;
    private final int line;

    Mark(String sign, String color, int line) {
      this.sign = sign;
      this.color = color;
      this.line = line;
    }

    String sign() {
      return sign;
    }

    Color color() {
      return StillwaterColors.get(color);
    }

    static Mark of(Kind kind) {
      return switch (kind) {
        case ADDED -> ADDED;
        case REMOVED -> REMOVED;
        case CHANGED -> CHANGED;
      };
    }

    String text() {
      return switch (this) {
        case ADDED -> Messages.added;
        case REMOVED -> Messages.removed;
        case CHANGED -> Messages.changed;
        case MOVED -> Messages.moved;
      };
    }
  }

  /** Draws the marks of the difference. */
  void show(JobDifference difference, JobDiagram diagram) {
    IFigure layer = drawing.root().getLayer(LayerConstants.SCALED_FEEDBACK_LAYER);
    figures.forEach(figure -> {
      if (figure.getParent() != null) {
        figure.getParent().remove(figure);
      }
    });
    figures.clear();
    Map<String, Mark> operators = new LinkedHashMap<>();
    Map<String, Mark> streams = new LinkedHashMap<>();
    for (Change change : difference.changes()) {
      if (change.subject() == Subject.OPERATOR) {
        operators.putIfAbsent(change.name(), Mark.of(change.kind()));
      } else if (change.subject() == Subject.STREAM) {
        streams.putIfAbsent(change.name(), Mark.of(change.kind()));
      }
    }
    difference.moved().forEach(uid -> operators.putIfAbsent(uid, Mark.MOVED));
    operators.forEach((uid, mark) -> drawing.part(uid).ifPresent(part -> add(layer, new Frame(ReadOnlyDrawing.bounds(part).expand(GAP, GAP), mark))));
    Map<String, Stream> byName = JobDiff.streamsByName(diagram.job());
    streams.forEach((name, mark) -> Optional.ofNullable(byName.get(name)).flatMap(stream -> drawing.part((Object) stream)).ifPresent(part -> addSign(layer, part, mark)));
  }

  private void add(IFigure layer, IFigure figure) {
    layer.add(figure);
    figures.add(figure);
  }

  private void addSign(IFigure layer, GraphicalEditPart part, Mark mark) {
    if (part.getFigure() instanceof Connection connection && connection.getPoints().size() > 1) {
      Point middle = connection.getPoints().getMidpoint();
      Rectangle place = new Rectangle(middle.x - SIGN_HEIGHT / 2, middle.y - SIGN_HEIGHT - 2, SIGN_HEIGHT, SIGN_HEIGHT);
      add(layer, sign(mark, place));
    }
  }

  private static Label sign(Mark mark, Rectangle place) {
    Label label = new Label(mark.sign());
    label.setOpaque(true);
    label.setBackgroundColor(mark.color());
    label.setForegroundColor(StillwaterColors.get(StillwaterColors.CANVAS));
    label.setToolTip(new Label(mark.text()));
    label.setBounds(place);
    return label;
  }

  /** A frame with its sign at the top left corner. */
  private static final class Frame extends Figure {
    private final Mark mark;

    Frame(Rectangle place, Mark mark) {
      this.mark = mark;
      setBounds(new Rectangle(place.x - SIGN_HEIGHT / 2, place.y - SIGN_HEIGHT / 2, place.width + SIGN_HEIGHT / 2, place.height + SIGN_HEIGHT / 2));
      add(sign(mark, new Rectangle(getBounds().x, getBounds().y, SIGN_HEIGHT, SIGN_HEIGHT)));
    }

    @Override
    public boolean containsPoint(int x, int y) {
      // The frame must not take the clicks for the operator inside.
      return false;
    }

    @Override
    public Dimension getPreferredSize(int width, int height) {
      return getSize();
    }

    @Override
    protected void paintFigure(Graphics graphics) {
      Rectangle inner = getBounds().getCopy();
      inner.x += SIGN_HEIGHT / 2;
      inner.y += SIGN_HEIGHT / 2;
      inner.width -= SIGN_HEIGHT / 2 + 2;
      inner.height -= SIGN_HEIGHT / 2 + 2;
      graphics.setForegroundColor(mark.color());
      graphics.setLineWidth(2);
      graphics.setLineStyle(mark.line);
      graphics.drawRoundRectangle(inner, 10, 10);
    }
  }
}
