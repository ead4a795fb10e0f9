package dev.stillwater.ui.editor;

import dev.stillwater.model.job.Operator;
import dev.stillwater.ui.editor.clipboard.PasteAction;
import dev.stillwater.ui.editor.commands.ChangeUidCommand;
import dev.stillwater.ui.editor.dnd.FileDrop;
import dev.stillwater.ui.editor.model.JobDiagram;
import dev.stillwater.ui.editor.model.Uids;
import dev.stillwater.ui.editor.parts.UidEditing;
import dev.stillwater.ui.editor.policies.NoticeLine;
import dev.stillwater.ui.editor.quickadd.QuickAdd;
import dev.stillwater.ui.editor.uid.UidChange;
import java.util.Optional;
import org.eclipse.gef.GraphicalViewer;
import org.eclipse.gef.ui.actions.ActionRegistry;
import org.eclipse.jface.action.IStatusLineManager;
import org.eclipse.jface.dialogs.MessageDialog;

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
    UidEditing.install(viewer, (operator, uid) -> editor.diagram().ifPresent(diagram -> change(editor, diagram, operator, uid)));
    PasteAction paste = new PasteAction(viewer);
    ActionRegistry registry = editor.getAdapter(ActionRegistry.class) instanceof ActionRegistry found ? found : null;
    if (registry != null) {
      registry.registerAction(paste);
    }
  }

  private static void change(PipelineEditor editor, JobDiagram diagram, Operator operator, String uid) {
    if (uid.equals(operator.getUid())) {
      return;
    }
    Optional<String> refusal = Uids.refusal(diagram.job(), operator, uid);
    if (refusal.isPresent()) {
      MessageDialog.openError(editor.getSite().getShell(), Messages.UidEditing_refused, refusal.get());
    } else {
      UidChange.propose(editor, new ChangeUidCommand(diagram, operator, uid), () -> { });
    }
  }
}
