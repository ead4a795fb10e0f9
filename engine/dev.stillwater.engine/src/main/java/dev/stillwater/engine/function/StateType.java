package dev.stillwater.engine.function;

import dev.stillwater.engine.row.Row;
import dev.stillwater.engine.row.ValueType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The type of what a state holds: a value type of fields, a row of a schema, or a list or map of those. None of them holds null.
 *
 * <p>THREADING: immutable.
 *
 * @param <T> the Java type of the values
 */
public abstract sealed class StateType<T> {
  /** A boolean. */
  public static final StateType<Boolean> BOOLEAN = new OfValue<>(ValueType.BOOLEAN);
  /** A whole number of 32 bits. */
  public static final StateType<Integer> INT = new OfValue<>(ValueType.INT);
  /** A whole number of 64 bits. */
  public static final StateType<Long> LONG = new OfValue<>(ValueType.LONG);
  /** A floating-point number. */
  public static final StateType<Double> DOUBLE = new OfValue<>(ValueType.DOUBLE);
  /** A text. */
  public static final StateType<String> STRING = new OfValue<>(ValueType.STRING);
  /** A byte array. */
  public static final StateType<byte[]> BYTES = new OfValue<>(ValueType.BYTES);
  /** A point in time, in milliseconds. */
  public static final StateType<Long> TIMESTAMP = new OfValue<>(ValueType.TIMESTAMP);
  /** A decimal number. */
  public static final StateType<BigDecimal> DECIMAL = new OfValue<>(ValueType.DECIMAL);

  private StateType() {
  }

  /** A row with the fields of the records that the function takes. The event time of a row is not kept. */
  public static StateType<Row> inputRow() {
    return new OfInput();
  }

  /** A row with the fields of the job's schema. The event time of a row is not kept. */
  public static StateType<Row> row(String schema) {
    return new OfSchema(schema);
  }

  /** A list. */
  public static <T> StateType<List<T>> listOf(StateType<T> element) {
    return new OfList<>(element);
  }

  /** A map. */
  public static <K, V> StateType<Map<K, V>> mapOf(StateType<K> key, StateType<V> value) {
    return new OfMap<>(key, value);
  }

  /** A value. */
  public static final class OfValue<T> extends StateType<T> {
    private final ValueType type;

    private OfValue(ValueType type) {
      this.type = type;
    }

    /** The type of the value. */
    public ValueType type() {
      return type;
    }
  }

  /** A row of the input. */
  public static final class OfInput extends StateType<Row> {
    private OfInput() {
    }
  }

  /** A row of a schema. */
  public static final class OfSchema extends StateType<Row> {
    private final String schema;

    private OfSchema(String schema) {
      this.schema = Objects.requireNonNull(schema, "schema");
    }

    /** Name of the schema. */
    public String schema() {
      return schema;
    }
  }

  /** A list. */
  public static final class OfList<T> extends StateType<List<T>> {
    private final StateType<T> element;

    private OfList(StateType<T> element) {
      this.element = Objects.requireNonNull(element, "element");
    }

    /** Type of the elements. */
    public StateType<T> element() {
      return element;
    }
  }

  /** A map. */
  public static final class OfMap<K, V> extends StateType<Map<K, V>> {
    private final StateType<K> key;
    private final StateType<V> value;

    private OfMap(StateType<K> key, StateType<V> value) {
      this.key = Objects.requireNonNull(key, "key");
      this.value = Objects.requireNonNull(value, "value");
    }

    /** Type of the keys. */
    public StateType<K> key() {
      return key;
    }

    /** Type of the values. */
    public StateType<V> value() {
      return value;
    }
  }
}
