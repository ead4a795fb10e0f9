package dev.stillwater.ui.workbench;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.Command;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.e4.ui.css.swt.theme.ITheme;
import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.HandlerUtil;
import org.eclipse.ui.handlers.RadioState;

/**
 * Switches between the light, the dark and the high contrast theme at once; the choice is kept for the next start.
 *
 * <p>THREADING: UI thread.
 */
public final class ThemeHandler extends AbstractHandler {
  private static final String COMMAND = "dev.stillwater.ui.theme";
  private static final String LIGHT = "light";
  private static final String DARK = "dark";
  private static final String CONTRAST = "contrast";
  private static final String LIGHT_ID = "org.eclipse.e4.ui.css.theme.e4_default";
  private static final String DARK_ID = "org.eclipse.e4.ui.css.theme.e4_dark";

  /** The platform takes themes with this word in their id for dark ones. */
  private static final String CONTRAST_ID = "dev.stillwater.ui.dark.contrast";

  @Override
  public Object execute(ExecutionEvent event) throws ExecutionException {
    if (HandlerUtil.matchesRadioState(event)) {
      return null;
    }
    String wanted = event.getParameter(RadioState.PARAMETER_ID);
    engine().setTheme(DARK.equals(wanted) ? DARK_ID : CONTRAST.equals(wanted) ? CONTRAST_ID : LIGHT_ID, true);
    HandlerUtil.updateRadioState(event.getCommand(), wanted);
    return null;
  }

  /** Marks the theme that is on in the menu. */
  static void showCurrent() {
    ICommandService commands = PlatformUI.getWorkbench().getService(ICommandService.class);
    Command command = commands.getCommand(COMMAND);
    ITheme theme = engine().getActiveTheme();
    String id = theme == null ? LIGHT_ID : theme.getId();
    command.getState(RadioState.STATE_ID).setValue(id.startsWith(DARK_ID) ? DARK : id.equals(CONTRAST_ID) ? CONTRAST : LIGHT);
    commands.refreshElements(COMMAND, null);
  }

  private static IThemeEngine engine() {
    return PlatformUI.getWorkbench().getService(IThemeEngine.class);
  }
}
