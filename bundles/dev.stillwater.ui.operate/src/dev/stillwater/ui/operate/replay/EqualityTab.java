package dev.stillwater.ui.operate.replay;

import dev.stillwater.ui.StillwaterImages;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.jface.widgets.WidgetFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Group;
import org.eclipse.swt.widgets.Text;

/**
 * The tab of a comparison's launch configuration that says what counts as equal.
 *
 * <p>THREADING: UI thread.
 */
final class EqualityTab extends ReplayTab {
  private Text key;
  private Text ignore;
  private Text tolerance;
  private Text windows;
  private Button ordered;
  private Button eventTime;
  private Button streams;

  EqualityTab() {
    super(LaunchOrder.Part.EQUALITY);
  }

  @Override
  protected void fill(Composite page) {
    Group rows = group(page, Messages.equal_results, 2);
    key = field(rows, Messages.equal_key, Messages.equal_keyHint, "replay:key", 1);
    ignore = field(rows, Messages.equal_ignore, Messages.equal_ignoreHint, "replay:ignore", 1);
    tolerance = field(rows, Messages.equal_tolerance, Messages.equal_toleranceHint, "replay:tolerance", 1);
    windows = field(rows, Messages.equal_windows, Messages.equal_windowsHint, "replay:windows", 1);
    Group more = group(page, Messages.equal_more, 1);
    ordered = box(more, Messages.equal_ordered);
    eventTime = box(more, Messages.equal_eventTime);
    streams = box(more, Messages.equal_streams);
  }

  private Button box(Composite parent, String label) {
    return WidgetFactory.button(SWT.CHECK).text(label).onSelect(event -> changed()).create(parent);
  }

  @Override
  protected void show(ILaunchConfiguration configuration) throws CoreException {
    key.setText(configuration.getAttribute(ReplayLaunches.KEY, ""));
    ignore.setText(configuration.getAttribute(ReplayLaunches.IGNORE, ""));
    tolerance.setText(configuration.getAttribute(ReplayLaunches.TOLERANCE, ""));
    windows.setText(configuration.getAttribute(ReplayLaunches.WINDOWS, ""));
    ordered.setSelection(configuration.getAttribute(ReplayLaunches.ORDERED, false));
    eventTime.setSelection(configuration.getAttribute(ReplayLaunches.EVENT_TIME, false));
    streams.setSelection(configuration.getAttribute(ReplayLaunches.STREAMS, false));
  }

  @Override
  public void performApply(ILaunchConfigurationWorkingCopy configuration) {
    ReplayLaunches.put(configuration, ReplayLaunches.KEY, key.getText());
    ReplayLaunches.put(configuration, ReplayLaunches.IGNORE, ignore.getText());
    ReplayLaunches.put(configuration, ReplayLaunches.TOLERANCE, tolerance.getText());
    ReplayLaunches.put(configuration, ReplayLaunches.WINDOWS, windows.getText());
    configuration.setAttribute(ReplayLaunches.ORDERED, ordered.getSelection() ? Boolean.TRUE : null);
    configuration.setAttribute(ReplayLaunches.EVENT_TIME, eventTime.getSelection() ? Boolean.TRUE : null);
    configuration.setAttribute(ReplayLaunches.STREAMS, streams.getSelection() ? Boolean.TRUE : null);
  }

  @Override
  public String getName() {
    return Messages.equal_tab;
  }

  @Override
  public String getId() {
    return "dev.stillwater.ui.operate.replay.equalityTab";
  }

  @Override
  public Image getImage() {
    return StillwaterImages.image(StillwaterImages.FIELD);
  }
}
