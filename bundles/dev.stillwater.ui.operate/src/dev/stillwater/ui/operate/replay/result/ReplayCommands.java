package dev.stillwater.ui.operate.replay.result;

import java.nio.file.Path;
import java.util.Map;
import org.eclipse.core.commands.Command;
import org.eclipse.core.commands.ParameterizedCommand;
import org.eclipse.core.commands.common.CommandException;
import org.eclipse.core.runtime.Status;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.statushandlers.StatusManager;

/**
 * What the editor asks of those who run replays: commands, each with the folder of the replay.
 *
 * <p>THREADING: UI thread.
 */
public final class ReplayCommands {
  private static final String PREFIX = "dev.stillwater.ui.operate.replay.";
  /** Runs the same once more, in a folder of its own. */
  public static final String AGAIN = PREFIX + "again";
  /** Stops the replay that writes into the folder. */
  public static final String CANCEL = PREFIX + "cancel";
  /** Looks for the input behind a key of the comparison; the second parameter is the {@code KeyRequest} as JSON, the third the folder that takes the answer. */
  public static final String KEY = PREFIX + "key";
  /** Replays the job as it is now from the savepoint before the record that broke it. */
  public static final String TRY_AGAIN = PREFIX + "tryAgain";
  /** Shows the report in the browser of the system. */
  public static final String OPEN_REPORT = PREFIX + "openReport";
  /** Parameter of all of them, with the name of the command before it: the folder. */
  public static final String FOLDER = ".folder";
  /** Parameter of {@link #KEY}: the request. */
  public static final String REQUEST = ".request";
  /** Parameter of {@link #KEY}: the folder of the answer. */
  public static final String ANSWER = ".answer";

  private ReplayCommands() {
  }

  /** Whether somebody carries out the command. */
  static boolean isThere(IWorkbenchWindow window, String id) {
    return window.getService(ICommandService.class).getCommand(id).isDefined();
  }

  /** Carries out a command that has the folder alone. */
  static void run(IWorkbenchWindow window, String id, Path folder) {
    run(window, id, Map.of(id + FOLDER, folder.toString()));
  }

  static void run(IWorkbenchWindow window, String id, Map<String, String> parameters) {
    Command command = window.getService(ICommandService.class).getCommand(id);
    try {
      window.getService(IHandlerService.class).executeCommand(ParameterizedCommand.generateCommand(command, parameters), null);
    } catch (CommandException e) {
      StatusManager.getManager().handle(Status.error(e.getMessage(), e), StatusManager.SHOW);
    }
  }
}
