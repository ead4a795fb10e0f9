package dev.stillwater.ui.tests.replay;

import dev.stillwater.ui.tests.driver.Input;
import dev.stillwater.ui.tests.driver.Ui;
import dev.stillwater.ui.tests.driver.Widgets;
import java.util.Arrays;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.CTabItem;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;

/**
 * The dialog of run configurations as a person sees it.
 *
 * <p>THREADING: test threads.
 */
final class LaunchDialog {
  private LaunchDialog() {
  }

  /** The dialog, opened with the last of the keys of replays. */
  static Shell open(char key) {
    ReplaysPage.keys(key);
    return Widgets.shell("Run Configurations");
  }

  /** Clicks the tab of the name. */
  static void tab(Shell dialog, String name) {
    CTabFolder tabs = Widgets.control(dialog, CTabFolder.class, "the tabs",
        folder -> Arrays.stream(folder.getItems()).anyMatch(item -> item.getText().equals(name)));
    Input.click(Ui.ask(() -> {
      CTabItem item = Arrays.stream(tabs.getItems()).filter(each -> each.getText().equals(name)).findFirst().orElseThrow();
      return tabs.toDisplay(item.getBounds().x + item.getBounds().width / 2, item.getBounds().y + item.getBounds().height / 2);
    }));
    Ui.await("the tab " + name, () -> tabs.getSelection().getText().equals(name));
  }

  /** The visible field of the id. */
  static Text field(Shell dialog, String id) {
    return Widgets.control(dialog, Text.class, "the field " + id, text -> id.equals(text.getData("dev.stillwater.id")));
  }

  /** Writes into a field in place of what it says; where it begins as the text does, what comes behind is written anew. */
  static void type(Shell dialog, String id, String text) {
    Text field = field(dialog, id);
    Input.click(Widgets.middle(field));
    String before = Ui.ask(field::getText);
    int same = 0;
    while (same < Math.min(before.length(), text.length()) && before.charAt(same) == text.charAt(same)) {
      same++;
    }
    if (same < before.length() - same) {
      Input.chord(Input.Key.of('a'), SWT.CTRL);
      same = 0;
    } else {
      Input.press(Input.Key.of(SWT.END));
      for (int rest = before.length() - same; rest > 0; rest--) {
        Input.press(Input.Key.of(SWT.BS));
      }
    }
    Input.type(text.substring(same));
    Ui.await(id + " says " + text, () -> field.getText().equals(text));
  }

  /** Presses a button that stands below a field, where a dialog may open. */
  static void press(Shell dialog, String field, String button) {
    Text text = field(dialog, field);
    Composite group = Ui.ask(() -> text.getParent());
    Input.clickForDialog(Widgets.middle(Ui.awaitValue("the button " + button, () -> Widgets.all(group, Button.class).stream()
        .filter(each -> each.getText().replace("&", "").equals(button) && each.isEnabled()).findFirst().orElse(null))));
  }

  /** Waits until the dialog says what is wrong. */
  static void awaitProblem(Shell dialog, String part) {
    Ui.await("the problem '" + part + "'", () -> Widgets.all(dialog, Text.class).stream().anyMatch(text -> text.isVisible() && text.getText().contains(part)));
  }

  /** Presses Run once nothing is wrong; the dialog closes by it. */
  static void run(Shell dialog) {
    Input.clickForDialog(Widgets.middle(Ui.awaitValue("Run can be pressed", () -> Widgets.all(dialog, Button.class).stream()
        .filter(button -> button.getText().equals("&Run") && button.isEnabled() && button.isVisible()).findFirst().orElse(null))));
  }
}
