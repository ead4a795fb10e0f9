package dev.stillwater.ui.editor.policies;

import java.util.Optional;
import org.eclipse.gef.EditPartViewer;

/**
 * Where the reason of a refusal is shown: the status line of the editor.
 *
 * <p>THREADING: UI thread.
 */
public interface RefusalLine {
  /** Shows the reason; empty takes it away. */
  void show(Optional<String> reason);

  /** Lets policies of the viewer reach the line. */
  static void install(EditPartViewer viewer, RefusalLine line) {
    viewer.setProperty(RefusalLine.class.getName(), line);
  }

  /** Shows the reason in the line of the viewer, if it has one. */
  static void show(EditPartViewer viewer, Optional<String> reason) {
    if (viewer.getProperty(RefusalLine.class.getName()) instanceof RefusalLine line) {
      line.show(reason);
    }
  }
}
