package dev.stillwater.ui.tests.shell;

import dev.stillwater.ui.operate.launch.RunConsole;
import dev.stillwater.ui.tests.driver.Ui;
import java.io.IOException;
import org.eclipse.debug.core.DebugException;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.Launch;
import org.eclipse.debug.core.model.IProcess;
import org.eclipse.debug.ui.DebugUITools;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.console.IConsoleConstants;
import org.junit.jupiter.api.Test;

class RunConsoleTest {
  /** Would catch a Console that stays behind another view when the launch framework makes it after the launch has returned. */
  @Test
  void consoleThatComesLate_isShown() throws IOException, DebugException {
    IWorkbenchPage page = Ui.page();
    Ui.run(() -> showProblems(page));
    // Every run of ours begins with it; while the launch framework starts, it overlooks a launch that another thread adds.
    Ui.run(DebugUITools::getPreferenceStore);
    Launch launch = new Launch(null, "run", null);
    IProcess process = DebugPlugin.newProcess(launch, new ProcessBuilder("cat").start(), "late");
    try {
      RunConsole.show(process);
      DebugPlugin.getDefault().getLaunchManager().addLaunch(launch);
      Ui.await("the Console in front", () -> {
        IViewPart console = page.findView(IConsoleConstants.ID_CONSOLE_VIEW);
        return console != null && page.isPartVisible(console);
      });
    } finally {
      process.terminate();
      DebugPlugin.getDefault().getLaunchManager().removeLaunch(launch);
    }
  }

  private static void showProblems(IWorkbenchPage page) {
    try {
      page.showView(IPageLayout.ID_PROBLEM_VIEW);
    } catch (PartInitException e) {
      throw new IllegalStateException(e);
    }
  }
}
