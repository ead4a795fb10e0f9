package dev.stillwater.ui.operate.replay;

import dev.stillwater.engine.checkpoint.StateBackendSettings;
import dev.stillwater.ui.StillwaterImages;
import java.util.Arrays;
import java.util.List;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.widgets.WidgetFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Group;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Text;

/**
 * The tab of a replay's launch configuration that says how it runs: parallelism, backend, speed, changed parameters, and whether sinks are asked for.
 *
 * <p>THREADING: UI thread.
 */
final class ConditionsTab extends ReplayTab {
  private static final int LINES = 4;
  private static final List<String> BACKENDS = Arrays.stream(StateBackendSettings.Kind.values()).map(StateBackendSettings.Kind::text).toList();
  private static final String DEFAULT_BACKEND = StateBackendSettings.Kind.FILESYSTEM.text();
  private Spinner parallelism;
  private Combo backend;
  private Text speed;
  private Text seed;
  private Text settings;
  private Button allow;
  private Button askSinks;

  ConditionsTab() {
    super(LaunchOrder.Part.CONDITIONS);
  }

  @Override
  protected void fill(Composite page) {
    Group sinks = group(page, Messages.conditions_sinks, 1);
    GridDataFactory.fillDefaults().grab(true, false).hint(500, SWT.DEFAULT)
        .applyTo(WidgetFactory.label(SWT.WRAP).text(Messages.conditions_sinksNote).create(sinks));
    askSinks = WidgetFactory.button(SWT.CHECK).text(Messages.conditions_askSinks).onSelect(event -> changed()).create(sinks);
    Group how = group(page, Messages.conditions_how, 2);
    WidgetFactory.label(SWT.NONE).text(Messages.conditions_parallelism).create(how);
    parallelism = WidgetFactory.spinner(SWT.BORDER).bounds(0, Short.MAX_VALUE).create(how);
    parallelism.addListener(SWT.Modify, event -> changed());
    WidgetFactory.label(SWT.NONE).text(Messages.conditions_backend).create(how);
    backend = new Combo(how, SWT.READ_ONLY | SWT.DROP_DOWN);
    backend.setItems(BACKENDS.toArray(String[]::new));
    backend.addListener(SWT.Selection, event -> changed());
    speed = field(how, Messages.conditions_speed, Messages.conditions_speedHint, "replay:speed", 1);
    seed = field(how, Messages.conditions_seed, "0", "replay:seed", 1);
    allow = WidgetFactory.button(SWT.CHECK).text(Messages.conditions_allow).onSelect(event -> changed()).create(how);
    GridDataFactory.fillDefaults().span(2, 1).applyTo(allow);
    Group changes = group(page, Messages.conditions_settings, 1);
    settings = WidgetFactory.text(SWT.BORDER | SWT.MULTI | SWT.V_SCROLL).message(Messages.conditions_settingsHint).onModify(event -> changed()).create(changes);
    settings.setData("dev.stillwater.id", "replay:settings");
    settings.addListener(SWT.Traverse, event -> event.doit |= event.detail == SWT.TRAVERSE_TAB_NEXT || event.detail == SWT.TRAVERSE_TAB_PREVIOUS);
    GridDataFactory.fillDefaults().grab(true, false).hint(SWT.DEFAULT, settings.getLineHeight() * LINES).applyTo(settings);
  }

  @Override
  protected void show(ILaunchConfiguration configuration) throws CoreException {
    parallelism.setSelection(configuration.getAttribute(ReplayLaunches.PARALLELISM, 0));
    backend.select(Math.max(0, BACKENDS.indexOf(configuration.getAttribute(ReplayLaunches.BACKEND, DEFAULT_BACKEND))));
    speed.setText(configuration.getAttribute(ReplayLaunches.SPEED, ""));
    seed.setText(configuration.getAttribute(ReplayLaunches.SEED, ""));
    allow.setSelection(configuration.getAttribute(ReplayLaunches.ALLOW, false));
    settings.setText(String.join("\n", configuration.getAttribute(ReplayLaunches.SETTINGS, List.of())));
    askSinks.setSelection(configuration.getAttribute(ReplayLaunches.ASK_SINKS, false));
  }

  @Override
  public void performApply(ILaunchConfigurationWorkingCopy configuration) {
    put(configuration, ReplayLaunches.PARALLELISM, parallelism.getSelection());
    put(configuration, ReplayLaunches.BACKEND, backend.getText().equals(DEFAULT_BACKEND) ? "" : backend.getText());
    put(configuration, ReplayLaunches.SPEED, speed.getText());
    put(configuration, ReplayLaunches.SEED, seed.getText());
    configuration.setAttribute(ReplayLaunches.ALLOW, allow.getSelection() ? Boolean.TRUE : null);
    List<String> lines = settings.getText().lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    configuration.setAttribute(ReplayLaunches.SETTINGS, lines.isEmpty() ? null : lines);
    configuration.setAttribute(ReplayLaunches.ASK_SINKS, askSinks.getSelection() ? Boolean.TRUE : null);
  }

  @Override
  public String getName() {
    return Messages.conditions_tab;
  }

  @Override
  public String getId() {
    return "dev.stillwater.ui.operate.replay.conditionsTab";
  }

  @Override
  public Image getImage() {
    return StillwaterImages.image(StillwaterImages.KEYED_STATE);
  }
}
