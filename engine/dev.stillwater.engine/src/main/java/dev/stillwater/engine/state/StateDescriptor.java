package dev.stillwater.engine.state;

import dev.stillwater.engine.row.RowType;
import java.util.Objects;

/**
 * Name and types of a keyed state; everything that must survive a restart has one.
 *
 * <p>THREADING: immutable.
 *
 * @param name name, a constant of the operator kind
 * @param keyType the key fields in the order of the stream's key
 * @param valueType the fields of the value
 * @param isWindowed whether a value belongs to a key and a window, or to the key alone
 */
public record StateDescriptor(String name, RowType keyType, RowType valueType, boolean isWindowed) {
  public StateDescriptor {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(keyType, "keyType");
    Objects.requireNonNull(valueType, "valueType");
  }
}
