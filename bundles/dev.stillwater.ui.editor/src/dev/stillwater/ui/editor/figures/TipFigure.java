package dev.stillwater.ui.editor.figures;

import dev.stillwater.ui.StillwaterColors;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.draw2d.Figure;
import org.eclipse.draw2d.Graphics;
import org.eclipse.draw2d.GridData;
import org.eclipse.draw2d.GridLayout;
import org.eclipse.draw2d.IFigure;
import org.eclipse.draw2d.Label;
import org.eclipse.draw2d.LineBorder;
import org.eclipse.draw2d.PositionConstants;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;

/**
 * What shows when the pointer rests on something of the drawing: a title, lines, and rows of name and value, in the colours of the theme.
 *
 * <p>THREADING: UI thread. LIFECYCLE: made for each time that it shows.
 */
public final class TipFigure extends Figure {
  private static final int MARGIN = 8;
  private static final int LINE_CHARACTERS_MAX = 110;

  private Runnable onShown = () -> {
  };

  /** Makes a tip with its title. */
  public TipFigure(String title) {
    GridLayout layout = new GridLayout(2, false);
    layout.marginWidth = MARGIN;
    layout.marginHeight = MARGIN;
    layout.verticalSpacing = 2;
    layout.horizontalSpacing = 2 * MARGIN;
    setLayoutManager(layout);
    setBorder(new LineBorder(StillwaterColors.get(StillwaterColors.NODE_BORDER)));
    setOpaque(true);
    setBackgroundColor(StillwaterColors.get(StillwaterColors.NODE));
    Label label = label(title, StillwaterColors.TEXT);
    label.setFont(DiagramFonts.name());
    span(label);
  }

  /** Adds a line in muted text. */
  public TipFigure line(String text) {
    span(label(text, StillwaterColors.MUTED_TEXT));
    return this;
  }

  /** Adds lines behind an icon, long ones wrapped. */
  public TipFigure lines(Image icon, String text) {
    Image shown = icon;
    for (String line : wrapped(text)) {
      Label label = label(line, StillwaterColors.TEXT);
      label.setIcon(shown);
      label.setIconTextGap(MARGIN / 2);
      span(label);
      shown = null;
    }
    return this;
  }

  /** Adds the heading of what follows. */
  public TipFigure heading(String text) {
    Label label = label(text, StillwaterColors.TEXT);
    label.setFont(DiagramFonts.smallBold());
    span(label);
    return this;
  }

  /** Adds a name with its value. */
  public TipFigure row(String name, String value) {
    add(label(name, StillwaterColors.TEXT), new GridData(GridData.BEGINNING, GridData.CENTER, false, false));
    add(label(value, StillwaterColors.MUTED_TEXT), new GridData(GridData.BEGINNING, GridData.CENTER, false, false));
    return this;
  }

  /** Has this called when the tip comes on the screen. */
  public void onShown(Runnable action) {
    onShown = action;
  }

  @Override
  public void addNotify() {
    super.addNotify();
    onShown.run();
  }

  /** Shows what another tip would show, which is empty after this. */
  public void become(TipFigure other) {
    removeAll();
    for (Object each : List.copyOf(other.getChildren())) {
      IFigure child = (IFigure) each;
      Object place = other.getLayoutManager().getConstraint(child);
      other.remove(child);
      add(child, place);
    }
  }

  @Override
  protected void paintFigure(Graphics graphics) {
    graphics.setTextAntialias(SWT.ON);
    super.paintFigure(graphics);
  }

  private void span(Label label) {
    add(label, new GridData(GridData.BEGINNING, GridData.CENTER, false, false, 2, 1));
  }

  private static Label label(String text, String color) {
    Label label = new Label(text);
    label.setFont(DiagramFonts.small());
    label.setForegroundColor(StillwaterColors.get(color));
    label.setLabelAlignment(PositionConstants.LEFT);
    return label;
  }

  private static List<String> wrapped(String text) {
    List<String> lines = new ArrayList<>();
    for (String line : text.split("\n")) {
      String rest = line;
      while (rest.length() > LINE_CHARACTERS_MAX) {
        int space = rest.lastIndexOf(' ', LINE_CHARACTERS_MAX);
        int end = space < LINE_CHARACTERS_MAX / 2 ? LINE_CHARACTERS_MAX : space;
        lines.add(rest.substring(0, end));
        rest = rest.substring(end).stripLeading();
      }
      lines.add(rest);
    }
    return lines;
  }
}
