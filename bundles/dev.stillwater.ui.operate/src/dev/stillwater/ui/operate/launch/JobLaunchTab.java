package dev.stillwater.ui.operate.launch;

import dev.stillwater.model.JobFile;
import dev.stillwater.ui.StillwaterImages;
import java.util.ArrayList;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.debug.ui.AbstractLaunchConfigurationTab;
import org.eclipse.debug.ui.DebugUITools;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.widgets.WidgetFactory;
import org.eclipse.jface.window.Window;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Group;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.dialogs.FilteredResourcesSelectionDialog;

/**
 * The tab of a launch configuration that says which job runs, and how.
 *
 * <p>THREADING: UI thread.
 */
final class JobLaunchTab extends AbstractLaunchConfigurationTab {
  private static final Pattern SETTING = Pattern.compile("[^.=\\s]+\\.[^.=\\s]+=.*");
  private static final int PARALLELISM_MAX = 32768;
  private Text job;
  private Spinner parallelism;
  private SettingsTable settings;
  private Text vmArguments;

  @Override
  public void createControl(Composite parent) {
    Composite page = WidgetFactory.composite(SWT.NONE).create(parent);
    GridLayoutFactory.swtDefaults().applyTo(page);
    setControl(page);
    Group jobGroup = group(page, Messages.tab_job, 2);
    job = WidgetFactory.text(SWT.BORDER).onModify(event -> updateLaunchConfigurationDialog()).create(jobGroup);
    GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(job);
    Button browse = createPushButton(jobGroup, Messages.tab_browse, null);
    browse.addListener(SWT.Selection, event -> browse());

    Group parallelismGroup = group(page, Messages.tab_parallelism, 2);
    parallelism = WidgetFactory.spinner(SWT.BORDER).bounds(0, PARALLELISM_MAX).onSelect(event -> updateLaunchConfigurationDialog())
        .create(parallelismGroup);
    parallelism.addListener(SWT.Modify, event -> updateLaunchConfigurationDialog());
    WidgetFactory.label(SWT.NONE).text(Messages.tab_parallelismHint).create(parallelismGroup);

    Group settingsGroup = group(page, Messages.tab_settings, 2);
    GridDataFactory.fillDefaults().grab(true, true).applyTo(settingsGroup);
    settings = new SettingsTable(settingsGroup, this::updateLaunchConfigurationDialog);

    Group vmGroup = group(page, Messages.tab_vmArguments, 1);
    vmArguments = WidgetFactory.text(SWT.BORDER).message(Messages.tab_vmArgumentsHint).onModify(event -> updateLaunchConfigurationDialog())
        .create(vmGroup);
    GridDataFactory.fillDefaults().grab(true, false).applyTo(vmArguments);
  }

  @Override
  public void setDefaults(ILaunchConfigurationWorkingCopy configuration) {
    if (DebugUITools.getSelectedResource() instanceof IFile file && JobFile.SUFFIX.equals("." + file.getFileExtension())) {
      configuration.setAttribute(JobLaunches.JOB, file.getFullPath().toString());
      configuration.rename(getLaunchConfigurationDialog().generateName(file.getName().replace(JobFile.SUFFIX, "")));
    }
  }

  @Override
  public void initializeFrom(ILaunchConfiguration configuration) {
    try {
      job.setText(configuration.getAttribute(JobLaunches.JOB, ""));
      parallelism.setSelection(configuration.getAttribute(JobLaunches.PARALLELISM, 0));
      settings.setSettings(JobLaunches.settings(configuration));
      vmArguments.setText(configuration.getAttribute(JobLaunches.VM_ARGUMENTS, ""));
    } catch (CoreException e) {
      ILog.of(JobLaunchTab.class).log(e.getStatus());
      setErrorMessage(e.getStatus().getMessage());
    }
  }

  @Override
  public void performApply(ILaunchConfigurationWorkingCopy configuration) {
    String path = job.getText().strip();
    configuration.setAttribute(JobLaunches.JOB, path);
    configuration.setAttribute(JobLaunches.PARALLELISM, parallelism.getSelection());
    configuration.setAttribute(JobLaunches.SETTINGS, new ArrayList<>(settings.settings()));
    configuration.setAttribute(JobLaunches.VM_ARGUMENTS, vmArguments.getText().strip());
    try {
      configuration.setMappedResources(JobLaunches.file(configuration).map(file -> new IResource[] {file}).orElse(null));
    } catch (CoreException e) {
      ILog.of(JobLaunchTab.class).log(e.getStatus());
    }
  }

  @Override
  public boolean isValid(ILaunchConfiguration configuration) {
    setErrorMessage(null);
    setMessage(null);
    if (job.getText().isBlank()) {
      setMessage(Messages.tab_jobPrompt);
      return false;
    }
    try {
      if (JobLaunches.location(configuration).filter(path -> path.toFile().isFile()).isEmpty()) {
        setErrorMessage(NLS.bind(Messages.tab_jobMissing, job.getText()));
        return false;
      }
    } catch (CoreException e) {
      setErrorMessage(e.getStatus().getMessage());
      return false;
    }
    Optional<String> wrong = settings.settings().stream().filter(setting -> !SETTING.matcher(setting).matches()).findFirst();
    wrong.ifPresent(setting -> setErrorMessage(NLS.bind(Messages.tab_settingMalformed, setting)));
    return wrong.isEmpty();
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

  private static Group group(Composite page, String text, int columns) {
    Group group = WidgetFactory.group(SWT.NONE).text(text).create(page);
    GridLayoutFactory.swtDefaults().numColumns(columns).applyTo(group);
    GridDataFactory.fillDefaults().grab(true, false).applyTo(group);
    return group;
  }
}
