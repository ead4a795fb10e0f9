package dev.stillwater.ui.editor.source;

import dev.stillwater.model.job.Operator;
import dev.stillwater.ui.UiThread;
import dev.stillwater.ui.editor.model.JobDiagram;
import java.util.Optional;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.WorkspaceJob;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.statushandlers.StatusManager;

/**
 * Opens the Java source of an operator's function; a new one is begun when there is none and the user wants it.
 *
 * <p>THREADING: UI thread; files are written elsewhere.
 */
public final class OpenSource {
  private OpenSource() {}

  /** Opens the source, or says why there is none. */
  public static void of(JobDiagram diagram, Operator operator, IWorkbenchPage page) {
    Optional<FunctionSource> source = FunctionSource.of(diagram, operator);
    if (source.isEmpty()) {
      MessageDialog.openInformation(page.getWorkbenchWindow().getShell(), Messages.OpenSource_title,
          NLS.bind(Messages.OpenSource_none, JobDiagram.nameOf(operator)));
    } else if (source.get().file().exists()) {
      open(source.get().file(), page);
    } else if (MessageDialog.openQuestion(page.getWorkbenchWindow().getShell(), Messages.OpenSource_title,
        NLS.bind(Messages.OpenSource_create, source.get().className(), source.get().file().getFullPath()))) {
      create(source.get(), page);
    }
  }

  private static void create(FunctionSource source, IWorkbenchPage page) {
    WorkspaceJob job = new WorkspaceJob(NLS.bind(Messages.OpenSource_job, source.className())) {
      @Override
      public IStatus runInWorkspace(IProgressMonitor monitor) throws CoreException {
        source.file().getParent().refreshLocal(IResource.DEPTH_ONE, monitor);
        source.create(monitor);
        UiThread.post(page.getWorkbenchWindow().getShell(), () -> open(source.file(), page));
        return Status.OK_STATUS;
      }
    };
    job.setRule(source.file().getProject());
    job.schedule();
  }

  private static void open(IFile file, IWorkbenchPage page) {
    try {
      IDE.openEditor(page, file, JavaSourceEditor.ID, true);
    } catch (PartInitException problem) {
      StatusManager.getManager().handle(problem.getStatus(), StatusManager.SHOW | StatusManager.LOG);
    }
  }
}
