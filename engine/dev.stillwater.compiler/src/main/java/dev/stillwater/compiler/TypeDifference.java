package dev.stillwater.compiler;

import dev.stillwater.engine.row.RowType;

/**
 * Says in words where two row types differ first.
 *
 * <p>THREADING: stateless.
 */
final class TypeDifference {
  private TypeDifference() {
  }

  /** The first difference as the end of a sentence. */
  static String of(RowType expected, RowType found) {
    for (int index = 0; index < Math.min(expected.size(), found.size()); index++) {
      if (!expected.field(index).equals(found.field(index))) {
        return "field " + (index + 1) + " is '" + found.field(index).text() + "', expected '" + expected.field(index).text() + "'.";
      }
    }
    return "there are " + found.size() + " fields, expected " + expected.size() + ".";
  }
}
