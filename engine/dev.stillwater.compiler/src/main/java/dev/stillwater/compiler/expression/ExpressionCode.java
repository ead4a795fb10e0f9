package dev.stillwater.compiler.expression;

import dev.stillwater.compiler.row.RowClassGenerator;
import dev.stillwater.engine.row.RowField;
import dev.stillwater.engine.row.RowType;
import dev.stillwater.engine.row.ValueType;
import java.util.Optional;

/**
 * A checked expression as Java source over a generated row class.
 *
 * <p>The texts contain {@link #ROW} where the row variable and {@link #PREFIX} where the begin of a local name stands, both filled in on use.
 *
 * <p>THREADING: immutable.
 *
 * @param statements statements to run first; often empty
 * @param value Java expression for the value after the statements; only valid if the value is not missing
 * @param isNull Java expression that is true when the value is missing; empty when it never is
 * @param type type of the value
 */
public record ExpressionCode(String statements, String value, Optional<String> isNull, ValueType type) {
  /** Stands for the name of the row variable. */
  static final String ROW = "\u0001";
  /** Stands for the prefix of local names. */
  static final String PREFIX = "\u0002";

  /**
   * The code over a row variable.
   *
   * @param row name of the variable with the incoming row, of the generated class
   * @param prefix begin of the names of local variables and labels that the statements declare
   */
  public ExpressionCode over(String row, String prefix) {
    return new ExpressionCode(fill(statements, row, prefix), fill(value, row, prefix), isNull.map(text -> fill(text, row, prefix)), type);
  }

  /** The same condition or value as the body of {@code static boolean <name>(<rowClass> in)}; a missing value is false. For conditions only. */
  public String conditionMethod(String name, String rowClass) {
    ExpressionCode code = over("in", "x");
    String value = code.isNull.map(test -> "!(" + test + ") && " + code.value).orElse(code.value);
    return "  static boolean " + name + "(" + rowClass + " in) {\n" + code.statements + "    return " + value + ";\n  }\n";
  }

  /**
   * A method {@code static void <name>(<inClass> in, <outClass> out)} that puts the value into a column.
   *
   * @param outType type of the out row
   * @param index index of the column; its type must be able to take the value (see {@link Conversions})
   */
  public String projectionMethod(String name, String inClass, String outClass, RowType outType, int index) {
    ExpressionCode code = over("in", "x");
    RowField column = outType.field(index);
    String target = "out." + RowClassGenerator.fieldName(column.name());
    String set = target + " = " + Conversions.text(type, column.type(), code.value) + ";\n";
    StringBuilder out = new StringBuilder("  static void " + name + "(" + inClass + " in, " + outClass + " out) {\n").append(code.statements);
    if (column.isNullable()) {
      String word = "out." + RowClassGenerator.nullWord(outType, index);
      String mask = RowClassGenerator.maskText(outType.nullMask(index));
      code.isNull.ifPresent(test -> out.append("    if (").append(test).append(") {\n      ").append(word).append(" |= ").append(mask).append(";\n      ")
          .append(target).append(" = ").append(column.type().defaultText()).append(";\n      return;\n    }\n"));
      out.append("    ").append(word).append(" &= ~").append(mask).append(";\n");
    } else if (code.isNull.isPresent()) {
      throw new IllegalArgumentException("The column '" + column.name() + "' is not nullable, but the expression is.");
    }
    return out.append("    ").append(set).append("  }\n").toString();
  }

  private static String fill(String text, String row, String prefix) {
    return text.replace(ROW, row).replace(PREFIX, prefix);
  }
}
