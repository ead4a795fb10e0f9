package dev.stillwater.ui.operate.replay.result;

import dev.stillwater.engine.snapshot.index.RowSet;
import dev.stillwater.host.replay.results.ResultTable;
import dev.stillwater.host.replay.results.ResultsException;
import dev.stillwater.host.replay.results.RowFilter;
import dev.stillwater.host.replay.results.RowKind;
import dev.stillwater.host.replay.results.StoredResults;
import dev.stillwater.host.replay.results.StoredRow;
import dev.stillwater.host.replay.results.TableReader;
import dev.stillwater.ui.Quantities;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.action.LegacyActionTools;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;

/**
 * The rows of one table with filters and the way from difference to difference. What a person has chosen of a table is kept while others are looked at.
 *
 * <p>THREADING: UI thread; tables are read in jobs.
 */
final class RowPanel {
  private static final String KEY = "dev.stillwater.rows";
  /** A table with a larger index is opened where people see it, and can cancel it. */
  private static final long ROWS_LONG = 1 << 17;

  private final ResultDocument document;
  private final Composite root;
  private final RowFilterBar bar;
  private final Label status;
  private final Button key;
  private final Composite holder;
  private final Map<Integer, Chosen> chosen = new HashMap<>();
  private Optional<TableReader> reader = Optional.empty();
  private Optional<RowGrid> grid = Optional.empty();
  private Optional<RowPages> pages = Optional.empty();
  private Optional<Job> search = Optional.empty();
  private Optional<ResultTable> shown = Optional.empty();
  private boolean isFitted;
  private int generation;

  /** What a person has chosen of a table: which rows, and the one that was selected. */
  private record Chosen(RowFilter filter, long row) {
  }

  RowPanel(Composite parent, ResultDocument document) {
    this.document = document;
    root = new Composite(parent, SWT.NONE);
    root.setData(KEY, this);
    GridLayout layout = new GridLayout(1, false);
    layout.marginWidth = 0;
    layout.marginHeight = 0;
    layout.verticalSpacing = 5;
    root.setLayout(layout);
    bar = new RowFilterBar(root, this::filter, this::step);
    bar.control().setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
    Composite line = new Composite(root, SWT.NONE);
    GridLayout row = new GridLayout(2, false);
    row.marginWidth = 0;
    row.marginHeight = 0;
    line.setLayout(row);
    line.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
    status = new Label(line, SWT.NONE);
    status.setData("dev.stillwater.id", "result:status");
    status.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
    key = new Button(line, SWT.PUSH);
    key.setText(Messages.rows_key);
    key.setToolTipText(Messages.rows_keyToolTip);
    key.setData("dev.stillwater.id", "result:key");
    key.addListener(SWT.Selection, event -> showKey());
    holder = new Composite(root, SWT.BORDER);
    holder.setLayout(new FillLayout());
    holder.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
    root.addDisposeListener(event -> close());
  }

  Composite control() {
    return root;
  }

  private boolean isComparison() {
    return document.results().kind() == StoredResults.Kind.COMPARISON;
  }

  /** Shows a table as it was left, or its differences if it has some. */
  void show(ResultTable table) {
    if (shown.filter(table::equals).isPresent()) {
      return;
    }
    remember();
    close();
    shown = Optional.of(table);
    int asked = ++generation;
    RowFilter first = table.differences() > 0 ? RowFilter.DIFFERENCES : RowFilter.ALL;
    Chosen view = chosen.computeIfAbsent(table.number(), number -> new Chosen(first, 0));
    bar.show(table, view.filter());
    key.setVisible(isComparison() && table.kind() != ResultTable.Kind.STATE);
    key.setEnabled(false);
    status.setText(Messages.rows_opening);
    boolean isLong = table.size() > ROWS_LONG;
    search = Optional.of(ResultDocument.read(root, NLS.bind(Messages.rows_open, table.name()), isLong, listener -> {
      TableReader opened = document.results().table(table, listener);
      try {
        return new Opened(opened, opened.select(view.filter(), listener));
      } catch (ResultsException e) {
        opened.close();
        throw e;
      }
    }, opened -> {
      if (asked == generation) {
        opened(table, view, opened);
      } else {
        opened.reader().close();
      }
    }, this::fail));
  }

  /** A table that was opened, with the rows that its filter lets through. */
  private record Opened(TableReader reader, Optional<RowSet> rows) {
  }

  private void opened(ResultTable table, Chosen view, Opened opened) {
    reader = Optional.of(opened.reader());
    RowPages rows = new RowPages(holder, opened.reader(), this::loaded, this::fail);
    rows.choose(opened.rows());
    pages = Optional.of(rows);
    RowGrid made = new RowGrid(holder, table, rows, index -> selected(), this::step);
    grid = Optional.of(made);
    isFitted = false;
    menu(made);
    holder.layout(true, true);
    made.restart(rows.index(view.row()));
    counted();
  }

  private void menu(RowGrid made) {
    Menu menu = new Menu(made.control());
    if (isComparison()) {
      item(menu, Messages.menu_next, () -> step(1));
      item(menu, Messages.menu_previous, () -> step(-1));
      new MenuItem(menu, SWT.SEPARATOR);
      item(menu, Messages.menu_key, this::showKey);
      item(menu, Messages.menu_filterKey, this::filterByKey);
      new MenuItem(menu, SWT.SEPARATOR);
    }
    item(menu, Messages.menu_copy, made::copy);
    made.control().setMenu(menu);
  }

  private static void item(Menu menu, String text, Runnable action) {
    MenuItem item = new MenuItem(menu, SWT.PUSH);
    item.setText(text);
    item.addListener(SWT.Selection, event -> action.run());
  }

  private void loaded() {
    grid.ifPresent(RowGrid::repaint);
    if (!isFitted) {
      isFitted = true;
      grid.ifPresent(RowGrid::fit);
    }
    selected();
  }

  private void selected() {
    boolean hasKey = grid.flatMap(RowGrid::selected).flatMap(row -> document.results().key(shown.orElseThrow(), row)).isPresent();
    if (!key.isDisposed()) {
      key.setEnabled(hasKey);
    }
  }

  private void showKey() {
    grid.flatMap(RowGrid::selected).flatMap(row -> document.results().key(shown.orElseThrow(), row)).ifPresent(document::showKey);
  }

  /** Shows the rows whose values have that of the first text field of the selected row's key. */
  private void filterByKey() {
    ResultTable table = shown.orElseThrow();
    Optional<StoredRow> row = grid.flatMap(RowGrid::selected);
    Optional<String> value = row.flatMap(one -> table.keyFields().stream().map(table::column).filter(column -> !table.columns().get(column).type().equals("timestamp"))
        .flatMap(column -> one.any(column).stream()).findFirst());
    value.ifPresent(bar::search);
  }

  private void filter(RowFilter filter) {
    if (reader.isEmpty()) {
      return;
    }
    TableReader open = reader.get();
    long row = selectedRow();
    search.ifPresent(Job::cancel);
    int asked = ++generation;
    chosen.put(shown.orElseThrow().number(), new Chosen(filter, row));
    status.setText(Messages.rows_searching);
    search = Optional.of(ResultDocument.read(root, Messages.rows_search, true, listener -> open.select(filter, listener), rows -> {
      if (asked == generation) {
        pages.orElseThrow().choose(rows);
        grid.orElseThrow().restart(pages.orElseThrow().index(row));
        counted();
      }
    }, this::fail));
  }

  private long selectedRow() {
    int index = grid.map(RowGrid::selectedIndex).orElse(-1);
    return index < 0 ? 0 : pages.orElseThrow().number(index);
  }

  private void counted() {
    ResultTable table = shown.orElseThrow();
    long count = pages.orElseThrow().count();
    String text = count == 0 ? table.size() == 0 ? Messages.rows_none : Messages.rows_noneFit
        : NLS.bind(Messages.rows_count, Quantities.count(count), Quantities.counted(table.size(), "row", "rows"));
    long equal = document.equalRows(table);
    if (equal > table.count(RowKind.EQUAL)) {
      text += " " + NLS.bind(Messages.rows_equalKept, Quantities.count(table.count(RowKind.EQUAL)), Quantities.count(equal));
    }
    status.setText(text);
    selected();
  }

  private void fail(String problem) {
    status.setText(LegacyActionTools.escapeMnemonics(problem));
    status.setToolTipText(problem);
  }

  /** Goes to the next difference, or the previous one for -1, and says so when there is none. */
  void step(int direction) {
    if (grid.isPresent() && !grid.get().step(direction)) {
      status.setText(direction > 0 ? Messages.rows_noNext : Messages.rows_noPrevious);
    } else if (grid.isPresent()) {
      counted();
    }
  }

  private void remember() {
    if (shown.isPresent() && grid.isPresent()) {
      chosen.put(shown.get().number(), new Chosen(bar.filter(), selectedRow()));
    }
  }

  private void close() {
    search.ifPresent(Job::cancel);
    grid.ifPresent(RowGrid::dispose);
    reader.ifPresent(TableReader::close);
    grid = Optional.empty();
    reader = Optional.empty();
    pages = Optional.empty();
  }

  /** The panel on a page, if it has one. */
  static Optional<RowPanel> of(Control page) {
    if (page.getData(KEY) instanceof RowPanel panel) {
      return Optional.of(panel);
    }
    return page instanceof Composite composite ? Stream.of(composite.getChildren()).flatMap(child -> of(child).stream()).findFirst() : Optional.empty();
  }

  /** Number of the row that the person stands on, from 1; 0 for none. */
  long selectedNumber() {
    int index = grid.map(RowGrid::selectedIndex).orElse(-1);
    return index < 0 ? 0 : pages.orElseThrow().number(index) + 1;
  }

  /** Number of rows that are in memory. */
  int heldRows() {
    return pages.map(RowPages::heldRows).orElse(0);
  }

  void setFocus() {
    if (grid.isPresent()) {
      grid.get().control().setFocus();
    } else {
      bar.control().setFocus();
    }
  }
}
