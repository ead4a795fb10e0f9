package dev.stillwater.engine.snapshot.serializer;

import dev.stillwater.engine.row.RowField;
import dev.stillwater.engine.row.RowType;
import dev.stillwater.engine.row.ValueType;
import dev.stillwater.engine.snapshot.value.StructValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * Turns rows in state from the type that a snapshot holds into the type that a job has now, or says why that cannot be done without losing anything.
 *
 * <p>THREADING: immutable; any thread.
 *
 * <p>SOURCE: {@code docs/formats/row.md}, "Evolution".
 */
public final class RowEvolution {
  private final RowType from;
  private final RowType to;
  private final List<String> problems;
  private final int[] sources;
  private final List<UnaryOperator<Object>> widenings;
  private final List<String> names;

  private RowEvolution(RowType from, RowType to, Map<String, String> renamed) {
    this.from = from;
    this.to = to;
    List<String> found = new ArrayList<>();
    requireKnown(renamed, found);
    sources = new int[to.size()];
    List<UnaryOperator<Object>> all = new ArrayList<>();
    Map<Integer, String> takers = new HashMap<>();
    for (int index = 0; index < to.size(); index++) {
      RowField field = to.field(index);
      sources[index] = from.indexOf(renamed.getOrDefault(field.name(), field.name()));
      all.add(sources[index] < 0 ? UnaryOperator.identity() : widening(from.field(sources[index]), field, found));
      String other = sources[index] < 0 ? null : takers.putIfAbsent(sources[index], field.name());
      if (other != null) {
        found.add("The fields '" + other + "' and '" + field.name() + "' both take the values of the old field '" + from.field(sources[index]).name() + "'.");
      }
      if (sources[index] < 0 && !field.isNullable()) {
        found.add("The new field '" + field.name() + "' must be nullable, since rows in the snapshot do not have it.");
      }
    }
    widenings = List.copyOf(all);
    problems = List.copyOf(found);
    names = to.fields().stream().map(RowField::name).toList();
  }

  /**
   * Compares two types.
   *
   * @param from the type of the rows in the snapshot
   * @param to the type that is wanted
   */
  public static RowEvolution of(RowType from, RowType to) {
    return new RowEvolution(from, to, Map.of());
  }

  /**
   * Compares two types of which some fields have another name now.
   *
   * @param renamed the old name by the new one
   */
  public static RowEvolution of(RowType from, RowType to, Map<String, String> renamed) {
    return new RowEvolution(from, to, Map.copyOf(renamed));
  }

  private void requireKnown(Map<String, String> renamed, List<String> found) {
    Set<String> oldNames = new HashSet<>();
    renamed.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(entry -> {
      if (to.indexOf(entry.getKey()) < 0) {
        found.add("The renamed field '" + entry.getKey() + "' is not in the new type.");
      }
      if (from.indexOf(entry.getValue()) < 0) {
        found.add("The field '" + entry.getKey() + "' cannot take over from '" + entry.getValue() + "', which is not in the snapshot.");
      }
      if (!oldNames.add(entry.getValue())) {
        found.add("The old field '" + entry.getValue() + "' is named twice.");
      }
    });
  }

  private static UnaryOperator<Object> widening(RowField old, RowField wanted, List<String> found) {
    if (old.isNullable() && !wanted.isNullable()) {
      found.add("The field '" + wanted.name() + "' must stay nullable, since rows in the snapshot may lack its value.");
    }
    if (old.type() == wanted.type()) {
      return UnaryOperator.identity();
    }
    if (old.type() == ValueType.INT && wanted.type() == ValueType.LONG) {
      return value -> (long) (Integer) value;
    }
    if (old.type() == ValueType.INT && wanted.type() == ValueType.DOUBLE) {
      return value -> (double) (Integer) value;
    }
    if ((old.type() == ValueType.INT || old.type() == ValueType.LONG) && wanted.type() == ValueType.DECIMAL) {
      return value -> BigDecimal.valueOf(((Number) value).longValue());
    }
    found.add("The field '" + wanted.name() + "' cannot become " + wanted.type().text() + ": it is " + old.type().text() + " in the snapshot, and "
        + reason(old.type(), wanted.type()));
    return UnaryOperator.identity();
  }

  private static String reason(ValueType old, ValueType wanted) {
    if (old == ValueType.LONG && wanted == ValueType.DOUBLE) {
      return "numbers above 2^53 would be rounded.";
    }
    if (old == ValueType.DOUBLE && wanted == ValueType.DECIMAL) {
      return "NaN and infinity have no decimal.";
    }
    return old.isNumeric() && wanted.isNumeric() ? "digits would be lost." : "one is not a wider form of the other.";
  }

  /** Why the rows cannot be converted, a sentence each, with the field; empty if they can. O(1). */
  public List<String> problems() {
    return problems;
  }

  /** Whether rows can be converted. O(1). */
  public boolean isAllowed() {
    return problems.isEmpty();
  }

  /** Whether rows need not be touched: both types are equal and no field takes over from another. Cost: number of fields. */
  public boolean isIdentity() {
    return from.equals(to) && Arrays.equals(sources, IntStream.range(0, sources.length).toArray());
  }

  /**
   * The row in the new type. Cost: number of fields.
   *
   * @param row a row as the serializer of the old type reads it
   * @throws IllegalStateException if there are {@link #problems}
   */
  public StructValue convert(StructValue row) {
    if (!isAllowed()) {
      throw new IllegalStateException("Rows of the type " + from + " cannot be converted: " + String.join(" ", problems));
    }
    Object[] values = new Object[sources.length];
    for (int index = 0; index < values.length; index++) {
      Object value = sources[index] < 0 ? null : row.values().get(sources[index]);
      values[index] = value == null ? null : widenings.get(index).apply(value);
    }
    return new StructValue("", names, Arrays.asList(values));
  }
}
