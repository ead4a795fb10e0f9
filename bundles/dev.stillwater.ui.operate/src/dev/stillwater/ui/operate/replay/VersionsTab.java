package dev.stillwater.ui.operate.replay;

import dev.stillwater.host.CannotStartException;
import dev.stillwater.host.replay.VersionName;
import dev.stillwater.ui.StillwaterImages;
import dev.stillwater.ui.UiThread;
import dev.stillwater.ui.operate.launch.KnownSnapshots;
import dev.stillwater.ui.operate.launch.OrderedChoice;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.Status;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.widgets.WidgetFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Group;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.statushandlers.StatusManager;

/**
 * The tab of a replay's launch configuration with the snapshot and the version, or the two versions.
 *
 * <p>THREADING: UI thread; snapshots are looked for on another one.
 */
final class VersionsTab extends ReplayTab {
  private final boolean isComparison;
  private Text snapshot;
  private Button choose;
  private VersionField a;
  private Optional<VersionField> b = Optional.empty();
  private Optional<ILaunchConfigurationWorkingCopy> applied = Optional.empty();

  VersionsTab(boolean isComparison) {
    super(LaunchOrder.Part.VERSIONS);
    this.isComparison = isComparison;
  }

  @Override
  protected void fill(Composite page) {
    Group from = group(page, Messages.tab_snapshot, 4);
    snapshot = WidgetFactory.text(SWT.BORDER).message(Messages.tab_snapshotHint).onModify(event -> changed()).create(from);
    snapshot.setData("dev.stillwater.id", "replay:snapshot");
    name(snapshot, Messages.tab_snapshot);
    GridDataFactory.fillDefaults().grab(true, false).hint(180, SWT.DEFAULT).align(SWT.FILL, SWT.CENTER).applyTo(snapshot);
    choose = createPushButton(from, Messages.tab_choose, null);
    choose.addListener(SWT.Selection, event -> choose());
    createPushButton(from, Messages.tab_folder, null).addListener(SWT.Selection, event -> browseFolder());
    createPushButton(from, Messages.tab_archive, null).addListener(SWT.Selection, event -> browseArchive());
    a = new VersionField(group(page, isComparison ? Messages.tab_versionA : Messages.tab_version, 1), "replay:a", this::changed);
    if (isComparison) {
      b = Optional.of(new VersionField(group(page, Messages.tab_versionB, 1), "replay:b", this::changed));
      Button save = createPushButton(page, Messages.tab_save, null);
      GridDataFactory.swtDefaults().align(SWT.BEGINNING, SWT.CENTER).applyTo(save);
      save.addListener(SWT.Selection, event -> save());
    }
  }

  private void choose() {
    choose.setEnabled(false);
    Optional<Path> job = b.flatMap(VersionField::file).or(() -> a.file()).map(file -> file.getLocation().toPath());
    Thread.ofVirtual().name("known-snapshots").start(() -> {
      List<KnownSnapshots.Known> all = KnownSnapshots.of(job);
      UiThread.post(choose, () -> {
        choose.setEnabled(true);
        choose(all);
      });
    });
  }

  private void choose(List<KnownSnapshots.Known> all) {
    new OrderedChoice(Messages.tab_chooseTitle, all.isEmpty() ? Messages.tab_chooseNone : Messages.tab_chooseMessage)
        .open(getShell(), all, KnownSnapshots.Known::text).ifPresent(one -> snapshot.setText(one.path().toString()));
  }

  private void browseFolder() {
    DirectoryDialog dialog = new DirectoryDialog(getShell(), SWT.OPEN);
    dialog.setText(Messages.tab_folderTitle);
    dialog.setFilterPath(snapshot.getText());
    Optional.ofNullable(dialog.open()).ifPresent(snapshot::setText);
  }

  private void browseArchive() {
    FileDialog dialog = new FileDialog(getShell(), SWT.OPEN);
    dialog.setText(Messages.tab_archiveTitle);
    dialog.setFilterExtensions(new String[] {"*.zip;*.tar.gz;*.tgz", "*"});
    Optional.ofNullable(dialog.open()).ifPresent(snapshot::setText);
  }

  /** Keeps what the tabs say as a file of the project; what is not applied yet is part of it. */
  private void save() {
    applied.ifPresent(copy -> {
      try {
        ILaunchConfigurationWorkingCopy now = copy.copy(copy.getName());
        Thread.ofVirtual().name("comparison-file").start(() -> save(now));
      } catch (CoreException unreadable) {
        StatusManager.getManager().handle(unreadable.getStatus(), StatusManager.SHOW);
      }
    });
  }

  private void save(ILaunchConfiguration configuration) {
    try {
      LaunchOrder order = LaunchOrder.of(configuration, new NullProgressMonitor());
      UiThread.post(choose, () -> ComparisonSaving.ask(getShell(), order.order(), order.texts()));
    } catch (CannotStartException problem) {
      StatusManager.getManager().handle(Status.error(VersionCheck.text(problem)), StatusManager.SHOW);
    } catch (CoreException unreadable) {
      StatusManager.getManager().handle(unreadable.getStatus(), StatusManager.SHOW);
    }
  }

  @Override
  protected void show(ILaunchConfiguration configuration) throws CoreException {
    snapshot.setText(configuration.getAttribute(ReplayLaunches.SNAPSHOT, ""));
    a.setText(configuration.getAttribute(ReplayLaunches.A, isComparison ? VersionName.SNAPSHOT : ""));
    if (b.isPresent()) {
      b.get().setText(configuration.getAttribute(ReplayLaunches.B, ""));
    }
    if (configuration instanceof ILaunchConfigurationWorkingCopy copy) {
      applied = Optional.of(copy);
    }
  }

  @Override
  public void performApply(ILaunchConfigurationWorkingCopy configuration) {
    ReplayLaunches.put(configuration, ReplayLaunches.SNAPSHOT, snapshot.getText());
    ReplayLaunches.put(configuration, ReplayLaunches.A, a.text());
    b.ifPresent(field -> ReplayLaunches.put(configuration, ReplayLaunches.B, field.text()));
    applied = Optional.of(configuration);
    try {
      ReplayLaunches.map(configuration);
    } catch (CoreException unreadable) {
      setErrorMessage(unreadable.getStatus().getMessage());
    }
  }

  @Override
  public String getName() {
    return isComparison ? Messages.tab_versions : Messages.tab_replay;
  }

  @Override
  public String getId() {
    return "dev.stillwater.ui.operate.replay.versionsTab";
  }

  @Override
  public Image getImage() {
    return StillwaterImages.image(StillwaterImages.JOB);
  }
}
