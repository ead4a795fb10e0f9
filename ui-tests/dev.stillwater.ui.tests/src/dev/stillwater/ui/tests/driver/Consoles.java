package dev.stillwater.ui.tests.driver;

import java.time.Duration;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunch;
import org.eclipse.debug.core.model.IProcess;
import org.eclipse.debug.ui.DebugUITools;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.console.ConsolePlugin;
import org.eclipse.ui.console.IConsole;
import org.eclipse.ui.console.TextConsole;

/**
 * What the newest run shows in the Console, and its process.
 *
 * <p>THREADING: UI thread, inside {@link Ui#ask} or a condition of {@link Ui#await}.
 */
public final class Consoles {
  private static final Duration LINK = Duration.ofSeconds(60);

  private Consoles() {
  }

  /** Process of the newest launch; null when nothing was launched. */
  public static IProcess process() {
    ILaunch[] launches = DebugPlugin.getDefault().getLaunchManager().getLaunches();
    for (int index = launches.length - 1; index >= 0; index--) {
      if (launches[index].getProcesses().length > 0) {
        return launches[index].getProcesses()[0];
      }
    }
    return null;
  }

  /** Text of the newest run's console; empty when there is none. */
  public static String text() {
    TextConsole console = console();
    return console == null ? "" : console.getDocument().get();
  }

  /** Number of links in the newest run's console. */
  public static int linkCount() {
    TextConsole console = console();
    return console == null ? 0 : console.getHyperlinks().length;
  }

  /** Shows the newest run's console in front of others. Test threads. */
  public static void bringToFront() {
    Ui.run(() -> ConsolePlugin.getDefault().getConsoleManager().showConsoleView(console()));
    Ui.settle();
  }

  /** Clicks a link of the newest run's console, once it is there. Test threads. */
  public static void follow(String link) {
    Ui.await("the link " + link, LINK, () -> text().contains(link) && linkCount() > 0);
    bringToFront();
    Shell shell = Ui.window().getShell();
    StyledText text = Widgets.control(shell, StyledText.class, "the Console", each -> each.getText().contains(link));
    Input.click(Ui.ask(() -> {
      int offset = text.getText().lastIndexOf(link);
      text.setTopIndex(text.getLineAtOffset(offset));
      Point place = text.getLocationAtOffset(offset + 3);
      return text.toDisplay(place.x + 2, place.y + text.getLineHeight() / 2);
    }));
  }

  private static TextConsole console() {
    IProcess process = process();
    IConsole console = process == null ? null : DebugUITools.getConsole(process);
    return console instanceof TextConsole text ? text : null;
  }
}
