package dev.stillwater.ui.tests.replay;

import dev.stillwater.ui.tests.driver.Input;
import dev.stillwater.ui.tests.driver.Ui;
import dev.stillwater.ui.tests.driver.Widgets;
import java.util.Arrays;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.CTabItem;
import org.eclipse.swt.widgets.Shell;

/**
 * The dialog of run configurations as a person sees it.
 *
 * <p>THREADING: test threads.
 */
final class LaunchDialog {
  private LaunchDialog() {
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
}
