package dev.stillwater.compiler;

import dev.stillwater.compiler.expression.AggregateResult;
import dev.stillwater.compiler.expression.ExpressionChecker;
import dev.stillwater.compiler.expression.ExpressionCompiler;
import dev.stillwater.compiler.expression.ExpressionResult;
import dev.stillwater.engine.row.RowType;
import dev.stillwater.model.JobProblem;
import dev.stillwater.model.catalog.OperatorCatalog;
import dev.stillwater.model.job.Expression;
import dev.stillwater.model.job.Job;
import dev.stillwater.model.job.Operator;
import dev.stillwater.model.job.Stream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the row types at the ports of a job's operators from its schemas, kinds and expressions. What is broken leaves a gap and is reported once; the rest
 * is found all the same.
 *
 * <p>THREADING: made by the thread that owns the job; the answers are fixed then.
 */
public final class SchemaInference {
  private final Map<Operator, List<InferredType>> inputs = new IdentityHashMap<>();
  private final Map<Operator, List<InferredType>> outputs = new IdentityHashMap<>();
  private final List<JobProblem> problems;
  private final Map<Expression, ExpressionResult> expressions;
  private final Map<Expression, AggregateResult> aggregates;

  private SchemaInference(Job job, OperatorCatalog catalog, ExpressionChecker checker) {
    OperatorInference inference = new OperatorInference(job, catalog, checker);
    for (Operator operator : inOrder(job)) {
      List<InferredType> types = inference.inputs(operator, outputs);
      inputs.put(operator, types);
      outputs.put(operator, inference.outputs(operator, types));
    }
    for (Stream stream : job.getStreams()) {
      inference.checkKey(stream, outputs);
    }
    problems = inference.problems();
    expressions = inference.expressions();
    aggregates = inference.aggregates();
  }

  /** Infers the types of the job. Cost: one run of the Eclipse compiler if there are expressions. */
  public static SchemaInference of(Job job) {
    return of(job, OperatorCatalog.standard(), new ExpressionCompiler());
  }

  /** Infers the types of the job with the kinds of the catalog; expressions are checked by the checker. */
  public static SchemaInference of(Job job, OperatorCatalog catalog, ExpressionChecker checker) {
    return new SchemaInference(job, catalog, checker);
  }

  /** The output schema of every operator whose columns are all known. */
  public static Map<Operator, Optional<RowType>> schemas(Job job) {
    SchemaInference inference = of(job);
    Map<Operator, Optional<RowType>> schemas = new IdentityHashMap<>();
    for (Operator operator : job.getOperators()) {
      InferredType output = inference.output(operator);
      schemas.put(operator, output.isComplete() ? Optional.of(output.type()) : Optional.empty());
    }
    return schemas;
  }

  /** The records that reach the first input of the operator; for a generator, the columns that its expressions see. */
  public InferredType input(Operator operator) {
    return input(operator, 0);
  }

  /** The records that reach the input of the index, among those of the kind. */
  public InferredType input(Operator operator, int port) {
    return at(inputs.get(operator), port);
  }

  /** The records that leave the first output of the operator; nothing for a sink. */
  public InferredType output(Operator operator) {
    return output(operator, 0);
  }

  /** The records that leave the output of the index, among those of the kind. */
  public InferredType output(Operator operator, int port) {
    return at(outputs.get(operator), port);
  }

  private static InferredType at(List<InferredType> types, int port) {
    return types == null || port >= types.size() ? InferredType.UNKNOWN : types.get(port);
  }

  /** The names of the columns that leave the output of the index, as far as they are known; for content assist outside of the engine. */
  public List<String> outputNames(Operator operator, int port) {
    return names(output(operator, port));
  }

  /** The names of the columns that reach the first input of the operator, as far as they are known; for content assist outside of the engine. */
  public List<String> inputNames(Operator operator) {
    return names(input(operator));
  }

  private static List<String> names(InferredType type) {
    return type.type().fields().stream().map(field -> field.name()).toList();
  }

  /** What is wrong, each thing once. */
  public List<JobProblem> problems() {
    return List.copyOf(problems);
  }

  /** What a condition or projection means; empty if its input is not known, or if it is an aggregate. */
  public Optional<ExpressionResult> result(Expression expression) {
    return Optional.ofNullable(expressions.get(expression));
  }

  /** What an aggregate call means; empty if its input is not known, or if it is none. */
  public Optional<AggregateResult> aggregate(Expression expression) {
    return Optional.ofNullable(aggregates.get(expression));
  }

  /** Each operator behind those it gets records from, where that is possible; operators of a cycle come last. */
  private static List<Operator> inOrder(Job job) {
    Map<Operator, Integer> waiting = new IdentityHashMap<>();
    Deque<Operator> ready = new ArrayDeque<>();
    for (Operator operator : job.getOperators()) {
      int count = (int) operator.getIncoming().stream().filter(stream -> isInside(job, stream)).count();
      waiting.put(operator, count);
      if (count == 0) {
        ready.add(operator);
      }
    }
    List<Operator> ordered = new ArrayList<>();
    while (!ready.isEmpty()) {
      Operator operator = ready.remove();
      ordered.add(operator);
      for (Stream stream : operator.getOutgoing()) {
        if (isInside(job, stream) && waiting.merge(stream.getTarget(), -1, Integer::sum) == 0) {
          ready.add(stream.getTarget());
        }
      }
    }
    job.getOperators().stream().filter(operator -> waiting.get(operator) > 0).forEach(ordered::add);
    return ordered;
  }

  private static boolean isInside(Job job, Stream stream) {
    return stream.eContainer() == job && stream.getSource() != null && stream.getSource().eContainer() == job
        && stream.getTarget() != null && stream.getTarget().eContainer() == job;
  }
}
