package dev.stillwater.compiler;

import dev.stillwater.compiler.expression.AggregateResult;
import dev.stillwater.compiler.expression.ExpressionCode;
import dev.stillwater.compiler.expression.ExpressionResult;
import dev.stillwater.compiler.generate.ExpressionPort;
import dev.stillwater.engine.plan.OperatorPlan;
import dev.stillwater.engine.row.RowField;
import dev.stillwater.engine.row.RowType;
import dev.stillwater.model.job.Expression;
import dev.stillwater.model.job.Job;
import dev.stillwater.model.job.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Hands the expressions that the type check has translated to the generator.
 *
 * <p>THREADING: the thread that owns the job.
 */
final class InferredExpressions implements ExpressionPort {
  private final Job job;
  private final SchemaInference inference;

  /** Makes the expressions of a job without errors. */
  InferredExpressions(Job job, SchemaInference inference) {
    this.job = job;
    this.inference = inference;
  }

  @Override
  public Code condition(OperatorPlan operator, RowType input) {
    return code("condition", result(expressions(operator).get(0)), "x_");
  }

  @Override
  public List<Column> projection(OperatorPlan operator, RowType input, String prefix, Function<RowType, String> rowClasses) {
    RowType output = operator.output().orElseThrow();
    List<Column> columns = new ArrayList<>();
    for (Expression expression : expressions(operator)) {
      String method = prefix + columns.size();
      ExpressionCode code = result(expression).code().orElseThrow();
      columns.add(new Column(code.projectionMethod(method, rowClasses.apply(input), rowClasses.apply(output), output, columns.size()),
          method + "(in, out);"));
    }
    return columns;
  }

  @Override
  public List<AggregateCode> aggregates(OperatorPlan operator, RowType input) {
    List<AggregateCode> codes = new ArrayList<>();
    for (Expression expression : expressions(operator)) {
      AggregateResult call = inference.aggregate(expression).orElseThrow();
      String prefix = "x" + codes.size() + "_";
      codes.add(new AggregateCode(expression.getName(), call.function().orElseThrow(), call.argument().map(argument -> code("argument", argument, prefix))));
    }
    return codes;
  }

  private List<Expression> expressions(OperatorPlan plan) {
    return job.getOperators().stream().filter(operator -> operator.getUid().equals(plan.uid())).findFirst().map(Operator::getExpressions).orElseThrow();
  }

  private ExpressionResult result(Expression expression) {
    return inference.result(expression).orElseThrow();
  }

  private static Code code(String name, ExpressionResult result, String prefix) {
    ExpressionCode code = result.code().orElseThrow().over("in", prefix);
    return new Code(code.statements(), code.value(), code.isNull(), new RowField(name, code.type(), code.isNull().isPresent()));
  }
}
