package dev.stillwater.compiler;

import dev.stillwater.compiler.expression.ExpressionProblem;
import dev.stillwater.engine.row.FieldNames;
import dev.stillwater.model.JobFile;
import dev.stillwater.model.JobProblem;
import dev.stillwater.model.job.Expression;
import dev.stillwater.model.job.Field;
import dev.stillwater.model.job.Operator;
import dev.stillwater.model.job.Schema;
import dev.stillwater.model.job.Stream;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.eclipse.emf.ecore.EObject;

/**
 * Collects what is wrong with types and expressions of a job, with the places.
 *
 * <p>THREADING: one thread.
 */
final class InferenceProblems {
  private final Set<JobProblem> problems = new LinkedHashSet<>();

  List<JobProblem> list() {
    return List.copyOf(problems);
  }

  /** A problem inside an expression. */
  void add(Expression expression, ExpressionProblem problem) {
    JobProblem.Severity severity = problem.isError() ? JobProblem.Severity.ERROR : JobProblem.Severity.WARNING;
    String code = problem.isError() ? "expression-error" : "expression-warning";
    problems.add(new JobProblem(severity, code, uid(expression), Optional.of(feature(expression)), problem.message(), problem.fix(),
        JobFile.line(expression), OptionalInt.of(problem.column())));
  }

  /** A problem of an expression as a whole. */
  void error(Expression expression, String code, String message, String fix) {
    problems.add(new JobProblem(JobProblem.Severity.ERROR, code, uid(expression), Optional.of(feature(expression)), message, fix, JobFile.line(expression),
        OptionalInt.empty()));
  }

  /** A problem of a stream; it concerns the operator that it leads to. */
  void error(Stream stream, String code, String message, String fix) {
    String source = stream.getSource() == null ? "?" : stream.getSource().getUid();
    String target = stream.getTarget() == null ? "?" : stream.getTarget().getUid();
    Operator concerned = stream.getTarget() == null ? stream.getSource() : stream.getTarget();
    problems.add(new JobProblem(JobProblem.Severity.ERROR, code, Optional.ofNullable(concerned).map(Operator::getUid),
        Optional.of("stream:" + source + "->" + target), message, fix, JobFile.line(stream), OptionalInt.empty()));
  }

  /** A problem of an operator's feature; null for the operator as a whole. */
  void error(Operator operator, String code, String feature, String message, String fix) {
    EObject place = operator.getParameters().stream().filter(parameter -> ("parameter:" + parameter.getName()).equals(feature)).findFirst()
        .map(EObject.class::cast).orElse(operator);
    problems.add(new JobProblem(JobProblem.Severity.ERROR, code, Optional.ofNullable(operator.getUid()), Optional.ofNullable(feature), message, fix,
        JobFile.line(place), OptionalInt.empty()));
  }

  /** A name that is legal in Java and yet no good for a field. Others are reported with the schema's own rules. */
  void fieldName(Field field, Schema schema) {
    String name = field.getName();
    boolean isJava = !FieldNames.isKeyword(name) && Character.isJavaIdentifierStart(name.codePointAt(0))
        && name.codePoints().allMatch(Character::isJavaIdentifierPart);
    if (isJava) {
      problems.add(new JobProblem(JobProblem.Severity.ERROR, "field-invalid", Optional.empty(), Optional.of("field:" + schema.getName() + "." + name),
          "The field name '" + name.substring(0, Math.min(40, name.length())) + "' is too long or holds a '$' or an invisible character.",
          "Use letters, digits and '_', at most " + FieldNames.LENGTH_MAX + " of them.", JobFile.line(field), OptionalInt.empty()));
    }
  }

  private static Optional<String> uid(Expression expression) {
    return expression.eContainer() instanceof Operator operator ? Optional.ofNullable(operator.getUid()) : Optional.empty();
  }

  private static String feature(Expression expression) {
    return expression.getName() == null ? "expression" : "expression:" + expression.getName();
  }
}
