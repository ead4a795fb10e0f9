package dev.stillwater.ui.editor.live;

import dev.stillwater.ui.editor.figures.TipFigure;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.draw2d.geometry.Dimension;
import org.eclipse.gef.GraphicalViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Shell;

/**
 * The tip that shows over a drawing, which is kept up to date: its numbers go on, and the last records of a stream come a moment after it.
 *
 * <p>THREADING: UI thread.
 */
final class OpenTip {
  private final GraphicalViewer viewer;
  private Optional<TipFigure> tip = Optional.empty();
  private Supplier<TipFigure> content = () -> null;

  OpenTip(GraphicalViewer viewer) {
    this.viewer = viewer;
  }

  /** The tip has come on the screen, with what would be shown in it at any later moment. */
  void shown(TipFigure newTip, Supplier<TipFigure> newContent) {
    tip = Optional.of(newTip);
    content = newContent;
  }

  /** Shows in the open tip what there is to say; forgets one that is gone. */
  void refresh() {
    Optional<Shell> window = tip.isEmpty() || tip.get().getParent() == null ? Optional.empty() : window();
    if (window.isEmpty()) {
      tip = Optional.empty();
      content = () -> null;
      return;
    }
    tip.get().become(content.get());
    fit(window.get(), tip.get().getPreferredSize());
  }

  /** The window of the tip, as draw2d makes it: a small one on top, without a title. */
  private Optional<Shell> window() {
    Shell owner = viewer.getControl().getShell();
    return Arrays.stream(owner.getShells()).filter(shell -> shell.isVisible() && (shell.getStyle() & SWT.TOOL) != 0 && shell.getText().isEmpty()).findFirst();
  }

  /** It grows with its content and does not shrink, else it would tremble with the width of its numbers. */
  private static void fit(Shell window, Dimension wanted) {
    Rectangle trim = window.computeTrim(0, 0, wanted.width, wanted.height);
    Point size = window.getSize();
    if (trim.width > size.x || trim.height > size.y) {
      Rectangle screen = window.getMonitor().getClientArea();
      int width = Math.max(trim.width, size.x);
      int height = Math.max(trim.height, size.y);
      Point at = window.getLocation();
      window.setBounds(Math.max(screen.x, Math.min(at.x, screen.x + screen.width - width)), Math.max(screen.y, Math.min(at.y, screen.y + screen.height - height)),
          width, height);
    }
  }
}
