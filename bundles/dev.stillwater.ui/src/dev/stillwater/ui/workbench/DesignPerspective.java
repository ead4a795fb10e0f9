package dev.stillwater.ui.workbench;

import org.eclipse.ui.IFolderLayout;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;

/**
 * The perspective in which people draw, check and run jobs: files at the left, the diagram in the middle, everything about it below.
 *
 * <p>THREADING: UI thread.
 */
public final class DesignPerspective implements IPerspectiveFactory {
  /** Id of the perspective. */
  public static final String ID = "dev.stillwater.ui.perspective.design";
  private static final String EXPLORER = IPageLayout.ID_PROJECT_EXPLORER;
  private static final String CONSOLE = "org.eclipse.ui.console.ConsoleView";
  private static final String ERROR_LOG = "org.eclipse.pde.runtime.LogView";

  @Override
  public void createInitialLayout(IPageLayout layout) {
    String editors = layout.getEditorArea();
    layout.addView(EXPLORER, IPageLayout.LEFT, 0.16f, editors);
    IFolderLayout bottom = layout.createFolder("bottom", IPageLayout.BOTTOM, 0.64f, editors);
    bottom.addView(IPageLayout.ID_PROP_SHEET);
    bottom.addView(IPageLayout.ID_PROBLEM_VIEW);
    bottom.addView(CONSOLE);
    bottom.addView(IPageLayout.ID_PROGRESS_VIEW);
    bottom.addPlaceholder(ERROR_LOG);
    layout.addView(IPageLayout.ID_OUTLINE, IPageLayout.RIGHT, 0.855f, editors);

    layout.addShowViewShortcut(EXPLORER);
    layout.addShowViewShortcut(IPageLayout.ID_OUTLINE);
    layout.addShowViewShortcut(IPageLayout.ID_PROP_SHEET);
    layout.addShowViewShortcut(IPageLayout.ID_PROBLEM_VIEW);
    layout.addShowViewShortcut(CONSOLE);
    layout.addShowViewShortcut(IPageLayout.ID_PROGRESS_VIEW);
    layout.addShowViewShortcut(ERROR_LOG);
    layout.addNewWizardShortcut("dev.stillwater.ui.newJob");
    layout.addNewWizardShortcut("dev.stillwater.ui.newProject");
    layout.addNewWizardShortcut("org.eclipse.ui.wizards.new.folder");
    layout.addNewWizardShortcut("org.eclipse.ui.wizards.new.file");
    layout.addPerspectiveShortcut(ID);
    layout.addPerspectiveShortcut(OperatePerspective.ID);
  }
}
