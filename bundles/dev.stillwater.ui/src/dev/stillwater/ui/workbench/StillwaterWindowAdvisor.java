package dev.stillwater.ui.workbench;

import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IPerspectiveDescriptor;
import org.eclipse.ui.IPropertyListener;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.IWorkbenchPartReference;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.IPartListener2;
import org.eclipse.ui.PerspectiveAdapter;
import org.eclipse.ui.application.ActionBarAdvisor;
import org.eclipse.ui.application.IActionBarConfigurer;
import org.eclipse.ui.application.IWorkbenchWindowConfigurer;
import org.eclipse.ui.application.WorkbenchWindowAdvisor;

/**
 * The main window: its size, its bars and its title, which names the active editor.
 *
 * <p>THREADING: UI thread.
 */
final class StillwaterWindowAdvisor extends WorkbenchWindowAdvisor {
  private static final String NAME = "Stillwater";
  /** What the platform adds to every window and what means nothing here: text editing and breakpoints. */
  private static final String[] UNUSED_ACTION_SETS = {
    "org.eclipse.ui.edit.text.actionSet.annotationNavigation", "org.eclipse.ui.edit.text.actionSet.navigation",
    "org.eclipse.ui.edit.text.actionSet.convertLineDelimitersTo", "org.eclipse.ui.edit.text.actionSet.presentation",
    "org.eclipse.ui.edit.text.actionSet.openExternalFile", "org.eclipse.ui.NavigateActionSet", "org.eclipse.ui.WorkingSetActionSet",
    "org.eclipse.ui.actionSet.keyBindings", "org.eclipse.ui.actionSet.openFiles", "org.eclipse.ui.externaltools.ExternalToolsSet",
    "org.eclipse.debug.ui.launchActionSet", "org.eclipse.debug.ui.debugActionSet", "org.eclipse.debug.ui.breakpointActionSet",
    "org.eclipse.debug.ui.profileActionSet", "org.eclipse.search.searchActionSet", "org.eclipse.ui.cheatsheets.actionSet"};

  private final Runnable onOpen;
  private final IPropertyListener titleListener = (source, property) -> showTitle();

  StillwaterWindowAdvisor(IWorkbenchWindowConfigurer configurer, Runnable onOpen) {
    super(configurer);
    this.onOpen = onOpen;
  }

  @Override
  public ActionBarAdvisor createActionBarAdvisor(IActionBarConfigurer configurer) {
    return new StillwaterActionBarAdvisor(configurer);
  }

  @Override
  public void preWindowOpen() {
    IWorkbenchWindowConfigurer configurer = getWindowConfigurer();
    Rectangle screen = Display.getCurrent().getPrimaryMonitor().getClientArea();
    configurer.setInitialSize(new Point(Math.min(1920, screen.width * 19 / 20), Math.min(1200, screen.height * 19 / 20)));
    configurer.setTitle(NAME);
    configurer.setShowMenuBar(true);
    configurer.setShowCoolBar(true);
    configurer.setShowStatusLine(true);
    configurer.setShowProgressIndicator(true);
    configurer.setShowPerspectiveBar(false);
    // The window lives until the workbench ends, and so does this listener.
    configurer.getWindow().getPartService().addPartListener(new TitleListener());
  }

  @Override
  public void postWindowOpen() {
    onOpen.run();
    IWorkbenchWindow window = getWindowConfigurer().getWindow();
    if (window.getActivePage() != null) {
      hideUnused(window.getActivePage());
    }
    // Each perspective has sets of its own, from the first time that it is shown. The listener lives as long as the window.
    window.addPerspectiveListener(new PerspectiveAdapter() {
      @Override
      public void perspectiveActivated(IWorkbenchPage page, IPerspectiveDescriptor perspective) {
        hideUnused(page);
      }
    });
    showTitle();
  }

  private static void hideUnused(IWorkbenchPage page) {
    for (String unused : UNUSED_ACTION_SETS) {
      page.hideActionSet(unused);
    }
  }

  private void showTitle() {
    IWorkbenchWindow window = getWindowConfigurer().getWindow();
    IWorkbenchPage page = window == null ? null : window.getActivePage();
    IEditorPart editor = page == null ? null : page.getActiveEditor();
    String title = editor == null ? NAME : (editor.isDirty() ? "*" : "") + editor.getTitleToolTip() + " - " + NAME;
    if (!title.equals(getWindowConfigurer().getTitle())) {
      getWindowConfigurer().setTitle(title);
    }
  }

  private final class TitleListener implements IPartListener2 {
    @Override
    public void partActivated(IWorkbenchPartReference reference) {
      showTitle();
    }

    @Override
    public void partOpened(IWorkbenchPartReference reference) {
      IWorkbenchPart part = reference.getPart(false);
      if (part instanceof IEditorPart) {
        part.addPropertyListener(titleListener);
      }
    }

    @Override
    public void partClosed(IWorkbenchPartReference reference) {
      IWorkbenchPart part = reference.getPart(false);
      if (part instanceof IEditorPart) {
        part.removePropertyListener(titleListener);
      }
      showTitle();
    }

    @Override
    public void partBroughtToTop(IWorkbenchPartReference reference) {
      showTitle();
    }
  }
}
