package dev.stillwater.compiler.generate;

import dev.stillwater.compiler.row.RowClassGenerator;
import dev.stillwater.engine.row.RowField;
import dev.stillwater.engine.row.RowType;
import dev.stillwater.engine.row.ValueType;

/**
 * Names and small pieces of generated Java.
 *
 * <p>THREADING: stateless.
 */
final class Names {
  /** Package of all generated classes. */
  static final String PACKAGE = "dev.stillwater.generated";

  private Names() {
  }

  /** Method of an operator; its number stands in front so that a stack trace tells it. */
  static String method(int operator, String uid) {
    return "op" + operator + "_" + uid.replaceAll("[^A-Za-z0-9_]", "_");
  }

  /** Method of an operator for the records of the input of the index. */
  static String method(int operator, String uid, int input) {
    return input == 0 ? method(operator, uid) : method(operator, uid) + "_in" + input;
  }

  /** A Java string literal. */
  static String literal(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (int index = 0; index < text.length(); index++) {
      char c = text.charAt(index);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ' || c > '~') {
        out.append(String.format("\\u%04x", (int) c));
      } else {
        out.append(c);
      }
    }
    return out.append('"').toString();
  }

  /** Access to a column of a row variable. */
  static String column(String row, String name) {
    return row + "." + RowClassGenerator.fieldName(name);
  }

  /** Java expression that is true when the nullable column is missing. */
  static String isNull(String row, RowType type, int index) {
    return "(" + row + "." + RowClassGenerator.nullWord(type, index) + " & " + RowClassGenerator.maskText(type.nullMask(index)) + ") != 0";
  }

  /** Statement that makes the nullable column missing. */
  static String setNull(String row, RowType type, int index) {
    RowField field = type.field(index);
    return row + "." + RowClassGenerator.nullWord(type, index) + " |= " + RowClassGenerator.maskText(type.nullMask(index)) + "; "
        + column(row, field.name()) + " = " + field.type().defaultText() + ";";
  }

  /** Statement that says that the nullable column has a value. */
  static String clearNull(String row, RowType type, int index) {
    return row + "." + RowClassGenerator.nullWord(type, index) + " &= ~" + RowClassGenerator.maskText(type.nullMask(index)) + ";";
  }

  /** Java expression for the hash code that Flink's boxed key class has for the value. */
  static String keyHash(ValueType type, String value) {
    return switch (type) {
      case BOOLEAN -> "Boolean.hashCode(" + value + ")";
      case INT -> value;
      case LONG, TIMESTAMP -> "Long.hashCode(" + value + ")";
      case DOUBLE -> "Long.hashCode(Double.doubleToLongBits(" + value + "))";
      case STRING -> value + ".hashCode()";
      case BYTES, DECIMAL -> throw new IllegalArgumentException("A key field cannot be of type " + type.text() + ".");
    };
  }

  /** Java expression that is true when two key values are one key. */
  static String keyEquals(ValueType type, String left, String right) {
    return switch (type) {
      case BOOLEAN, INT, LONG, TIMESTAMP -> left + " == " + right;
      case DOUBLE -> "Double.doubleToLongBits(" + left + ") == Double.doubleToLongBits(" + right + ")";
      case STRING -> left + ".equals(" + right + ")";
      case BYTES, DECIMAL -> throw new IllegalArgumentException("A key field cannot be of type " + type.text() + ".");
    };
  }
}
