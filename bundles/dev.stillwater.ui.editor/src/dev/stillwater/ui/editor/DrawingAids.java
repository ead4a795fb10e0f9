package dev.stillwater.ui.editor;

import dev.stillwater.ui.editor.clipboard.PasteAction;
import dev.stillwater.ui.editor.dnd.FileDrop;
import dev.stillwater.ui.editor.policies.NoticeLine;
import dev.stillwater.ui.editor.quickadd.QuickAdd;
import org.eclipse.gef.GraphicalViewer;
import org.eclipse.gef.ui.actions.ActionRegistry;
import org.eclipse.jface.action.IStatusLineManager;

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
    FileDrop.install(viewer);
    IStatusLineManager line = editor.getEditorSite().getActionBars().getStatusLineManager();
    NoticeLine.install(viewer, line::setMessage);
    editor.stack().addCommandStackEventListener(event -> {
      if (event.isPreChangeEvent()) {
        line.setMessage(null);
      }
    });
    PasteAction paste = new PasteAction(viewer);
    ActionRegistry registry = editor.getAdapter(ActionRegistry.class) instanceof ActionRegistry found ? found : null;
    if (registry != null) {
      registry.registerAction(paste);
    }
  }
}
