package dev.stillwater.ui.editor.parts;

import dev.stillwater.ui.editor.figures.DiagramFonts;
import dev.stillwater.ui.editor.model.JobDiagram;
import org.eclipse.draw2d.IFigure;
import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.gef.tools.DirectEditManager;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.viewers.CellEditor;
import org.eclipse.jface.viewers.TextCellEditor;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IActionBars;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.actions.ActionFactory;
import org.eclipse.ui.part.CellEditorActionHandler;

/**
 * Edits the name of an operator in place. While it is open, Delete, Undo, Select All and the like belong to the text.
 *
 * <p>THREADING: UI thread. LIFECYCLE: one for each edit.
 */
final class NameEditManager extends DirectEditManager {
  private static final int MARGIN = 6;
  private static final String[] TEXT_ACTIONS = {ActionFactory.COPY.getId(), ActionFactory.PASTE.getId(), ActionFactory.DELETE.getId(),
      ActionFactory.SELECT_ALL.getId(), ActionFactory.CUT.getId(), ActionFactory.FIND.getId(), ActionFactory.UNDO.getId(),
      ActionFactory.REDO.getId()};

  private final OperatorPart part;
  private final IAction[] saved = new IAction[TEXT_ACTIONS.length];
  private IActionBars bars;
  private CellEditorActionHandler textActions;

  NameEditManager(OperatorPart part) {
    super(part, TextCellEditor.class, editor -> place(part, (Text) editor.getControl()));
    this.part = part;
  }

  @Override
  protected CellEditor createCellEditorOn(Composite composite) {
    return new TextCellEditor(composite, SWT.SINGLE | SWT.BORDER);
  }

  @Override
  protected void initCellEditor() {
    Text text = (Text) getCellEditor().getControl();
    text.setData("dev.stillwater.id", "name-in-place");
    text.setFont(DiagramFonts.name());
    getCellEditor().setValue(JobDiagram.nameOf(part.operator()));
    text.selectAll();
    TextEditing.of(part.getViewer()).begun();
    IEditorPart editor = PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage().getActiveEditor();
    if (editor != null) {
      bars = editor.getEditorSite().getActionBars();
      for (int index = 0; index < TEXT_ACTIONS.length; index++) {
        saved[index] = bars.getGlobalActionHandler(TEXT_ACTIONS[index]);
      }
      textActions = new CellEditorActionHandler(bars);
      textActions.addCellEditor(getCellEditor());
      bars.updateActionBars();
    }
  }

  @Override
  protected void bringDown() {
    if (textActions != null) {
      textActions.dispose();
      textActions = null;
      for (int index = 0; index < TEXT_ACTIONS.length; index++) {
        bars.setGlobalActionHandler(TEXT_ACTIONS[index], saved[index]);
      }
      bars.updateActionBars();
    }
    TextEditing.of(part.getViewer()).ended();
    super.bringDown();
  }

  private static void place(OperatorPart part, Text text) {
    IFigure name = part.operatorFigure().nameFigure();
    Rectangle bounds = name.getBounds().getCopy();
    name.translateToAbsolute(bounds);
    Point size = text.computeSize(SWT.DEFAULT, SWT.DEFAULT);
    int width = Math.max(size.x, Math.max(bounds.width, 100)) + MARGIN;
    text.setBounds(bounds.x - MARGIN, bounds.y + (bounds.height - size.y) / 2, width, size.y);
  }
}
