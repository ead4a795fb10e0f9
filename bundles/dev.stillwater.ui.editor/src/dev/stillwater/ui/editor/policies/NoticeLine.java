package dev.stillwater.ui.editor.policies;

import java.util.Objects;
import org.eclipse.gef.EditPartViewer;

/**
 * Where an edit says what it did beyond the obvious: the status line of the editor.
 *
 * <p>THREADING: UI thread.
 */
public interface NoticeLine {
  /** Shows the notice until the next edit. */
  void show(String notice);

  /** Lets actions on the viewer reach the line. */
  static void install(EditPartViewer viewer, NoticeLine line) {
    viewer.setProperty(NoticeLine.class.getName(), line);
  }

  /** Shows the notice in the line of the viewer, if it has one. */
  static void show(EditPartViewer viewer, String notice) {
    Objects.requireNonNull(notice, "notice");
    if (viewer.getProperty(NoticeLine.class.getName()) instanceof NoticeLine line) {
      line.show(notice);
    }
  }
}
