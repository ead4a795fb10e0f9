package dev.stillwater.engine.snapshot.index;

import java.util.Objects;
import java.util.function.Function;

/**
 * A column of the entries of a state.
 *
 * <p>THREADING: immutable.
 *
 * @param name name, as expressions write it
 * @param role which part of the entry it shows
 * @param type what its values are
 * @param value gives the value of an entry as {@link ColumnType} has it; null where there is none
 */
public record StateColumn(String name, Role role, ColumnType type, Function<StateRow, Object> value) {
  /** Parts of an entry. */
  public enum Role {
    /** Where it lies: key group, subtask, bytes. */
    PLACE,
    /** Key. */
    KEY,
    /** Window or another namespace. */
    NAMESPACE,
    /** Key inside a map. */
    USER_KEY,
    /** When a timer fires. */
    TIME,
    /** Value. */
    VALUE
  }

  public StateColumn {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(role, "role");
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(value, "value");
  }

  /** The value of the column as the boxed class of its type; null where there is none, or one of another type. */
  public Object of(StateRow row) {
    Object found = value.apply(row);
    return found == null ? null : type.normal(found);
  }

  /** The value as a person reads it. */
  public String text(StateRow row) {
    Object found = value.apply(row);
    Object normal = found == null ? null : type.normal(found);
    if (type == ColumnType.TIMESTAMP && normal instanceof Long time) {
      return time == Long.MAX_VALUE ? "never" : ReadableText.time(time);
    }
    return ReadableText.of(normal == null ? found : normal);
  }
}
