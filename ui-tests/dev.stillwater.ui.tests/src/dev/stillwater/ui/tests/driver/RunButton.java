package dev.stillwater.ui.tests.driver;

import org.eclipse.core.commands.Command;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.ToolItem;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;

/**
 * The Run button of the tool bar.
 *
 * <p>THREADING: test threads.
 */
public final class RunButton {
  private RunButton() {
  }

  /** Clicks it, once the job that was just opened has enabled it: the tool bar follows the active editor a moment later. */
  public static void click() {
    Shell shell = Ui.window().getShell();
    Command run = PlatformUI.getWorkbench().getService(ICommandService.class).getCommand("dev.stillwater.ui.operate.run");
    Ui.settle();
    Ui.await("Run Job can run", run::isEnabled);
    ToolItem item = Widgets.toolItem(shell, "Run Job");
    // The launch may have a question, and the button has an arrow at its right.
    Input.clickForDialog(Ui.ask(() -> {
      Rectangle bounds = item.getBounds();
      return item.getParent().toDisplay(bounds.x + Math.min(bounds.width, bounds.height) / 2, bounds.y + bounds.height / 2);
    }));
  }
}
