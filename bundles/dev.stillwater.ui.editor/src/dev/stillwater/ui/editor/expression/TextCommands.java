package dev.stillwater.ui.editor.expression;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.expressions.EvaluationResult;
import org.eclipse.core.expressions.Expression;
import org.eclipse.core.expressions.ExpressionInfo;
import org.eclipse.core.expressions.IEvaluationContext;
import org.eclipse.jface.text.ITextOperationTarget;
import org.eclipse.jface.text.source.ISourceViewer;
import org.eclipse.jface.text.source.SourceViewer;
import org.eclipse.swt.SWT;
import org.eclipse.ui.ISources;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.IHandlerActivation;
import org.eclipse.ui.handlers.IHandlerService;

/**
 * Lets the commands of the workbench (cut, copy, paste, select all, content assist, tool tip) work on a text while it has the focus, with whatever keys they are
 * bound to. Undo and redo stay with the part that holds the text.
 *
 * <p>THREADING: UI thread. LIFECYCLE: while the text has the focus.
 */
final class TextCommands {
  private final SourceViewer viewer;
  private final List<IHandlerActivation> active = new ArrayList<>();

  private TextCommands(SourceViewer viewer) {
    this.viewer = viewer;
  }

  static void install(SourceViewer viewer) {
    TextCommands commands = new TextCommands(viewer);
    viewer.getTextWidget().addListener(SWT.FocusIn, event -> commands.activate());
    viewer.getTextWidget().addListener(SWT.FocusOut, event -> commands.deactivate());
    viewer.getTextWidget().addListener(SWT.Dispose, event -> commands.deactivate());
  }

  private void activate() {
    if (active.isEmpty() && PlatformUI.isWorkbenchRunning()) {
      activate("org.eclipse.ui.edit.cut", ITextOperationTarget.CUT);
      activate("org.eclipse.ui.edit.copy", ITextOperationTarget.COPY);
      activate("org.eclipse.ui.edit.paste", ITextOperationTarget.PASTE);
      activate("org.eclipse.ui.edit.delete", ITextOperationTarget.DELETE);
      activate("org.eclipse.ui.edit.selectAll", ITextOperationTarget.SELECT_ALL);
      activate("org.eclipse.ui.edit.text.contentAssist.proposals", ISourceViewer.CONTENTASSIST_PROPOSALS);
      activate("org.eclipse.ui.edit.text.contentAssist.contextInformation", ISourceViewer.CONTENTASSIST_CONTEXT_INFORMATION);
      activate("org.eclipse.ui.edit.text.showInformation", ISourceViewer.INFORMATION);
    }
  }

  private void activate(String command, int operation) {
    IHandlerService service = PlatformUI.getWorkbench().getService(IHandlerService.class);
    active.add(service.activateHandler(command, new OperationHandler(operation), new WhileFocused()));
  }

  private void deactivate() {
    if (!active.isEmpty() && PlatformUI.isWorkbenchRunning()) {
      PlatformUI.getWorkbench().getService(IHandlerService.class).deactivateHandlers(active);
      active.clear();
    }
  }

  /** Goes before the handlers of parts, which know nothing of the text. */
  private static final class WhileFocused extends Expression {
    @Override
    public void collectExpressionInfo(ExpressionInfo info) {
      info.addVariableNameAccess(ISources.ACTIVE_FOCUS_CONTROL_NAME);
      info.addVariableNameAccess(ISources.ACTIVE_FOCUS_CONTROL_ID_NAME);
      info.addVariableNameAccess(ISources.ACTIVE_SHELL_NAME);
      info.addVariableNameAccess(ISources.ACTIVE_PART_NAME);
      info.addVariableNameAccess(ISources.ACTIVE_SITE_NAME);
      info.addVariableNameAccess(ISources.ACTIVE_MENU_NAME);
    }

    @Override
    public EvaluationResult evaluate(IEvaluationContext context) {
      return EvaluationResult.TRUE;
    }
  }

  private final class OperationHandler extends AbstractHandler {
    private final int operation;

    OperationHandler(int operation) {
      this.operation = operation;
    }

    @Override
    public Object execute(ExecutionEvent event) {
      if (viewer.canDoOperation(operation)) {
        viewer.doOperation(operation);
      }
      return null;
    }
  }
}
