package dev.stillwater.ui.operate.snapshot.open;

import java.util.Map;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.Command;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.commands.ParameterizedCommand;
import org.eclipse.core.commands.common.CommandException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;

/**
 * Opens the cheat sheet that goes through a savepoint. It cannot be executed where the platform's cheat sheets are not installed.
 *
 * <p>THREADING: UI thread.
 */
public final class CheatSheetHandler extends AbstractHandler {
  private static final String COMMAND = "org.eclipse.ui.cheatsheets.openCheatSheet";
  private static final String PARAMETER = "cheatSheetId";
  private static final String CHEAT_SHEET = "dev.stillwater.ui.operate.savepoint";

  @Override
  public Object execute(ExecutionEvent event) throws ExecutionException {
    ParameterizedCommand open = ParameterizedCommand.generateCommand(command(), Map.of(PARAMETER, CHEAT_SHEET));
    try {
      return PlatformUI.getWorkbench().getService(IHandlerService.class).executeCommand(open, null);
    } catch (CommandException e) {
      throw new ExecutionException("The cheat sheet cannot be opened", e);
    }
  }

  @Override
  public void setEnabled(Object evaluationContext) {
    setBaseEnabled(command().isDefined());
  }

  private static Command command() {
    return PlatformUI.getWorkbench().getService(ICommandService.class).getCommand(COMMAND);
  }
}
