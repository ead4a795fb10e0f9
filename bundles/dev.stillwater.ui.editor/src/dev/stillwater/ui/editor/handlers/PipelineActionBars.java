package dev.stillwater.ui.editor.handlers;

import org.eclipse.gef.ui.actions.ActionRegistry;
import org.eclipse.gef.ui.actions.GEFActionConstants;
import org.eclipse.jface.action.IAction;
import org.eclipse.ui.IActionBars;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.actions.ActionFactory;
import org.eclipse.ui.part.EditorActionBarContributor;

/**
 * Lets the workbench's own Undo, Redo, Cut, Copy, Paste, Delete, Select All and Rename act on the active pipeline editor.
 *
 * <p>THREADING: UI thread. LIFECYCLE: one for all pipeline editors of a window.
 */
public final class PipelineActionBars extends EditorActionBarContributor {
  @Override
  public void setActiveEditor(IEditorPart editor) {
    ActionRegistry actions = editor.getAdapter(ActionRegistry.class);
    IActionBars bars = getActionBars();
    install(bars, ActionFactory.UNDO.getId(), actions, ActionFactory.UNDO.getId());
    install(bars, ActionFactory.REDO.getId(), actions, ActionFactory.REDO.getId());
    install(bars, ActionFactory.CUT.getId(), actions, ActionFactory.CUT.getId());
    install(bars, ActionFactory.COPY.getId(), actions, ActionFactory.COPY.getId());
    install(bars, ActionFactory.PASTE.getId(), actions, ActionFactory.PASTE.getId());
    install(bars, ActionFactory.DELETE.getId(), actions, ActionFactory.DELETE.getId());
    install(bars, ActionFactory.SELECT_ALL.getId(), actions, ActionFactory.SELECT_ALL.getId());
    install(bars, ActionFactory.RENAME.getId(), actions, GEFActionConstants.DIRECT_EDIT);
    bars.updateActionBars();
  }

  private static void install(IActionBars bars, String globalId, ActionRegistry actions, String actionId) {
    IAction action = actions == null ? null : actions.getAction(actionId);
    if (action != null && action.getActionDefinitionId() == null) {
      action.setActionDefinitionId(commandOf(globalId));
    }
    bars.setGlobalActionHandler(globalId, action);
  }

  private static String commandOf(String globalId) {
    return "org.eclipse.ui.edit." + globalId;
  }
}
