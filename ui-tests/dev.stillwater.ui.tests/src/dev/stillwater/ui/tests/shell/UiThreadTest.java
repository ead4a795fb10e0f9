package dev.stillwater.ui.tests.shell;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.stillwater.ui.UiThread;
import dev.stillwater.ui.tests.driver.Ui;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class UiThreadTest {
  /** Would catch an action that runs for a widget that is gone by the time of its turn. */
  @Test
  void widgetDisposedAfterPost_actionDoesNotRun() {
    AtomicBoolean hasRun = new AtomicBoolean();
    Ui.run(() -> {
      Shell shell = new Shell(Display.getCurrent());
      UiThread.post(shell, () -> hasRun.set(true));
      shell.dispose();
    });
    Ui.settle();
    assertFalse(hasRun.get());
  }

  /** Would catch a post that never arrives. */
  @Test
  void livingWidget_actionRuns() {
    AtomicBoolean hasRun = new AtomicBoolean();
    Shell shell = Ui.ask(() -> new Shell(Display.getCurrent()));
    UiThread.post(shell, () -> hasRun.set(true));
    Ui.await("the posted action", hasRun::get);
    Ui.run(shell::dispose);
  }

  /** Would catch a check that lets other threads touch widgets. */
  @Test
  void checkOnAnotherThread_fails() {
    Executable check = UiThread::check;
    assertThrows(IllegalStateException.class, check);
  }
}
