package dev.stillwater.ui.operate.snapshot.state;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.index.RowSet;
import dev.stillwater.engine.snapshot.index.StateExport;
import dev.stillwater.engine.snapshot.index.StateExport.Form;
import dev.stillwater.ui.Quantities;
import dev.stillwater.ui.operate.launch.PathCheck;
import dev.stillwater.ui.operate.snapshot.page.PageLayouts;
import dev.stillwater.ui.operate.snapshot.page.SnapshotDialog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.jface.window.Window;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;

/**
 * Asks where entries are to be written, and how.
 *
 * <p>THREADING: UI thread.
 */
final class ExportDialog extends SnapshotDialog {
  private final String state;
  private final Optional<Long> filtered;
  private final long all;
  private Text file;
  private PathCheck folders;
  private PathCheck targets;
  private Button csv;
  private Button onlyFiltered;
  private Request request;

  /**
   * What is asked for.
   *
   * @param file where to
   * @param form how
   * @param isFiltered whether only what the filter lets through is written
   */
  record Request(Path file, Form form, boolean isFiltered) {
    long write(OpenEntries entries, Optional<RowSet> rows, ProgressListener listener) throws SnapshotException, IOException {
      return new StateExport(entries.state(), entries.rows(), rows).write(file, form, entries.columns(), listener);
    }
  }

  ExportDialog(Shell parent, String state, Optional<Long> filtered, long all) {
    super(parent, Messages.ExportDialog_shell, Messages.ExportDialog_export);
    this.state = state;
    this.filtered = filtered;
    this.all = all;
  }

  /** Opens the dialog; empty if the person thinks better of it. */
  Optional<Request> ask() {
    return open() == Window.OK ? Optional.of(request) : Optional.empty();
  }

  @Override
  protected void createFields(Composite area) {
    setTitle(NLS.bind(Messages.ExportDialog_title, state));
    setMessage(Messages.ExportDialog_message);
    area.setLayout(PageLayouts.page(3));
    new Label(area, SWT.NONE).setText(Messages.ExportDialog_file);
    file = pathField(area, "export:file", Path.of(System.getProperty("user.home"), state.replaceAll("[^A-Za-z0-9._-]+", "-") + ".csv").toString());
    folders = new PathCheck(file, Files::isDirectory, this::check);
    targets = new PathCheck(file, Files::isDirectory, this::check);
    Button browse = new Button(area, SWT.PUSH);
    browse.setText(Messages.ExportDialog_browse);
    browse.addListener(SWT.Selection, event -> browse());
    new Label(area, SWT.NONE).setText(Messages.ExportDialog_form);
    Composite forms = choices(area);
    csv = radio(forms, Messages.ExportDialog_csv, true);
    csv.addListener(SWT.Selection, event -> rename());
    radio(forms, Messages.ExportDialog_jsonLines, false);
    new Label(area, SWT.NONE).setText(Messages.ExportDialog_entries);
    Composite scopes = choices(area);
    onlyFiltered = radio(scopes, NLS.bind(Messages.ExportDialog_filtered, Quantities.count(filtered.orElse(0L))), filtered.isPresent());
    onlyFiltered.setEnabled(filtered.isPresent());
    radio(scopes, NLS.bind(Messages.ExportDialog_all, Quantities.count(all)), filtered.isEmpty());
  }

  private static Composite choices(Composite parent) {
    Composite choices = new Composite(parent, SWT.NONE);
    choices.setLayout(new GridLayout(2, false));
    choices.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 2, 1));
    return choices;
  }

  private static Button radio(Composite parent, String text, boolean isChosen) {
    Button radio = new Button(parent, SWT.RADIO);
    radio.setText(text);
    radio.setSelection(isChosen);
    return radio;
  }

  private void rename() {
    String name = file.getText();
    file.setText(csv.getSelection() ? name.replaceAll("\\.jsonl$", ".csv") : name.replaceAll("\\.csv$", ".jsonl"));
  }

  private void browse() {
    FileDialog dialog = new FileDialog(getShell(), SWT.SAVE);
    dialog.setFileName(file.getText());
    String chosen = dialog.open();
    if (chosen != null) {
      file.setText(chosen);
    }
  }

  @Override
  protected void check() {
    Optional<Path> target = path();
    String problem = target.isEmpty() ? Messages.ExportDialog_noPath : folders.isMissing(target.get().getParent()) ? Messages.ExportDialog_noFolder
        : targets.isThere(target.get()) ? Messages.ExportDialog_isFolder : null;
    setErrorMessage(problem);
    boolean isThere = problem == null && existing(file).isPresent();
    setMessage(isThere ? Messages.ExportDialog_replaces : Messages.ExportDialog_message, isThere ? IMessageProvider.WARNING : IMessageProvider.NONE);
    setReady(problem == null && folders.isThere(target.get().getParent()) && targets.isMissing(target.get()));
  }

  /** A whole path with a name has a folder, if only the root. */
  private Optional<Path> path() {
    return path(file.getText()).filter(path -> path.getFileName() != null);
  }

  @Override
  protected void okPressed() {
    request = new Request(path().orElseThrow(), csv.getSelection() ? Form.CSV : Form.JSON_LINES, onlyFiltered.getSelection());
    super.okPressed();
  }
}
