package dev.stillwater.model;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Something wrong with a job: what, where, and what to do.
 *
 * <p>THREADING: immutable.
 *
 * @param severity whether the job can run all the same
 * @param code stable id of the rule, such as {@code uid-missing}
 * @param uid the operator concerned; empty for the job as a whole
 * @param feature what of the operator is concerned: {@code uid}, {@code parallelism}, {@code kind}, {@code parameter:path}, {@code expression:avg_delay},
 *     {@code expression} (a condition), {@code port:in}, {@code stream:source->target}; without a uid {@code schema:flight}, {@code field:flight.delay},
 *     {@code checkpointing.intervalMs} or an attribute of the job; empty for the operator or the job as a whole
 * @param message what is wrong, found and expected, one sentence
 * @param fix what to do, one sentence
 * @param line line in the file, from 1, where known
 * @param column column in the expression (or, while loading, in the line), from 1, where known
 */
public record JobProblem(
    Severity severity,
    String code,
    Optional<String> uid,
    Optional<String> feature,
    String message,
    String fix,
    OptionalInt line,
    OptionalInt column) {

  /** How bad a problem is. */
  public enum Severity {
    /** The job cannot run. */
    ERROR,
    /** The job runs, but probably not as meant. */
    WARNING
  }

  public JobProblem {
    Objects.requireNonNull(severity, "severity");
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(uid, "uid");
    Objects.requireNonNull(feature, "feature");
    Objects.requireNonNull(message, "message");
    Objects.requireNonNull(fix, "fix");
    Objects.requireNonNull(line, "line");
    Objects.requireNonNull(column, "column");
  }

  /** An error of an operator's feature. */
  public static JobProblem error(String code, String uid, String feature, String message, String fix) {
    return new JobProblem(Severity.ERROR, code, Optional.ofNullable(uid), Optional.ofNullable(feature), message, fix,
        OptionalInt.empty(), OptionalInt.empty());
  }

  /** A warning about an operator's feature. */
  public static JobProblem warning(String code, String uid, String feature, String message, String fix) {
    return new JobProblem(Severity.WARNING, code, Optional.ofNullable(uid), Optional.ofNullable(feature), message, fix,
        OptionalInt.empty(), OptionalInt.empty());
  }

  /** The same problem at a column, from 1. */
  public JobProblem atColumn(int number) {
    return new JobProblem(severity, code, uid, feature, message, fix, line, OptionalInt.of(number));
  }

  /** The same problem at a line, from 1. */
  public JobProblem atLine(int number) {
    return new JobProblem(severity, code, uid, feature, message, fix, OptionalInt.of(number), column);
  }

  /** Whether the job cannot run. */
  public boolean isError() {
    return severity == Severity.ERROR;
  }
}
