package dev.stillwater.ui.editor.uid;

import dev.stillwater.ui.Quantities;
import dev.stillwater.ui.editor.api.KnownSnapshots.Found;
import dev.stillwater.ui.editor.api.KnownSnapshots.Holder;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;

/**
 * Asks whether a uid shall change under which snapshots hold state, and lists these.
 *
 * <p>THREADING: UI thread.
 */
final class UidChangeDialog extends MessageDialog {
  private static final int ROWS = 6;
  private static final int[] WIDTHS = {190, 100, 190, 150};
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM).withZone(ZoneId.systemDefault());

  private final String old;
  private final Found found;

  private UidChangeDialog(Shell parent, String old, String uid, Found found) {
    super(parent, Messages.UidChangeDialog_title, null, NLS.bind(Messages.UidChangeDialog_question, old, uid), WARNING,
        1, Messages.UidChangeDialog_change, NLS.bind(Messages.UidChangeDialog_keep, old.replace("&", "&&")));
    this.old = old;
    this.found = found;
    setShellStyle(getShellStyle() | SWT.RESIZE);
  }

  /** Whether the uid shall change all the same. */
  static boolean ask(Shell parent, String old, String uid, Found found) {
    return new UidChangeDialog(parent, old, uid, found).open() == 0;
  }

  @Override
  protected Control createCustomArea(Composite parent) {
    Composite area = new Composite(parent, SWT.NONE);
    area.setLayout(new GridLayout());
    area.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
    Label label = new Label(area, SWT.NONE);
    label.setText(NLS.bind(Messages.UidChangeDialog_holders, old));
    Table table = new Table(area, SWT.BORDER | SWT.FULL_SELECTION | SWT.V_SCROLL);
    table.setHeaderVisible(true);
    table.setData("dev.stillwater.id", "uid-snapshots");
    GridData data = new GridData(SWT.FILL, SWT.FILL, true, true);
    data.heightHint = table.getHeaderHeight() + Math.min(ROWS, found.holders().size() + 1) * table.getItemHeight();
    table.setLayoutData(data);
    String[] titles = {Messages.UidChangeDialog_name, Messages.UidChangeDialog_kind, Messages.UidChangeDialog_time, Messages.UidChangeDialog_size};
    for (int index = 0; index < titles.length; index++) {
      TableColumn column = new TableColumn(table, SWT.NONE);
      column.setText(titles[index]);
      column.setWidth(WIDTHS[index]);
    }
    for (Holder holder : found.holders()) {
      new TableItem(table, SWT.NONE).setText(new String[] {holder.name(), holder.purpose(),
          holder.time().map(TIME::format).orElse(Messages.UidChangeDialog_unknown), Quantities.bytes(holder.sizeBytes())});
    }
    if (!found.unreadable().isEmpty()) {
      new Label(area, SWT.NONE).setText(NLS.bind(Messages.UidChangeDialog_unreadable, found.unreadable().size()));
    }
    return area;
  }
}
