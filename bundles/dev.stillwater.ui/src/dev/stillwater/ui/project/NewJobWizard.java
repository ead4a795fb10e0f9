package dev.stillwater.ui.project;

import dev.stillwater.model.JobFile;
import dev.stillwater.model.job.Job;
import dev.stillwater.ui.StillwaterImages;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import org.eclipse.core.resources.IContainer;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IFolder;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.jface.operation.IRunnableWithProgress;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.wizard.Wizard;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.INewWizard;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.actions.WorkspaceModifyOperation;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.statushandlers.StatusManager;
import org.eclipse.ui.wizards.newresource.BasicNewResourceWizard;

/**
 * Creates a job file: empty, an example that runs, or one that reads a CSV file; then opens it.
 *
 * <p>THREADING: UI thread; files are read and written by the wizard's progress thread.
 */
public final class NewJobWizard extends Wizard implements INewWizard {
  private IWorkbench workbench;
  private IStructuredSelection selection;
  private NewJobPage page;

  /** Made by the workbench. */
  public NewJobWizard() {
    setWindowTitle(Messages.newJob_window);
    setNeedsProgressMonitor(true);
    setDefaultPageImageDescriptor(StillwaterImages.descriptor("product/stillwater-banner"));
  }

  @Override
  public void init(IWorkbench newWorkbench, IStructuredSelection newSelection) {
    workbench = newWorkbench;
    selection = newSelection;
  }

  @Override
  public void addPages() {
    page = new NewJobPage(selection);
    addPage(page);
  }

  @Override
  public boolean performFinish() {
    String fileName = page.getFileName().endsWith(JobFile.SUFFIX) ? page.getFileName() : page.getFileName() + JobFile.SUFFIX;
    IFile file = ResourcesPlugin.getWorkspace().getRoot().getFile(page.getContainerFullPath().append(fileName));
    NewJobPage.Template template = page.template();
    String csvPath = page.csvPath();
    Path csvFile = template == NewJobPage.Template.CSV ? page.csvFile() : null;
    String name = fileName.substring(0, fileName.length() - JobFile.SUFFIX.length());
    IRunnableWithProgress create = new WorkspaceModifyOperation(file.getProject()) {
      @Override
      protected void execute(IProgressMonitor monitor) throws CoreException, InvocationTargetException {
        try {
          Job job = switch (template) {
            case EMPTY -> JobTemplates.empty(name);
            case EXAMPLE -> JobTemplates.example(name);
            case CSV -> JobTemplates.csv(name, csvPath, CsvColumns.of(csvFile));
          };
          createParents(file.getParent());
          file.create(new ByteArrayInputStream(JobFile.toBytes(job)), true, monitor);
        } catch (IOException e) {
          throw new InvocationTargetException(e, NLS.bind(Messages.newJob_csvUnreadable, csvFile, e.getMessage()));
        }
      }
    };
    return run(create) && open(file);
  }

  private boolean run(IRunnableWithProgress create) {
    try {
      getContainer().run(true, true, create);
      return true;
    } catch (InvocationTargetException e) {
      boolean isOurs = e.getMessage() != null;
      page.setErrorMessage(isOurs ? e.getMessage() : NLS.bind(Messages.newJob_failed, e.getCause().getMessage()));
    } catch (InterruptedException e) {
      page.setErrorMessage(Messages.newJob_cancelled);
    }
    return false;
  }

  private boolean open(IFile file) {
    BasicNewResourceWizard.selectAndReveal(file, workbench.getActiveWorkbenchWindow());
    try {
      IDE.openEditor(workbench.getActiveWorkbenchWindow().getActivePage(), file, true);
    } catch (PartInitException e) {
      StatusManager.getManager().handle(e.getStatus(), StatusManager.SHOW);
    }
    return true;
  }

  private static void createParents(IContainer container) throws CoreException {
    if (container instanceof IFolder folder && !folder.exists()) {
      createParents(folder.getParent());
      folder.create(IResource.FORCE, true, null);
    }
  }
}
