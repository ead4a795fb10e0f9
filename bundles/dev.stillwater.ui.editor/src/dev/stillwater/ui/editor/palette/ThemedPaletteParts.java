package dev.stillwater.ui.editor.palette;

import dev.stillwater.ui.StillwaterColors;
import org.eclipse.draw2d.ArrowButton;
import org.eclipse.draw2d.Graphics;
import org.eclipse.draw2d.IFigure;
import org.eclipse.draw2d.Label;
import org.eclipse.draw2d.LineBorder;
import org.eclipse.draw2d.MarginBorder;
import org.eclipse.draw2d.ScrollBar;
import org.eclipse.draw2d.Triangle;
import org.eclipse.gef.EditPart;
import org.eclipse.gef.internal.ui.palette.editparts.DrawerEditPart;
import org.eclipse.gef.internal.ui.palette.editparts.DrawerFigure;
import org.eclipse.gef.internal.ui.palette.editparts.GroupEditPart;
import org.eclipse.gef.internal.ui.palette.editparts.SliderPaletteEditPart;
import org.eclipse.gef.internal.ui.palette.editparts.ToolEntryEditPart;
import org.eclipse.gef.palette.PaletteContainer;
import org.eclipse.gef.palette.PaletteDrawer;
import org.eclipse.gef.palette.PaletteEntry;
import org.eclipse.gef.palette.PaletteRoot;
import org.eclipse.gef.ui.palette.PaletteEditPartFactory;
import org.eclipse.swt.graphics.Image;

/**
 * Palette parts of GEF 3.2, which has no notion of themes, in the colours of the theme.
 *
 * <p>THREADING: UI thread.
 */
final class ThemedPaletteParts extends PaletteEditPartFactory {
  @Override
  protected EditPart createMainPaletteEditPart(EditPart parent, Object model) {
    return new SliderPaletteEditPart((PaletteRoot) model) {
      @Override
      public IFigure createFigure() {
        return painted(super.createFigure());
      }
    };
  }

  @Override
  protected EditPart createDrawerEditPart(EditPart parent, Object model) {
    return new DrawerEditPart((PaletteDrawer) model) {
      @Override
      public IFigure createFigure() {
        DrawerFigure drawer = (DrawerFigure) super.createFigure();
        drawer.getCollapseToggle().setBorder(null);
        coverGradient(drawer.getCollapseToggle());
        ScrollBar bar = drawer.getScrollpane().getVerticalScrollBar();
        bar.setUpClickable(new ScrollArrow());
        bar.setDownClickable(new ScrollArrow());
        return painted(drawer);
      }

      @Override
      public boolean canBePinned() {
        return false;
      }

      @Override
      protected void setImageInFigure(Image image) {
        // A category needs no folder before its name.
      }

      @Override
      protected void refreshVisuals() {
        super.refreshVisuals();
        getDrawerFigure().showPin(false);
        painted(getFigure());
      }
    };
  }

  @Override
  protected EditPart createGroupEditPart(EditPart parent, Object model) {
    return new GroupEditPart((PaletteContainer) model) {
      @Override
      public IFigure createFigure() {
        IFigure group = painted(super.createFigure());
        group.setBorder(null);
        return group;
      }
    };
  }

  @Override
  protected EditPart createEntryEditPart(EditPart parent, Object model) {
    return new ToolEntryEditPart((PaletteEntry) model) {
      @Override
      public IFigure createFigure() {
        return painted(super.createFigure());
      }

      @Override
      public void setToolSelected(boolean isSelected) {
        super.setToolSelected(isSelected);
        // An opaque toggle button paints itself as a white checkerboard when it is selected.
        getFigure().setOpaque(false);
        getFigure().setBorder(isSelected ? new LineBorder(StillwaterColors.get(StillwaterColors.SELECTION), 1) : new MarginBorder(1));
      }
    };
  }

  /** An arrow that scrolls a drawer; GEF's own lies on a light grey, whatever the theme. */
  private static final class ScrollArrow extends ArrowButton {
    ScrollArrow() {
      setRolloverEnabled(true);
      setBorder(new LineBorder(1));
    }

    @Override
    protected void paintFigure(Graphics graphics) {
      graphics.setBackgroundColor(StillwaterColors.get(getModel().isMouseOver() ? StillwaterColors.GROUP : StillwaterColors.PALETTE));
      graphics.fillRectangle(getBounds());
    }
  }

  /** The title of a drawer lies on a gradient in colours of its own; opaque labels hide it. */
  private static void coverGradient(IFigure figure) {
    if (figure instanceof Label label) {
      label.setOpaque(true);
      label.setBorder(new MarginBorder(6, 4, 3, 2));
    } else {
      figure.setBorder(null);
    }
    for (Object child : figure.getChildren()) {
      coverGradient((IFigure) child);
    }
  }

  /** Gives a figure and all below it the colours of the palette, and takes away the raised and etched borders of old. */
  static IFigure painted(IFigure figure) {
    figure.setBackgroundColor(StillwaterColors.get(figure instanceof Triangle ? StillwaterColors.PALETTE_TEXT : StillwaterColors.PALETTE));
    figure.setForegroundColor(StillwaterColors.get(StillwaterColors.PALETTE_TEXT));
    for (Object child : figure.getChildren()) {
      painted((IFigure) child);
    }
    return figure;
  }
}
