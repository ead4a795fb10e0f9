package dev.stillwater.ui.tests.shell;

import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.stillwater.ui.tests.driver.Input;
import dev.stillwater.ui.tests.driver.Screenshots;
import dev.stillwater.ui.tests.driver.Ui;
import dev.stillwater.ui.tests.driver.Widgets;
import java.util.Arrays;
import org.eclipse.core.runtime.Status;
import org.eclipse.jface.dialogs.ErrorDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.ui.statushandlers.StatusManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What goes wrong is told in a dialog of the platform. */
class ProblemDialogTest {
  private static final String FIRST = "The job 'Profit & loss' cannot be cancelled.";
  private static final String SECOND = "The job 'R&D' cannot be cancelled.";
  private final boolean wasAutomated = ErrorDialog.AUTOMATED_MODE;

  @BeforeEach
  void switchDialogsOn() {
    // The test harness switches the workbench's error dialogs off, and they are what the test is about.
    ErrorDialog.AUTOMATED_MODE = false;
  }

  @AfterEach
  void switchThemOff() {
    ErrorDialog.AUTOMATED_MODE = wasAutomated;
  }

  /** Would catch a job of another name in a message: an ampersand that is taken for a mnemonic, alone and in the list of several problems. */
  @Test
  void ampersandOfAJobsName_isShown() {
    report(FIRST);
    Shell dialog = Widgets.shell("Problem Occurred");
    Ui.await("the message", () -> Widgets.all(dialog, Label.class).stream().map(ProblemDialogTest::seen).anyMatch(FIRST::equals));
    assertFalse(Ui.ask(() -> Widgets.all(dialog, Label.class).stream().map(ProblemDialogTest::seen)
        .anyMatch(text -> text.contains("Profit") && !text.contains("&"))), "no other line has lost it");
    Screenshots.take("problem");
    report(SECOND);
    Ui.await("both in the list", () -> Widgets.all(dialog, Table.class).stream().filter(Table::isVisible).anyMatch(table -> Arrays.stream(table.getItems())
        .filter(item -> item.getText().startsWith(FIRST) || item.getText().startsWith(SECOND)).count() == 2));
    Screenshots.take("problems-listed");
    Input.click(Widgets.middle(Widgets.button(dialog, "OK")));
    Ui.await("the dialog closed", dialog::isDisposed);
  }

  private static void report(String text) {
    Ui.display().asyncExec(() -> StatusManager.getManager().handle(Status.error(text), StatusManager.SHOW));
  }

  /** What a person reads on a label, where a single ampersand is not shown. */
  private static String seen(Label label) {
    return label.getText().replaceAll("&(.)", "$1");
  }
}
