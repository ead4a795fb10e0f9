package dev.stillwater.compiler.generate;

import dev.stillwater.engine.plan.OperatorPlan;
import dev.stillwater.engine.row.RowType;
import java.util.List;

/**
 * Where an operator stands in the class that is being written.
 *
 * <p>THREADING: one thread.
 *
 * @param number number of the operator in its task
 * @param plan the operator
 * @param method name of its method
 * @param rows the row classes of the job
 * @param emits for each output, statements that pass the row in the variable {@code out} on
 * @param text the class
 * @param isReplayed whether the job is to be replayed
 */
record OperatorSite(int number, OperatorPlan plan, String method, RowClasses rows, List<String> emits, ClassText text, boolean isReplayed) {
  /** Statements that pass the row in the variable {@code out} on, from the first output. */
  String emit() {
    return emit(0);
  }

  /** Statements that pass the row in the variable {@code out} on, from the output of the index. */
  String emit(int port) {
    return port < emits.size() ? emits.get(port) : "";
  }

  RowType input() {
    return plan.input().orElseThrow();
  }

  RowType output() {
    return plan.output().orElseThrow();
  }

  String inputClass() {
    return rows.className(input());
  }

  String outputClass() {
    return rows.className(output());
  }

  String part() {
    return ClassText.part(number);
  }

  String row() {
    return ClassText.row(number);
  }

  String counter() {
    return ClassText.counter(number);
  }

  /** Arguments of the constructor of a hand-written part. */
  String partArguments() {
    return "context.operator(" + Names.literal(plan.uid()) + "), context";
  }
}
