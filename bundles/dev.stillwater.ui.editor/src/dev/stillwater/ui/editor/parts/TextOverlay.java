package dev.stillwater.ui.editor.parts;

import dev.stillwater.ui.editor.figures.DiagramFonts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.gef.EditPartViewer;
import org.eclipse.jface.action.IAction;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IActionBars;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.actions.ActionFactory;

/**
 * Edits a text of the drawing in place: Enter (in a text of several lines with Control) and a click elsewhere take it, Escape drops it. Meanwhile Delete,
 * Copy, Undo and the like belong to the text.
 *
 * <p>THREADING: UI thread. LIFECYCLE: one for each edit, until it is taken or dropped.
 */
final class TextOverlay {
  private static final List<ActionFactory> TEXT_ACTIONS = List.of(ActionFactory.COPY, ActionFactory.PASTE, ActionFactory.CUT, ActionFactory.DELETE,
      ActionFactory.SELECT_ALL, ActionFactory.UNDO, ActionFactory.REDO, ActionFactory.RENAME);

  private final EditPartViewer viewer;
  private final Text text;
  private final boolean isMultiLine;
  private final Consumer<String> taker;
  private final Map<String, IAction> saved = new HashMap<>();
  private final IActionBars bars;
  private boolean isOver;

  private TextOverlay(EditPartViewer viewer, Rectangle place, String value, boolean isMultiLine, Consumer<String> taker) {
    this.viewer = viewer;
    this.isMultiLine = isMultiLine;
    this.taker = taker;
    text = new Text((Composite) viewer.getControl(), SWT.BORDER | (isMultiLine ? SWT.MULTI | SWT.WRAP : SWT.SINGLE));
    text.setData("dev.stillwater.id", "text-in-place");
    text.setFont(isMultiLine ? DiagramFonts.small() : DiagramFonts.name());
    text.setText(value);
    text.setBounds(place.x, place.y, place.width, place.height);
    text.selectAll();
    IEditorPart editor = PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage().getActiveEditor();
    bars = editor == null ? null : editor.getEditorSite().getActionBars();
    text.addListener(SWT.KeyDown, this::keyDown);
    text.addListener(SWT.FocusOut, event -> end(true));
  }

  /** Opens a text over the place, in pixels of the viewer's control. */
  static void open(EditPartViewer viewer, Rectangle place, String value, boolean isMultiLine, Consumer<String> taker) {
    new TextOverlay(viewer, place, value, isMultiLine, taker).begin();
  }

  private void begin() {
    TextEditing.of(viewer).begun();
    if (bars != null) {
      for (ActionFactory action : TEXT_ACTIONS) {
        saved.put(action.getId(), bars.getGlobalActionHandler(action.getId()));
        bars.setGlobalActionHandler(action.getId(), null);
      }
      bars.updateActionBars();
    }
    text.setFocus();
  }

  private void keyDown(Event event) {
    boolean isEnter = event.keyCode == SWT.CR || event.keyCode == SWT.KEYPAD_CR;
    if (event.keyCode == SWT.ESC || isEnter && (!isMultiLine || (event.stateMask & SWT.MOD1) != 0)) {
      event.doit = false;
      end(isEnter);
      viewer.getControl().setFocus();
    }
  }

  private void end(boolean isTaken) {
    if (isOver) {
      return;
    }
    isOver = true;
    String value = text.getText().replace("\r\n", "\n");
    if (bars != null) {
      saved.forEach(bars::setGlobalActionHandler);
      bars.updateActionBars();
    }
    TextEditing.of(viewer).ended();
    text.getDisplay().asyncExec(text::dispose);
    if (isTaken) {
      taker.accept(value);
    }
  }
}
