package dev.stillwater.ui.editor.figures;

import dev.stillwater.model.catalog.PortSpec;
import dev.stillwater.ui.StillwaterColors;
import dev.stillwater.ui.editor.layout.PortPlaces;
import dev.stillwater.ui.editor.model.JobDiagram;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.draw2d.Figure;
import org.eclipse.draw2d.Graphics;
import org.eclipse.draw2d.IFigure;
import org.eclipse.draw2d.ImageFigure;
import org.eclipse.draw2d.Label;
import org.eclipse.draw2d.PositionConstants;
import org.eclipse.draw2d.geometry.Dimension;
import org.eclipse.draw2d.geometry.Insets;
import org.eclipse.draw2d.geometry.Point;
import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Image;

/**
 * An operator on the drawing: icon, name, uid, parallelism, state, ports, problems. It gets plain values and knows no model.
 *
 * <p>THREADING: UI thread.
 */
public final class OperatorFigure extends Figure {
  /** Stands where a port could be named and none is meant. */
  public static final int NO_PORT = -1;

  private static final int PORT_REACH = 10;
  private static final int INPUT_REACH = 24;
  private static final int ARC = 10;
  private static final int PADDING = 10;
  private static final int ICON_SIZE = 28;
  private static final int STATUS_SIZE = 16;
  private static final int HINT_ALPHA = 45;
  private static final int ICON_FIELD_ALPHA = 60;
  private static final int BADGE_ALPHA = 60;
  private static final int STATE_SIZE = 16;
  private static final int SMALL_OUTLINE = 10;
  /** Below this scale texts cannot be read; a job of many operators is painted quickly without them. */
  private static final double DETAIL_SCALE = 0.35;

  private final ImageFigure icon = new ImageFigure();
  private final Label name = new Label();
  private final Label uid = new Label();
  private final Label badge = new Label();
  private final List<ImageFigure> states = List.of(new ImageFigure(), new ImageFigure());
  private final ImageFigure status = new ImageFigure();
  private String category = "";
  private PortPlaces places = PortPlaces.of(standardSize(), List.of(), List.of());
  private List<PortSpec> inputs = List.of();
  private List<PortSpec> outputs = List.of();
  private final List<PortFigure> inputFigures = new ArrayList<>();
  private final List<PortFigure> outputFigures = new ArrayList<>();
  private final List<Label> outputLabels = new ArrayList<>();
  private int offeredInput = NO_PORT;
  private boolean isSelected;
  private boolean isPrimary;
  private boolean isHovered;
  private boolean isMatch;
  private Supplier<IFigure> tip = () -> null;
  private Feedback feedback = Feedback.NONE;
  private Optional<String> problemColor = Optional.empty();

  /** What the operator shows while a stream is being drawn to it. */
  public enum Feedback {
    /** Nothing. */
    NONE,
    /** It would take the stream. */
    ACCEPTED,
    /** It refuses the stream. */
    REFUSED
  }

  /** Makes a figure that shows nothing yet. */
  public OperatorFigure() {
    name.setLabelAlignment(PositionConstants.LEFT);
    uid.setLabelAlignment(PositionConstants.LEFT);
    add(icon);
    add(name);
    add(uid);
    add(badge);
    states.forEach(this::add);
    add(status);
    restyle();
  }

  /** Size of an operator whose ports need no more height, a multiple of the grid, in pixels at 100 percent. */
  public static Dimension standardSize() {
    int height = Math.max(50, DiagramFonts.twoLines() + 2 * PADDING);
    int step = 2 * JobDiagram.GRID_PIXELS;
    return new Dimension(JobDiagram.OPERATOR_WIDTH, (height + step - 1) / step * step);
  }

  /** Shows the texts. */
  public void setTexts(String newName, String newUid) {
    name.setText(newName);
    uid.setText(newUid);
    revalidate();
    repaint();
  }

  /** Shows the icon of the kind on the colour of its category. */
  public void setKind(Image image, String newCategory) {
    icon.setImage(image);
    category = newCategory;
    revalidate();
    repaint();
  }

  /** Shows the parallelism, such as "×4"; empty shows none. */
  public void setBadge(String text) {
    badge.setText(text);
    badge.setVisible(!text.isEmpty());
    revalidate();
    repaint();
  }

  /** Shows an icon for the keyed state and one for the operator state that the operator keeps; null for none. */
  public void setStates(Image keyed, Image operator) {
    states.get(0).setImage(keyed);
    states.get(0).setVisible(keyed != null);
    states.get(1).setImage(operator);
    states.get(1).setVisible(operator != null);
    revalidate();
    repaint();
  }

  /** Takes the maker of what shows while the pointer rests on the operator; asked each time. */
  public void setTip(Supplier<IFigure> maker) {
    tip = maker;
  }

  @Override
  public IFigure getToolTip() {
    return tip.get();
  }

  /** Shows the ports in the size that is wanted, which grows where the ports need more. */
  public void setPorts(List<PortSpec> newInputs, List<PortSpec> newOutputs, Dimension wanted) {
    places = PortPlaces.of(wanted, newInputs, newOutputs);
    if (!newInputs.equals(inputs) || !newOutputs.equals(outputs)) {
      inputs = List.copyOf(newInputs);
      outputs = List.copyOf(newOutputs);
      replace(inputFigures, inputs);
      replace(outputFigures, outputs);
      replaceOutputLabels();
    }
    colorPorts();
    revalidate();
    repaint();
  }

  /** Shows the worst problem as icon and outline; no image means no problem. */
  public void setProblems(Image image, Optional<String> color) {
    status.setImage(image);
    status.setVisible(image != null);
    problemColor = color;
    revalidate();
    repaint();
  }

  /** Shows whether the operator is selected, and whether it is the one that commands start from. */
  public void setSelected(boolean newSelected, boolean newPrimary) {
    isSelected = newSelected;
    isPrimary = newPrimary;
    colorPorts();
    repaint();
  }

  /** Shows that the operator is what is being searched for. */
  public void setMatch(boolean newMatch) {
    isMatch = newMatch;
    repaint();
  }

  /** Shows that the pointer is above. */
  public void setHovered(boolean newHovered) {
    isHovered = newHovered;
    colorPorts();
    repaint();
  }

  /** Shows whether a stream that is being drawn may end here, and at which input; {@link #NO_PORT} for none. */
  public void setFeedback(Feedback newFeedback, int input) {
    feedback = newFeedback;
    offeredInput = newFeedback == Feedback.ACCEPTED ? input : NO_PORT;
    colorPorts();
    repaint();
  }

  /** Takes fonts and colours from the theme again. */
  public void restyle() {
    setFont(DiagramFonts.name());
    name.setFont(DiagramFonts.name());
    uid.setFont(DiagramFonts.small());
    badge.setFont(DiagramFonts.small());
    name.setForegroundColor(StillwaterColors.get(StillwaterColors.TEXT));
    uid.setForegroundColor(StillwaterColors.get(StillwaterColors.MUTED_TEXT));
    badge.setForegroundColor(StillwaterColors.get(StillwaterColors.TEXT));
    for (Label label : outputLabels) {
      label.setFont(DiagramFonts.small());
      label.setForegroundColor(StillwaterColors.get(StillwaterColors.MUTED_TEXT));
    }
    revalidate();
    repaint();
  }

  /** The colour of the operator in an overview: of its problem, else of its category. */
  public Color overviewColor() {
    return problemColor.map(StillwaterColors::get).orElseGet(() -> StillwaterColors.ofCategory(category));
  }

  /** The label of the name, over which it is edited in place. */
  public IFigure nameFigure() {
    return name;
  }

  /** The label of the uid, over which it is edited in place. */
  public IFigure uidFigure() {
    return uid;
  }

  /** Index of the output at a point, in the coordinates of this figure; {@link #NO_PORT} when there is none. */
  public int outputAt(Point point) {
    return Math.abs(point.x - (body().right() - 1)) <= PORT_REACH ? nearest(places.outputs(), point, PORT_REACH) : NO_PORT;
  }

  /** Index of the input on which a point lies, in the coordinates of this figure; {@link #NO_PORT} when there is none. */
  public int inputPortAt(Point point) {
    return Math.abs(point.x - body().x) <= PORT_REACH ? nearest(places.inputs(), point, PORT_REACH) : NO_PORT;
  }

  /** Index of the input near a point, in the coordinates of this figure; {@link #NO_PORT} when the point is not at the left edge. */
  public int inputAt(Point point) {
    return point.x - body().x <= INPUT_REACH ? nearest(places.inputs(), point, PortPlaces.GAP) : NO_PORT;
  }

  /** Middle of the input of the index, in the coordinates of this figure; of the first one when there is none of that index. */
  public Point inputPort(int index) {
    return new Point(body().x, body().y + place(places.inputs(), index));
  }

  /** Middle of the output of the index, in the coordinates of this figure; of the first one when there is none of that index. */
  public Point outputPort(int index) {
    return new Point(body().right() - 1, body().y + place(places.outputs(), index));
  }

  @Override
  public Dimension getPreferredSize(int widthHint, int heightHint) {
    return places.size();
  }

  @Override
  public void layout() {
    Rectangle bounds = body();
    for (int index = 0; index < inputFigures.size(); index++) {
      inputFigures.get(index).setMiddle(inputPort(index));
    }
    for (int index = 0; index < outputFigures.size(); index++) {
      outputFigures.get(index).setMiddle(outputPort(index));
    }
    layoutContent(new Rectangle(bounds.x, bounds.y, bounds.width, 2 * places.middle()));
    for (int index = 0; index < outputLabels.size(); index++) {
      Dimension size = outputLabels.get(index).getPreferredSize();
      Point corner = new Point(bounds.right() - PADDING - size.width, outputPort(index).y - size.height / 2);
      outputLabels.get(index).setBounds(new Rectangle(corner, size));
    }
    int statusRight = bounds.x + PADDING + 2 + (ICON_SIZE + STATUS_SIZE) / 2 + STATUS_SIZE / 2;
    status.setBounds(new Rectangle(statusRight - STATUS_SIZE, icon.getBounds().bottom() - STATUS_SIZE / 2, STATUS_SIZE, STATUS_SIZE));
  }

  private void layoutContent(Rectangle body) {
    int left = body.x + PADDING + 2;
    icon.setBounds(new Rectangle(left, body.y + (body.height - ICON_SIZE) / 2, ICON_SIZE, ICON_SIZE));
    int textLeft = left + ICON_SIZE + 8;
    int textRight = body.right() - PADDING;
    Dimension nameSize = name.getPreferredSize();
    Dimension uidSize = uid.getPreferredSize();
    int top = body.y + (body.height - nameSize.height - uidSize.height) / 2;
    int nameRight = textRight;
    if (badge.isVisible()) {
      Dimension badgeSize = badge.getPreferredSize().getExpanded(8, 0);
      badge.setBounds(new Rectangle(textRight - badgeSize.width + 4, top, badgeSize.width, nameSize.height));
      nameRight -= badgeSize.width;
    }
    name.setBounds(new Rectangle(textLeft, top, Math.max(0, Math.min(nameRight - textLeft, nameSize.width)), nameSize.height));
    int uidRight = layoutStates(textRight, top + nameSize.height + (uidSize.height - STATE_SIZE) / 2);
    uid.setBounds(new Rectangle(textLeft, top + nameSize.height, Math.max(0, Math.min(uidRight - textLeft, uidSize.width)), uidSize.height));
  }

  /** Lays the icons of states out from the right; the x at which they begin. */
  private int layoutStates(int right, int top) {
    int left = right + 2;
    for (ImageFigure state : states) {
      if (state.isVisible()) {
        left -= STATE_SIZE;
        state.setBounds(new Rectangle(left, top, STATE_SIZE, STATE_SIZE));
      }
    }
    return left == right + 2 ? right : left - 2;
  }

  @Override
  protected void paintChildren(Graphics graphics) {
    if (graphics.getAbsoluteScale() >= DETAIL_SCALE) {
      super.paintChildren(graphics);
    }
  }

  @Override
  protected void paintFigure(Graphics graphics) {
    if (graphics.getAbsoluteScale() < DETAIL_SCALE) {
      paintSmall(graphics);
      return;
    }
    graphics.setAntialias(SWT.ON);
    graphics.setTextAntialias(SWT.ON);
    Rectangle body = body();
    graphics.setBackgroundColor(StillwaterColors.get(StillwaterColors.NODE));
    graphics.fillRoundRectangle(body, ARC, ARC);
    if (isSelected || isHovered || feedback != Feedback.NONE) {
      graphics.setAlpha(isSelected || feedback != Feedback.NONE ? HINT_ALPHA : HINT_ALPHA / 3);
      graphics.setBackgroundColor(feedback == Feedback.NONE ? StillwaterColors.get(StillwaterColors.SELECTION) : outlineColor());
      graphics.fillRoundRectangle(body, ARC, ARC);
      graphics.setAlpha(255);
    }
    paintIconField(graphics);
    graphics.setForegroundColor(outlineColor());
    boolean isStrong = isSelected && isPrimary || feedback != Feedback.NONE || problemColor.isPresent() || isMatch;
    graphics.setLineWidth(isStrong ? 2 : 1);
    Rectangle outline = body.getCopy().resize(-1, -1);
    graphics.drawRoundRectangle(isStrong ? outline.shrink(1, 1).resize(1, 1) : outline, ARC, ARC);
    paintBadge(graphics);
  }

  /** A box in the colour of the category, with an outline that says what is selected and what is wrong. */
  private void paintSmall(Graphics graphics) {
    Rectangle body = body();
    graphics.setBackgroundColor(StillwaterColors.get(isSelected ? StillwaterColors.SELECTION : StillwaterColors.NODE));
    graphics.fillRectangle(body);
    graphics.setBackgroundColor(StillwaterColors.ofCategory(category));
    graphics.fillRectangle(body.x, body.y, Math.min(body.width, PADDING + ICON_SIZE), body.height);
    graphics.setForegroundColor(outlineColor());
    graphics.setLineWidth(problemColor.isPresent() || isMatch ? SMALL_OUTLINE : 1);
    graphics.drawRectangle(body.resize(-1, -1));
  }

  private void paintIconField(Graphics graphics) {
    graphics.setAlpha(ICON_FIELD_ALPHA);
    graphics.setBackgroundColor(StillwaterColors.ofCategory(category));
    Rectangle field = new Rectangle(icon.getBounds());
    graphics.fillRoundRectangle(field, ARC, ARC);
    graphics.setAlpha(255);
  }

  private void paintBadge(Graphics graphics) {
    if (badge.isVisible()) {
      graphics.setAlpha(BADGE_ALPHA);
      graphics.setBackgroundColor(StillwaterColors.get(StillwaterColors.MUTED_TEXT));
      Rectangle bounds = badge.getBounds();
      graphics.fillRoundRectangle(bounds, bounds.height, bounds.height);
      graphics.setAlpha(255);
    }
  }

  private Color outlineColor() {
    return switch (feedback) {
      case ACCEPTED -> StillwaterColors.get(StillwaterColors.SELECTION);
      case REFUSED -> StillwaterColors.get(StillwaterColors.ERROR);
      case NONE -> StillwaterColors.get(isSelected || isMatch ? StillwaterColors.SELECTION : problemColor.orElse(StillwaterColors.NODE_BORDER));
    };
  }

  private Rectangle body() {
    return getBounds().getCropped(new Insets(0, PortFigure.RADIUS, 0, PortFigure.RADIUS));
  }

  private int place(List<Integer> edge, int index) {
    if (edge.isEmpty()) {
      return places.middle();
    }
    return edge.get(index >= 0 && index < edge.size() ? index : 0);
  }

  private int nearest(List<Integer> edge, Point point, int reach) {
    int nearest = NO_PORT;
    int least = reach + 1;
    for (int index = 0; index < edge.size(); index++) {
      int distance = Math.abs(point.y - body().y - edge.get(index));
      if (distance < least) {
        least = distance;
        nearest = index;
      }
    }
    return nearest;
  }

  private void replace(List<PortFigure> figures, List<PortSpec> ports) {
    figures.forEach(this::remove);
    figures.clear();
    for (PortSpec port : ports) {
      PortFigure figure = new PortFigure(port.label(), port.isOptional());
      figures.add(figure);
      add(figure);
    }
  }

  /** Whether there is space below the texts, beside the outputs. */
  private boolean hasRoomForLabels() {
    return places.size().height > 2 * places.middle();
  }

  private void replaceOutputLabels() {
    outputLabels.forEach(this::remove);
    outputLabels.clear();
    for (PortSpec port : hasRoomForLabels() ? outputs : List.<PortSpec>of()) {
      Label label = new Label(port.isOptional() ? port.label() : "");
      label.setFont(DiagramFonts.small());
      label.setForegroundColor(StillwaterColors.get(StillwaterColors.MUTED_TEXT));
      outputLabels.add(label);
      add(label);
    }
  }

  private void colorPorts() {
    boolean isStrong = isSelected || isHovered;
    String line = isStrong ? StillwaterColors.SELECTION : StillwaterColors.PORT;
    for (int index = 0; index < inputFigures.size(); index++) {
      boolean isOffered = index == offeredInput;
      inputFigures.get(index).setColors(isOffered ? StillwaterColors.SELECTION : line,
          isOffered ? StillwaterColors.SELECTION : StillwaterColors.CANVAS);
    }
    outputFigures.forEach(figure -> figure.setColors(line, isStrong ? StillwaterColors.SELECTION : StillwaterColors.CANVAS));
  }
}
