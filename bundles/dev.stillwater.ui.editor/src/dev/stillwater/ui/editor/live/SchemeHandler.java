package dev.stillwater.ui.editor.live;

import java.util.Optional;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.Command;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.gef.GraphicalViewer;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.HandlerUtil;
import org.eclipse.ui.handlers.RadioState;

/**
 * Colours the drawing of a running job by the number that the command's parameter names.
 *
 * <p>THREADING: UI thread.
 */
public final class SchemeHandler extends AbstractHandler {
  private static final String COMMAND = "dev.stillwater.ui.editor.live.scheme";

  @Override
  public Object execute(ExecutionEvent event) throws ExecutionException {
    String name = event.getParameter(RadioState.PARAMETER_ID);
    IEditorPart editor = HandlerUtil.getActiveEditor(event);
    GraphicalViewer viewer = editor == null ? null : editor.getAdapter(GraphicalViewer.class);
    Optional<LiveView> view = LiveView.of(viewer);
    for (LiveScheme scheme : LiveScheme.values()) {
      if (scheme.name().equals(name) && view.isPresent()) {
        view.get().setScheme(scheme);
      }
    }
    return null;
  }

  /** The menus show which scheme is chosen. */
  static void shown(LiveScheme scheme) {
    ICommandService commands = PlatformUI.getWorkbench().getService(ICommandService.class);
    Command command = commands == null ? null : commands.getCommand(COMMAND);
    if (command != null && command.getState(RadioState.STATE_ID) != null) {
      command.getState(RadioState.STATE_ID).setValue(scheme.name());
      commands.refreshElements(COMMAND, null);
    }
  }
}
