package dev.stillwater.ui.editor.policies;

import dev.stillwater.ui.StillwaterColors;
import dev.stillwater.ui.StillwaterImages;
import dev.stillwater.ui.editor.figures.DiagramFonts;
import org.eclipse.draw2d.BorderLayout;
import org.eclipse.draw2d.CompoundBorder;
import org.eclipse.draw2d.Figure;
import org.eclipse.draw2d.IFigure;
import org.eclipse.draw2d.ImageFigure;
import org.eclipse.draw2d.LineBorder;
import org.eclipse.draw2d.MarginBorder;
import org.eclipse.draw2d.PositionConstants;
import org.eclipse.draw2d.geometry.Dimension;
import org.eclipse.draw2d.geometry.Point;
import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.draw2d.text.FlowPage;
import org.eclipse.draw2d.text.TextFlow;

/**
 * Says below an operator why a stream cannot end there, or what will be wrong with it.
 *
 * <p>THREADING: UI thread.
 */
final class ConnectionNote extends Figure {
  private static final int WIDTH = 300;
  private static final int GAP = 6;
  private static final int ICON = 16;

  private final TextFlow text = new TextFlow();
  private final FlowPage page = new FlowPage();

  ConnectionNote(String reason, boolean isRefusal) {
    setOpaque(true);
    setBackgroundColor(StillwaterColors.get(StillwaterColors.NODE));
    setForegroundColor(StillwaterColors.get(StillwaterColors.TEXT));
    setBorder(new CompoundBorder(new LineBorder(StillwaterColors.get(isRefusal ? StillwaterColors.ERROR : StillwaterColors.WARNING), 1),
        new MarginBorder(5, 6, 5, 6)));
    setFont(DiagramFonts.small());
    BorderLayout layout = new BorderLayout();
    layout.setHorizontalSpacing(GAP);
    setLayoutManager(layout);
    ImageFigure icon = new ImageFigure(StillwaterImages.image(isRefusal ? StillwaterImages.ERROR : StillwaterImages.WARNING));
    icon.setAlignment(PositionConstants.NORTH);
    add(icon, BorderLayout.LEFT);
    text.setText(reason);
    page.add(text);
    add(page, BorderLayout.CENTER);
  }

  /** Places it below a figure, above it when there is no room below. */
  void placeAt(IFigure operator, IFigure layer, Rectangle visible) {
    Rectangle bounds = operator.getBounds().getCopy();
    operator.translateToAbsolute(bounds);
    Dimension textSize = page.getPreferredSize(WIDTH, -1);
    Dimension size = new Dimension(textSize.width + ICON + GAP + getInsets().getWidth(), Math.max(ICON, textSize.height) + getInsets().getHeight());
    boolean hasRoomBelow = bounds.bottom() + GAP + size.height < visible.bottom();
    Point at = new Point(bounds.x, hasRoomBelow ? bounds.bottom() + GAP : bounds.y - GAP - size.height);
    at.x = Math.max(visible.x, Math.min(at.x, visible.right() - size.width));
    Rectangle place = new Rectangle(at, size);
    layer.translateToRelative(place);
    place.setSize(size);
    setBounds(place);
  }
}
