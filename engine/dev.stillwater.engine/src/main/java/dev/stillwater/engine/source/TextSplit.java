package dev.stillwater.engine.source;

import dev.stillwater.engine.row.RowField;
import dev.stillwater.engine.row.RowType;
import dev.stillwater.engine.row.ValueType;
import dev.stillwater.engine.snapshot.serializer.Serializers;
import dev.stillwater.engine.snapshot.serializer.ValueSerializer;
import dev.stillwater.engine.snapshot.value.StructValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A range of a text file that one subtask reads, all records that begin in it, and how far it has come. This is the shape of the operator state of sources
 * that read files.
 *
 * <p>THREADING: immutable.
 *
 * <p>SOURCE: {@code docs/formats/state.md}.
 *
 * @param file the file
 * @param begin where the range begins, in bytes from the start of the file
 * @param end records that begin here or later belong to another range
 * @param position where the next record to read begins; when its line is not known, the first record here or behind is meant and has still to be found
 * @param line line of the next record, from 1; 0 when that is not known
 * @param newest highest event time of the records that were read, in milliseconds; Long.MIN_VALUE before the first
 */
public record TextSplit(FileIdentity file, long begin, long end, long position, long line, long newest) {
  /** The columns in a snapshot. */
  public static final RowType TYPE = RowType.of(RowField.required("path", ValueType.STRING), RowField.required("begin", ValueType.LONG),
      RowField.required("end", ValueType.LONG), RowField.required("position", ValueType.LONG), RowField.required("line", ValueType.LONG),
      RowField.nullable("newest", ValueType.TIMESTAMP), RowField.required("length", ValueType.LONG), RowField.required("head", ValueType.STRING));

  private static final List<String> NAMES = TYPE.fields().stream().map(RowField::name).toList();

  public TextSplit {
    Objects.requireNonNull(file, "file");
  }

  /** Writes the rows of {@link #row()}. */
  public static ValueSerializer serializer() {
    return Serializers.ofRow(TYPE);
  }

  /** The split of a row of a snapshot. */
  public static TextSplit of(Object element) {
    StructValue row = (StructValue) element;
    FileIdentity file = new FileIdentity((String) value(row, "path"), number(row, "length"), (String) value(row, "head"));
    long newest = row.field("newest").map(time -> ((Instant) time).toEpochMilli()).orElse(Long.MIN_VALUE);
    return new TextSplit(file, number(row, "begin"), number(row, "end"), number(row, "position"), number(row, "line"), newest);
  }

  private static Object value(StructValue row, String name) {
    Optional<Object> value = row.field(name);
    return value.orElseThrow(() -> new IllegalArgumentException("The split " + row.values() + " in the snapshot has no '" + name + "'."));
  }

  private static long number(StructValue row, String name) {
    return (Long) value(row, name);
  }

  /** The split as a row of a snapshot. */
  public StructValue row() {
    List<Object> values = new ArrayList<>(List.of(file.path(), begin, end, position, line));
    values.add(newest == Long.MIN_VALUE ? null : newest);
    values.add(file.length());
    values.add(file.head());
    return new StructValue("", NAMES, values);
  }

  /** Whether it is known where the next record begins. */
  public boolean isLocated() {
    return line > 0;
  }

  /** Whether all its records have been read. */
  public boolean isRead() {
    return isLocated() && position >= end;
  }

  /** The same split of another state of the file. */
  public TextSplit in(FileIdentity other) {
    return new TextSplit(other, begin, end, position, line, newest);
  }

  /** The same split with another end. */
  public TextSplit until(long newEnd) {
    return new TextSplit(file, begin, newEnd, position, line, newest);
  }

  /** The split from here on, whose first record has still to be found; its records are expected to be no older than those of this one. */
  public TextSplit from(long place) {
    return new TextSplit(file, place, end, place, 0, newest);
  }
}
