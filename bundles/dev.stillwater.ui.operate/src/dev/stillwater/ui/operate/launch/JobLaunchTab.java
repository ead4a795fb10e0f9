package dev.stillwater.ui.operate.launch;

import dev.stillwater.model.JobFile;
import dev.stillwater.ui.StillwaterImages;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.debug.ui.DebugUITools;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.widgets.WidgetFactory;
import org.eclipse.jface.window.Window;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Group;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.dialogs.FilteredResourcesSelectionDialog;

/**
 * The tab of a launch configuration that says which job runs.
 *
 * <p>THREADING: UI thread.
 */
final class JobLaunchTab extends LaunchTab {
  private Text job;
  private PathCheck files;

  @Override
  protected void fill(Composite page) {
    Group jobGroup = group(page, Messages.tab_job, 2);
    job = WidgetFactory.text(SWT.BORDER).onModify(event -> changed()).create(jobGroup);
    GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(job);
    files = new PathCheck(page, Files::isRegularFile, this::updateLaunchConfigurationDialog);
    Button browse = createPushButton(jobGroup, Messages.tab_browse, null);
    browse.addListener(SWT.Selection, event -> browse());
    GridDataFactory.fillDefaults().span(2, 1).applyTo(WidgetFactory.label(SWT.NONE).text(Messages.tab_jobHint).create(jobGroup));
  }

  @Override
  public void setDefaults(ILaunchConfigurationWorkingCopy configuration) {
    if (DebugUITools.getSelectedResource() instanceof IFile file && JobFile.SUFFIX.equals("." + file.getFileExtension())) {
      configuration.setAttribute(JobLaunches.JOB, file.getFullPath().toString());
      configuration.rename(getLaunchConfigurationDialog().generateName(file.getName().replace(JobFile.SUFFIX, "")));
    }
  }

  @Override
  protected void show(ILaunchConfiguration configuration) throws CoreException {
    job.setText(configuration.getAttribute(JobLaunches.JOB, ""));
  }

  @Override
  public void performApply(ILaunchConfigurationWorkingCopy configuration) {
    configuration.setAttribute(JobLaunches.JOB, job.getText().strip());
    try {
      JobLaunches.map(configuration);
    } catch (CoreException e) {
      ILog.of(JobLaunchTab.class).log(e.getStatus());
    }
  }

  @Override
  public boolean isValid(ILaunchConfiguration configuration) {
    setErrorMessage(null);
    if (job.getText().isBlank()) {
      setErrorMessage(Messages.tab_jobPrompt);
      return false;
    }
    try {
      Optional<Path> file = JobLaunches.location(configuration);
      if (file.isEmpty() || files.isMissing(file.get())) {
        setErrorMessage(NLS.bind(Messages.tab_jobMissing, job.getText()));
        return false;
      }
    } catch (CoreException e) {
      setErrorMessage(e.getStatus().getMessage());
      return false;
    }
    return true;
  }

  @Override
  public void activated(ILaunchConfigurationWorkingCopy configuration) {
    files.again();
  }

  @Override
  public String getName() {
    return Messages.tab_name;
  }

  @Override
  public String getId() {
    return "dev.stillwater.ui.operate.jobTab";
  }

  @Override
  public Image getImage() {
    return StillwaterImages.image(StillwaterImages.JOB);
  }

  private void browse() {
    FilteredResourcesSelectionDialog dialog =
        new FilteredResourcesSelectionDialog(getShell(), false, ResourcesPlugin.getWorkspace().getRoot(), IResource.FILE);
    dialog.setTitle(Messages.tab_browseTitle);
    dialog.setInitialPattern("*" + JobFile.SUFFIX);
    if (dialog.open() == Window.OK && dialog.getFirstResult() instanceof IFile file) {
      job.setText(file.getFullPath().toString());
    }
  }
}
