package dev.stillwater.compiler.generate;

import dev.stillwater.compiler.generate.ExpressionPort.Code;
import dev.stillwater.engine.row.RowField;
import dev.stillwater.engine.row.RowType;
import java.util.List;

/**
 * Writes the methods of operators that keep no state.
 *
 * <p>THREADING: one thread.
 */
final class TransformationGenerator {
  private final OperatorSite site;

  TransformationGenerator(OperatorSite site) {
    this.site = site;
  }

  /** A null condition counts as false. */
  void filter(Code condition) {
    ClassText text = site.text();
    text.makeCounter(site.number());
    text.method(condition.members());
    String test = condition.isNull().map(isNull -> "!(" + isNull + ") && (" + condition.value() + ")").orElse(condition.value());
    text.method("  private void " + site.method() + "(" + site.inputClass() + " in) {\n" + condition.statements() + "    if (!(" + test + ")) {\n      return;\n    }\n    "
        + site.counter() + "++;\n    " + site.inputClass() + " out = in;\n" + site.emit() + "  }\n");
  }

  void map(List<Code> columns) {
    ClassText text = site.text();
    text.makeRow(site.number(), site.outputClass());
    text.method("  private void " + site.method() + "(" + site.inputClass() + " in) {\n    " + site.outputClass() + " out = " + site.row()
        + ";\n    out.timestamp = in.timestamp;\n" + assignments(columns, site.output(), text) + site.emit() + "  }\n");
  }

  /** Statements that put the values of the expressions over {@code in} into the columns of {@code out}. */
  static String assignments(List<Code> columns, RowType type, ClassText text) {
    StringBuilder out = new StringBuilder();
    for (int index = 0; index < columns.size(); index++) {
      Code code = columns.get(index);
      RowField field = type.field(index);
      text.method(code.members());
      String set = Names.column("out", field.name()) + " = " + code.value() + ";";
      String known = (field.isNullable() ? Names.clearNull("out", type, index) + " " : "") + set;
      String setNull = field.isNullable() ? Names.setNull("out", type, index) : "";
      out.append("    {\n").append(code.statements()).append("      ");
      out.append(code.isNull().map(test -> "if (" + test + ") { " + setNull + " } else { " + known + " }").orElse(known)).append("\n    }\n");
    }
    return out.toString();
  }
}
