package dev.stillwater.compiler.generate;

import java.util.List;

/**
 * Writes how a hand-written operator stands in a chain: it is made with its plan, the context and what else its constructor takes, connected with what
 * follows each of its outputs, and given the records of its inputs and the event time.
 *
 * <p>THREADING: one thread.
 */
final class RowOperatorGenerator {
  private static final String ROW = "dev.stillwater.engine.row.Row";

  private final OperatorSite site;
  private final ClassText text;

  RowOperatorGenerator(OperatorSite site) {
    this.site = site;
    text = site.text();
  }

  /** Name of the method that lets event time go on in the operator whose own method has the name. */
  static String advanceMethod(String method) {
    return method + "_advance";
  }

  /**
   * Writes fields and methods of the operator.
   *
   * @param operatorClass qualified name of a class that extends RowOperator
   * @param arguments Java expressions for the arguments of its constructor behind plan and context
   */
  void generate(String operatorClass, String... arguments) {
    String more = arguments.length == 0 ? "" : ", " + String.join(", ", List.of(arguments));
    text.makeRowOperator(site.number(), operatorClass, site.partArguments() + more);
    for (int port = 0; port < site.plan().outputs().size(); port++) {
      output(port);
    }
    for (int input = 0; input < site.plan().inputs().size(); input++) {
      text.method("  private void " + Names.method(site.number(), site.plan().uid(), input) + "(" + site.rows().className(site.plan().inputs().get(input))
          + " in) {\n    " + site.part() + ".process(" + input + ", in);\n  }\n");
    }
    text.method("  private boolean " + advanceMethod(site.method()) + "(long watermark) {\n    return " + site.part() + ".advance(watermark);\n  }\n");
  }

  private void output(int port) {
    String rowClass = site.rows().className(site.plan().outputs().get(port));
    String sent = "sent" + site.number() + "_" + port;
    String method = site.method() + "_out" + port;
    text.field("private " + rowClass + " " + sent + ";");
    text.initial(site.part() + ".output(new " + rowClass + "(), this::" + method + ");");
    text.portRow(site.number(), port, sent);
    text.portCount(site.number(), port, site.emit(port).isEmpty() ? "0" : site.part() + ".emittedCount(" + port + ")");
    text.method("  private void " + method + "(" + ROW + " row) {\n    " + rowClass + " out = (" + rowClass + ") row;\n    " + sent + " = out;\n"
        + site.emit(port) + "  }\n");
  }
}
