package dev.stillwater.ui.editor.quickadd;

import dev.stillwater.ui.editor.model.Wiring;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.draw2d.geometry.Point;

/**
 * Where quick add puts the operator, and how it is connected.
 *
 * <p>THREADING: immutable.
 *
 * @param wiring how Enter connects it
 * @param shifted how Shift+Enter connects it, when that is something else
 * @param middle where its middle goes on the drawing, in pixels at 100 percent; empty takes a place that fits the wiring
 * @param popup where the list opens on the display
 */
public record QuickAddPlace(Wiring wiring, Optional<Wiring> shifted, Optional<Point> middle, org.eclipse.swt.graphics.Point popup) {
  public QuickAddPlace {
    Objects.requireNonNull(wiring, "wiring");
    Objects.requireNonNull(shifted, "shifted");
    Objects.requireNonNull(popup, "popup");
    middle = middle.map(Point::new);
  }
}
