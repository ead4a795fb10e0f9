package dev.stillwater.ui.operate.launch;

import dev.stillwater.host.CheckpointOverrides;
import dev.stillwater.host.RunRequest;
import dev.stillwater.ui.StillwaterImages;
import dev.stillwater.ui.UiThread;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.widgets.WidgetFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.Group;
import org.eclipse.swt.widgets.Text;

/**
 * The tab of a launch configuration that says with which snapshot the job begins, and on what terms; a preflight tells beforehand whether it does.
 *
 * <p>THREADING: UI thread; snapshots are looked at on others.
 */
final class RestoreTab extends LaunchTab {
  private static final int PATH_WIDTH = 160;

  private Button latest;
  private Button chosen;
  private Text snapshot;
  private Button known;
  private Button browse;
  private Button allow;
  private Button claim;
  private Button noClaim;
  private PreflightPanel preflight;
  private PathCheck folders;
  private Optional<Path> job = Optional.empty();
  private boolean isActive;

  @Override
  protected void fill(Composite page) {
    Group from = group(page, Messages.restore_from, 3);
    latest = radio(from, Messages.restore_latest);
    GridDataFactory.fillDefaults().span(3, 1).applyTo(latest);
    chosen = radio(from, Messages.restore_chosen);
    GridDataFactory.fillDefaults().span(3, 1).applyTo(chosen);
    snapshot = WidgetFactory.text(SWT.BORDER).message(Messages.restore_hint).onModify(event -> changed()).create(from);
    snapshot.setData("dev.stillwater.id", "restore:snapshot");
    GridDataFactory.fillDefaults().grab(true, false).hint(PATH_WIDTH, SWT.DEFAULT).indent(20, 0).align(SWT.FILL, SWT.CENTER).applyTo(snapshot);
    known = createPushButton(from, Messages.restore_choose, null);
    known.addListener(SWT.Selection, event -> choose());
    browse = createPushButton(from, Messages.restore_browse, null);
    browse.addListener(SWT.Selection, event -> browse());
    folders = new PathCheck(page, Files::exists, this::updateLaunchConfigurationDialog);
    Group terms = group(page, Messages.restore_terms, 1);
    allow = WidgetFactory.button(SWT.CHECK).text(Messages.restore_allow).onSelect(event -> changed()).create(terms);
    Composite claims = WidgetFactory.composite(SWT.NONE).create(terms);
    GridLayoutFactory.fillDefaults().applyTo(claims);
    noClaim = radio(claims, Messages.restore_noClaim);
    claim = radio(claims, Messages.restore_claim);
    Group check = group(page, Messages.restore_preflight, 2);
    GridDataFactory.fillDefaults().grab(true, true).applyTo(check);
    preflight = new PreflightPanel(check);
  }

  private Button radio(Composite parent, String text) {
    return WidgetFactory.button(SWT.RADIO).text(text).onSelect(event -> {
      enable();
      changed();
    }).create(parent);
  }

  private void enable() {
    snapshot.setEnabled(chosen.getSelection());
    known.setEnabled(chosen.getSelection());
    browse.setEnabled(chosen.getSelection());
  }

  private void choose() {
    known.setEnabled(false);
    Thread.ofVirtual().name("known-snapshots").start(() -> {
      List<KnownSnapshots.Known> all = KnownSnapshots.of(job);
      UiThread.post(known, () -> {
        known.setEnabled(true);
        choose(all);
      });
    });
  }

  private void choose(List<KnownSnapshots.Known> all) {
    new OrderedChoice(Messages.restore_chooseTitle, all.isEmpty() ? Messages.restore_chooseNone : Messages.restore_chooseMessage)
        .open(getShell(), all, KnownSnapshots.Known::text).ifPresent(one -> snapshot.setText(one.path().toString()));
  }

  private void browse() {
    DirectoryDialog dialog = new DirectoryDialog(getShell(), SWT.OPEN);
    dialog.setText(Messages.restore_browseTitle);
    dialog.setFilterPath(snapshot.getText());
    String folder = dialog.open();
    if (folder != null) {
      snapshot.setText(folder);
    }
  }

  @Override
  protected void show(ILaunchConfiguration configuration) throws CoreException {
    String from = configuration.getAttribute(JobLaunches.SNAPSHOT, "");
    latest.setSelection(from.equals(CheckpointOverrides.LATEST));
    chosen.setSelection(!latest.getSelection());
    snapshot.setText(latest.getSelection() ? "" : from);
    allow.setSelection(configuration.getAttribute(JobLaunches.ALLOW, false));
    claim.setSelection(configuration.getAttribute(JobLaunches.CLAIM, false));
    noClaim.setSelection(!claim.getSelection());
    enable();
    check(configuration);
  }

  @Override
  public void performApply(ILaunchConfigurationWorkingCopy configuration) {
    put(configuration, JobLaunches.SNAPSHOT, latest.getSelection() ? CheckpointOverrides.LATEST : snapshot.getText());
    configuration.setAttribute(JobLaunches.ALLOW, allow.getSelection() ? Boolean.TRUE : null);
    configuration.setAttribute(JobLaunches.CLAIM, claim.getSelection() ? Boolean.TRUE : null);
    check(configuration);
  }

  @Override
  public void activated(ILaunchConfigurationWorkingCopy configuration) {
    isActive = true;
    folders.again();
    check(configuration);
  }

  @Override
  public void deactivated(ILaunchConfigurationWorkingCopy configuration) {
    isActive = false;
  }

  private void check(ILaunchConfiguration configuration) {
    try {
      job = JobLaunches.location(configuration);
      boolean canCheck = isActive && job.isPresent() && problem().isEmpty();
      Optional<RunRequest> request = canCheck ? Optional.of(JobLaunches.request(configuration)) : Optional.empty();
      preflight.check(request);
    } catch (CoreException incomplete) {
      ILog.of(RestoreTab.class).info(incomplete.getStatus().getMessage());
      preflight.check(Optional.empty());
    }
  }

  private Optional<String> problem() {
    String text = snapshot.getText().strip();
    if (latest.getSelection()) {
      return Optional.empty();
    }
    if (text.isEmpty()) {
      return Optional.of(Messages.restore_prompt);
    }
    try {
      Path path = Path.of(text);
      return path.isAbsolute() && !folders.isMissing(path) ? Optional.empty() : Optional.of(NLS.bind(Messages.restore_missing, text));
    } catch (InvalidPathException malformed) {
      return Optional.of(NLS.bind(Messages.restore_missing, text));
    }
  }

  @Override
  public boolean isValid(ILaunchConfiguration configuration) {
    Optional<String> problem = problem();
    setErrorMessage(problem.orElse(null));
    return problem.isEmpty();
  }

  @Override
  public String getName() {
    return Messages.restore_tab;
  }

  @Override
  public String getId() {
    return "dev.stillwater.ui.operate.restoreTab";
  }

  @Override
  public Image getImage() {
    return StillwaterImages.image(StillwaterImages.OPERATOR_STATE);
  }
}
