package dev.stillwater.engine.snapshot.value;

import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * An object with named fields: a POJO, a row, an Avro record.
 *
 * <p>THREADING: immutable.
 *
 * @param typeName class or record name as it stands in the snapshot; empty for rows
 * @param fieldNames names of the fields, in the order of the snapshot
 * @param values their values, in the same order; may hold null
 */
public record StructValue(String typeName, List<String> fieldNames, List<Object> values) {
  public StructValue {
    values = Collections.unmodifiableList(values);
  }

  /** The value of a field; empty where the field is null or does not exist. Cost: linear in the number of fields. */
  public Optional<Object> field(String name) {
    int index = fieldNames.indexOf(name);
    return index < 0 ? Optional.empty() : Optional.ofNullable(values.get(index));
  }
}
