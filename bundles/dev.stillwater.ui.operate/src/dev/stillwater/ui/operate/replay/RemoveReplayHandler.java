package dev.stillwater.ui.operate.replay;

import dev.stillwater.engine.io.IoReason;
import dev.stillwater.host.replay.process.ReplayFolder;
import dev.stillwater.host.replay.process.ReplayHistory;
import dev.stillwater.ui.Quantities;
import dev.stillwater.ui.operate.replay.result.ReplayFolderInput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.HandlerUtil;
import org.eclipse.ui.statushandlers.StatusManager;

/**
 * Removes replays from the history with their files, after asking: those that are selected, else the one that is open. Those that still run are kept.
 *
 * <p>THREADING: UI thread; files are removed in a job.
 */
public final class RemoveReplayHandler extends AbstractHandler {
  private static final String FOLDER = "dev.stillwater.ui.operate.replay.remove.folder";

  @Override
  public Object execute(ExecutionEvent event) {
    String named = event.getParameter(FOLDER);
    List<Path> folders = named == null ? SelectedReplay.all(event.getApplicationContext()) : List.of(Path.of(named));
    String question = folders.size() == 1 ? Messages.remove_question : NLS.bind(Messages.remove_questionMany, Quantities.count(folders.size()));
    // The harmless answer is the one that Enter gives.
    if (!folders.isEmpty() && MessageDialog.open(MessageDialog.QUESTION, HandlerUtil.getActiveShell(event), Messages.remove_title, question, 0, Messages.remove_no,
        Messages.remove_yes) == 1) {
      Job job = Job.create(Messages.remove_name, (ICoreRunnable) monitor -> remove(folders, monitor));
      job.setPriority(Job.SHORT);
      job.schedule();
    }
    return null;
  }

  @Override
  public void setEnabled(Object context) {
    setBaseEnabled(!SelectedReplay.all(context).isEmpty());
  }

  private static void remove(List<Path> folders, IProgressMonitor monitor) {
    SubMonitor progress = SubMonitor.convert(monitor, folders.size());
    List<String> problems = new ArrayList<>();
    int running = 0;
    for (Path folder : folders) {
      progress.split(1);
      ReplayHistory.Entry entry = ReplayHistory.entry(new ReplayFolder(folder)).orElse(null);
      if (entry != null && !entry.state().phase().isTerminal()) {
        running++;
      } else if (entry != null) {
        close(folder);
        try {
          ReplayHistory.user().remove(entry);
        } catch (IOException inUse) {
          problems.add(NLS.bind(Messages.remove_failed, folder, IoReason.of(inUse)));
        }
      }
    }
    if (running > 0) {
      problems.add(running == 1 ? Messages.remove_running : NLS.bind(Messages.remove_runningMany, Quantities.count(running)));
    }
    if (!problems.isEmpty()) {
      StatusManager.getManager().handle(Status.error(String.join("\n", problems)), StatusManager.SHOW);
    }
  }

  /** What is gone is not shown any more, and its files are not held open. */
  private static void close(Path folder) {
    PlatformUI.getWorkbench().getDisplay().syncExec(() -> {
      for (IWorkbenchWindow window : PlatformUI.getWorkbench().getWorkbenchWindows()) {
        for (IWorkbenchPage page : window.getPages()) {
          IEditorPart editor = page.findEditor(new ReplayFolderInput(folder));
          if (editor != null) {
            page.closeEditor(editor, false);
          }
        }
      }
    });
  }
}
