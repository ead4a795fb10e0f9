package dev.stillwater.ui.operate.replay;

import dev.stillwater.host.replay.process.ReplayHistory;
import dev.stillwater.host.replay.results.ReplayResults;
import dev.stillwater.ui.UiThread;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.Status;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.program.Program;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.PlatformUI;

/**
 * Opens the report of a replay in the browser of the system.
 *
 * <p>THREADING: as {@link ReplayAction}.
 */
public final class OpenReportHandler extends ReplayAction {
  @Override
  String name() {
    return Messages.report_name;
  }

  @Override
  void run(ReplayHistory.Entry entry, ExecutionEvent event, IProgressMonitor monitor) throws CoreException {
    Path report = entry.folder().results().resolve(ReplayResults.REPORT);
    if (!Files.isRegularFile(report)) {
      throw new CoreException(Status.error(NLS.bind(Messages.report_none, entry.order().label())));
    }
    UiThread.post(PlatformUI.getWorkbench().getDisplay(), () -> show(report));
  }

  private static void show(Path report) {
    Program browser = Program.findProgram("html");
    if (browser == null || !browser.execute(report.toString())) {
      MessageDialog.openError(Display.getCurrent().getActiveShell(), Messages.report_title, NLS.bind(Messages.report_noBrowser, report));
    }
  }
}
