package dev.stillwater.engine.state;

import dev.stillwater.engine.row.RowField;
import dev.stillwater.engine.row.RowType;
import dev.stillwater.engine.row.ValueType;
import dev.stillwater.engine.snapshot.StateKind;
import dev.stillwater.engine.snapshot.bytes.ByteWriter;
import dev.stillwater.engine.snapshot.serializer.RowEvolution;
import dev.stillwater.engine.snapshot.serializer.Serializers;
import dev.stillwater.engine.snapshot.serializer.ValueSerializer;
import dev.stillwater.engine.snapshot.value.StructValue;
import dev.stillwater.engine.snapshot.value.TtlValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Turns the values that a snapshot holds into the bytes of the type that the state has now: rows by {@link RowEvolution}, and values that got or lost a time
 * to live.
 *
 * <p>THREADING: immutable.
 */
final class ValueMigration {
  private static final char LIST_SEPARATOR = ',';

  private final StateKind kind;
  private final UnaryOperator<Object> change;
  private final ValueSerializer writer;

  private ValueMigration(StateKind kind, UnaryOperator<Object> change, ValueSerializer writer) {
    this.kind = kind;
    this.change = change;
    this.writer = writer;
  }

  /** What is to be done with one value, and the serializer of what comes out of it. */
  private record Step(UnaryOperator<Object> change, ValueSerializer writer) {
  }

  /**
   * Compares two types.
   *
   * @param hasDefaults whether new columns that are not nullable begin with 0
   * @param nowMs time at which values without a time to live are taken to have been written
   * @param problems filled with the reasons, if the values cannot be taken over
   * @return empty when values need not be touched, or cannot be taken over
   */
  static Optional<ValueMigration> of(StateKind kind, ValueSerializer from, ValueSerializer to, boolean hasDefaults, long nowMs, List<String> problems) {
    return Serializers.areEqual(from, to) ? Optional.empty()
        : step(from, to, hasDefaults, nowMs, problems).map(step -> new ValueMigration(kind, step.change(), step.writer()));
  }

  private static Optional<Step> step(ValueSerializer from, ValueSerializer to, boolean hasDefaults, long nowMs, List<String> problems) {
    if (Serializers.areEqual(from, to)) {
      return Optional.of(new Step(UnaryOperator.identity(), from));
    }
    Optional<ValueSerializer> oldTtl = Serializers.behindTtl(from);
    Optional<ValueSerializer> newTtl = Serializers.behindTtl(to);
    if (oldTtl.isPresent() || newTtl.isPresent()) {
      return step(oldTtl.orElse(from), newTtl.orElse(to), hasDefaults, nowMs, problems)
          .map(step -> throughTtl(step, oldTtl.isPresent(), newTtl.isPresent(), nowMs));
    }
    Optional<RowType> oldRow = Serializers.rowType(from);
    Optional<RowType> newRow = Serializers.rowType(to);
    if (oldRow.isEmpty() || newRow.isEmpty()) {
      problems.add("The values are " + from.typeText() + " in the snapshot and " + to.typeText() + " in the job.");
      return Optional.empty();
    }
    RowEvolution evolution = RowEvolution.of(oldRow.get(), hasDefaults ? nullable(newRow.get()) : newRow.get());
    problems.addAll(evolution.problems());
    if (!evolution.isAllowed()) {
      return Optional.empty();
    }
    RowType wanted = newRow.get();
    return Optional.of(new Step(row -> withDefaults(evolution.convert((StructValue) row), wanted), Serializers.ofRow(wanted)));
  }

  private static Step throughTtl(Step inner, boolean hadTtl, boolean hasTtl, long nowMs) {
    UnaryOperator<Object> change = stored -> {
      long time = hadTtl ? ((TtlValue) stored).lastAccess() : nowMs;
      Object value = hadTtl ? ((TtlValue) stored).value() : stored;
      Object changed = value == null ? null : inner.change().apply(value);
      return hasTtl ? new TtlValue(time, changed) : changed;
    };
    return new Step(change, hasTtl ? Serializers.ofTtl(inner.writer()) : inner.writer());
  }

  private static RowType nullable(RowType type) {
    return new RowType(type.fields().stream().map(field -> RowField.nullable(field.name(), field.type())).toList());
  }

  private static StructValue withDefaults(StructValue row, RowType type) {
    List<Object> values = new ArrayList<>(row.values());
    for (int index = 0; index < type.size(); index++) {
      if (values.get(index) == null && !type.field(index).isNullable()) {
        values.set(index, defaultOf(type.field(index).type()));
      }
    }
    return new StructValue("", row.fieldNames(), values);
  }

  private static Object defaultOf(ValueType type) {
    return switch (type) {
      case BOOLEAN -> false;
      case INT -> 0;
      case LONG, TIMESTAMP -> 0L;
      case DOUBLE -> 0d;
      case STRING -> "";
      case BYTES -> new byte[0];
      case DECIMAL -> BigDecimal.ZERO;
    };
  }

  /** Appends a value as a cursor decoded it, in the canonical form of the kind. */
  void write(Object decoded, ByteWriter out) {
    switch (kind) {
      case LIST -> {
        boolean isFirst = true;
        for (Object element : (List<?>) decoded) {
          if (!isFirst) {
            out.writeByte(LIST_SEPARATOR);
          }
          isFirst = false;
          writer.write(change.apply(element), out);
        }
      }
      case MAP -> {
        out.writeBoolean(decoded == null);
        if (decoded != null) {
          writer.write(change.apply(decoded), out);
        }
      }
      default -> writer.write(change.apply(decoded), out);
    }
  }
}
