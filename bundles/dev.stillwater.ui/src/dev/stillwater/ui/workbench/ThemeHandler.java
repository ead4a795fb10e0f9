package dev.stillwater.ui.workbench;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.Command;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.e4.ui.css.swt.theme.ITheme;
import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.HandlerUtil;
import org.eclipse.ui.handlers.RadioState;
import org.osgi.service.prefs.BackingStoreException;

/**
 * Switches between the light, the dark and the high contrast theme at once; the choice is kept for the next start. When the platform gives up half-way,
 * the switch is finished without the widgets that it failed at; where that is not possible either, the user is told and offered a restart.
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

  /** Where the platform keeps the id of the theme. */
  private static final String THEMES = "org.eclipse.e4.ui.css.swt.theme";
  private static final String THEME_KEY = "themeid";

  @Override
  public Object execute(ExecutionEvent event) throws ExecutionException {
    if (HandlerUtil.matchesRadioState(event)) {
      return null;
    }
    String wanted = event.getParameter(RadioState.PARAMETER_ID);
    boolean isOn = switchTo(DARK.equals(wanted) ? DARK_ID : CONTRAST.equals(wanted) ? CONTRAST_ID : LIGHT_ID);
    HandlerUtil.updateRadioState(event.getCommand(), wanted);
    if (!isOn) {
      offerRestart(HandlerUtil.getActiveShell(event));
    }
    return null;
  }

  /** Switches to the theme; false when only a part of the window has it, and the next start will have it all. */
  private static boolean switchTo(String id) {
    try {
      engine().setTheme(id, true);
      return true;
    } catch (RuntimeException first) {
      ILog.of(ThemeHandler.class).warn("The platform gave up while it switched to the theme '" + id + "'", first);
    }
    if (StyledWidgets.dropBroken(PlatformUI.getWorkbench().getDisplay())) {
      try {
        // The engine takes the theme for the active one already, and does nothing unless it is led away from it.
        engine().setTheme(id.equals(LIGHT_ID) ? DARK_ID : LIGHT_ID, false);
        StyledWidgets.dropBroken(PlatformUI.getWorkbench().getDisplay());
        engine().setTheme(id, true);
        return true;
      } catch (RuntimeException second) {
        ILog.of(ThemeHandler.class).error("The theme '" + id + "' could not be switched to", second);
      }
    }
    keep(id);
    return false;
  }

  /** Keeps the choice for the next start, as the engine does once it has switched. */
  private static void keep(String id) {
    IEclipsePreferences node = InstanceScope.INSTANCE.getNode(THEMES);
    node.put(THEME_KEY, id);
    try {
      node.flush();
    } catch (BackingStoreException e) {
      ILog.of(ThemeHandler.class).error("The choice of the theme could not be saved", e);
    }
  }

  private static void offerRestart(Shell shell) {
    String[] answers = {Messages.theme_restart, Messages.theme_later};
    if (MessageDialog.open(MessageDialog.WARNING, shell, Messages.theme_title, Messages.theme_half, SWT.NONE, answers) == 0) {
      PlatformUI.getWorkbench().restart();
    }
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
