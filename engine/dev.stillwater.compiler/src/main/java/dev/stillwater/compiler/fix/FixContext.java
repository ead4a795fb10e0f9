package dev.stillwater.compiler.fix;

import dev.stillwater.compiler.InferredType;
import dev.stillwater.compiler.SchemaInference;
import dev.stillwater.compiler.expression.ExpressionChecker;
import dev.stillwater.compiler.plan.Ports;
import dev.stillwater.model.JobFile;
import dev.stillwater.model.JobProblem;
import dev.stillwater.model.catalog.OperatorCatalog;
import dev.stillwater.model.catalog.OperatorKind;
import dev.stillwater.model.job.Expression;
import dev.stillwater.model.job.Field;
import dev.stillwater.model.job.Job;
import dev.stillwater.model.job.Operator;
import dev.stillwater.model.job.Parameter;
import dev.stillwater.model.job.Schema;
import dev.stillwater.model.job.Stream;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.emf.ecore.EObject;

/**
 * The job that has problems, what is known of its types, and where in it a problem is.
 *
 * <p>THREADING: the thread that owns the job.
 *
 * @param job the job
 * @param file its file; empty when it has none
 * @param inference types of the job
 * @param checker says whether a corrected expression is a good one
 */
record FixContext(Job job, Optional<Path> file, SchemaInference inference, ExpressionChecker checker) {
  private static final OperatorCatalog CATALOG = OperatorCatalog.standard();

  Optional<OperatorKind> kind(Operator operator) {
    return CATALOG.kind(operator.getKind());
  }

  OperatorCatalog catalog() {
    return CATALOG;
  }

  /** The operator with the problem; of several with its uid the one in its line, else the last. */
  Optional<Operator> operator(JobProblem problem) {
    String uid = problem.uid().orElse("");
    List<Operator> candidates = job.getOperators().stream().filter(operator -> uid.equals(Objects.requireNonNullElse(operator.getUid(), "").strip())
        || uid.equals(operator.getUid())).toList();
    return pick(problem, candidates);
  }

  /** The stream with the problem. */
  Optional<Stream> stream(JobProblem problem) {
    String feature = problem.feature().orElse("");
    return pick(problem, job.getStreams().stream().filter(stream -> feature.equals("stream:" + end(stream.getSource()) + "->" + end(stream.getTarget()))
        || feature.startsWith("stream:") && (stream.getSource() == null || stream.getTarget() == null) && isAtLine(problem, stream)).toList());
  }

  private static String end(Operator operator) {
    return operator == null ? "?" : operator.getUid();
  }

  /** The parameter with the problem, where it is set. */
  Optional<Parameter> parameter(JobProblem problem) {
    String name = after(problem, "parameter:");
    return operator(problem).flatMap(operator -> pick(problem, operator.getParameters().stream().filter(known -> name.equals(String.valueOf(known.getName()))).toList()));
  }

  /** The expression with the problem. */
  Optional<Expression> expression(JobProblem problem) {
    boolean isNamed = problem.feature().filter(feature -> feature.startsWith("expression:")).isPresent();
    String name = after(problem, "expression:");
    return operator(problem).flatMap(operator -> pick(problem, operator.getExpressions().stream()
        .filter(known -> isNamed ? name.equals(known.getName()) : known.getName() == null || known.getName().isBlank()).toList()));
  }

  /** The schema with the problem. */
  Optional<Schema> schema(JobProblem problem) {
    String name = after(problem, "schema:");
    return pick(problem, job.getSchemas().stream().filter(schema -> name.equals(String.valueOf(schema.getName()))).toList());
  }

  /** The field with the problem. */
  Optional<Field> field(JobProblem problem) {
    String name = after(problem, "field:");
    return pick(problem, job.getSchemas().stream().flatMap(schema -> schema.getFields().stream())
        .filter(field -> name.equals(((Schema) field.eContainer()).getName() + "." + field.getName())).toList());
  }

  /** The schema of the name. */
  Optional<Schema> schemaNamed(String name) {
    return job.getSchemas().stream().filter(schema -> name.equals(schema.getName())).findFirst();
  }

  /** What stands behind the prefix in the feature of the problem. */
  static String after(JobProblem problem, String prefix) {
    return problem.feature().filter(feature -> feature.startsWith(prefix)).map(feature -> feature.substring(prefix.length())).orElse("");
  }

  private static <T extends EObject> Optional<T> pick(JobProblem problem, List<T> candidates) {
    Optional<T> atLine = candidates.stream().filter(candidate -> isAtLine(problem, candidate)).findFirst();
    return atLine.isPresent() || candidates.isEmpty() ? atLine : Optional.of(candidates.getLast());
  }

  private static boolean isAtLine(JobProblem problem, EObject object) {
    return problem.line().isPresent() && JobFile.line(object).equals(problem.line());
  }

  /** The records that the stream brings. */
  InferredType sent(Stream stream) {
    int port = Ports.source(stream, CATALOG);
    return port < 0 ? inference.output(stream.getSource(), Integer.MAX_VALUE) : inference.output(stream.getSource(), port);
  }

  /** The value of a parameter that is set. */
  static Optional<String> value(Operator operator, String name) {
    return operator.getParameters().stream().filter(parameter -> name.equals(parameter.getName())).map(Parameter::getValue).filter(Objects::nonNull).findFirst();
  }

  /** The stem, or the stem with the least free number behind it, that nothing in the job is called by. */
  static <T> String unused(List<T> taken, Function<T, String> name, String stem, String separator, boolean isNumbered) {
    Set<String> names = taken.stream().map(name).filter(Objects::nonNull).collect(Collectors.toCollection(HashSet::new));
    if (!isNumbered && !names.contains(stem)) {
      return stem;
    }
    int number = isNumbered ? 1 : 2;
    while (names.contains(stem + separator + number)) {
      number++;
    }
    return stem + separator + number;
  }

  /** Whether the object is still in the job. */
  boolean holds(EObject object) {
    EObject root = object;
    while (root.eContainer() != null) {
      root = root.eContainer();
    }
    return root == job;
  }
}
