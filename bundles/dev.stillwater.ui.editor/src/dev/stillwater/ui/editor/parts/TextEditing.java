package dev.stillwater.ui.editor.parts;

import org.eclipse.gef.EditPartViewer;

/**
 * Hears when a text of the drawing is edited in place, so that keys of the diagram do not take those of the text.
 *
 * <p>THREADING: UI thread.
 */
public interface TextEditing {
  /** A text is being edited. */
  void begun();

  /** No text is being edited any more. */
  void ended();

  /** Lets the parts of the viewer reach the listener. */
  static void install(EditPartViewer viewer, TextEditing listener) {
    viewer.setProperty(TextEditing.class.getName(), listener);
  }

  /** The listener of the viewer; one that does nothing when there is none. */
  static TextEditing of(EditPartViewer viewer) {
    return viewer.getProperty(TextEditing.class.getName()) instanceof TextEditing listener ? listener : NONE;
  }

  /** Hears nothing. */
  TextEditing NONE = new TextEditing() {
    @Override
    public void begun() {
      // Nobody switches keys.
    }

    @Override
    public void ended() {
      // Nobody switches keys.
    }
  };
}
