package dev.stillwater.compiler.expression;

import dev.stillwater.engine.row.RowField;
import dev.stillwater.engine.row.RowType;
import dev.stillwater.engine.row.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A field of a record in words, for whoever shows it and knows nothing of the engine.
 *
 * <p>THREADING: immutable.
 *
 * @param name the name
 * @param type the type as job files write it, such as {@code timestamp}
 * @param isNullable whether a value may be missing
 */
public record FieldDescription(String name, String type, boolean isNullable) {
  public FieldDescription {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(type, "type");
  }

  /** The type with a question mark when a value may be missing: {@code int?}. */
  public String typeText() {
    return isNullable ? type + '?' : type;
  }

  static FieldDescription of(RowField field) {
    return new FieldDescription(field.name(), field.type().text(), field.isNullable());
  }

  /** The fields of a row type in order. Cost: copies the fields. */
  public static List<FieldDescription> of(RowType row) {
    return row.fields().stream().map(FieldDescription::of).toList();
  }

  /** The row type of the fields; fields of no known type, and second ones of a name, are left out. */
  static RowType row(List<FieldDescription> fields) {
    List<RowField> known = new ArrayList<>();
    for (FieldDescription field : fields) {
      boolean isNew = known.stream().noneMatch(other -> other.name().equals(field.name()));
      ValueType.ofText(field.type()).filter(type -> isNew).ifPresent(type -> known.add(new RowField(field.name(), type, field.isNullable())));
    }
    return new RowType(known);
  }
}
