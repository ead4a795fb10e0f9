package dev.stillwater.ui.operate.launch;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.debug.ui.AbstractLaunchConfigurationTab;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.widgets.WidgetFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Group;

/**
 * What the tabs of a job's launch configuration have in common.
 *
 * <p>THREADING: UI thread.
 */
public abstract class LaunchTab extends AbstractLaunchConfigurationTab {
  private boolean isShowing;

  @Override
  public final void createControl(Composite parent) {
    Composite page = WidgetFactory.composite(SWT.NONE).create(parent);
    GridLayoutFactory.swtDefaults().applyTo(page);
    setControl(page);
    fill(page);
  }

  /** Makes the controls. */
  protected abstract void fill(Composite page);

  /** Shows what the configuration says. */
  protected abstract void show(ILaunchConfiguration configuration) throws CoreException;

  @Override
  public final void initializeFrom(ILaunchConfiguration configuration) {
    isShowing = true;
    try {
      show(configuration);
    } catch (CoreException e) {
      ILog.of(LaunchTab.class).log(e.getStatus());
      setErrorMessage(e.getStatus().getMessage());
    } finally {
      isShowing = false;
    }
  }

  @Override
  public void setDefaults(ILaunchConfigurationWorkingCopy configuration) {
    // Nothing is set in a new configuration: what is not set is as the job file says.
  }

  /** A control was changed by the user. */
  protected final void changed() {
    if (!isShowing) {
      updateLaunchConfigurationDialog();
    }
  }

  /** Writes the text, or nothing where it is empty. */
  protected static void put(ILaunchConfigurationWorkingCopy configuration, String attribute, String text) {
    configuration.setAttribute(attribute, text.isBlank() ? null : text.strip());
  }

  /** Writes the number, or nothing where it is 0. */
  protected static void put(ILaunchConfigurationWorkingCopy configuration, String attribute, int number) {
    if (number == 0) {
      configuration.removeAttribute(attribute);
    } else {
      configuration.setAttribute(attribute, number);
    }
  }

  protected static Group group(Composite page, String text, int columns) {
    Group group = WidgetFactory.group(SWT.NONE).text(text).create(page);
    GridLayoutFactory.swtDefaults().numColumns(columns).applyTo(group);
    GridDataFactory.fillDefaults().grab(true, false).applyTo(group);
    return group;
  }
}
