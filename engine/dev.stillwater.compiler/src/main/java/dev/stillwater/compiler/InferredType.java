package dev.stillwater.compiler;

import dev.stillwater.engine.row.RowType;
import java.util.Objects;
import java.util.Set;

/**
 * The type of the records at a port, as far as it is known.
 *
 * <p>THREADING: immutable.
 *
 * @param type the known columns
 * @param brokenFields names of columns that are there but whose types are not known, because of a problem that is reported where it is
 * @param isKnown whether these are all columns; otherwise there may be any others
 */
public record InferredType(RowType type, Set<String> brokenFields, boolean isKnown) {
  /** Nothing is known. */
  static final InferredType UNKNOWN = new InferredType(RowType.empty(), Set.of(), false);

  public InferredType {
    Objects.requireNonNull(type, "type");
    brokenFields = Set.copyOf(brokenFields);
  }

  static InferredType of(RowType type) {
    return new InferredType(type, Set.of(), true);
  }

  /** Whether every column is known with its type. */
  public boolean isComplete() {
    return isKnown && brokenFields.isEmpty();
  }
}
