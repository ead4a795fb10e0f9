package dev.stillwater.ui.editor;

import dev.stillwater.ui.editor.quickadd.QuickAdd;
import org.eclipse.gef.GraphicalViewer;

/**
 * Installs what makes drawing quick: adding by typing, dropping of files.
 *
 * <p>THREADING: UI thread.
 */
final class DrawingAids {
  private DrawingAids() {}

  /** Installs everything on the viewer of the editor. */
  static void install(PipelineEditor editor) {
    GraphicalViewer viewer = editor.viewer();
    QuickAdd.install(viewer);
  }
}
