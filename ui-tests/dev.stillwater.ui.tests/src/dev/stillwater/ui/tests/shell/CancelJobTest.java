package dev.stillwater.ui.tests.shell;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.ui.operate.run.JobRunProgress;
import dev.stillwater.ui.tests.driver.Consoles;
import dev.stillwater.ui.tests.driver.Input;
import dev.stillwater.ui.tests.driver.RunButton;
import dev.stillwater.ui.tests.driver.Samples;
import dev.stillwater.ui.tests.driver.Screenshots;
import dev.stillwater.ui.tests.driver.Ui;
import dev.stillwater.ui.tests.driver.Widgets;
import java.time.Duration;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.debug.core.DebugException;
import org.eclipse.debug.core.model.IProcess;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.progress.IProgressConstants;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CancelJobTest {
  private static final Duration START = Duration.ofSeconds(60);
  /** A second is promised; the rest is for the framework to notice, on a machine that does other things. */
  private static final Duration END = Duration.ofSeconds(3);

  /** Would catch a process that outlives its Stop button. */
  @Test
  void stopButton_endsAnUnboundedJob() {
    IProcess process = startWindowCount();
    Shell shell = Ui.window().getShell();
    Widgets.toolItem(shell, "Stop Job");
    Screenshots.take("window-count-runs");
    Input.click(Widgets.middle(Widgets.toolItem(shell, "Stop Job")));
    Ui.await("the end of the process", END, process::isTerminated);
    Ui.await("the end of the entry in the Progress view", () -> Job.getJobManager().find(JobRunProgress.FAMILY).length == 0);
  }

  /** Would catch a terminate button of the Console that does not reach the process. */
  @Test
  void terminateOfTheConsole_endsAnUnboundedJob() throws DebugException {
    IProcess process = startWindowCount();
    process.terminate();
    Ui.await("the end of the process", END, process::isTerminated);
    assertTrue(Ui.ask(() -> !Consoles.text().contains("@stillwater")));
  }

  /** Would catch a Console that comes to the front with every line, so that the entry cannot be reached, and an entry that cancels nothing. */
  @Test
  void progressView_staysInFrontAndCancels() {
    IProcess process = startWindowCount();
    IWorkbenchPage page = Ui.page();
    IViewPart progress = Ui.ask(() -> {
      try {
        return page.showView(IProgressConstants.PROGRESS_VIEW_ID);
      } catch (PartInitException e) {
        throw new IllegalStateException(e);
      }
    });
    int seen = Ui.ask(() -> Consoles.text().length());
    Ui.await("another result in the Console", () -> Consoles.text().length() > seen);
    Ui.settle();
    assertTrue(Ui.ask(() -> page.isPartVisible(progress)), "the Progress view is still in front");
    Job.getJobManager().find(JobRunProgress.FAMILY)[0].cancel();
    Ui.await("the end of the process", END, process::isTerminated);
  }

  @AfterEach
  void endAll() {
    Job.getJobManager().cancel(JobRunProgress.FAMILY);
    Ui.await("no job runs", () -> Job.getJobManager().find(JobRunProgress.FAMILY).length == 0);
  }

  private static IProcess startWindowCount() {
    Samples.open(Samples.WINDOW_COUNT);
    IProcess before = Ui.ask(Consoles::process);
    RunButton.click();
    Ui.await("the first result in the Console", START, () -> Consoles.process() != before && Consoles.text().contains("alphabet"));
    return Ui.ask(Consoles::process);
  }
}
