package dev.stillwater.ui.operate.snapshot.state;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.index.RowSet;
import dev.stillwater.engine.snapshot.index.StateExport;
import dev.stillwater.engine.snapshot.index.StateExport.Form;
import dev.stillwater.ui.Quantities;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.window.Window;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;

/**
 * Asks where entries are to be written, and how.
 *
 * <p>THREADING: UI thread.
 */
final class ExportDialog extends TitleAreaDialog {
  private final String state;
  private final Optional<Long> filtered;
  private final long all;
  private Text file;
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
    super(parent);
    this.state = state;
    this.filtered = filtered;
    this.all = all;
    setHelpAvailable(false);
  }

  /** Opens the dialog; empty if the person thinks better of it. */
  Optional<Request> ask() {
    return open() == Window.OK ? Optional.of(request) : Optional.empty();
  }

  @Override
  protected void configureShell(Shell shell) {
    super.configureShell(shell);
    shell.setText(Messages.ExportDialog_shell);
  }

  @Override
  protected boolean isResizable() {
    return true;
  }

  @Override
  protected Control createDialogArea(Composite parent) {
    setTitle(NLS.bind(Messages.ExportDialog_title, state));
    setMessage(Messages.ExportDialog_message);
    Composite area = new Composite((Composite) super.createDialogArea(parent), SWT.NONE);
    area.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
    GridLayout layout = new GridLayout(3, false);
    layout.marginWidth = 12;
    layout.marginHeight = 10;
    area.setLayout(layout);
    new Label(area, SWT.NONE).setText(Messages.ExportDialog_file);
    file = new Text(area, SWT.BORDER);
    file.setData("dev.stillwater.id", "export:file");
    file.setText(Path.of(System.getProperty("user.home"), state.replaceAll("[^A-Za-z0-9._-]+", "-") + ".csv").toString());
    GridData data = new GridData(SWT.FILL, SWT.CENTER, true, false);
    data.widthHint = 420;
    file.setLayoutData(data);
    file.addListener(SWT.Modify, event -> check());
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
    return area;
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

  private void check() {
    String problem = path().isEmpty() ? Messages.ExportDialog_noPath
        : path().filter(path -> path.getParent() != null && Files.isDirectory(path.getParent())).isEmpty() ? Messages.ExportDialog_noFolder
        : Files.isDirectory(path().get()) ? Messages.ExportDialog_isFolder : null;
    setErrorMessage(problem);
    boolean isThere = problem == null && Files.exists(path().get());
    setMessage(isThere ? Messages.ExportDialog_replaces : Messages.ExportDialog_message, isThere ? IMessageProvider.WARNING : IMessageProvider.NONE);
    getButton(OK).setEnabled(problem == null);
  }

  private Optional<Path> path() {
    try {
      Path path = Path.of(file.getText().strip());
      return path.isAbsolute() && path.getFileName() != null ? Optional.of(path) : Optional.empty();
    } catch (InvalidPathException noPath) {
      return Optional.empty();
    }
  }

  @Override
  protected void createButtonsForButtonBar(Composite parent) {
    super.createButtonsForButtonBar(parent);
    getButton(OK).setText(Messages.ExportDialog_export);
    check();
  }

  @Override
  protected void okPressed() {
    request = new Request(path().orElseThrow(), csv.getSelection() ? Form.CSV : Form.JSON_LINES, onlyFiltered.getSelection());
    super.okPressed();
  }
}
