package dev.stillwater.ui.operate.snapshot.preflight;

import dev.stillwater.ui.UiThread;
import dev.stillwater.ui.operate.launch.KnownSnapshots;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
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
final class CheckDialog extends TitleAreaDialog {
  private static final int LINES = 8;
  private static final int WIDTH = 460;

  private final Path job;
  private Text snapshot;
  private Table known;
  private Path chosen;

  /** The dialog for a job. */
  CheckDialog(Shell parent, Path job) {
    super(parent);
    this.job = job;
    setHelpAvailable(false);
  }

  @Override
  protected void configureShell(Shell shell) {
    super.configureShell(shell);
    shell.setText(Messages.CheckDialog_shell);
  }

  @Override
  protected boolean isResizable() {
    return true;
  }

  @Override
  protected Control createDialogArea(Composite parent) {
    setTitle(NLS.bind(Messages.CheckDialog_title, job.getFileName()));
    setMessage(Messages.CheckDialog_message);
    Composite area = new Composite((Composite) super.createDialogArea(parent), SWT.NONE);
    area.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
    GridLayout layout = new GridLayout(4, false);
    layout.marginWidth = 12;
    layout.marginHeight = 10;
    area.setLayout(layout);
    new Label(area, SWT.NONE).setText(Messages.CheckDialog_snapshot);
    snapshot = new Text(area, SWT.BORDER);
    snapshot.setData("dev.stillwater.id", "check:snapshot");
    GridData field = new GridData(SWT.FILL, SWT.CENTER, true, false);
    field.widthHint = WIDTH;
    snapshot.setLayoutData(field);
    snapshot.addListener(SWT.Modify, event -> check());
    button(area, Messages.CheckDialog_folder, () -> new DirectoryDialog(getShell(), SWT.OPEN).open());
    button(area, Messages.CheckDialog_archive, () -> new FileDialog(getShell(), SWT.OPEN).open());
    Label title = new Label(area, SWT.NONE);
    title.setText(Messages.CheckDialog_known);
    title.setLayoutData(new GridData(SWT.BEGINNING, SWT.CENTER, false, false, 4, 1));
    known = new Table(area, SWT.FULL_SELECTION | SWT.SINGLE | SWT.BORDER);
    known.setData("dev.stillwater.id", "check:known");
    GridData list = new GridData(SWT.FILL, SWT.FILL, true, true, 4, 1);
    list.heightHint = known.getItemHeight() * LINES;
    known.setLayoutData(list);
    known.addListener(SWT.Selection, event -> snapshot.setText(event.item.getData().toString()));
    known.addListener(SWT.DefaultSelection, event -> okPressed());
    snapshot.setFocus();
    listKnown();
    return area;
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

  private void button(Composite parent, String title, Supplier<String> ask) {
    Button button = new Button(parent, SWT.PUSH);
    button.setText(title);
    button.addListener(SWT.Selection, event -> Optional.ofNullable(ask.get()).ifPresent(snapshot::setText));
  }

  @Override
  protected void createButtonsForButtonBar(Composite parent) {
    super.createButtonsForButtonBar(parent);
    getButton(OK).setText(Messages.CheckDialog_check);
    check();
  }

  private void check() {
    boolean isReady = path().isPresent();
    setErrorMessage(isReady || snapshot.getText().isBlank() ? null : Messages.CheckDialog_nothing);
    if (getButton(OK) != null) {
      getButton(OK).setEnabled(isReady);
    }
  }

  private Optional<Path> path() {
    try {
      Path path = Path.of(snapshot.getText().strip());
      return path.isAbsolute() && Files.exists(path) ? Optional.of(path) : Optional.empty();
    } catch (InvalidPathException noPath) {
      return Optional.empty();
    }
  }

  @Override
  protected void okPressed() {
    Optional<Path> path = path();
    if (path.isPresent()) {
      chosen = path.get();
      super.okPressed();
    }
  }

  /** The snapshot that was chosen. */
  Path snapshot() {
    return chosen;
  }
}
