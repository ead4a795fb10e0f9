package dev.stillwater.ui.navigator;

import dev.stillwater.ui.OperatorReveal;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.ui.IActionBars;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.navigator.CommonActionProvider;
import org.eclipse.ui.navigator.ICommonActionConstants;
import org.eclipse.ui.navigator.ICommonActionExtensionSite;
import org.eclipse.ui.navigator.ICommonMenuConstants;
import org.eclipse.ui.navigator.ICommonViewerWorkbenchSite;
import org.eclipse.ui.statushandlers.StatusManager;

/**
 * Opens an operator of the navigator in the editor of its job, by double click, Enter and the context menu.
 *
 * <p>THREADING: UI thread.
 */
public final class OperatorActionProvider extends CommonActionProvider {
  private OpenOperator open;

  @Override
  public void init(ICommonActionExtensionSite site) {
    super.init(site);
    if (site.getViewSite() instanceof ICommonViewerWorkbenchSite workbenchSite) {
      open = new OpenOperator(workbenchSite.getPage());
    }
  }

  @Override
  public void fillActionBars(IActionBars bars) {
    if (select() != null) {
      bars.setGlobalActionHandler(ICommonActionConstants.OPEN, open);
    }
  }

  @Override
  public void fillContextMenu(IMenuManager menu) {
    if (select() != null) {
      menu.appendToGroup(ICommonMenuConstants.GROUP_OPEN, open);
    }
  }

  private OperatorNode select() {
    if (open == null || !(getContext().getSelection() instanceof IStructuredSelection selection)
        || !(selection.getFirstElement() instanceof OperatorNode node)) {
      return null;
    }
    open.node = node;
    return node;
  }

  private static final class OpenOperator extends Action {
    private final IWorkbenchPage page;
    private OperatorNode node;

    OpenOperator(IWorkbenchPage page) {
      super(Messages.open);
      setId("dev.stillwater.ui.navigator.openOperator");
      this.page = page;
    }

    @Override
    public void run() {
      try {
        OperatorReveal.open(page, node.file(), node.uid());
      } catch (PartInitException e) {
        StatusManager.getManager().handle(e.getStatus(), StatusManager.SHOW);
      }
    }
  }
}
