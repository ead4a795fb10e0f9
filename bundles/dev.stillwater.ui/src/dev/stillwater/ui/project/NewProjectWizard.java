package dev.stillwater.ui.project;

import dev.stillwater.ui.StillwaterImages;
import java.lang.reflect.InvocationTargetException;
import java.net.URI;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IProjectDescription;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.wizard.Wizard;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.INewWizard;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.actions.WorkspaceModifyOperation;
import org.eclipse.ui.dialogs.WizardNewProjectCreationPage;
import org.eclipse.ui.wizards.newresource.BasicNewResourceWizard;

/**
 * Creates a project for stream jobs.
 *
 * <p>THREADING: UI thread; the project is made by the wizard's progress thread.
 */
public final class NewProjectWizard extends Wizard implements INewWizard {
  private IWorkbench workbench;
  private WizardNewProjectCreationPage page;

  /** Made by the workbench. */
  public NewProjectWizard() {
    setWindowTitle(Messages.newProject_window);
    setNeedsProgressMonitor(true);
    setDefaultPageImageDescriptor(StillwaterImages.descriptor("product/stillwater-banner"));
  }

  @Override
  public void init(IWorkbench newWorkbench, IStructuredSelection selection) {
    workbench = newWorkbench;
  }

  @Override
  public void addPages() {
    page = new WizardNewProjectCreationPage("newProject");
    page.setTitle(Messages.newProject_title);
    page.setDescription(Messages.newProject_description);
    addPage(page);
  }

  @Override
  public boolean performFinish() {
    IProject project = page.getProjectHandle();
    URI location = page.useDefaults() ? null : page.getLocationURI();
    WorkspaceModifyOperation create = new WorkspaceModifyOperation() {
      @Override
      protected void execute(IProgressMonitor monitor) throws CoreException {
        IProjectDescription description = project.getWorkspace().newProjectDescription(project.getName());
        description.setLocationURI(location);
        StillwaterNature.create(project, description, monitor);
      }
    };
    try {
      getContainer().run(true, true, create);
    } catch (InvocationTargetException e) {
      page.setErrorMessage(NLS.bind(Messages.newProject_failed, e.getCause().getMessage()));
      return false;
    } catch (InterruptedException e) {
      page.setErrorMessage(Messages.newJob_cancelled);
      return false;
    }
    BasicNewResourceWizard.selectAndReveal(project, workbench.getActiveWorkbenchWindow());
    return true;
  }
}
