package dev.stillwater.ui.tests.driver;

import dev.stillwater.ui.StillwaterColors;
import java.util.Map;
import org.eclipse.core.commands.Command;
import org.eclipse.core.commands.ParameterizedCommand;
import org.eclipse.core.commands.common.CommandException;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;

/**
 * Switches the workbench between its themes.
 *
 * <p>THREADING: test threads.
 */
public final class Themes {
  /** The light theme. */
  public static final String LIGHT = "light";
  /** The dark theme. */
  public static final String DARK = "dark";

  private Themes() {
  }

  /** Switches to the theme and waits until it shows. */
  public static void switchTo(String theme) {
    Ui.run(() -> {
      Command command = PlatformUI.getWorkbench().getService(ICommandService.class).getCommand("dev.stillwater.ui.theme");
      try {
        PlatformUI.getWorkbench().getService(IHandlerService.class).executeCommand(
            ParameterizedCommand.generateCommand(command, Map.of("org.eclipse.ui.commands.radioStateParameter", theme)), null);
      } catch (CommandException e) {
        throw new IllegalStateException(e);
      }
    });
    Ui.await("the " + theme + " theme", () -> isDark() == theme.equals(DARK));
    Ui.settle();
  }

  /** Takes a screenshot in each theme, named after it, and ends in the light one. */
  public static void screenshots(String name) {
    Screenshots.take(name + "-" + LIGHT);
    switchTo(DARK);
    Screenshots.take(name + "-" + DARK);
    switchTo(LIGHT);
  }

  private static boolean isDark() {
    RGB canvas = StillwaterColors.get(StillwaterColors.CANVAS).getRGB();
    return canvas.red + canvas.green + canvas.blue < 3 * 128;
  }
}
