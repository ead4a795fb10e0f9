package dev.stillwater.model;

import dev.stillwater.model.JobProblem.Severity;
import dev.stillwater.model.job.Expression;
import dev.stillwater.model.job.Field;
import dev.stillwater.model.job.Job;
import dev.stillwater.model.job.JobPackage;
import dev.stillwater.model.job.Operator;
import dev.stillwater.model.job.Parameter;
import dev.stillwater.model.job.Schema;
import dev.stillwater.model.job.Stream;
import java.util.Optional;
import java.util.OptionalInt;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;

/**
 * Names the place of a problem: operator uid, feature and line; the one place that knows the form of {@link JobProblem#feature()}.
 *
 * <p>THREADING: immutable.
 *
 * @param uid uid of the operator concerned; null for the job as a whole
 * @param feature what of it is concerned; null for all of it
 * @param line line in the file, from 1, where known
 */
record ProblemPlace(String uid, String feature, OptionalInt line) {

  /** The place of the object as a whole. */
  static ProblemPlace of(EObject object) {
    return of(object, null);
  }

  /** The place of a feature of the object. Cost: linear in the nesting. */
  static ProblemPlace of(EObject object, String feature) {
    OptionalInt line = JobFile.line(object);
    return switch (object) {
      case Operator operator -> new ProblemPlace(operator.getUid(), feature, line);
      case Parameter parameter -> new ProblemPlace(uid(parameter), "parameter:" + parameter.getName(), line);
      case Expression expression -> new ProblemPlace(uid(expression), expression(expression), line);
      case Stream stream -> new ProblemPlace(uid(stream), stream(stream), line);
      case Schema schema -> new ProblemPlace(null, "schema:" + schema.getName(), line);
      case Field field -> new ProblemPlace(null, field(field), line);
      case Job job -> new ProblemPlace(null, feature, line);
      default -> new ProblemPlace(null, setting(object, feature), line);
    };
  }

  /** The feature of a stream: {@code stream:source->target}. */
  static String stream(Stream stream) {
    return "stream:" + end(stream, JobPackage.Literals.STREAM__SOURCE) + "->" + end(stream, JobPackage.Literals.STREAM__TARGET);
  }

  /** The uid at an end of a stream, also one that names no operator; "?" when nothing is known. */
  static String end(Stream stream, EStructuralFeature end) {
    if (stream.eGet(end) instanceof Operator operator) {
      return operator.getUid();
    }
    return FileOrigin.of(stream).map(origin -> origin.values().get(end)).orElse("?");
  }

  JobProblem error(String code, String message, String fix) {
    return problem(Severity.ERROR, code, message, fix);
  }

  JobProblem warning(String code, String message, String fix) {
    return problem(Severity.WARNING, code, message, fix);
  }

  /** The place at the start of a sentence. */
  String inWords() {
    String what = feature == null ? "" : feature.replace(':', ' ');
    if (uid == null) {
      return feature == null ? "The job" : "The job's " + what;
    }
    return feature == null ? "Operator '" + uid + "'" : "Operator '" + uid + "', " + what + ",";
  }

  private JobProblem problem(Severity severity, String code, String message, String fix) {
    return new JobProblem(
        severity, code, Optional.ofNullable(uid), Optional.ofNullable(feature), message, fix, line, OptionalInt.empty());
  }

  private static String uid(EObject child) {
    return child.eContainer() instanceof Operator operator ? operator.getUid() : null;
  }

  private static String uid(Stream stream) {
    Operator concerned = stream.getTarget() == null ? stream.getSource() : stream.getTarget();
    return concerned == null ? null : concerned.getUid();
  }

  private static String expression(Expression expression) {
    return expression.getName() == null ? "expression" : "expression:" + expression.getName();
  }

  private static String field(Field field) {
    String schema = field.eContainer() instanceof Schema parent ? parent.getName() : "?";
    return "field:" + schema + "." + field.getName();
  }

  private static String setting(EObject object, String feature) {
    if (object.eContainingFeature() == null) {
      return feature;
    }
    String container = object.eContainingFeature().getName();
    return feature == null ? container : container + "." + feature;
  }
}
