package dev.stillwater.ui.operate.jobs;

import dev.stillwater.engine.checkpoint.SnapshotFormat;
import dev.stillwater.host.catalog.CatalogEntry.By;
import dev.stillwater.host.client.SavepointOrder;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.jface.action.LegacyActionTools;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.widgets.WidgetFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;

/**
 * Asks for name, place and form of a savepoint, and how a job is stopped with it.
 *
 * <p>THREADING: UI thread.
 */
public final class SavepointDialog extends TitleAreaDialog {
  private static final int WIDTH = 520;
  private static final int LABEL_MAX = 200;
  private final JobSession session;
  private final boolean isStop;
  private Text label;
  private Text place;
  private Button nativeForm;
  private Button drain;
  private Optional<Choice> choice = Optional.empty();

  /**
   * What was chosen.
   *
   * @param order name, place and form
   * @param drains whether all windows and timers fire before the job stops
   */
  public record Choice(SavepointOrder order, boolean drains) {
  }

  /** A dialog that is not yet open; with {@code isStop} for stopping the job. */
  public SavepointDialog(Shell parent, JobSession session, boolean isStop) {
    super(parent);
    this.session = session;
    this.isStop = isStop;
    setShellStyle(getShellStyle() | SWT.RESIZE);
    setHelpAvailable(false);
  }

  /** What was chosen; once the dialog was closed with OK. */
  public Choice choice() {
    return choice.orElseThrow();
  }

  @Override
  protected void configureShell(Shell shell) {
    super.configureShell(shell);
    shell.setText(isStop ? Messages.savepoint_stopTitle : Messages.savepoint_title);
  }

  @Override
  protected Control createDialogArea(Composite parent) {
    setTitle(LegacyActionTools.escapeMnemonics(NLS.bind(isStop ? Messages.savepoint_stopHeading : Messages.savepoint_heading, session.name())));
    setMessage(isStop ? Messages.savepoint_stopMessage : Messages.savepoint_message);
    Composite area = (Composite) super.createDialogArea(parent);
    Composite page = WidgetFactory.composite(SWT.NONE).create(area);
    GridLayoutFactory.swtDefaults().numColumns(3).margins(12, 10).spacing(8, 8).applyTo(page);
    GridDataFactory.fillDefaults().grab(true, true).hint(WIDTH, SWT.DEFAULT).applyTo(page);
    WidgetFactory.label(SWT.NONE).text(Messages.savepoint_label).create(page);
    label = WidgetFactory.text(SWT.BORDER).limitTo(LABEL_MAX).message(Messages.savepoint_labelHint).create(page);
    GridDataFactory.fillDefaults().grab(true, false).span(2, 1).applyTo(label);
    if (!session.isLocal()) {
      label.setEnabled(false);
      label.setMessage(Messages.savepoint_noLabel);
    }
    WidgetFactory.label(SWT.NONE).text(Messages.savepoint_place).create(page);
    place = WidgetFactory.text(SWT.BORDER).message(session.numbers().savepointDirectory().orElse(Messages.savepoint_placeHint)).onModify(event -> check())
        .create(page);
    GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(place);
    Button browse = WidgetFactory.button(SWT.PUSH).text(Messages.savepoint_browse).onSelect(event -> browse()).enabled(session.isLocal()).create(page);
    setButtonLayoutData(browse);
    Label form = WidgetFactory.label(SWT.NONE).text(Messages.savepoint_form).create(page);
    GridDataFactory.fillDefaults().align(SWT.BEGINNING, SWT.BEGINNING).applyTo(form);
    Composite forms = WidgetFactory.composite(SWT.NONE).create(page);
    GridLayoutFactory.fillDefaults().applyTo(forms);
    GridDataFactory.fillDefaults().span(2, 1).applyTo(forms);
    WidgetFactory.button(SWT.RADIO).text(Messages.savepoint_canonical).create(forms).setSelection(true);
    nativeForm = WidgetFactory.button(SWT.RADIO).text(Messages.savepoint_native).create(forms);
    if (isStop) {
      WidgetFactory.label(SWT.NONE).text("").create(page);
      drain = WidgetFactory.button(SWT.CHECK).text(Messages.savepoint_drain).create(page);
      GridDataFactory.fillDefaults().span(2, 1).applyTo(drain);
    }
    (session.isLocal() ? label : place).setFocus();
    return area;
  }

  @Override
  protected void createButtonsForButtonBar(Composite parent) {
    createButton(parent, IDialogConstants.OK_ID, isStop ? Messages.savepoint_stop : Messages.savepoint_take, true);
    createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, false);
  }

  private void browse() {
    DirectoryDialog dialog = new DirectoryDialog(getShell(), SWT.OPEN);
    dialog.setText(Messages.savepoint_browseTitle);
    dialog.setFilterPath(place.getText().isBlank() ? session.numbers().savepointDirectory().orElse("") : place.getText());
    String chosen = dialog.open();
    if (chosen != null) {
      place.setText(chosen);
    }
  }

  private void check() {
    String problem = session.isLocal() ? problem(place.getText().strip()) : "";
    if (problem.isEmpty()) {
      setMessage(isStop ? Messages.savepoint_stopMessage : Messages.savepoint_message);
    } else {
      setMessage(problem, IMessageProvider.ERROR);
    }
    getButton(IDialogConstants.OK_ID).setEnabled(problem.isEmpty());
  }

  private static String problem(String folder) {
    try {
      return folder.isEmpty() || Path.of(folder).isAbsolute() ? "" : NLS.bind(Messages.savepoint_relative, folder);
    } catch (InvalidPathException malformed) {
      return NLS.bind(Messages.savepoint_malformed, folder);
    }
  }

  @Override
  protected void okPressed() {
    Optional<String> name = Optional.of(label.getText().strip()).filter(text -> !text.isEmpty());
    Optional<String> folder = Optional.of(place.getText().strip()).filter(text -> !text.isEmpty());
    SnapshotFormat format = nativeForm.getSelection() ? SnapshotFormat.NATIVE : SnapshotFormat.CANONICAL;
    choice = Optional.of(new Choice(new SavepointOrder(folder, name, format).by(By.IDE), drain != null && drain.getSelection()));
    super.okPressed();
  }
}
