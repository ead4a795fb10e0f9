package dev.stillwater.engine.compare;

import dev.stillwater.engine.compare.ComparisonStore.KeyedBy;
import dev.stillwater.engine.compare.ComparisonStore.RowTable;
import dev.stillwater.engine.compare.ResultDifference.KeyValue;
import dev.stillwater.engine.row.Row;
import dev.stillwater.engine.row.RowField;
import dev.stillwater.engine.row.RowType;
import dev.stillwater.engine.row.ValueType;
import dev.stillwater.engine.snapshot.bytes.ByteWriter;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How rows of one sink or stream are compared: which columns, in what order their values stand in bytes, and by which of them rows are aligned.
 *
 * <p>The bytes of a row: the columns of the key, the others that must be the same, then the event time if it counts; the numbers that may differ by the
 * tolerance; the event time if it does not count, and the columns that are kept for people alone.
 *
 * <p>THREADING: immutable.
 */
final class RowShape {
  private final int number;
  private final String name;
  private final Equality equality;
  private final RowType[] types;
  private final List<Column> identity = new ArrayList<>();
  private final List<Column> numbers = new ArrayList<>();
  private final List<List<Column>> rest = List.of(new ArrayList<>(), new ArrayList<>());
  private final List<String> notes = new ArrayList<>();
  private int keyColumns;

  /** A column: its place on each side, -1 for none. */
  private record Column(String name, int a, int b, ColumnForm form) {
    int on(Side side) {
      return side == Side.A ? a : b;
    }
  }

  /**
   * The shape of rows of two types.
   *
   * @param number tells it from other shapes of the comparison
   * @param a columns of A; those of B where A has no such sink or stream
   */
  RowShape(int number, String name, RowType a, RowType b, Equality equality) {
    this.number = number;
    this.name = name;
    this.equality = equality;
    types = new RowType[] {a, b};
    List<Column> common = new ArrayList<>();
    for (RowField field : a.fields()) {
      addColumn(field, a, b, common);
    }
    for (RowField field : b.fields()) {
      if (a.indexOf(field.name()) < 0) {
        addOwn(field.name(), Side.B, b, !equality.isIgnored(name, field.name()) ? "the column " + field.text() + " is in B alone" : "");
      }
    }
    Set<String> keys = equality.keysOf(name);
    boolean hasKeys = common.stream().anyMatch(column -> keys.contains(column.name()));
    List<Column> others = new ArrayList<>();
    for (Column column : common) {
      boolean isKey = hasKeys ? keys.contains(column.name()) : isNaturalKey(column);
      if (isKey) {
        identity.add(column);
      } else if (equality.isTolerant() && isNumber(column)) {
        numbers.add(column);
      } else {
        others.add(column);
      }
    }
    keyColumns = identity.size();
    identity.addAll(others);
  }

  private void addColumn(RowField field, RowType a, RowType b, List<Column> common) {
    Optional<RowField> other = b.field(field.name());
    boolean isIgnored = equality.isIgnored(name, field.name());
    if (other.isEmpty()) {
      addOwn(field.name(), Side.A, a, isIgnored ? "" : "the column " + field.text() + " is in A alone");
      return;
    }
    ColumnForm form = ColumnForm.of(field.type(), other.get().type());
    if (field.type() != other.get().type() && !isIgnored) {
      notes.add("the column " + field.name() + " is of type " + field.type().text() + " in A and " + other.get().type().text() + " in B");
    }
    if (isIgnored || form == ColumnForm.TEXT) {
      addOwn(field.name(), Side.A, a, "");
      addOwn(field.name(), Side.B, b, "");
    }
    if (!isIgnored) {
      common.add(new Column(field.name(), a.indexOf(field.name()), b.indexOf(field.name()), form));
    }
  }

  private void addOwn(String field, Side side, RowType type, String note) {
    int index = type.indexOf(field);
    rest.get(side.ordinal()).add(new Column(field, side == Side.A ? index : -1, side == Side.B ? index : -1, ColumnForm.of(type.field(index).type())));
    if (!note.isEmpty()) {
      notes.add(note);
    }
  }

  private boolean isNaturalKey(Column column) {
    ValueType type = types[0].field(column.a()).type();
    return type == ValueType.STRING || type == ValueType.TIMESTAMP || type == ValueType.BOOLEAN;
  }

  private boolean isNumber(Column column) {
    return types[0].field(column.a()).type().isNumeric() && types[1].field(column.b()).type().isNumeric() && column.form() != ColumnForm.TEXT;
  }

  String name() {
    return name;
  }

  int number() {
    return number;
  }

  Equality equality() {
    return equality;
  }

  /** What a store is told of the rows. */
  RowTable table(boolean isSink, Optional<KeyedBy> keyed) {
    return new RowTable(name, isSink, types[0], types[1], identity.subList(0, keyColumns).stream().map(Column::name).toList(), keyed);
  }

  /** Columns that only one side has or whose types differ. */
  List<String> notes() {
    return notes;
  }

  /** Appends the part of a row that must be the same. */
  void writeIdentity(Row row, Side side, ByteWriter out) {
    write(identity, row, side, out);
    if (equality.isEventTimeCompared()) {
      out.writeLong(row.timestamp);
    }
  }

  /** Appends the numbers that may differ by the tolerance. */
  void writeNumbers(Row row, Side side, ByteWriter out) {
    write(numbers, row, side, out);
  }

  /** Appends what is kept for people. */
  void writeRest(Row row, Side side, ByteWriter out) {
    if (!equality.isEventTimeCompared()) {
      out.writeLong(row.timestamp);
    }
    write(rest.get(side.ordinal()), row, side, out);
  }

  private void write(List<Column> columns, Row row, Side side, ByteWriter out) {
    RowType type = types[side.ordinal()];
    for (int at = 0; at < columns.size(); at++) {
      Column column = columns.get(at);
      int index = column.on(side);
      column.form().write(type.field(index).type(), row.isNull(index) ? null : row.get(index), out);
    }
  }

  /** Whether two rows that are equal have the same event time, where it is no part of what must be the same; numbers end at the places given. */
  boolean hasSameTime(byte[] a, int aEnd, byte[] b, int bEnd) {
    return equality.isEventTimeCompared() || Arrays.equals(a, aEnd, aEnd + Long.BYTES, b, bEnd, bEnd + Long.BYTES);
  }

  /** Whether two rows whose identities are the same are equal in their numbers too. */
  boolean hasNearNumbers(byte[] a, int aFrom, int aTo, byte[] b, int bFrom, int bTo) {
    if (Arrays.equals(a, aFrom, aTo, b, bFrom, bTo)) {
      return true;
    }
    ByteBuffer left = ByteBuffer.wrap(a, aFrom, aTo - aFrom);
    ByteBuffer right = ByteBuffer.wrap(b, bFrom, bTo - bFrom);
    for (Column column : numbers) {
      // Whole numbers are read as long on both sides.
      Object one = column.form().read(ValueType.LONG, left);
      Object other = column.form().read(ValueType.LONG, right);
      if (one == null || other == null ? one != other : !equality.isNear(((Number) one).doubleValue(), ((Number) other).doubleValue())) {
        return false;
      }
    }
    return true;
  }

  /** The row that the bytes hold. */
  ResultRow row(Side side, byte[] bytes) {
    RowType type = types[side.ordinal()];
    Object[] values = new Object[type.size()];
    ByteBuffer in = ByteBuffer.wrap(bytes);
    read(identity, side, in, values);
    long timestamp = equality.isEventTimeCompared() ? in.getLong() : 0;
    read(numbers, side, in, values);
    timestamp = equality.isEventTimeCompared() ? timestamp : in.getLong();
    read(rest.get(side.ordinal()), side, in, values);
    return new ResultRow(type, Arrays.asList(values), timestamp);
  }

  private void read(List<Column> columns, Side side, ByteBuffer in, Object[] values) {
    for (Column column : columns) {
      int index = column.on(side);
      values[index] = column.form().read(types[side.ordinal()].field(index).type(), in);
    }
  }

  /** Appends the bytes that rows have in common which are the same result with other values: the columns of the key and the event time. */
  void writeKey(PendingRow row, ByteWriter out) {
    ByteBuffer in = ByteBuffer.wrap(row.bytes);
    for (int at = 0; at < keyColumns; at++) {
      skip(identity.get(at), row.side, in);
    }
    out.writeBytes(row.bytes, 0, in.position());
    out.writeBytes(row.bytes, equality.isEventTimeCompared() ? row.identityEnd - Long.BYTES : row.numbersEnd, Long.BYTES);
  }

  private void skip(Column column, Side side, ByteBuffer in) {
    column.form().read(types[side.ordinal()].field(column.on(side)).type(), in);
  }

  /** The fields of the key with the values of a row. */
  List<KeyValue> key(ResultRow row) {
    return identity.subList(0, keyColumns).stream().map(column -> new KeyValue(column.name(), row.text(column.name()).orElse("null"))).toList();
  }

  /** The columns in which two rows differ. */
  List<String> changedFields(ResultRow a, ResultRow b) {
    List<String> changed = new ArrayList<>();
    for (RowField field : types[0].fields()) {
      boolean isCompared = identity.stream().anyMatch(column -> column.name().equals(field.name()))
          || numbers.stream().anyMatch(column -> column.name().equals(field.name()));
      if (isCompared && !isEqual(field.name(), a, b)) {
        changed.add(field.name());
      }
    }
    return changed;
  }

  private boolean isEqual(String field, ResultRow a, ResultRow b) {
    if (a.text(field).equals(b.text(field))) {
      return true;
    }
    Object left = a.values().get(a.type().indexOf(field));
    Object right = b.values().get(b.type().indexOf(field));
    boolean isTolerant = numbers.stream().anyMatch(column -> column.name().equals(field));
    return isTolerant && left != null && right != null && equality.isNear(((Number) left).doubleValue(), ((Number) right).doubleValue());
  }
}
