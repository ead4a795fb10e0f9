package dev.stillwater.ui.editor.find;

import dev.stillwater.ui.editor.PipelineEditor;
import dev.stillwater.ui.editor.parts.TextEditing;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.gef.GraphicalViewer;
import org.eclipse.jface.action.IAction;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IActionBars;
import org.eclipse.ui.actions.ActionFactory;

/**
 * Gives Delete, Copy, Undo and the like to a text field inside of an editor while it has the focus; otherwise they would act on the drawing.
 *
 * <p>THREADING: UI thread. LIFECYCLE: as long as the text field.
 */
final class TextFocus {
  private static final List<ActionFactory> TEXT_ACTIONS = List.of(ActionFactory.COPY, ActionFactory.PASTE, ActionFactory.CUT, ActionFactory.DELETE,
      ActionFactory.SELECT_ALL, ActionFactory.UNDO, ActionFactory.REDO);

  private final PipelineEditor editor;
  private final Map<String, IAction> saved = new HashMap<>();
  private boolean isHere;

  private TextFocus(PipelineEditor editor) {
    this.editor = editor;
  }

  static void install(PipelineEditor editor, Text text) {
    TextFocus focus = new TextFocus(editor);
    text.addListener(SWT.FocusIn, event -> focus.came());
    text.addListener(SWT.FocusOut, event -> focus.left());
    text.addListener(SWT.Dispose, event -> focus.left());
  }

  private void came() {
    if (!isHere) {
      isHere = true;
      IActionBars bars = editor.getEditorSite().getActionBars();
      for (ActionFactory action : TEXT_ACTIONS) {
        saved.put(action.getId(), bars.getGlobalActionHandler(action.getId()));
        bars.setGlobalActionHandler(action.getId(), null);
      }
      bars.updateActionBars();
      editing().begun();
    }
  }

  private void left() {
    if (isHere) {
      isHere = false;
      IActionBars bars = editor.getEditorSite().getActionBars();
      saved.forEach(bars::setGlobalActionHandler);
      bars.updateActionBars();
      editing().ended();
    }
  }

  private TextEditing editing() {
    return editor.getAdapter(GraphicalViewer.class) instanceof GraphicalViewer viewer ? TextEditing.of(viewer) : TextEditing.NONE;
  }
}
