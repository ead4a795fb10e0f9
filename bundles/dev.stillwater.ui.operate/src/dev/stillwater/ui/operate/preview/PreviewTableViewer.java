package dev.stillwater.ui.operate.preview;

import dev.stillwater.host.preview.PreviewTable;
import dev.stillwater.ui.StillwaterColors;
import java.util.List;
import java.util.Set;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;

/**
 * A grid of rows: a column for each field with its type, numbers to the right, missing values told from empty texts. Rows are made as they are looked at.
 *
 * <p>THREADING: UI thread.
 */
final class PreviewTableViewer {
  private static final Set<String> NUMBERS = Set.of("int", "long", "double", "decimal");
  private static final int NUMBER_WIDTH = 60;
  private static final int WIDTH_MAX = 320;
  private static final int SAMPLE = 50;

  private final Table table;
  private List<List<String>> rows = List.of();

  PreviewTableViewer(Composite parent) {
    table = new Table(parent, SWT.VIRTUAL | SWT.FULL_SELECTION | SWT.MULTI);
    table.setHeaderVisible(true);
    table.setLinesVisible(true);
    table.setData("dev.stillwater.id", "preview");
    table.addListener(SWT.SetData, this::fill);
    StillwaterColors.onChange(table, table::clearAll);
  }

  /** The widget. */
  Table control() {
    return table;
  }

  void show(PreviewTable shown) {
    table.setRedraw(false);
    table.setItemCount(0);
    for (TableColumn column : table.getColumns()) {
      column.dispose();
    }
    rows = shown.rows();
    column("#", "", SWT.RIGHT, NUMBER_WIDTH);
    for (int index = 0; index < shown.columns().size(); index++) {
      String type = shown.types().get(index);
      boolean isNumber = NUMBERS.contains(type.replace("?", ""));
      column(NLS.bind(Messages.PreviewTableViewer_column, shown.columns().get(index), type), shown.columns().get(index), isNumber ? SWT.RIGHT : SWT.LEFT, 0);
    }
    table.setItemCount(rows.size());
    sizeColumns(shown);
    table.setRedraw(true);
  }

  /** The selected rows, or all when none is, as lines with tabulators and a line of titles. */
  void copy() {
    StringBuilder text = new StringBuilder();
    TableColumn[] columns = table.getColumns();
    for (int index = 1; index < columns.length; index++) {
      text.append(index > 1 ? "\t" : "").append(columns[index].getToolTipText());
    }
    text.append('\n');
    int[] selected = table.getSelectionIndices();
    for (int index = 0; index < (selected.length > 0 ? selected.length : rows.size()); index++) {
      List<String> row = rows.get(selected.length > 0 ? selected[index] : index);
      text.append(String.join("\t", row.stream().map(value -> value == null ? "" : value).toList())).append('\n');
    }
    Clipboard clipboard = new Clipboard(table.getDisplay());
    clipboard.setContents(new Object[] {text.toString()}, new Transfer[] {TextTransfer.getInstance()});
    clipboard.dispose();
  }

  private void column(String title, String toolTip, int style, int width) {
    TableColumn column = new TableColumn(table, style);
    column.setText(title);
    column.setToolTipText(toolTip);
    column.setWidth(width);
    column.setMoveable(true);
  }

  /** As wide as the title and the first values ask for; measuring all of them would take long. */
  private void sizeColumns(PreviewTable shown) {
    GC gc = new GC(table);
    gc.setFont(table.getFont());
    for (int index = 0; index < shown.columns().size(); index++) {
      int width = gc.textExtent(table.getColumn(index + 1).getText()).x;
      for (List<String> row : rows.subList(0, Math.min(SAMPLE, rows.size()))) {
        String value = row.get(index);
        width = Math.max(width, value == null ? 0 : gc.textExtent(value.substring(0, Math.min(60, value.length()))).x);
      }
      table.getColumn(index + 1).setWidth(Math.min(WIDTH_MAX, width * 9 / 8 + 28));
    }
    gc.dispose();
  }

  private void fill(Event event) {
    TableItem item = (TableItem) event.item;
    int index = table.indexOf(item);
    List<String> row = rows.get(index);
    item.setText(0, Integer.toString(index + 1));
    item.setForeground(0, StillwaterColors.get(StillwaterColors.MUTED_TEXT));
    for (int column = 0; column < row.size(); column++) {
      String value = row.get(column);
      item.setText(column + 1, value == null ? Messages.PreviewTableViewer_missing : value.replace('\n', ' '));
      if (value == null) {
        item.setForeground(column + 1, StillwaterColors.get(StillwaterColors.MUTED_TEXT));
        item.setFont(column + 1, JFaceResources.getFontRegistry().getItalic(JFaceResources.DEFAULT_FONT));
      }
    }
  }
}
