package dev.stillwater.ui.operate.replay;

import dev.stillwater.host.CannotStartException;
import dev.stillwater.host.replay.Comparison;
import dev.stillwater.host.replay.KeptComparison;
import dev.stillwater.host.replay.KeptComparison.KeptVersion;
import dev.stillwater.host.replay.process.ReplayOrder;
import dev.stillwater.ui.operate.jobs.StatusLine;
import dev.stillwater.ui.operate.replay.result.SavedFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.core.resources.IContainer;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.window.Window;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.dialogs.SaveAsDialog;
import org.eclipse.ui.statushandlers.StatusManager;

/**
 * Keeps what was asked for as a comparison file of a project, which {@code stillwater replay --all} runs.
 *
 * <p>THREADING: UI thread; the file is written in a job.
 */
final class ComparisonSaving {
  private static final Pattern JOB = Pattern.compile("([^/\\\\]+)\\.job");

  private ComparisonSaving() {
  }

  /**
   * Asks where, and writes the file.
   *
   * @param texts versions of the local history, which are kept as job files of their own
   */
  static void ask(Shell shell, ReplayOrder order, Map<String, KeptVersion> texts) {
    SaveAsDialog dialog = new SaveAsDialog(shell);
    dialog.setOriginalFile(proposal(order));
    dialog.create();
    dialog.getShell().setText(Messages.save_title);
    dialog.setTitle(Messages.save_title);
    dialog.setMessage(Messages.save_message);
    if (dialog.open() == Window.OK && dialog.getResult() != null) {
      IPath chosen = dialog.getResult();
      IPath path = chosen.lastSegment().endsWith(Comparison.SUFFIX) ? chosen : chosen.addFileExtension(Comparison.SUFFIX.substring(1));
      IFile file = ResourcesPlugin.getWorkspace().getRoot().getFile(path);
      Job.create(NLS.bind(Messages.save_task, file.getName()), (ICoreRunnable) monitor -> write(order, texts, file)).schedule();
    }
  }

  private static IFile proposal(ReplayOrder order) {
    Matcher job = JOB.matcher(order.what().b());
    String name = (job.find() ? job.group(1) : "comparison") + Comparison.SUFFIX;
    IContainer folder = ResourcesPlugin.getWorkspace().getRoot().getContainerForLocation(IPath.fromPath(order.folder()));
    boolean isProject = folder != null && folder.exists() && folder.getType() != IResource.ROOT;
    return isProject ? folder.getFile(IPath.fromPortableString(name))
        : ResourcesPlugin.getWorkspace().getRoot().getFile(IPath.fromPortableString("/" + firstProject() + "/" + name));
  }

  private static String firstProject() {
    IResource[] projects = ResourcesPlugin.getWorkspace().getRoot().getProjects();
    return projects.length == 0 ? "project" : projects[0].getName();
  }

  private static void write(ReplayOrder order, Map<String, KeptVersion> texts, IFile file) throws CoreException {
    try {
      List<Path> versions = KeptComparison.move(order.what(), order.folder(), file.getLocation().toPath(), texts);
      SavedFiles.refresh(file.getLocation().toPath());
      for (Path version : versions) {
        SavedFiles.refresh(version);
      }
      StatusLine.show(SavedFiles.done(file.getFullPath().toString(), versions), false);
    } catch (CannotStartException problem) {
      StatusManager.getManager().handle(Status.error(VersionCheck.text(problem)), StatusManager.SHOW);
    }
  }
}
