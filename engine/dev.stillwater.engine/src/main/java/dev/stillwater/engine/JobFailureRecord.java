package dev.stillwater.engine;

import java.util.Objects;

/**
 * A failure in the history of a job.
 *
 * <p>THREADING: immutable.
 *
 * @param timeMs when, wall clock in milliseconds
 * @param attempt number of the attempt that failed, from 0
 * @param failure what happened, and to which operator
 */
public record JobFailureRecord(long timeMs, int attempt, JobFailure failure) {
  public JobFailureRecord {
    Objects.requireNonNull(failure, "failure");
  }
}
