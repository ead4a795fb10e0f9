package dev.stillwater.ui.workbench;

import org.eclipse.ui.IFolderLayout;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;

/**
 * The perspective in which people watch jobs: the drawing in the middle, jobs and their snapshots below, files at the left and properties in reach.
 *
 * <p>THREADING: UI thread.
 */
public final class OperatePerspective implements IPerspectiveFactory {
  /** Id of the perspective. */
  public static final String ID = "dev.stillwater.ui.perspective.operate";
  private static final String EXPLORER = IPageLayout.ID_PROJECT_EXPLORER;
  private static final String CONSOLE = "org.eclipse.ui.console.ConsoleView";
  private static final String JOBS = "dev.stillwater.ui.operate.jobs";
  private static final String CHECKPOINTS = "dev.stillwater.ui.operate.checkpoints";
  private static final String SAVEPOINTS = "dev.stillwater.ui.operate.savepoints";
  private static final String RECORDS = "dev.stillwater.ui.operate.live.records";
  private static final String PREVIEW = "dev.stillwater.ui.operate.preview";

  @Override
  public void createInitialLayout(IPageLayout layout) {
    String editors = layout.getEditorArea();
    layout.addView(EXPLORER, IPageLayout.LEFT, 0.16f, editors);
    IFolderLayout bottom = layout.createFolder("operateBottom", IPageLayout.BOTTOM, 0.5f, editors);
    bottom.addView(JOBS);
    bottom.addView(CHECKPOINTS);
    bottom.addView(SAVEPOINTS);
    bottom.addView(CONSOLE);
    bottom.addPlaceholder(RECORDS);
    bottom.addPlaceholder(PREVIEW);
    IFolderLayout side = layout.createFolder("operateSide", IPageLayout.RIGHT, 0.62f, "operateBottom");
    side.addView(IPageLayout.ID_PROP_SHEET);
    side.addView(IPageLayout.ID_PROBLEM_VIEW);
    side.addView(IPageLayout.ID_PROGRESS_VIEW);
    layout.addView(IPageLayout.ID_OUTLINE, IPageLayout.RIGHT, 0.855f, editors);

    layout.addShowViewShortcut(JOBS);
    layout.addShowViewShortcut(CHECKPOINTS);
    layout.addShowViewShortcut(SAVEPOINTS);
    layout.addShowViewShortcut(RECORDS);
    layout.addShowViewShortcut(CONSOLE);
    layout.addShowViewShortcut(EXPLORER);
    layout.addShowViewShortcut(IPageLayout.ID_PROP_SHEET);
    layout.addShowViewShortcut(IPageLayout.ID_OUTLINE);
    layout.addShowViewShortcut(IPageLayout.ID_PROBLEM_VIEW);
    layout.addShowViewShortcut(IPageLayout.ID_PROGRESS_VIEW);
    layout.addPerspectiveShortcut(ID);
    layout.addPerspectiveShortcut(DesignPerspective.ID);
  }
}
