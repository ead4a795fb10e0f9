package dev.stillwater.ui.operate.replay.result;

import dev.stillwater.host.replay.results.ResultTable;
import dev.stillwater.host.replay.results.RowKind;
import dev.stillwater.host.replay.results.StoredRow;
import dev.stillwater.ui.Quantities;
import dev.stillwater.ui.StillwaterColors;
import dev.stillwater.ui.operate.grid.GridCollections;
import dev.stillwater.ui.operate.grid.GridKeys;
import dev.stillwater.ui.operate.snapshot.state.GridTheme;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.nebula.widgets.nattable.NatTable;
import org.eclipse.nebula.widgets.nattable.command.VisualRefreshCommand;
import org.eclipse.nebula.widgets.nattable.config.DefaultNatTableStyleConfiguration;
import org.eclipse.nebula.widgets.nattable.coordinate.PositionCoordinate;
import org.eclipse.nebula.widgets.nattable.data.IDataProvider;
import org.eclipse.nebula.widgets.nattable.grid.GridRegion;
import org.eclipse.nebula.widgets.nattable.grid.data.DefaultCornerDataProvider;
import org.eclipse.nebula.widgets.nattable.grid.layer.ColumnHeaderLayer;
import org.eclipse.nebula.widgets.nattable.grid.layer.CornerLayer;
import org.eclipse.nebula.widgets.nattable.grid.layer.GridLayer;
import org.eclipse.nebula.widgets.nattable.grid.layer.RowHeaderLayer;
import org.eclipse.nebula.widgets.nattable.layer.DataLayer;
import org.eclipse.nebula.widgets.nattable.layer.LabelStack;
import org.eclipse.nebula.widgets.nattable.layer.event.RowStructuralRefreshEvent;
import org.eclipse.nebula.widgets.nattable.selection.SelectionLayer;
import org.eclipse.nebula.widgets.nattable.selection.command.SelectRowsCommand;
import org.eclipse.nebula.widgets.nattable.selection.config.DefaultRowSelectionLayerConfiguration;
import org.eclipse.nebula.widgets.nattable.selection.event.ISelectionEvent;
import org.eclipse.nebula.widgets.nattable.ui.action.IKeyAction;
import org.eclipse.nebula.widgets.nattable.ui.matcher.KeyEventMatcher;
import org.eclipse.nebula.widgets.nattable.viewport.ViewportLayer;
import org.eclipse.nebula.widgets.nattable.viewport.command.ShowRowInViewportCommand;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.widgets.Composite;

/**
 * The grid with the rows of a table: how each differs, its key, and each field of A beside that of B.
 *
 * <p>THREADING: UI thread.
 */
final class RowGrid {
  private static final int ROW_HEIGHT_EXTRA = 8;
  private static final int WIDTH_EXTRA = 26;
  private static final int WIDTH_MIN = 60;
  private static final int WIDTH_MAX = 340;
  private static final int EXAMPLES = 40;
  private static final int EXAMPLE_CHARACTERS = 60;
  private static final int TEXT_MAX = 400;

  private final NatTable table;
  private final SelectionLayer selection;
  private final ViewportLayer viewport;
  private final DataLayer body;
  private final List<GridColumn> columns;
  private final RowPages pages;

  /**
   * A grid.
   *
   * @param selected hears the index of the row that the person stands on, -1 for none
   * @param stepped hears that the next difference is wanted, or the previous one for -1
   */
  RowGrid(Composite parent, ResultTable shown, RowPages pages, IntConsumer selected, IntConsumer stepped) {
    columns = GridColumn.of(shown);
    this.pages = pages;
    GridCollections.prepare();
    body = new DataLayer(provider(columns.size(), pages::count, this::cell));
    body.setConfigLabelAccumulator(this::label);
    selection = new SelectionLayer(body, false);
    selection.addConfiguration(new DefaultRowSelectionLayerConfiguration());
    viewport = new ViewportLayer(selection);
    viewport.setRegionName(GridRegion.BODY);
    IDataProvider titles = provider(columns.size(), () -> 1, (column, row) -> columns.get(column).title());
    IDataProvider numbers = provider(1, pages::count, (column, row) -> row < pages.count() ? Quantities.count(pages.number(row) + 1) : "");
    DataLayer titleLayer = new DataLayer(titles);
    ColumnHeaderLayer columnHeader = new ColumnHeaderLayer(titleLayer, viewport, selection);
    DataLayer numberLayer = new DataLayer(numbers);
    RowHeaderLayer rowHeader = new RowHeaderLayer(numberLayer, viewport, selection);
    CornerLayer corner = new CornerLayer(new DataLayer(new DefaultCornerDataProvider(titles, numbers)), rowHeader, columnHeader);
    table = new NatTable(parent, SWT.NO_BACKGROUND | SWT.NO_REDRAW_RESIZE | SWT.DOUBLE_BUFFERED | SWT.V_SCROLL | SWT.H_SCROLL,
        new GridLayer(viewport, columnHeader, rowHeader, corner), false);
    table.addConfiguration(new DefaultNatTableStyleConfiguration());
    table.configure();
    GridKeys.leaveByTab(table);
    DifferenceStyles.apply(table);
    StillwaterColors.onChange(table, () -> DifferenceStyles.apply(table));
    table.setData("dev.stillwater.id", "result:rows");
    sizes(numberLayer, titleLayer);
    table.addLayerListener(event -> {
      if (event instanceof ISelectionEvent) {
        selected.accept(selectedIndex());
      }
    });
    onKey(SWT.ALT, SWT.ARROW_DOWN, () -> stepped.accept(1));
    onKey(SWT.ALT, SWT.ARROW_UP, () -> stepped.accept(-1));
    onKey(SWT.MOD1, SWT.HOME, () -> select(0));
    onKey(SWT.MOD1, SWT.END, () -> select(pages.count() - 1));
    onKey(SWT.MOD1, 'c', this::copy);
    table.getAccessible().addAccessibleListener(new AccessibleAdapter() {
      @Override
      public void getName(AccessibleEvent event) {
        event.result = Messages.grid_name + ": " + spoken();
      }
    });
  }

  /** Asks for a number when it is wanted. */
  private interface Count {
    int now();
  }

  /** Asks for the text of a cell. */
  private interface Cell {
    String at(int column, int row);
  }

  private static IDataProvider provider(int columnCount, Count rows, Cell cells) {
    return new IDataProvider() {
      @Override
      public Object getDataValue(int column, int row) {
        return cells.at(column, row);
      }

      @Override
      public void setDataValue(int column, int row, Object value) {
        throw new UnsupportedOperationException("Results are only read.");
      }

      @Override
      public int getColumnCount() {
        return columnCount;
      }

      @Override
      public int getRowCount() {
        return rows.now();
      }
    };
  }

  private void onKey(int modifier, int key, Runnable action) {
    IKeyAction run = (natTable, event) -> action.run();
    table.getUiBindingRegistry().registerFirstKeyBinding(new KeyEventMatcher(modifier, key), run);
  }

  private String cell(int column, int row) {
    Optional<StoredRow> known = pages.row(row);
    if (known.isEmpty()) {
      return "\u2026";
    }
    GridColumn shown = columns.get(column);
    if (shown.isAbsent(known.get())) {
      return "";
    }
    String text = shown.value(known.get()).orElse(Messages.grid_missing);
    String line = (text.length() > TEXT_MAX ? text.substring(0, TEXT_MAX) : text).replace('\n', ' ').replace('\r', ' ');
    return shown.isChanged(known.get()) && shown.side() == GridColumn.Side.B ? Messages.grid_sign + line : line;
  }

  private void label(LabelStack labels, int column, int row) {
    Optional<StoredRow> known = pages.row(row);
    GridColumn shown = columns.get(column);
    if (shown.isNumber()) {
      labels.addLabel(GridTheme.RIGHT);
    }
    if (known.isEmpty() || known.get().kind() == RowKind.EQUAL && shown.column() < 0) {
      labels.addLabel(GridTheme.MUTED);
      return;
    }
    if (shown.isChanged(known.get())) {
      labels.addLabelOnTop(DifferenceStyles.CHANGED);
    } else if (known.get().kind() == RowKind.ONLY_A && !shown.isAbsent(known.get())) {
      labels.addLabelOnTop(DifferenceStyles.ONLY_A);
    } else if (known.get().kind() == RowKind.ONLY_B && !shown.isAbsent(known.get())) {
      labels.addLabelOnTop(DifferenceStyles.ONLY_B);
    }
  }

  NatTable control() {
    return table;
  }

  private void sizes(DataLayer numberLayer, DataLayer titleLayer) {
    GC gc = new GC(table);
    int height = gc.getFontMetrics().getHeight() + ROW_HEIGHT_EXTRA;
    body.setDefaultRowHeight(height);
    numberLayer.setDefaultRowHeight(height);
    titleLayer.setDefaultRowHeight(height + 2);
    numberLayer.setDefaultColumnWidth(gc.textExtent(Quantities.count(Math.max(1000, pages.count()))).x + WIDTH_EXTRA);
    gc.dispose();
    fit();
  }

  /** Widens the columns to what the first rows ask for. */
  void fit() {
    GC gc = new GC(table);
    for (int column = 0; column < columns.size(); column++) {
      int width = gc.textExtent(columns.get(column).title()).x;
      for (int row = 0; row < Math.min(EXAMPLES, pages.count()); row++) {
        String text = cell(column, row);
        width = Math.max(width, gc.textExtent(text.substring(0, Math.min(EXAMPLE_CHARACTERS, text.length()))).x);
      }
      body.setColumnWidthByPosition(column, Math.max(WIDTH_MIN, Math.min(WIDTH_MAX, width + WIDTH_EXTRA)));
    }
    gc.dispose();
    repaint();
  }

  /** Rows have come: paints again. */
  void repaint() {
    table.doCommand(new VisualRefreshCommand());
  }

  /** There are other rows: begins at the index, or the first. */
  void restart(int index) {
    selection.clear(false);
    body.fireLayerEvent(new RowStructuralRefreshEvent(body));
    table.refresh();
    select(Math.max(0, index));
  }

  /** Goes to a row. */
  void select(int index) {
    if (index >= 0 && index < pages.count()) {
      viewport.doCommand(new ShowRowInViewportCommand(index));
      selection.doCommand(new SelectRowsCommand(selection, 0, index, false, false));
    }
  }

  /** Goes to the next difference, or the previous one; false if there is none. */
  boolean step(int direction) {
    int found = pages.difference(selectedIndex(), direction);
    if (found >= 0) {
      select(found);
    }
    return found >= 0;
  }

  /** Index of the row that the person stands on, -1 for none. */
  int selectedIndex() {
    PositionCoordinate anchor = selection.getSelectionAnchor();
    int row = anchor == null ? -1 : anchor.getRowPosition();
    return row >= 0 && row < pages.count() ? row : -1;
  }

  /** The row that the person stands on, if it is there. */
  Optional<StoredRow> selected() {
    int index = selectedIndex();
    return index < 0 ? Optional.empty() : pages.row(index);
  }

  /** Puts the titles and the row that the person stands on into the clipboard, with tabulators between. */
  void copy() {
    int row = selectedIndex();
    if (row >= 0) {
      String titles = columns.stream().map(GridColumn::title).collect(Collectors.joining("\t"));
      String values = IntStream.range(0, columns.size()).mapToObj(column -> cell(column, row).replace('\t', ' ')).collect(Collectors.joining("\t"));
      Clipboard clipboard = new Clipboard(table.getDisplay());
      clipboard.setContents(new Object[] {titles + "\n" + values + "\n"}, new Transfer[] {TextTransfer.getInstance()});
      clipboard.dispose();
    }
  }

  private String spoken() {
    int row = selectedIndex();
    return row < 0 ? "" : IntStream.range(0, columns.size()).mapToObj(column -> columns.get(column).title() + " " + cell(column, row))
        .collect(Collectors.joining(", ", (row + 1) + ", ", ""));
  }

  void dispose() {
    table.dispose();
  }
}
