package dev.stillwater.ui.operate.launch;

import dev.stillwater.engine.checkpoint.StateBackendSettings;
import dev.stillwater.model.ParameterValues;
import dev.stillwater.ui.StillwaterImages;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.widgets.WidgetFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.Group;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Text;

/**
 * The tab of a launch configuration with parallelism, checkpoints and state backend where they differ from the job file.
 *
 * <p>THREADING: UI thread.
 */
final class ExecutionTab extends LaunchTab {
  private static final int PARALLELISM_MAX = 32768;
  private static final int RETAINED_MAX = 10_000;
  private Spinner parallelism;
  private Combo backend;
  private Text interval;
  private Text directory;
  private Spinner retained;

  @Override
  protected void fill(Composite page) {
    Group parallel = group(page, Messages.tab_parallelism, 2);
    parallelism = spinner(parallel, PARALLELISM_MAX);
    WidgetFactory.label(SWT.NONE).text(Messages.tab_parallelismHint).create(parallel);
    Group checkpoints = group(page, Messages.tab_checkpoints, 3);
    WidgetFactory.label(SWT.NONE).text(Messages.tab_backend).create(checkpoints);
    backend = new Combo(checkpoints, SWT.READ_ONLY | SWT.DROP_DOWN);
    backend.setItems(Stream.concat(Stream.of(Messages.tab_asJob), kinds().stream()).toArray(String[]::new));
    backend.addListener(SWT.Selection, event -> changed());
    GridDataFactory.fillDefaults().span(2, 1).align(SWT.BEGINNING, SWT.CENTER).applyTo(backend);
    WidgetFactory.label(SWT.NONE).text(Messages.tab_interval).create(checkpoints);
    interval = WidgetFactory.text(SWT.BORDER).message(Messages.tab_intervalHint).onModify(event -> changed()).create(checkpoints);
    GridDataFactory.fillDefaults().span(2, 1).align(SWT.BEGINNING, SWT.CENTER).hint(320, SWT.DEFAULT).applyTo(interval);
    WidgetFactory.label(SWT.NONE).text(Messages.tab_directory).create(checkpoints);
    directory = WidgetFactory.text(SWT.BORDER).message(Messages.tab_asJob).onModify(event -> changed()).create(checkpoints);
    GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(directory);
    Button browse = createPushButton(checkpoints, Messages.tab_browseFolder, null);
    browse.addListener(SWT.Selection, event -> browse());
    WidgetFactory.label(SWT.NONE).text(Messages.tab_retained).create(checkpoints);
    Composite kept = WidgetFactory.composite(SWT.NONE).create(checkpoints);
    GridLayoutFactory.fillDefaults().numColumns(2).applyTo(kept);
    GridDataFactory.fillDefaults().span(2, 1).applyTo(kept);
    retained = spinner(kept, RETAINED_MAX);
    WidgetFactory.label(SWT.NONE).text(Messages.tab_retainedHint).create(kept);
  }

  private Spinner spinner(Composite parent, int max) {
    Spinner spinner = WidgetFactory.spinner(SWT.BORDER).bounds(0, max).create(parent);
    spinner.addListener(SWT.Modify, event -> changed());
    GridDataFactory.fillDefaults().align(SWT.BEGINNING, SWT.CENTER).applyTo(spinner);
    return spinner;
  }

  private static List<String> kinds() {
    return Arrays.stream(StateBackendSettings.Kind.values()).map(StateBackendSettings.Kind::text).toList();
  }

  private void browse() {
    DirectoryDialog dialog = new DirectoryDialog(getShell(), SWT.SAVE);
    dialog.setText(Messages.tab_directoryTitle);
    dialog.setFilterPath(directory.getText());
    String chosen = dialog.open();
    if (chosen != null) {
      directory.setText(chosen);
    }
  }

  @Override
  protected void show(ILaunchConfiguration configuration) throws CoreException {
    parallelism.setSelection(configuration.getAttribute(JobLaunches.PARALLELISM, 0));
    backend.select(kinds().indexOf(configuration.getAttribute(JobLaunches.BACKEND, "")) + 1);
    interval.setText(withUnit(configuration.getAttribute(JobLaunches.INTERVAL, "")));
    directory.setText(configuration.getAttribute(JobLaunches.DIRECTORY, ""));
    retained.setSelection(configuration.getAttribute(JobLaunches.RETAINED, 0));
  }

  @Override
  public void performApply(ILaunchConfigurationWorkingCopy configuration) {
    put(configuration, JobLaunches.PARALLELISM, parallelism.getSelection());
    put(configuration, JobLaunches.BACKEND, backend.getSelectionIndex() > 0 ? backend.getText() : "");
    put(configuration, JobLaunches.INTERVAL, inMilliseconds(interval.getText()));
    put(configuration, JobLaunches.DIRECTORY, directory.getText());
    put(configuration, JobLaunches.RETAINED, retained.getSelection());
  }

  @Override
  public boolean isValid(ILaunchConfiguration configuration) {
    setErrorMessage(null);
    try {
      JobLaunches.intervalMs(interval.getText());
    } catch (IllegalArgumentException malformed) {
      setErrorMessage(NLS.bind(Messages.tab_intervalMalformed, malformed.getMessage()));
      return false;
    }
    if (!isAbsoluteOrEmpty(directory.getText().strip())) {
      setErrorMessage(NLS.bind(Messages.tab_directoryRelative, directory.getText()));
      return false;
    }
    return true;
  }

  /** What stands in a launch file is shown with its unit; what makes no sense is shown as it is. */
  private static String withUnit(String kept) {
    try {
      OptionalLong intervalMs = JobLaunches.intervalMs(kept);
      return intervalMs.isEmpty() ? "" : ParameterValues.formatDuration(Duration.ofMillis(intervalMs.getAsLong()));
    } catch (IllegalArgumentException malformed) {
      return kept;
    }
  }

  /** Launch files keep milliseconds; what makes no sense is kept as it is, and refused. */
  private static String inMilliseconds(String typed) {
    try {
      OptionalLong intervalMs = JobLaunches.intervalMs(typed);
      return intervalMs.isEmpty() ? "" : Long.toString(intervalMs.getAsLong());
    } catch (IllegalArgumentException malformed) {
      return typed;
    }
  }

  private static boolean isAbsoluteOrEmpty(String folder) {
    try {
      return folder.isEmpty() || Path.of(folder).isAbsolute();
    } catch (InvalidPathException malformed) {
      return false;
    }
  }

  @Override
  public String getName() {
    return Messages.tab_execution;
  }

  @Override
  public String getId() {
    return "dev.stillwater.ui.operate.executionTab";
  }

  @Override
  public Image getImage() {
    return StillwaterImages.image(StillwaterImages.KEYED_STATE);
  }
}
