package dev.stillwater.engine.row;

import java.math.BigDecimal;

/**
 * A record on its way through a chain: a mutable object that its owner uses again for the next record.
 *
 * <p>The subclasses are generated, one for each row type: a public field {@code v_<name>} of the primitive type for every column and, if columns are
 * nullable, words of null bits {@code nulls0, nulls1...} as {@link RowType} counts them. Generated operators read these fields; the methods here are for
 * everything that does not know the type, such as browsers and tests.
 *
 * <p>THREADING: confined to the subtask that owns it.
 */
public abstract class Row {
  /** {@link #timestamp} of a record without event time. */
  public static final long NO_TIMESTAMP = Long.MIN_VALUE;

  /** Event time in milliseconds since 1970-01-01T00:00:00Z, or {@link #NO_TIMESTAMP}. */
  public long timestamp = NO_TIMESTAMP;

  /** The columns. */
  public abstract RowType type();

  /** The value of the column as an object, null if it is missing; boxes. A byte array is not copied. */
  public abstract Object get(int index);

  /**
   * Sets the value of the column; null makes it missing.
   *
   * @throws NullPointerException if the value is null and the column is not nullable
   * @throws ClassCastException if the value has not the boxed type of the column
   */
  public abstract void set(int index, Object value);

  /** Whether the value of the column is missing. */
  public abstract boolean isNull(int index);

  /**
   * Takes over timestamp and values of a row of the same class.
   *
   * @throws ClassCastException if the other row is of another class
   */
  public abstract void copyFrom(Row other);

  /** An empty row of the same class. */
  public abstract Row newRow();

  /** Appends the value of the column as {@link ValueText} writes it, nothing if it is missing; does not box. */
  public abstract void appendText(int index, StringBuilder out);

  /**
   * The value of the column of the name as an object, null if it is missing.
   *
   * @throws IllegalArgumentException if there is no such column; the message lists those that there are
   */
  public final Object value(String field) {
    return get(RowAccess.index(this, field));
  }

  /** Whether the value of the column of the name is missing; errors as {@link #value}. */
  public final boolean isNull(String field) {
    return isNull(RowAccess.index(this, field));
  }

  /** The value of a column of type boolean. Errors as {@link #value}, and if the column is of another type or its value is missing. */
  public final boolean booleanValue(String field) {
    return RowAccess.present(this, field, Boolean.class);
  }

  /** The value of a column of type int. Errors as {@link #booleanValue}. */
  public final int intValue(String field) {
    return RowAccess.present(this, field, Integer.class);
  }

  /** The value of a column of type long, int or timestamp; a timestamp in milliseconds. Errors as {@link #booleanValue}. */
  public final long longValue(String field) {
    return value(field) instanceof Integer number ? number : RowAccess.present(this, field, Long.class);
  }

  /** The value of a column of type double, int or long. Errors as {@link #booleanValue}. */
  public final double doubleValue(String field) {
    Object value = value(field);
    return value instanceof Integer || value instanceof Long ? ((Number) value).doubleValue() : RowAccess.present(this, field, Double.class);
  }

  /** The value of a column of type string, null if it is missing. Errors as {@link #value}, and if the column is of another type. */
  public final String string(String field) {
    return RowAccess.typed(this, field, String.class);
  }

  /** The value of a column of type decimal, null if it is missing. Errors as {@link #string}. */
  public final BigDecimal decimal(String field) {
    return RowAccess.typed(this, field, BigDecimal.class);
  }

  /** The value of a column of type bytes, null if it is missing; not a copy. Errors as {@link #string}. */
  public final byte[] bytes(String field) {
    return RowAccess.typed(this, field, byte[].class);
  }

  /**
   * Sets the value of the column of the name; null makes it missing. An int fits a long, a timestamp and a double, a long a timestamp and a double.
   *
   * @throws IllegalArgumentException if there is no such column, if the value does not fit its type, or if it is null and the column is not nullable
   */
  public final void set(String field, Object value) {
    RowAccess.set(this, field, value);
  }

  /** A copy of the row, with its timestamp. */
  public final Row copy() {
    Row copy = newRow();
    copy.copyFrom(this);
    return copy;
  }

  /** The columns as {@code origin=SFO, delay=15}; a missing value is {@code null}. */
  @Override
  public String toString() {
    StringBuilder out = new StringBuilder();
    RowType type = type();
    for (int index = 0; index < type.size(); index++) {
      out.append(index == 0 ? "" : ", ").append(type.field(index).name()).append('=');
      if (isNull(index)) {
        out.append("null");
      } else {
        appendText(index, out);
      }
    }
    return out.toString();
  }
}
