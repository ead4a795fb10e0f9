package dev.stillwater.ui.editor.compare;

import dev.stillwater.ui.StillwaterColors;
import dev.stillwater.ui.editor.share.ReadOnlyDrawing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.draw2d.Figure;
import org.eclipse.draw2d.Graphics;
import org.eclipse.draw2d.IFigure;
import org.eclipse.draw2d.Label;
import org.eclipse.draw2d.MarginBorder;
import org.eclipse.draw2d.geometry.Dimension;
import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.gef.GraphicalEditPart;
import org.eclipse.gef.LayerConstants;
import org.eclipse.jface.resource.JFaceResources;

/**
 * Makes one operator of a drawing the loudest thing on it: a thick frame with a halo, and a flag with words above it.
 *
 * <p>THREADING: UI thread.
 */
final class LoudMark {
  private static final int GAP = 12;
  private static final int HALO = 10;
  private static final int LINE = 5;
  private static final int HALO_ALPHA = 70;
  private static final int CORNER = 16;
  private static final int FLAG_MARGIN = 6;

  private final ReadOnlyDrawing drawing;
  private final List<IFigure> figures = new ArrayList<>();

  LoudMark(ReadOnlyDrawing drawing) {
    this.drawing = drawing;
  }

  /** Marks the operator of the uid, if it is drawn, and no other any more. */
  void show(Optional<String> uid, String words) {
    figures.stream().filter(figure -> figure.getParent() != null).forEach(figure -> figure.getParent().remove(figure));
    figures.clear();
    uid.flatMap(drawing::part).ifPresent(part -> add(part, words));
  }

  private void add(GraphicalEditPart part, String words) {
    IFigure layer = drawing.root().getLayer(LayerConstants.SCALED_FEEDBACK_LAYER);
    Rectangle place = ReadOnlyDrawing.bounds(part).expand(GAP, GAP);
    Frame frame = new Frame();
    frame.setBounds(place.getExpanded(HALO, HALO));
    Label flag = new Label(words);
    flag.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
    flag.setOpaque(true);
    flag.setBackgroundColor(StillwaterColors.get(StillwaterColors.ERROR));
    flag.setForegroundColor(StillwaterColors.get(StillwaterColors.CANVAS));
    flag.setBorder(new MarginBorder(FLAG_MARGIN / 2, FLAG_MARGIN, FLAG_MARGIN / 2, FLAG_MARGIN));
    Dimension size = flag.getPreferredSize();
    int above = place.y - size.height;
    flag.setBounds(new Rectangle(Math.max(0, place.x), above >= 0 ? above : place.bottom(), size.width, size.height));
    // Below the signs of what was changed, which stand where the frame runs.
    layer.add(frame, 0);
    layer.add(flag);
    figures.addAll(List.of(frame, flag));
  }

  /** A frame that takes no clicks. */
  private static final class Frame extends Figure {
    @Override
    public boolean containsPoint(int x, int y) {
      return false;
    }

    @Override
    protected void paintFigure(Graphics graphics) {
      Rectangle inner = getBounds().getCopy().shrink(HALO, HALO);
      graphics.setForegroundColor(StillwaterColors.get(StillwaterColors.ERROR));
      graphics.setAlpha(HALO_ALPHA);
      graphics.setLineWidth(LINE + 2 * HALO - 2);
      graphics.drawRoundRectangle(inner, CORNER, CORNER);
      graphics.setAlpha(255);
      graphics.setLineWidth(LINE);
      graphics.drawRoundRectangle(inner, CORNER, CORNER);
    }
  }
}
