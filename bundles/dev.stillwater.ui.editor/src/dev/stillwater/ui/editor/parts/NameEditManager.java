package dev.stillwater.ui.editor.parts;

import dev.stillwater.model.job.JobPackage;
import dev.stillwater.ui.editor.figures.DiagramFonts;
import dev.stillwater.ui.editor.model.JobDiagram;
import java.util.Objects;
import org.eclipse.draw2d.IFigure;
import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.gef.requests.DirectEditRequest;
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
 * Edits the name or the uid of an operator in place; Tab goes from one to the other. While it is open, Delete, Undo, Select All and the like belong to
 * the text.
 *
 * <p>THREADING: UI thread. LIFECYCLE: one for each edit.
 */
final class NameEditManager extends DirectEditManager {
  private static final int MARGIN = 6;
  private static final String[] TEXT_ACTIONS = {ActionFactory.COPY.getId(), ActionFactory.PASTE.getId(), ActionFactory.DELETE.getId(),
      ActionFactory.SELECT_ALL.getId(), ActionFactory.CUT.getId(), ActionFactory.FIND.getId(), ActionFactory.UNDO.getId(),
      ActionFactory.REDO.getId()};

  private final OperatorPart part;
  private final boolean isUid;
  private boolean isCommitting;
  private final IAction[] saved = new IAction[TEXT_ACTIONS.length];
  private IActionBars bars;
  private CellEditorActionHandler textActions;

  private NameEditManager(OperatorPart part, boolean isUid) {
    super(part, TextCellEditor.class, editor -> place(isUid ? part.operatorFigure().uidFigure() : part.operatorFigure().nameFigure(),
        (Text) editor.getControl()));
    this.part = part;
    this.isUid = isUid;
  }

  /** Edits the name of the operator. */
  static NameEditManager name(OperatorPart part) {
    return new NameEditManager(part, false);
  }

  /** Edits the uid of the operator. */
  static NameEditManager uid(OperatorPart part) {
    return new NameEditManager(part, true);
  }

  @Override
  protected DirectEditRequest createDirectEditRequest() {
    DirectEditRequest request = super.createDirectEditRequest();
    request.setDirectEditFeature(isUid ? JobPackage.Literals.OPERATOR__UID : JobPackage.Literals.OPERATOR__NAME);
    return request;
  }

  /** A uid is changed by whoever knows what depends on it. */
  @Override
  protected void commit() {
    if (!isUid || isCommitting) {
      super.commit();
      return;
    }
    isCommitting = true;
    String uid = ((String) getCellEditor().getValue()).strip();
    bringDown();
    isCommitting = false;
    UidEditing.of(part.getViewer()).change(part.operator(), uid);
  }

  @Override
  protected CellEditor createCellEditorOn(Composite composite) {
    return new TextCellEditor(composite, SWT.SINGLE | SWT.BORDER);
  }

  @Override
  protected void initCellEditor() {
    Text text = (Text) getCellEditor().getControl();
    text.setData("dev.stillwater.id", isUid ? "uid-in-place" : "name-in-place");
    text.setFont(isUid ? DiagramFonts.small() : DiagramFonts.name());
    getCellEditor().setValue(isUid ? Objects.requireNonNullElse(part.operator().getUid(), "") : JobDiagram.nameOf(part.operator()));
    text.selectAll();
    text.addListener(SWT.Traverse, event -> {
      if (event.detail == SWT.TRAVERSE_TAB_NEXT || event.detail == SWT.TRAVERSE_TAB_PREVIOUS) {
        event.doit = false;
        text.getDisplay().asyncExec(this::goToOther);
      }
    });
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

  /** Takes what was typed and edits the other of name and uid. */
  private void goToOther() {
    if (getCellEditor() != null && part.isActive()) {
      commit();
      if (part.isActive()) {
        new NameEditManager(part, !isUid).show();
      }
    }
  }

  private static void place(IFigure name, Text text) {
    Rectangle bounds = name.getBounds().getCopy();
    name.translateToAbsolute(bounds);
    Point size = text.computeSize(SWT.DEFAULT, SWT.DEFAULT);
    int width = Math.max(size.x, Math.max(bounds.width, 100)) + MARGIN;
    text.setBounds(bounds.x - MARGIN, bounds.y + (bounds.height - size.y) / 2, width, size.y);
  }
}
