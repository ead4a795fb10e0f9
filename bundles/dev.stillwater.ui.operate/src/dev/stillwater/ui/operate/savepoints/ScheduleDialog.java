package dev.stillwater.ui.operate.savepoints;

import dev.stillwater.engine.checkpoint.SnapshotFormat;
import dev.stillwater.host.catalog.CatalogEntry.By;
import dev.stillwater.host.client.Document;
import dev.stillwater.host.client.SavepointOrder;
import dev.stillwater.ui.Quantities;
import dev.stillwater.ui.operate.jobs.JobSession;
import dev.stillwater.ui.operate.jobs.OpenLogsHandler;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.eclipse.jface.action.LegacyActionTools;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Text;

/**
 * Asks how often savepoints of a job are taken and how many of them are kept, and shows the schedule that there is.
 *
 * <p>THREADING: UI thread.
 */
final class ScheduleDialog extends TitleAreaDialog {
  /** The answer that ends the schedule. */
  static final int END = IDialogConstants.CLIENT_ID + 1;
  private static final int WIDTH = 520;
  private static final long[] UNITS_MS = {1000, 60_000, 3_600_000};
  private static final long DEFAULT_EVERY_MS = 600_000;
  private static final int DEFAULT_KEEP = 5;
  private static final int MAX = 9999;

  private final JobSession session;
  private final Document schedule;
  private Spinner every;
  private Combo unit;
  private Spinner keep;
  private Button keepAll;
  private Text label;
  private Text place;
  private Button nativeForm;
  private Optional<Choice> choice = Optional.empty();

  /** What was chosen. */
  record Choice(long everyMs, OptionalInt keep, SavepointOrder order) {
  }

  ScheduleDialog(Shell parent, JobSession session, Document schedule) {
    super(parent);
    this.session = session;
    this.schedule = schedule;
    setShellStyle(getShellStyle() | SWT.RESIZE);
    setHelpAvailable(false);
  }

  /** What was chosen; once the dialog was closed with OK. */
  Choice choice() {
    return choice.orElseThrow();
  }

  @Override
  protected void configureShell(Shell shell) {
    super.configureShell(shell);
    shell.setText(Messages.schedule_title);
  }

  @Override
  protected Control createDialogArea(Composite parent) {
    setTitle(LegacyActionTools.escapeMnemonics(session.name()));
    boolean isOfIde = OpenLogsHandler.process(session).isPresent();
    setMessage(NLS.bind(isOfIde ? Messages.schedule_messageOfIde : Messages.schedule_message, session.name()));
    Composite area = new Composite((Composite) super.createDialogArea(parent), SWT.NONE);
    GridLayoutFactory.swtDefaults().numColumns(3).margins(10, 10).applyTo(area);
    GridDataFactory.fillDefaults().grab(true, true).hint(WIDTH, SWT.DEFAULT).applyTo(area);
    state().ifPresent(text -> note(area, text));
    new Label(area, SWT.NONE).setText(Messages.schedule_every);
    every = spinner(area, "schedule:every");
    unit = new Combo(area, SWT.READ_ONLY);
    unit.setItems(Messages.schedule_unit_s, Messages.schedule_unit_min, Messages.schedule_unit_h);
    new Label(area, SWT.NONE).setText(Messages.schedule_keep);
    keep = spinner(area, "schedule:keep");
    keepAll = new Button(area, SWT.CHECK);
    keepAll.setText(Messages.schedule_keepAll);
    keepAll.addListener(SWT.Selection, event -> keep.setEnabled(!keepAll.getSelection()));
    note(area, Messages.schedule_keepHint);
    label = field(area, Messages.schedule_label, "schedule:label", schedule.text("label").orElse("scheduled"));
    place = field(area, Messages.schedule_place, "schedule:place", schedule.text("target-directory").orElse(""));
    place.setMessage(Messages.schedule_placeHint);
    nativeForm = new Button(area, SWT.CHECK);
    nativeForm.setText(Messages.schedule_native);
    nativeForm.setSelection(schedule.text("formatType").filter("NATIVE"::equals).isPresent());
    GridDataFactory.fillDefaults().span(3, 1).applyTo(nativeForm);
    fill();
    return area;
  }

  private static Spinner spinner(Composite area, String id) {
    Spinner spinner = new Spinner(area, SWT.BORDER);
    spinner.setMinimum(1);
    spinner.setMaximum(MAX);
    spinner.setData("dev.stillwater.id", id);
    GridDataFactory.fillDefaults().align(SWT.BEGINNING, SWT.CENTER).applyTo(spinner);
    return spinner;
  }

  private static Text field(Composite area, String name, String id, String value) {
    new Label(area, SWT.NONE).setText(name);
    Text text = new Text(area, SWT.BORDER);
    text.setData("dev.stillwater.id", id);
    text.setText(value);
    GridDataFactory.fillDefaults().span(2, 1).grab(true, false).applyTo(text);
    return text;
  }

  private static void note(Composite area, String text) {
    Label note = new Label(area, SWT.WRAP);
    note.setText(LegacyActionTools.escapeMnemonics(text));
    GridDataFactory.fillDefaults().span(3, 1).grab(true, false).hint(WIDTH - 20, SWT.DEFAULT).applyTo(note);
  }

  private void fill() {
    long everyMs = schedule.number("every").orElse(DEFAULT_EVERY_MS);
    int index = UNITS_MS.length - 1;
    while (index > 0 && everyMs % UNITS_MS[index] != 0) {
      index--;
    }
    unit.select(index);
    every.setSelection((int) Math.min(MAX, Math.max(1, everyMs / UNITS_MS[index])));
    OptionalLong kept = schedule.number("keep");
    keepAll.setSelection(isRunning() && kept.isEmpty());
    keep.setEnabled(!keepAll.getSelection());
    keep.setSelection((int) kept.orElse(DEFAULT_KEEP));
  }

  private boolean isRunning() {
    return schedule.number("every").isPresent();
  }

  /** What is scheduled now, in sentences. */
  private Optional<String> state() {
    StringBuilder text = new StringBuilder();
    schedule.number("every").ifPresent(ms -> text.append(NLS.bind(Messages.schedule_running, Quantities.durationMs(ms),
        schedule.number("next").isPresent() ? SavepointColumn.time(Instant.ofEpochMilli(schedule.number("next").getAsLong())) : "")).append('\n'));
    schedule.text("last-failure").ifPresent(problem -> text.append(NLS.bind(Messages.schedule_lastFailure, problem)).append('\n'));
    schedule.object("own").flatMap(own -> own.number("every").isPresent() ? Optional.of(own.number("every").getAsLong()) : Optional.empty())
        .ifPresent(ms -> text.append(NLS.bind(Messages.schedule_own, Quantities.durationMs(ms))).append('\n'));
    return text.isEmpty() ? Optional.empty() : Optional.of(text.toString().strip());
  }

  @Override
  protected void createButtonsForButtonBar(Composite parent) {
    if (isRunning()) {
      createButton(parent, END, Messages.schedule_end, false);
    }
    createButton(parent, IDialogConstants.OK_ID, Messages.schedule_start, true);
    createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, false);
  }

  @Override
  protected void buttonPressed(int button) {
    if (button == END) {
      setReturnCode(END);
      close();
    } else {
      super.buttonPressed(button);
    }
  }

  @Override
  protected void okPressed() {
    SavepointOrder order = new SavepointOrder(text(place), text(label), nativeForm.getSelection() ? SnapshotFormat.NATIVE : SnapshotFormat.CANONICAL)
        .by(By.IDE);
    choice = Optional.of(new Choice(every.getSelection() * UNITS_MS[unit.getSelectionIndex()],
        keepAll.getSelection() ? OptionalInt.empty() : OptionalInt.of(keep.getSelection()), order));
    super.okPressed();
  }

  private static Optional<String> text(Text field) {
    return Optional.of(field.getText().strip()).filter(text -> !text.isEmpty());
  }
}
