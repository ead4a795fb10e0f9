package dev.stillwater.ui.operate.snapshot.preflight;

import dev.stillwater.ui.UiThread;
import dev.stillwater.ui.operate.launch.KnownSnapshots;
import dev.stillwater.ui.operate.snapshot.page.PageLayouts;
import dev.stillwater.ui.operate.snapshot.page.SnapshotDialog;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;

/**
 * Asks from which snapshot a job is to start: one of those that are known, those of the job first, or any other.
 *
 * <p>THREADING: UI thread; the known ones are listed on another one.
 */
final class CheckDialog extends SnapshotDialog {
  private static final int LINES = 8;

  private final Path job;
  private Text snapshot;
  private Table known;
  private Path chosen;

  /** The dialog for a job. */
  CheckDialog(Shell parent, Path job) {
    super(parent, Messages.CheckDialog_shell, Messages.CheckDialog_check);
    this.job = job;
  }

  @Override
  protected void createFields(Composite area) {
    setTitle(NLS.bind(Messages.CheckDialog_title, job.getFileName()));
    setMessage(Messages.CheckDialog_message);
    area.setLayout(PageLayouts.page(4));
    new Label(area, SWT.NONE).setText(Messages.CheckDialog_snapshot);
    snapshot = pathField(area, "check:snapshot", "");
    browseButton(area, Messages.CheckDialog_folder, () -> new DirectoryDialog(getShell(), SWT.OPEN).open(), snapshot);
    browseButton(area, Messages.CheckDialog_archive, () -> new FileDialog(getShell(), SWT.OPEN).open(), snapshot);
    Label title = new Label(area, SWT.NONE);
    title.setText(Messages.CheckDialog_known);
    title.setLayoutData(new GridData(SWT.BEGINNING, SWT.CENTER, false, false, 4, 1));
    known = new Table(area, SWT.FULL_SELECTION | SWT.SINGLE | SWT.BORDER);
    known.setData("dev.stillwater.id", "check:known");
    GridData list = new GridData(SWT.FILL, SWT.FILL, true, true, 4, 1);
    list.heightHint = known.getItemHeight() * LINES;
    known.setLayoutData(list);
    known.addListener(SWT.Selection, event -> snapshot.setText(event.item.getData().toString()));
    known.addListener(SWT.DefaultSelection, event -> take((Path) event.item.getData()));
    snapshot.setFocus();
    listKnown();
  }

  private void listKnown() {
    Table list = known;
    Thread.ofVirtual().name("known-snapshots").start(() -> {
      List<KnownSnapshots.Known> all = KnownSnapshots.of(Optional.of(job));
      UiThread.post(list, () -> {
        for (KnownSnapshots.Known one : all) {
          TableItem item = new TableItem(list, SWT.NONE);
          item.setText(one.text());
          item.setData(one.path());
        }
        if (!all.isEmpty() && snapshot.getText().isBlank()) {
          list.select(0);
          snapshot.setText(all.getFirst().path().toString());
          snapshot.selectAll();
        }
      });
    });
  }

  @Override
  protected void check() {
    setErrorMessage(isWrong(snapshot) ? Messages.CheckDialog_nothing : null);
    setReady(existing(snapshot).isPresent());
  }

  @Override
  protected void okPressed() {
    existing(snapshot).ifPresent(this::take);
  }

  private void take(Path path) {
    chosen = path;
    super.okPressed();
  }

  /** The snapshot that was chosen. */
  Path snapshot() {
    return chosen;
  }
}
