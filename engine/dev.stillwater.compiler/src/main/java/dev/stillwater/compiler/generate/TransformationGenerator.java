package dev.stillwater.compiler.generate;

import dev.stillwater.compiler.generate.ExpressionPort.Code;
import dev.stillwater.compiler.generate.ExpressionPort.Column;
import java.util.List;
import java.util.stream.Collectors;

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
    String test = condition.isNull().map(isNull -> "!(" + isNull + ") && (" + condition.value() + ")").orElse(condition.value());
    text.method("  private void " + site.method() + "(" + site.inputClass() + " in) {\n" + condition.statements() + "    if (!(" + test + ")) {\n      return;\n    }\n    "
        + site.counter() + "++;\n    " + site.inputClass() + " out = in;\n" + site.emit() + "  }\n");
  }

  /** Every record goes on as it is. */
  void pass() {
    site.text().method("  private void " + site.method() + "(" + site.inputClass() + " in) {\n    " + site.inputClass() + " out = in;\n" + site.emit() + "  }\n");
  }

  void map(List<Column> columns) {
    ClassText text = site.text();
    text.makeRow(site.number(), site.outputClass());
    text.method("  private void " + site.method() + "(" + site.inputClass() + " in) {\n    " + site.outputClass() + " out = " + site.row()
        + ";\n    out.timestamp = in.timestamp;\n" + calls(columns, text) + site.emit() + "  }\n");
  }

  /** Statements that put the values of the expressions over {@code in} into the columns of {@code out}. */
  static String calls(List<Column> columns, ClassText text) {
    columns.forEach(column -> text.method(column.method()));
    return columns.stream().map(column -> "    " + column.call() + "\n").collect(Collectors.joining());
  }
}
