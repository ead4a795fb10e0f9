package dev.stillwater.compiler.generate;

import dev.stillwater.engine.row.RowField;
import dev.stillwater.engine.row.RowType;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The key of a stream in generated Java.
 *
 * <p>SOURCE: hash codes are those of Flink's keys: of the boxed value for one field, of a Tuple for several.
 *
 * <p>THREADING: immutable.
 */
final class KeyCode {
  private final List<RowField> fields;

  KeyCode(List<String> names, RowType type) {
    fields = names.stream().map(name -> type.field(name).orElseThrow()).toList();
  }

  /** The key fields in order. */
  List<RowField> fields() {
    return fields;
  }

  /** Statements that declare {@code int hash} for the columns of the row variable. */
  String hash(String row) {
    StringBuilder out = new StringBuilder("    int hash = ").append(hashOf(fields.get(0), row)).append(";\n");
    for (RowField field : fields.subList(1, fields.size())) {
      out.append("    hash = 31 * hash + ").append(hashOf(field, row)).append(";\n");
    }
    return out.toString();
  }

  private static String hashOf(RowField field, String row) {
    return Names.keyHash(field.type(), Names.column(row, field.name()));
  }

  /** Java expression that is true when the entry has the key of the row variable; both name their columns alike. */
  String isSame(String entry, String row) {
    return fields.stream().map(field -> Names.keyEquals(field.type(), Names.column(entry, field.name()), Names.column(row, field.name())))
        .collect(Collectors.joining(" && "));
  }

  /** Statements that copy the key from one variable to another. */
  String copy(String from, String to) {
    return fields.stream().map(field -> Names.column(to, field.name()) + " = " + Names.column(from, field.name()) + ";").collect(Collectors.joining(" "));
  }
}
