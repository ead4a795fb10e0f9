package dev.stillwater.ui.editor.properties;

import dev.stillwater.compiler.expression.FieldDescription;
import dev.stillwater.ui.StillwaterImages;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;

/**
 * Shows the fields at the ports of an operator, or of the records of a stream. It cannot be edited: types follow from schemas and expressions.
 *
 * <p>THREADING: UI thread.
 */
final class FieldTable implements Row {
  private static final int HEIGHT = 190;
  private static final int[] WIDTHS = {200, 180, 110, 160};

  private final Supplier<List<Line>> lines;
  private final Table table;
  private List<Line> shown = List.of();

  /**
   * A field at a port.
   *
   * @param port what people read for the port
   * @param field the field
   * @param role what the field is beyond that, such as a part of the key; may be empty
   */
  record Line(String port, FieldDescription field, String role) {}

  FieldTable(Composite parent, Supplier<List<Line>> lines) {
    this.lines = lines;
    table = new Table(parent, SWT.BORDER | SWT.FULL_SELECTION | SWT.V_SCROLL);
    table.setHeaderVisible(true);
    table.setLinesVisible(true);
    table.setData("dev.stillwater.id", "fields");
    GridData data = new GridData(SWT.FILL, SWT.FILL, true, true, 3, 1);
    data.heightHint = HEIGHT;
    table.setLayoutData(data);
    String[] titles = {SettingsMessages.FieldTable_port, SettingsMessages.FieldTable_field, SettingsMessages.FieldTable_type, SettingsMessages.FieldTable_role};
    for (int index = 0; index < titles.length; index++) {
      TableColumn column = new TableColumn(table, SWT.LEAD);
      column.setText(titles[index]);
      column.setWidth(WIDTHS[index]);
    }
  }

  @Override
  public void refresh() {
    List<Line> now = lines.get();
    if (table.isDisposed() || now.equals(shown)) {
      return;
    }
    shown = List.copyOf(now);
    table.setRedraw(false);
    table.removeAll();
    String before = "";
    for (Line line : shown) {
      TableItem item = new TableItem(table, SWT.NONE);
      item.setText(new String[] {line.port().equals(before) ? "" : line.port(), line.field().name(), line.field().typeText(), line.role()});
      item.setImage(1, StillwaterImages.image(StillwaterImages.FIELD));
      before = line.port();
    }
    table.setRedraw(true);
  }

  /** The fields of a port as lines. */
  static List<Line> lines(String port, List<FieldDescription> fields, List<String> keys) {
    List<Line> lines = new ArrayList<>();
    for (FieldDescription field : fields) {
      int key = keys.indexOf(field.name());
      String role = key >= 0 ? NLS.bind(SettingsMessages.FieldTable_key, key + 1) : field.isNullable() ? SettingsMessages.FieldTable_nullable : "";
      lines.add(new Line(port, field, role));
    }
    return lines;
  }
}
