package dev.stillwater.ui.operate.launch;

import dev.stillwater.ui.StillwaterImages;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.widgets.WidgetFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Group;
import org.eclipse.swt.widgets.Text;

/**
 * The tab of a launch configuration with the arguments of the job's JVM.
 *
 * <p>THREADING: UI thread.
 */
public final class JvmTab extends LaunchTab {
  private static final int LINES = 6;
  private Text vmArguments;

  @Override
  protected void fill(Composite page) {
    Group group = group(page, Messages.tab_vmArguments, 1);
    vmArguments = WidgetFactory.text(SWT.BORDER | SWT.MULTI | SWT.WRAP | SWT.V_SCROLL).onModify(event -> changed()).create(group);
    // A JVM takes arguments on several lines as one line; Tab goes on to the next control.
    vmArguments.addListener(SWT.Traverse, event -> event.doit |= event.detail == SWT.TRAVERSE_TAB_NEXT || event.detail == SWT.TRAVERSE_TAB_PREVIOUS);
    GridDataFactory.fillDefaults().grab(true, false).hint(SWT.DEFAULT, vmArguments.getLineHeight() * LINES).applyTo(vmArguments);
    WidgetFactory.label(SWT.WRAP).text(Messages.tab_vmArgumentsHint).create(group);
  }

  @Override
  protected void show(ILaunchConfiguration configuration) throws CoreException {
    vmArguments.setText(configuration.getAttribute(JobLaunches.VM_ARGUMENTS, ""));
  }

  @Override
  public void performApply(ILaunchConfigurationWorkingCopy configuration) {
    put(configuration, JobLaunches.VM_ARGUMENTS, vmArguments.getText());
  }

  @Override
  public String getName() {
    return Messages.tab_jvm;
  }

  @Override
  public String getId() {
    return "dev.stillwater.ui.operate.jvmTab";
  }

  @Override
  public Image getImage() {
    return StillwaterImages.image(StillwaterImages.RUN);
  }
}
