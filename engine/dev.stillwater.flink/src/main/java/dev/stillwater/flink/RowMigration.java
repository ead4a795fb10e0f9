package dev.stillwater.flink;

import dev.stillwater.engine.row.Row;
import dev.stillwater.engine.row.RowField;
import dev.stillwater.engine.row.RowType;
import dev.stillwater.engine.row.ValueType;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Turns rows of older columns into rows of a job's, by the rules of {@code docs/formats/row.md}.
 *
 * <p>THREADING: immutable; any thread.
 */
final class RowMigration {
  private static final int ABSENT = -1;

  private final RowType from;
  private final RowType to;
  private final int[] sources;

  private RowMigration(RowType from, RowType to) {
    this.from = from;
    this.to = to;
    this.sources = to.fields().stream().mapToInt(field -> from.indexOf(field.name())).toArray();
  }

  /**
   * The migration between two types.
   *
   * @throws IllegalArgumentException if there is none, with the reason
   */
  static RowMigration between(RowType from, RowType to) {
    refusal(from, to).ifPresent(reason -> {
      throw new IllegalArgumentException(reason);
    });
    return new RowMigration(from, to);
  }

  /** Why there is no migration; empty if there is one. Cost: number of columns. */
  static Optional<String> refusal(RowType from, RowType to) {
    for (RowField field : to.fields()) {
      Optional<RowField> old = from.field(field.name());
      String problem = "";
      if (old.isEmpty()) {
        problem = field.isNullable() ? "" : "is new and not nullable, so that old rows would have no value for it. Make it nullable";
      } else if (old.get().isNullable() && !field.isNullable()) {
        problem = "was nullable and is not now, so that old rows may have no value for it. Leave it nullable";
      } else if (!isWidening(old.get().type(), field.type())) {
        problem = "was " + old.get().type().text() + " and is " + field.type().text() + " now, which does not hold every old value exactly. Leave its type, or add a column";
      }
      if (!problem.isEmpty()) {
        return Optional.of("Rows of " + from + " cannot become rows of " + to + ": the column '" + field.name() + "' " + problem + ".");
      }
    }
    return Optional.empty();
  }

  private static boolean isWidening(ValueType from, ValueType to) {
    return switch (from) {
      case INT -> to == ValueType.INT || to == ValueType.LONG || to == ValueType.DOUBLE || to == ValueType.DECIMAL;
      case LONG -> to == ValueType.LONG || to == ValueType.DECIMAL;
      case BOOLEAN, DOUBLE, STRING, BYTES, TIMESTAMP, DECIMAL -> to == from;
    };
  }

  RowType from() {
    return from;
  }

  Row migrate(Row row) {
    ArrayRow migrated = new ArrayRow(to);
    for (int index = 0; index < sources.length; index++) {
      Object value = sources[index] == ABSENT ? null : row.get(sources[index]);
      migrated.set(index, value instanceof Integer || value instanceof Long ? widened((Number) value, to.field(index).type()) : value);
    }
    migrated.timestamp = row.timestamp;
    return migrated;
  }

  private static Object widened(Number value, ValueType type) {
    return switch (type) {
      case INT -> value.intValue();
      case LONG, TIMESTAMP -> value.longValue();
      case DOUBLE -> value.doubleValue();
      case DECIMAL -> BigDecimal.valueOf(value.longValue());
      case BOOLEAN, STRING, BYTES -> throw new IllegalStateException("A number cannot become " + type.text() + ".");
    };
  }
}
