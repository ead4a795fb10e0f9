package dev.stillwater.ui.operate.launch;

import dev.stillwater.ui.StillwaterImages;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Group;

/**
 * The tab of a launch configuration with the parameters of operators that differ from the job file.
 *
 * <p>THREADING: UI thread.
 */
final class ParametersTab extends LaunchTab {
  private static final Pattern SETTING = Pattern.compile("[^.=\\s]+\\.[^.=\\s]+=.*");
  private SettingsTable settings;

  @Override
  protected void fill(Composite page) {
    Group group = group(page, Messages.tab_settings, 2);
    GridDataFactory.fillDefaults().grab(true, true).align(SWT.FILL, SWT.FILL).applyTo(group);
    settings = new SettingsTable(group, this::changed);
  }

  @Override
  protected void show(ILaunchConfiguration configuration) throws CoreException {
    settings.setSettings(JobLaunches.settings(configuration));
  }

  @Override
  public void performApply(ILaunchConfigurationWorkingCopy configuration) {
    List<String> all = settings.settings();
    configuration.setAttribute(JobLaunches.SETTINGS, all.isEmpty() ? null : all);
  }

  @Override
  public boolean isValid(ILaunchConfiguration configuration) {
    setErrorMessage(null);
    Optional<String> wrong = settings.settings().stream().filter(setting -> !SETTING.matcher(setting).matches()).findFirst();
    wrong.ifPresent(setting -> setErrorMessage(NLS.bind(Messages.tab_settingMalformed, setting)));
    return wrong.isEmpty();
  }

  @Override
  public String getName() {
    return Messages.tab_parameters;
  }

  @Override
  public String getId() {
    return "dev.stillwater.ui.operate.parametersTab";
  }

  @Override
  public Image getImage() {
    return StillwaterImages.image(StillwaterImages.FIELD);
  }
}
