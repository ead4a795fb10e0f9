package dev.stillwater.ui.operate.replay.result;

import dev.stillwater.host.replay.results.ResultTable;
import dev.stillwater.host.replay.results.ResultTable.Column;
import dev.stillwater.host.replay.results.RowKind;
import dev.stillwater.host.replay.results.StoredRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.osgi.util.NLS;

/**
 * A column of the grid: how a row differs, a field that both versions have in common, or a field of one version.
 *
 * <p>THREADING: immutable.
 *
 * @param title what stands above it
 * @param column index of the table's column, -1 for how the row differs
 * @param side whose value it is
 * @param isNumber whether values stand at the right
 */
record GridColumn(String title, int column, Side side, boolean isNumber) {
  /** Whose value a column shows. */
  enum Side {
    /** That of the version that has the row. */
    ANY, A, B
  }

  /** The columns of a table: those of its one version, or how rows differ, the fields of the key, then each other field of A beside that of B. */
  static List<GridColumn> of(ResultTable table) {
    List<GridColumn> columns = new ArrayList<>();
    if (table.columns().stream().noneMatch(Column::isInB)) {
      for (int index = 0; index < table.columns().size(); index++) {
        columns.add(new GridColumn(table.columns().get(index).name(), index, Side.ANY, table.columns().get(index).isNumber()));
      }
      return columns;
    }
    columns.add(new GridColumn(Messages.grid_change, -1, Side.ANY, false));
    for (String key : table.keyFields()) {
      int index = table.column(key);
      if (index >= 0) {
        columns.add(new GridColumn(key, index, Side.ANY, table.columns().get(index).isNumber()));
      }
    }
    for (int index = 0; index < table.columns().size(); index++) {
      Column column = table.columns().get(index);
      if (table.keyFields().contains(column.name())) {
        continue;
      }
      if (column.isInA()) {
        columns.add(new GridColumn(NLS.bind(Messages.grid_ofA, column.name()), index, Side.A, column.isNumber()));
      }
      if (column.isInB()) {
        columns.add(new GridColumn(NLS.bind(Messages.grid_ofB, column.name()), index, Side.B, column.isNumber()));
      }
    }
    return columns;
  }

  /** Whether the versions differ in the cell. */
  boolean isChanged(StoredRow row) {
    return column >= 0 && side != Side.ANY && row.isChanged(column);
  }

  /** Whether the version does not have the row at all. */
  boolean isAbsent(StoredRow row) {
    return side == Side.A && !row.isInA() || side == Side.B && !row.isInB();
  }

  /** The value, empty where it is missing. */
  Optional<String> value(StoredRow row) {
    return column < 0 ? Optional.of(text(row)) : switch (side) {
      case ANY -> row.any(column);
      case A -> row.a(column);
      case B -> row.b(column);
    };
  }

  private static String text(StoredRow row) {
    return row.kind() != RowKind.CHANGED || row.changedCount() == 0 ? text(row.kind())
        : row.changedCount() == 1 ? Messages.kind_changedOne : NLS.bind(Messages.kind_changedMany, row.changedCount());
  }

  /** How a row differs, with a sign that tells it apart without colour. */
  static String text(RowKind kind) {
    return switch (kind) {
      case EQUAL -> Messages.kind_equal;
      case CHANGED -> Messages.kind_changed;
      case ONLY_A -> Messages.kind_onlyA;
      case ONLY_B -> Messages.kind_onlyB;
      case MOVED -> Messages.kind_moved;
      case RESULT -> Messages.kind_result;
    };
  }
}
