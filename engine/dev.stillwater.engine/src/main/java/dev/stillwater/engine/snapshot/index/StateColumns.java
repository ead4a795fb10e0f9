package dev.stillwater.engine.snapshot.index;

import dev.stillwater.engine.row.FieldNames;
import dev.stillwater.engine.row.RowField;
import dev.stillwater.engine.row.RowType;
import dev.stillwater.engine.snapshot.StateKind;
import dev.stillwater.engine.snapshot.index.StateColumn.Role;
import dev.stillwater.engine.snapshot.value.StructValue;
import dev.stillwater.engine.snapshot.value.TimeWindowValue;
import dev.stillwater.engine.snapshot.value.TtlValue;
import dev.stillwater.engine.snapshot.value.TupleValue;
import dev.stillwater.engine.snapshot.value.VoidNamespaceValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * The columns of a state, told from some of its entries: a column for each field of rows, objects and tuples.
 *
 * <p>THREADING: immutable.
 *
 * @param columns the columns from left to right; names are unique
 */
public record StateColumns(List<StateColumn> columns) {
  private static final int COLUMNS_MAX = 200;

  public StateColumns {
    columns = List.copyOf(columns);
  }

  /** The columns of a state of a kind. Cost: the number of examples. */
  public static StateColumns of(StateKind kind, List<StateRow> examples) {
    List<StateColumn> columns = new ArrayList<>();
    if (kind.isKeyed()) {
      columns.add(new StateColumn("keyGroup", Role.PLACE, ColumnType.INT, row -> row.entry().keyGroup()));
    }
    columns.add(new StateColumn("subtask", Role.PLACE, ColumnType.INT, row -> row.entry().subtask()));
    if (kind == StateKind.TIMER) {
      columns.add(new StateColumn("time", Role.TIME, ColumnType.TIMESTAMP,
          row -> row.entry().timestamp().isPresent() ? (Object) row.entry().timestamp().getAsLong() : null));
    }
    if (kind.isKeyed() && kind != StateKind.RAW_KEYED) {
      nested(columns, Role.KEY, "key", "key_", examples, row -> row.entry().key());
    }
    namespace(columns, examples);
    if (kind == StateKind.MAP || kind == StateKind.BROADCAST) {
      nested(columns, Role.USER_KEY, "mapKey", "mapKey_", examples, row -> row.entry().userKey());
    }
    if (kind != StateKind.TIMER) {
      values(columns, examples);
    }
    columns.add(new StateColumn(free(columns, "sizeBytes"), Role.PLACE, ColumnType.LONG, StateRow::sizeBytes));
    return new StateColumns(columns);
  }

  private static void namespace(List<StateColumn> columns, List<StateRow> examples) {
    Object example = example(examples, row -> row.entry().namespace());
    if (example instanceof TimeWindowValue) {
      columns.add(new StateColumn("windowStart", Role.NAMESPACE, ColumnType.TIMESTAMP,
          row -> row.entry().namespace() instanceof TimeWindowValue window ? (Object) window.start() : null));
      columns.add(new StateColumn("windowEnd", Role.NAMESPACE, ColumnType.TIMESTAMP,
          row -> row.entry().namespace() instanceof TimeWindowValue window ? (Object) window.end() : null));
    } else if (example != null && example != VoidNamespaceValue.INSTANCE) {
      columns.add(new StateColumn("namespace", Role.NAMESPACE, ColumnType.of(example), row -> row.entry().namespace()));
    }
  }

  private static void values(List<StateColumn> columns, List<StateRow> examples) {
    Object example = example(examples, row -> row.entry().value());
    if (example instanceof TtlValue) {
      columns.add(new StateColumn("lastAccess", Role.VALUE, ColumnType.TIMESTAMP,
          row -> row.entry().value() instanceof TtlValue ttl ? (Object) ttl.lastAccess() : null));
    }
    if (example instanceof Collection<?> || example instanceof Map<?, ?>) {
      columns.add(new StateColumn("elements", Role.VALUE, ColumnType.INT, row -> switch (row.entry().value()) {
        case Collection<?> list -> list.size();
        case Map<?, ?> map -> map.size();
        case null, default -> null;
      }));
    }
    nested(columns, Role.VALUE, "value", "", examples, row -> inner(row.entry().value()));
  }

  private static Object inner(Object value) {
    return value instanceof TtlValue ttl ? inner(ttl.value()) : value;
  }

  /** One column, or one for each field; names that are taken get a prefix. */
  private static void nested(List<StateColumn> columns, Role role, String name, String prefix, List<StateRow> examples, Function<StateRow, Object> part) {
    Object example = example(examples, part);
    switch (example) {
      case StructValue struct -> {
        for (int index = 0; index < struct.fieldNames().size() && columns.size() < COLUMNS_MAX; index++) {
          String field = struct.fieldNames().get(index);
          column(columns, role, prefix + field, examples, row -> part.apply(row) instanceof StructValue value ? value.field(field).orElse(null) : null);
        }
      }
      case TupleValue tuple -> {
        for (int index = 0; index < tuple.values().size() && columns.size() < COLUMNS_MAX; index++) {
          int field = index;
          column(columns, role, prefix + "f" + field, examples,
              row -> part.apply(row) instanceof TupleValue value && value.values().size() > field ? value.values().get(field) : null);
        }
      }
      case null, default -> column(columns, role, name, examples, part);
    }
  }

  private static void column(List<StateColumn> columns, Role role, String name, List<StateRow> examples, Function<StateRow, Object> part) {
    Object example = example(examples, part);
    columns.add(new StateColumn(free(columns, name), role, example == null ? ColumnType.OTHER : ColumnType.of(example), part));
  }

  private static String free(List<StateColumn> columns, String name) {
    String wanted = name;
    while (isTaken(columns, wanted)) {
      wanted = wanted.equals(name) ? "value_" + name : wanted + "_";
    }
    return wanted;
  }

  private static boolean isTaken(List<StateColumn> columns, String name) {
    return columns.stream().anyMatch(column -> column.name().equals(name));
  }

  private static Object example(List<StateRow> examples, Function<StateRow, Object> part) {
    return examples.stream().map(part).filter(Objects::nonNull).findFirst().orElse(null);
  }

  /** The columns that expressions can name, all nullable. Cost: number of columns. */
  public RowType rowType() {
    return new RowType(named().stream().map(column -> new RowField(column.name(), column.type().valueType().orElseThrow(), true)).toList());
  }

  /** Those columns, in the order of {@link #rowType}. */
  public List<StateColumn> named() {
    return columns.stream().filter(column -> column.type().valueType().isPresent() && FieldNames.isValid(column.name())).toList();
  }
}
