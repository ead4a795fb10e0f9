package dev.stillwater.compiler.fix;

import dev.stillwater.engine.row.RowField;
import dev.stillwater.model.JobProblem;
import dev.stillwater.model.catalog.OperatorKind;
import dev.stillwater.model.edit.JobEdits;
import dev.stillwater.model.job.Expression;
import dev.stillwater.model.job.Job;
import dev.stillwater.model.job.JobFactory;
import dev.stillwater.model.job.JobPackage;
import dev.stillwater.model.job.Operator;
import dev.stillwater.model.job.Stream;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Fixes of the graph and of what operators lack: outputs that lead nowhere, operators that get nothing, expressions that are missing.
 *
 * <p>THREADING: stateless; the thread that owns the job.
 */
final class GraphFixes implements FixRule {
  private static final String DISCARD = "discard-sink";
  private static final String CONSOLE = "console-sink";

  @Override
  public Set<String> codes() {
    return Set.of("port-dangling", "operator-unreachable", "expression-missing", "expression-unexpected");
  }

  @Override
  public void find(FixContext context, JobProblem problem, FixList fixes) {
    context.operator(problem).ifPresent(operator -> {
      switch (problem.code()) {
        case "port-dangling" -> port(context, operator, FixContext.after(problem, "port:"), fixes);
        case "operator-unreachable" -> remove(operator, fixes);
        case "expression-unexpected" -> tooMany(context, operator, problem, fixes);
        default -> expression(context, operator, problem, fixes);
      }
    });
  }

  private static void remove(Operator operator, FixList fixes) {
    fixes.add("remove-operator", "Remove the operator", edits -> edits.removeOperator(operator));
  }

  private static void port(FixContext context, Operator operator, String port, FixList fixes) {
    Optional<OperatorKind> kind = context.kind(operator);
    boolean isOutput = kind.filter(known -> known.outputs().stream().anyMatch(output -> output.name().equals(port))).isPresent();
    if (isOutput) {
      String named = kind.get().outputs().get(0).name().equals(port) ? null : port;
      sink(context.job(), operator, named, CONSOLE, "Print its records: connect a console sink", "add-console", fixes);
      sink(context.job(), operator, named, DISCARD, "Drop its records: connect a discard sink", "add-discard", fixes);
    }
    remove(operator, fixes);
  }

  private static void sink(Job job, Operator operator, String port, String kind, String label, String id, FixList fixes) {
    fixes.add(id, label, edits -> {
      Operator sink = JobFactory.eINSTANCE.createOperator();
      sink.setKind(kind);
      sink.setUid(FixContext.unused(job.getOperators(), Operator::getUid, kind, "-", true));
      edits.addOperator(job, sink);
      Stream stream = JobFactory.eINSTANCE.createStream();
      stream.setSourcePort(port);
      edits.addStream(job, stream, operator, sink);
    });
  }

  private static void tooMany(FixContext context, Operator operator, JobProblem problem, FixList fixes) {
    int allowed = context.kind(operator).filter(kind -> kind.expressionRole() == dev.stillwater.model.catalog.ExpressionRole.CONDITION).isPresent() ? 1 : 0;
    fixes.add("remove-expressions", allowed == 1 ? "Keep the first expression alone" : "Remove the expressions",
        edits -> List.copyOf(operator.getExpressions()).stream().skip(allowed).forEach(edits::remove));
  }

  private static void expression(FixContext context, Operator operator, JobProblem problem, FixList fixes) {
    Optional<Expression> empty = operator.getExpressions().stream().filter(known -> known.getText() == null || known.getText().isBlank()).findFirst();
    if (empty.isPresent()) {
      context.expression(problem).or(() -> empty).ifPresent(expression -> fixes.add("remove-expression", "Remove the empty expression", edits -> edits.remove(expression)));
      return;
    }
    context.kind(operator).ifPresent(kind -> {
      switch (kind.expressionRole()) {
        case CONDITION -> fixes.add("add-expression", "Let all records pass: true", edits -> add(edits, operator, null, "true"));
        case AGGREGATES -> fixes.add("add-expression", "Count the records: count = count()", edits -> add(edits, operator, "count", "count()"));
        case PROJECTION -> {
          List<String> names = kind.isSource() ? List.of("n") : context.inference().input(operator).type().fields().stream().map(RowField::name).toList();
          if (!names.isEmpty()) {
            fixes.add("add-expression", names.size() == 1 ? "Pass '" + names.get(0) + "' on" : "Pass all " + names.size() + " fields on",
                edits -> names.forEach(name -> add(edits, operator, name, name)));
          }
        }
        case NONE -> {
        }
      }
    });
  }

  private static void add(JobEdits edits, Operator operator, String name, String text) {
    Expression expression = JobFactory.eINSTANCE.createExpression();
    expression.setName(name);
    expression.setText(text);
    edits.add(operator, JobPackage.Literals.OPERATOR__EXPRESSIONS, expression, -1);
  }
}
