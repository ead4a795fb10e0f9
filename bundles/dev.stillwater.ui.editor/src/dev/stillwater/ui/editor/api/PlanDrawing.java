package dev.stillwater.ui.editor.api;

import dev.stillwater.compiler.FlinkPlan;
import dev.stillwater.ui.editor.share.FlinkPlanEditor;
import dev.stillwater.ui.editor.share.FlinkPlanInput;
import java.util.Optional;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;

/**
 * The drawing of a run that no job file is known of, made from what the run tells of itself: it can be looked at, with live numbers, and not changed.
 *
 * <p>THREADING: UI thread.
 */
public final class PlanDrawing {
  private PlanDrawing() {
  }

  /**
   * Opens the drawing, or brings it to the top.
   *
   * @param origin where the run is, for the note above the drawing
   * @param run id of the run
   * @return the editor, which adapts to {@link PipelineView}
   * @throws PartInitException if it cannot be opened
   */
  public static IEditorPart open(IWorkbenchPage page, FlinkPlan plan, String origin, String run) throws PartInitException {
    return page.openEditor(new FlinkPlanInput(origin, plan, Optional.of(run)), FlinkPlanEditor.ID);
  }
}
