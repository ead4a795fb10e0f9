package dev.stillwater.ui.operate.live;

import dev.stillwater.ui.StillwaterColors;
import dev.stillwater.ui.operate.grid.GridCollections;
import dev.stillwater.ui.operate.grid.GridKeys;
import dev.stillwater.ui.operate.snapshot.state.GridTheme;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
import org.eclipse.nebula.widgets.nattable.selection.SelectionLayer;
import org.eclipse.nebula.widgets.nattable.viewport.ViewportLayer;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.widgets.Composite;

/**
 * The grid of a stream's last records: subtask, event time, and a column for each field.
 *
 * <p>THREADING: UI thread.
 */
final class RecordsGrid {
  private static final Set<String> NUMBERS = Set.of("int", "long", "double", "decimal");
  private static final int FIXED_COLUMNS = 2;
  private static final int WIDTH_MAX = 320;
  private static final int WIDTH_MIN = 56;
  private static final int HEIGHT_EXTRA = 8;
  private static final int TEXT_MAX = 2000;

  private final NatTable table;
  private final DataLayer body;
  private final DataLayer header;
  private final DataLayer numbers;
  private final SelectionLayer selection;
  private StreamAnswer shown = new StreamAnswer(List.of(), List.of(), false, 0);

  RecordsGrid(Composite parent) {
    IDataProvider cells = provider(this::columnCount, () -> shown.rows().size(), this::cell);
    IDataProvider titles = provider(this::columnCount, () -> 1, (column, row) -> title(column));
    IDataProvider counts = provider(() -> 1, () -> shown.rows().size(), (column, row) -> Integer.toString(row + 1));
    body = new DataLayer(cells);
    body.setConfigLabelAccumulator((labels, column, row) -> {
      if (isNumber(column)) {
        labels.addLabel(GridTheme.RIGHT);
      }
      if (isMissing(column, row)) {
        labels.addLabel(GridTheme.MUTED);
      }
    });
    GridCollections.prepare();
    selection = new SelectionLayer(body);
    ViewportLayer viewport = new ViewportLayer(selection);
    viewport.setRegionName(GridRegion.BODY);
    header = new DataLayer(titles);
    numbers = new DataLayer(counts);
    ColumnHeaderLayer columnHeader = new ColumnHeaderLayer(header, viewport, selection);
    RowHeaderLayer rowHeader = new RowHeaderLayer(numbers, viewport, selection);
    CornerLayer corner = new CornerLayer(new DataLayer(new DefaultCornerDataProvider(titles, counts)), rowHeader, columnHeader);
    table = new NatTable(parent, SWT.NO_BACKGROUND | SWT.NO_REDRAW_RESIZE | SWT.DOUBLE_BUFFERED | SWT.V_SCROLL | SWT.H_SCROLL,
        new GridLayer(viewport, columnHeader, rowHeader, corner), false);
    table.addConfiguration(new DefaultNatTableStyleConfiguration());
    table.configure();
    table.setTheme(new GridTheme());
    table.setData("dev.stillwater.id", "records:grid");
    StillwaterColors.onChange(table, () -> table.setTheme(new GridTheme()));
    heights();
    GridKeys.leaveByTab(table);
    GridKeys.beginAtFirstCell(table, selection);
    table.getAccessible().addAccessibleListener(new AccessibleAdapter() {
      @Override
      public void getName(AccessibleEvent event) {
        event.result = Messages.records_grid + spoken();
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

  private static IDataProvider provider(Count columns, Count rows, Cell cells) {
    return new IDataProvider() {
      @Override
      public Object getDataValue(int column, int row) {
        return cells.at(column, row);
      }

      @Override
      public void setDataValue(int column, int row, Object value) {
        throw new UnsupportedOperationException("Records that have passed cannot be changed.");
      }

      @Override
      public int getColumnCount() {
        return columns.now();
      }

      @Override
      public int getRowCount() {
        return rows.now();
      }
    };
  }

  NatTable control() {
    return table;
  }

  /** Shows the records; columns keep their widths while they stay the same. */
  void show(StreamAnswer records) {
    boolean isSame = records.columns().equals(shown.columns()) && (shown.rows().isEmpty() == records.rows().isEmpty());
    boolean isAsLong = isSame && records.rows().size() == shown.rows().size();
    shown = records;
    if (!isSame) {
      widths();
    }
    if (isAsLong) {
      table.doCommand(new VisualRefreshCommand());
    } else {
      table.refresh();
    }
  }

  private int columnCount() {
    return shown.columns().isEmpty() ? 0 : FIXED_COLUMNS + shown.columns().size();
  }

  private String title(int column) {
    if (column < FIXED_COLUMNS) {
      return column == 0 ? Messages.records_subtask : Messages.records_time;
    }
    StreamAnswer.Column field = shown.columns().get(column - FIXED_COLUMNS);
    return NLS.bind(Messages.records_column, field.name(), field.type());
  }

  private boolean isNumber(int column) {
    return column == 0 || column >= FIXED_COLUMNS && column - FIXED_COLUMNS < shown.columns().size()
        && NUMBERS.contains(shown.columns().get(column - FIXED_COLUMNS).type().replace("?", ""));
  }

  private boolean isMissing(int column, int row) {
    return column >= FIXED_COLUMNS && row < shown.rows().size() && shown.rows().get(row).values().get(column - FIXED_COLUMNS).isEmpty();
  }

  private String cell(int column, int row) {
    if (row >= shown.rows().size()) {
      return "";
    }
    StreamAnswer.Row record = shown.rows().get(row);
    if (column < FIXED_COLUMNS) {
      return column == 0 ? Long.toString(record.subtask()) : record.timestamp().map(time -> Instant.ofEpochMilli(time).toString()).orElse("");
    }
    Optional<String> value = record.values().get(column - FIXED_COLUMNS);
    String text = value.orElse(Messages.records_missing).replace('\n', ' ');
    return text.length() > TEXT_MAX ? text.substring(0, TEXT_MAX) : text;
  }

  private void heights() {
    GC gc = new GC(table);
    int height = gc.getFontMetrics().getHeight() + HEIGHT_EXTRA;
    numbers.setDefaultColumnWidth(gc.textExtent("0000").x + 2 * HEIGHT_EXTRA);
    gc.dispose();
    body.setDefaultRowHeight(height);
    numbers.setDefaultRowHeight(height);
    header.setDefaultRowHeight(height + 2);
  }

  private void widths() {
    GC gc = new GC(table);
    for (int column = 0; column < columnCount(); column++) {
      int width = gc.textExtent(title(column)).x;
      for (int row = 0; row < shown.rows().size(); row++) {
        width = Math.max(width, gc.textExtent(cell(column, row)).x);
      }
      body.setColumnWidthByPosition(column, Math.max(WIDTH_MIN, Math.min(WIDTH_MAX, width + 3 * HEIGHT_EXTRA)));
    }
    gc.dispose();
  }

  /** The selected cells, or all records with a line of titles when none is selected, with tabulators between. */
  void copy() {
    List<String> lines = new ArrayList<>();
    PositionCoordinate[] cells = selection.getSelectedCellPositions();
    if (cells.length > 0) {
      int row = -1;
      StringBuilder line = new StringBuilder();
      for (PositionCoordinate cell : cells) {
        if (row >= 0 && cell.getRowPosition() != row) {
          lines.add(line.toString());
          line.setLength(0);
        }
        line.append(cell.getRowPosition() == row ? "\t" : "").append(cell(cell.getColumnPosition(), cell.getRowPosition()));
        row = cell.getRowPosition();
      }
      lines.add(line.toString());
    } else {
      lines.add(line(-1));
      for (int row = 0; row < shown.rows().size(); row++) {
        lines.add(line(row));
      }
    }
    Clipboard clipboard = new Clipboard(table.getDisplay());
    clipboard.setContents(new Object[] {String.join("\n", lines) + "\n"}, new Transfer[] {TextTransfer.getInstance()});
    clipboard.dispose();
  }

  /** A record, or the titles for a row below 0. */
  private String line(int row) {
    List<String> texts = new ArrayList<>();
    for (int column = 0; column < columnCount(); column++) {
      texts.add(row < 0 ? title(column) : cell(column, row));
    }
    return String.join("\t", texts);
  }

  private String spoken() {
    PositionCoordinate cell = selection.getSelectionAnchor();
    return cell == null || cell.getRowPosition() < 0 || cell.getRowPosition() >= shown.rows().size() ? "" : ": " + line(cell.getRowPosition()).replace("\t", ", ");
  }
}
