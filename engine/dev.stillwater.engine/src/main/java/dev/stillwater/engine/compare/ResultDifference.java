package dev.stillwater.engine.compare;

import java.util.List;
import java.util.Optional;

/**
 * A result in which two versions differ.
 *
 * <p>THREADING: immutable.
 *
 * @param name uid of the sink, or name of the stream
 * @param kind how it differs
 * @param a the result of A, if A has it
 * @param b the result of B, if B has it
 * @param changedFields fields whose values differ, in the order of the columns of A; empty unless changed
 * @param key the fields by which the results are aligned with their values, such as {@code origin=ORD}
 * @param sequence how many results the side had put out before it, of A if A has it; says which difference came first
 */
public record ResultDifference(String name, Kind kind, Optional<ResultRow> a, Optional<ResultRow> b, List<String> changedFields, List<KeyValue> key, long sequence) {
  public ResultDifference {
    changedFields = List.copyOf(changedFields);
    key = List.copyOf(key);
  }

  /** How a result differs. */
  public enum Kind {
    /** Both have it, with different values. */
    CHANGED("changed"),
    /** Only A has it. */
    ONLY_A("onlyA"),
    /** Only B has it. */
    ONLY_B("onlyB"),
    /** Both have it, at another place in their order. */
    MOVED("moved");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    /** The name in reports. */
    public String text() {
      return text;
    }
  }

  /** A field of the key and its value as text, {@code null} where it is missing. */
  public record KeyValue(String field, String value) {
  }

  /** The row that a reader looks at first: that of A, else that of B. */
  public ResultRow row() {
    return a.or(() -> b).orElseThrow();
  }
}
