package dev.stillwater.ui.operate.snapshot.state;

import dev.stillwater.engine.snapshot.index.ColumnType;
import dev.stillwater.engine.snapshot.index.StateColumn;
import dev.stillwater.engine.snapshot.index.StateColumn.Role;
import dev.stillwater.engine.snapshot.index.StateColumns;
import dev.stillwater.engine.snapshot.index.StateRow;
import dev.stillwater.ui.Quantities;
import dev.stillwater.ui.StillwaterColors;
import dev.stillwater.ui.operate.grid.GridCollections;
import dev.stillwater.ui.operate.grid.GridKeys;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.IntConsumer;
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
import org.eclipse.nebula.widgets.nattable.layer.cell.IConfigLabelAccumulator;
import org.eclipse.nebula.widgets.nattable.layer.event.RowStructuralRefreshEvent;
import org.eclipse.nebula.widgets.nattable.selection.SelectionLayer;
import org.eclipse.nebula.widgets.nattable.selection.command.SelectRowsCommand;
import org.eclipse.nebula.widgets.nattable.selection.config.RowOnlySelectionBindings;
import org.eclipse.nebula.widgets.nattable.selection.config.RowOnlySelectionConfiguration;
import org.eclipse.nebula.widgets.nattable.selection.event.ISelectionEvent;
import org.eclipse.nebula.widgets.nattable.ui.binding.UiBindingRegistry;
import org.eclipse.nebula.widgets.nattable.ui.matcher.KeyEventMatcher;
import org.eclipse.nebula.widgets.nattable.ui.matcher.MouseEventMatcher;
import org.eclipse.nebula.widgets.nattable.viewport.ViewportLayer;
import org.eclipse.nebula.widgets.nattable.viewport.command.ShowRowInViewportCommand;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

/**
 * The grid with the entries of a state: a column for each field, a row for each entry, made as they are looked at.
 *
 * <p>THREADING: UI thread.
 */
final class EntryGrid {
  private static final int ROW_HEIGHT_EXTRA = 8;
  private static final int WIDTH_MIN = 64;
  private static final int WIDTH_MAX = 340;
  private static final int EXAMPLES = 40;
  private static final int TEXT_MAX = 400;

  private final NatTable table;
  private final SelectionLayer selection;
  private final ViewportLayer viewport;
  private final DataLayer body;
  private final StateColumns columns;
  private final EntryPages pages;

  /**
   * A grid.
   *
   * @param selected hears the index of the entry that the person stands on, -1 for none
   * @param headerClicked hears the index of the column whose title was clicked
   */
  EntryGrid(Composite parent, StateColumns columns, EntryPages pages, IntConsumer selected, IntConsumer headerClicked) {
    this.columns = columns;
    this.pages = pages;
    GridCollections.prepare();
    body = new DataLayer(new Entries());
    body.setConfigLabelAccumulator(new Labels());
    selection = new SelectionLayer(body, false);
    selection.addConfiguration(new RowOnlySelectionConfiguration());
    selection.addConfiguration(new RowBindings());
    viewport = new ViewportLayer(selection);
    viewport.setRegionName(GridRegion.BODY);
    IDataProvider titles = new Titles();
    IDataProvider numbers = new Numbers();
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
    table.setTheme(new GridTheme());
    table.setData("dev.stillwater.id", "state:entries");
    StillwaterColors.onChange(table, () -> table.setTheme(new GridTheme()));
    sizes(numberLayer, titleLayer);
    table.addLayerListener(event -> {
      if (event instanceof ISelectionEvent) {
        selected.accept(selectedIndex());
      }
    });
    table.getUiBindingRegistry().registerFirstSingleClickBinding(MouseEventMatcher.columnHeaderLeftClick(0), (natTable, event) -> {
      int position = natTable.getColumnPositionByX(event.x);
      headerClicked.accept(natTable.getColumnIndexByPosition(position));
    });
    onKey(SWT.MOD1, SWT.HOME, () -> selectEnd(0));
    onKey(SWT.MOD1, SWT.END, () -> selectEnd(pages.count() - 1));
    table.getAccessible().addAccessibleListener(new AccessibleAdapter() {
      @Override
      public void getName(AccessibleEvent event) {
        event.result = Messages.EntryGrid_name + ": " + spoken();
      }
    });
  }

  private void selectEnd(int index) {
    if (index >= 0 && pages.count() > 0) {
      select(index);
    }
  }

  private String spoken() {
    int index = selectedIndex();
    Optional<StateRow> row = index < 0 ? Optional.empty() : pages.row(index);
    return row.map(entry -> (index + 1) + ", " + String.join(", ", columns.columns().stream().map(column -> column.name() + " " + column.text(entry)).toList()))
        .orElse("");
  }

  Control control() {
    return table;
  }

  private void sizes(DataLayer numberLayer, DataLayer titleLayer) {
    GC gc = new GC(table);
    gc.setFont(table.getFont());
    int height = gc.getFontMetrics().getHeight() + ROW_HEIGHT_EXTRA;
    body.setDefaultRowHeight(height);
    numberLayer.setDefaultRowHeight(height);
    titleLayer.setDefaultRowHeight(height + 2);
    numberLayer.setDefaultColumnWidth(gc.textExtent(Quantities.count(Math.max(1000, pages.count()))).x + 22);
    for (int column = 0; column < columns.columns().size(); column++) {
      body.setColumnWidthByPosition(column, gc.textExtent(title(column)).x + 28);
    }
    gc.dispose();
  }

  /** Widens the columns to what the first entries ask for. */
  void fit() {
    GC gc = new GC(table);
    gc.setFont(table.getFont());
    for (int column = 0; column < columns.columns().size(); column++) {
      int width = gc.textExtent(title(column)).x;
      for (int index = 0; index < Math.min(EXAMPLES, pages.count()); index++) {
        String text = pages.row(index).map(columns.columns().get(column)::text).orElse("");
        width = Math.max(width, gc.textExtent(text.substring(0, Math.min(60, text.length()))).x);
      }
      body.setColumnWidthByPosition(column, Math.max(WIDTH_MIN, Math.min(WIDTH_MAX, width + 28)));
    }
    gc.dispose();
    repaint();
  }

  /** Entries have come: paints again. */
  void repaint() {
    table.doCommand(new VisualRefreshCommand());
  }

  /** There are other entries: begins at the top. */
  void restart() {
    selection.clear(false);
    body.fireLayerEvent(new RowStructuralRefreshEvent(body));
    table.refresh();
    if (pages.count() > 0) {
      select(0);
    }
  }

  /** Goes to an entry. */
  void select(int index) {
    viewport.doCommand(new ShowRowInViewportCommand(index));
    selection.doCommand(new SelectRowsCommand(selection, 0, index, false, false));
  }

  /** Runs the action when a key is pressed while the grid has the focus. */
  void onKey(int modifiers, int key, Runnable action) {
    table.getUiBindingRegistry().registerFirstKeyBinding(new KeyEventMatcher(modifiers, key), (natTable, event) -> action.run());
  }

  /** How many entries are selected. */
  long selectedCount() {
    return selection.getSelectedRowCount();
  }

  /** Indices of the selected entries, the first ones. */
  int[] selectedIndices(int max) {
    return selection.getSelectedRowPositions().stream().sorted(Comparator.comparingInt(range -> range.start))
        .flatMapToInt(range -> IntStream.range(range.start, range.end)).filter(index -> index < pages.count()).limit(max).toArray();
  }

  /** Index of the entry that the person stands on, -1 for none. */
  int selectedIndex() {
    PositionCoordinate anchor = selection.getSelectionAnchor();
    int row = anchor == null ? -1 : anchor.getRowPosition();
    return row >= 0 && row < pages.count() ? row : -1;
  }

  private String title(int column) {
    StateColumn shown = columns.columns().get(column);
    return shown.name();
  }

  void dispose() {
    table.dispose();
  }

  /** Rows are selected by mouse and keys; the title of a column is for the order, so it selects nothing. */
  private static final class RowBindings extends RowOnlySelectionBindings {
    @Override
    protected void configureColumnHeaderMouseClickBindings(UiBindingRegistry bindings) {
      // See the class.
    }
  }

  /** The cells. */
  private final class Entries implements IDataProvider {
    @Override
    public Object getDataValue(int column, int row) {
      return pages.row(row).map(entry -> text(columns.columns().get(column), entry)).orElse("\u2026");
    }

    private String text(StateColumn column, StateRow row) {
      String text = column.role() == Role.PLACE && column.type() == ColumnType.LONG ? Quantities.bytes(row.sizeBytes()) : column.text(row);
      if (text.isEmpty() && column.value().apply(row) == null) {
        return row.problem().isPresent() && column.role() != Role.PLACE ? Messages.EntryGrid_undecodable : Messages.EntryGrid_missing;
      }
      return (text.length() > TEXT_MAX ? text.substring(0, TEXT_MAX) : text).replace('\n', ' ').replace('\r', ' ');
    }

    @Override
    public void setDataValue(int column, int row, Object value) {
      throw new UnsupportedOperationException("A snapshot is only read.");
    }

    @Override
    public int getColumnCount() {
      return columns.columns().size();
    }

    @Override
    public int getRowCount() {
      return pages.count();
    }
  }

  /** Titles of the columns. */
  private final class Titles implements IDataProvider {
    @Override
    public Object getDataValue(int column, int row) {
      return title(column);
    }

    @Override
    public void setDataValue(int column, int row, Object value) {
      throw new UnsupportedOperationException("A snapshot is only read.");
    }

    @Override
    public int getColumnCount() {
      return columns.columns().size();
    }

    @Override
    public int getRowCount() {
      return 1;
    }
  }

  /** Numbers of the entries, from 1. */
  private final class Numbers implements IDataProvider {
    @Override
    public Object getDataValue(int column, int row) {
      return row < pages.count() ? Quantities.count(pages.number(row) + 1) : "";
    }

    @Override
    public void setDataValue(int column, int row, Object value) {
      throw new UnsupportedOperationException("A snapshot is only read.");
    }

    @Override
    public int getColumnCount() {
      return 1;
    }

    @Override
    public int getRowCount() {
      return pages.count();
    }
  }

  /** Numbers stand on the right; what is missing or cannot be decoded looks so. */
  private final class Labels implements IConfigLabelAccumulator {
    @Override
    public void accumulateConfigLabels(LabelStack labels, int column, int row) {
      StateColumn shown = columns.columns().get(column);
      Optional<StateRow> entry = pages.row(row);
      if (shown.type().isNumber()) {
        labels.addLabel(GridTheme.RIGHT);
      }
      boolean isMissing = entry.isEmpty() || shown.value().apply(entry.get()) == null;
      if (isMissing && entry.flatMap(StateRow::problem).isPresent() && shown.role() != Role.PLACE) {
        labels.addLabelOnTop(GridTheme.PROBLEM);
      } else if (isMissing || shown.role() == Role.PLACE) {
        labels.addLabelOnTop(GridTheme.MUTED);
      }
    }
  }
}
