package dev.stillwater.ui.operate.failure;

import dev.stillwater.ui.operate.jobs.JobSession;
import dev.stillwater.ui.operate.jobs.SessionFailure;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jface.action.LegacyActionTools;
import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.widgets.WidgetFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;

/**
 * Shows the record at which a job failed, a field a row.
 *
 * <p>THREADING: UI thread.
 */
final class RecordDialog extends Dialog {
  /** {@code date=2001-01-01T00:47:00, delay=66}: a value ends where the next name begins. */
  private static final Pattern FIELD = Pattern.compile("(\\w+)=(.*?)(?=, \\w+=|$)", Pattern.DOTALL);
  private static final int WIDTH = 480;
  private static final int ROWS_MIN = 4;
  private final JobSession session;
  private final SessionFailure failure;

  RecordDialog(Shell parent, JobSession session, SessionFailure failure) {
    super(parent);
    this.session = session;
    this.failure = failure;
    setShellStyle(getShellStyle() | SWT.RESIZE);
  }

  /** A field and its value, of the text of a record. */
  record Field(String name, String value) {
    static List<Field> of(String record) {
      Matcher matcher = FIELD.matcher(record);
      return matcher.results().map(found -> new Field(found.group(1), found.group(2))).toList();
    }
  }

  @Override
  protected void configureShell(Shell shell) {
    super.configureShell(shell);
    shell.setText(NLS.bind(Messages.record_title, session.name()));
  }

  @Override
  protected Control createDialogArea(Composite parent) {
    Composite area = (Composite) super.createDialogArea(parent);
    String place = failure.position().map(position -> NLS.bind(Messages.record_from, position)).orElse(Messages.record_unknownPlace);
    String operator = failure.uid().map(uid -> NLS.bind(Messages.record_operator, uid)).orElse("");
    GridDataFactory.fillDefaults().grab(true, false).hint(WIDTH, SWT.DEFAULT)
        .applyTo(WidgetFactory.label(SWT.WRAP).text(LegacyActionTools.escapeMnemonics(operator + failure.message() + "\n" + place)).create(area));
    Table table = new Table(area, SWT.BORDER | SWT.FULL_SELECTION);
    table.setHeaderVisible(true);
    TableColumn name = new TableColumn(table, SWT.LEFT);
    name.setText(Messages.record_field);
    TableColumn value = new TableColumn(table, SWT.LEFT);
    value.setText(Messages.record_value);
    String record = failure.record().orElse("");
    List<Field> fields = Field.of(record);
    for (Field field : fields.isEmpty() ? List.of(new Field("", record)) : fields) {
      new TableItem(table, SWT.NONE).setText(new String[] {field.name(), field.value()});
    }
    name.pack();
    value.pack();
    GridDataFactory.fillDefaults().grab(true, true).hint(WIDTH, table.getItemHeight() * Math.max(ROWS_MIN, fields.size() + 2)).applyTo(table);
    return area;
  }

  @Override
  protected void createButtonsForButtonBar(Composite parent) {
    createButton(parent, IDialogConstants.OK_ID, IDialogConstants.CLOSE_LABEL, true);
  }
}
