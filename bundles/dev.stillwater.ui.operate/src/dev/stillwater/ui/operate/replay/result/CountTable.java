package dev.stillwater.ui.operate.replay.result;

import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleListener;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;

/**
 * A short table of texts whose columns are as wide as what stands in them.
 *
 * <p>THREADING: UI thread.
 */
final class CountTable {
  private static final int WIDTH_MAX = 460;
  private static final Pattern NUMBER = Pattern.compile("-?\\d[\\d,]*(\\.\\d+)?([eE][+-]?\\d+)?");

  private final Table table;

  /**
   * A table.
   *
   * @param id names it for tests
   * @param titles of the columns; one that begins with {@code >} stands at the right
   */
  CountTable(Composite parent, String id, String... titles) {
    table = new Table(parent, SWT.FULL_SELECTION | SWT.SINGLE | SWT.BORDER);
    table.setHeaderVisible(true);
    table.setLinesVisible(true);
    table.setData("dev.stillwater.id", id);
    for (String title : titles) {
      boolean isRight = title.startsWith(">");
      TableColumn column = new TableColumn(table, isRight ? SWT.RIGHT : SWT.LEFT);
      column.setText(isRight ? title.substring(1) : title);
    }
  }

  /** The titles of columns, by which those whose values are all numbers stand at the right. */
  static String[] titles(List<String> names, List<List<String>> rows) {
    String[] titles = names.toArray(String[]::new);
    for (int column = 0; column < titles.length; column++) {
      int index = column;
      List<String> values = rows.stream().filter(row -> index < row.size()).map(row -> row.get(index)).filter(value -> !value.isEmpty()
          && !value.equals(Messages.grid_missing)).toList();
      if (!values.isEmpty() && values.stream().allMatch(value -> NUMBER.matcher(value).matches())) {
        titles[column] = ">" + titles[column];
      }
    }
    return titles;
  }

  /** Lets screen readers say what the table is about. */
  CountTable named(String name) {
    table.getAccessible().addAccessibleListener(AccessibleListener.getNameAdapter(event -> event.result = name));
    return this;
  }

  Table control() {
    return table;
  }

  /** Adds a row; the data is given back by {@link #selected}. */
  TableItem add(Object data, List<String> texts) {
    TableItem item = new TableItem(table, SWT.NONE);
    item.setText(texts.stream().map(text -> text.replace('\n', ' ')).toArray(String[]::new));
    item.setData(data);
    return item;
  }

  /** Makes the columns as wide as their texts. */
  void pack() {
    for (TableColumn column : table.getColumns()) {
      column.pack();
      column.setWidth(Math.min(WIDTH_MAX, column.getWidth() + 8));
    }
  }

  /** The data of the selected row, null for none. */
  Object selected() {
    TableItem[] items = table.getSelection();
    return items.length == 0 ? null : items[0].getData();
  }
}
