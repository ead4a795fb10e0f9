package dev.stillwater.engine.task;

import dev.stillwater.engine.JobFailureException;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes what operators throw when they are opened, so that all of them are opened and all that is wrong is known; for rehearsals, which put it among the
 * shared objects.
 *
 * <p>THREADING: the thread that opens the operators.
 */
public final class OpeningFailures {
  private final List<JobFailureException> failures = new ArrayList<>();

  /** Adds a failure. */
  void add(JobFailureException failure) {
    failures.add(failure);
  }

  /** All of them, in the order in which they came. */
  public List<JobFailureException> failures() {
    return List.copyOf(failures);
  }
}
