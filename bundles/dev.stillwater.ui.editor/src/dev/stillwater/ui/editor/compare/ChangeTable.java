package dev.stillwater.ui.editor.compare;

import dev.stillwater.model.JobDiff.Change;
import dev.stillwater.model.JobDiff.Kind;
import dev.stillwater.model.JobDiff.Subject;
import dev.stillwater.ui.editor.compare.DiffMarks.Mark;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;

/**
 * The properties that differ, one a row, with their values on both sides.
 *
 * <p>THREADING: UI thread.
 */
final class ChangeTable {
  private static final int[] WIDTHS = {110, 200, 180, 300, 300};
  private static final int VALUE_MAX = 400;

  private final Table table;
  private final List<Row> rows = new ArrayList<>();

  /**
   * A row.
   *
   * @param mark how it differs
   * @param name what differs: a uid, a stream, a schema; empty for the job
   * @param change the change of the job; empty for an operator that was only moved
   */
  record Row(Mark mark, String name, Optional<Change> change) {}

  ChangeTable(Composite parent) {
    table = new Table(parent, SWT.MULTI | SWT.FULL_SELECTION | SWT.BORDER);
    table.setHeaderVisible(true);
    table.setLinesVisible(true);
    table.setData("dev.stillwater.id", "job-changes");
    String[] titles = {Messages.columnChange, Messages.columnWhat, Messages.columnProperty, Messages.columnLeft, Messages.columnRight};
    for (int index = 0; index < titles.length; index++) {
      TableColumn column = new TableColumn(table, SWT.NONE);
      column.setText(titles[index]);
      column.setWidth(WIDTHS[index]);
    }
  }

  Table control() {
    return table;
  }

  void show(JobDifference difference) {
    rows.clear();
    table.setRedraw(false);
    table.removeAll();
    for (Change change : difference.changes()) {
      String what = change.subject() == Subject.JOB ? change.subject().text() : change.subject().text() + ' ' + change.name();
      String property = change.kind() == Kind.CHANGED ? change.feature() : Messages.whole;
      add(new Row(Mark.of(change.kind()), change.name(), Optional.of(change)), what, property, change.newValue().orElse(""), change.oldValue().orElse(""));
    }
    for (String uid : difference.moved()) {
      add(new Row(Mark.MOVED, uid, Optional.empty()), Subject.OPERATOR.text() + ' ' + uid, Messages.position, "", "");
    }
    table.setRedraw(true);
  }

  private void add(Row row, String what, String property, String left, String right) {
    rows.add(row);
    TableItem item = new TableItem(table, SWT.NONE);
    item.setText(new String[] {row.mark().sign() + "  " + row.mark().text(), what, property, shortened(left), shortened(right)});
  }

  private static String shortened(String value) {
    String line = value.replace('\n', ' ');
    return line.length() > VALUE_MAX ? line.substring(0, VALUE_MAX) + "..." : line;
  }

  List<Row> selected() {
    List<Row> chosen = new ArrayList<>();
    for (int index : table.getSelectionIndices()) {
      chosen.add(rows.get(index));
    }
    return chosen;
  }

  /** Selects all rows about the name. */
  void select(String name) {
    List<Integer> found = new ArrayList<>();
    for (int index = 0; index < rows.size(); index++) {
      if (rows.get(index).name().equals(name)) {
        found.add(index);
      }
    }
    table.setSelection(found.stream().mapToInt(Integer::intValue).toArray());
  }

  /** Selects the row a step further, around the ends. */
  void step(int step) {
    if (!rows.isEmpty()) {
      int start = table.getSelectionIndex() < 0 ? step > 0 ? -1 : 0 : table.getSelectionIndex();
      table.setSelection(Math.floorMod(start + step, rows.size()));
      table.showSelection();
    }
  }
}
