package dev.stillwater.ui.editor.handlers;

import dev.stillwater.ui.editor.PipelineEditor;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.gef.editparts.ZoomManager;
import org.eclipse.ui.handlers.HandlerUtil;

/**
 * Runs the commands of the diagram that need no selection: zoom and arrangement.
 *
 * <p>THREADING: UI thread.
 */
public final class DiagramHandler extends AbstractHandler {
  private static final String PREFIX = "dev.stillwater.ui.editor.";

  @Override
  public Object execute(ExecutionEvent event) {
    if (HandlerUtil.getActiveEditor(event) instanceof PipelineEditor editor) {
      run(editor, event.getCommand().getId().substring(PREFIX.length()));
    }
    return null;
  }

  private static void run(PipelineEditor editor, String command) {
    ZoomManager zoom = editor.getAdapter(ZoomManager.class) instanceof ZoomManager manager ? manager : null;
    if (command.equals("arrangeAll")) {
      editor.arrangeAll();
    } else if (zoom != null) {
      switch (command) {
        case "zoomIn" -> zoom.zoomIn();
        case "zoomOut" -> zoom.zoomOut();
        case "zoomActual" -> zoom.setZoom(1);
        case "zoomFit" -> zoom.setZoomAsText(ZoomManager.FIT_ALL);
        default -> throw new IllegalArgumentException("No such command of the diagram: '" + command + "'.");
      }
    }
  }
}
