package dev.stillwater.ui.tests.launch;

import dev.stillwater.ui.tests.driver.Input;
import dev.stillwater.ui.tests.driver.Input.Key;
import dev.stillwater.ui.tests.driver.Ui;
import dev.stillwater.ui.tests.driver.Widgets;
import java.util.Arrays;
import java.util.function.Predicate;
import org.eclipse.core.commands.common.CommandException;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.ui.DebugUITools;
import org.eclipse.debug.ui.IDebugUIConstants;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.CTabItem;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.IHandlerService;

/**
 * The dialog of run configurations as a person sees it.
 *
 * <p>THREADING: test threads.
 */
public final class LaunchPage {
  private static final String TITLE = "Run Configurations";

  private final Shell shell;

  private LaunchPage(Shell shell) {
    this.shell = shell;
  }

  /** Opens it on the job of the active editor. */
  static LaunchPage open() {
    Ui.display().asyncExec(() -> {
      try {
        PlatformUI.getWorkbench().getService(IHandlerService.class).executeCommand("dev.stillwater.ui.operate.configurations", null);
      } catch (CommandException e) {
        throw new IllegalStateException(e);
      }
    });
    return opened();
  }

  /** Opens it on a configuration. */
  static LaunchPage openFor(ILaunchConfiguration configuration) {
    Ui.display().asyncExec(() -> DebugUITools.openLaunchConfigurationDialogOnGroup(Ui.window().getShell(), new StructuredSelection(configuration),
        IDebugUIConstants.ID_RUN_LAUNCH_GROUP));
    return opened();
  }

  /** The dialog that something else opens. */
  public static LaunchPage opened() {
    return new LaunchPage(Widgets.shell(TITLE));
  }

  /** Whether the dialog is open; for the UI thread. */
  static boolean isOpen() {
    return Widgets.isOpen(TITLE);
  }

  /** Clicks the tab. */
  public void turnTo(String tab) {
    CTabFolder folder = Widgets.control(shell, CTabFolder.class, "the tabs", each -> item(each, tab) != null);
    Input.click(Ui.ask(() -> {
      Rectangle bounds = item(folder, tab).getBounds();
      return folder.toDisplay(bounds.x + bounds.width / 2, bounds.y + bounds.height / 2);
    }));
    Ui.await("the tab " + tab, () -> folder.getSelection().getText().equals(tab));
    Ui.settle();
  }

  private static CTabItem item(CTabFolder folder, String tab) {
    return Arrays.stream(folder.getItems()).filter(each -> each.getText().equals(tab)).findFirst().orElse(null);
  }

  /** The control of a type that stands directly behind a label. */
  <T extends Control> T behind(String label, Class<T> type) {
    return Widgets.control(shell, type, "what stands behind " + label, each -> {
      Control[] siblings = each.getParent().getChildren();
      int index = Arrays.asList(siblings).indexOf(each);
      return index > 0 && siblings[index - 1] instanceof Label before && before.getText().replace("&", "").equals(label);
    });
  }

  /** The control with the name for tests. */
  public <T extends Control> T named(String id, Class<T> type) {
    return Widgets.control(shell, type, id, each -> id.equals(each.getData("dev.stillwater.id")));
  }

  /** The first visible control of the type that fits. */
  <T extends Control> T first(Class<T> type, Predicate<T> fits) {
    return Widgets.control(shell, type, type.getSimpleName(), fits);
  }

  /** Types in place of what the field holds. */
  void type(Text field, String text) {
    Input.click(Widgets.middle(field));
    Input.chord(Key.of('a'), SWT.CTRL);
    Input.type(text);
    Ui.await("the text is typed", () -> field.getText().equals(text));
  }

  /** Clicks a button, once it is enabled. */
  public void press(String name) {
    Button button = Widgets.control(shell, Button.class, "an enabled button '" + name + "'",
        each -> each.getText().replace("&", "").startsWith(name) && each.isEnabled());
    Input.clickForDialog(Widgets.middle(button));
  }

  /** Whether the button can be pressed; for the UI thread. */
  boolean canPress(String name) {
    return Widgets.all(shell, Button.class).stream().anyMatch(each -> each.isVisible() && each.getText().replace("&", "").equals(name) && each.isEnabled());
  }

  /** Whether the dialog's own line of messages says so; for the UI thread. */
  boolean says(String part) {
    return Widgets.all(shell, Text.class).stream().anyMatch(text -> text.getText().contains(part))
        || Widgets.all(shell, Label.class).stream().anyMatch(label -> label.getText().contains(part));
  }
}
