package dev.stillwater.ui.operate.live;

import dev.stillwater.ui.editor.api.PipelineView;
import dev.stillwater.ui.operate.jobs.StatusLine;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.handlers.HandlerUtil;

/**
 * Takes the numbers of the running job off the drawing, or shows them again.
 *
 * <p>THREADING: UI thread.
 */
public final class LiveToggleHandler extends AbstractHandler {
  @Override
  public Object execute(ExecutionEvent event) {
    IEditorPart editor = HandlerUtil.getActiveEditor(event);
    PipelineView view = editor == null ? null : editor.getAdapter(PipelineView.class);
    if (view == null || !LiveWatch.get().toggle(view)) {
      StatusLine.show(Messages.live_none, false);
    }
    return null;
  }
}
