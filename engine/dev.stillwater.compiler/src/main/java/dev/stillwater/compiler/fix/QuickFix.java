package dev.stillwater.compiler.fix;

import dev.stillwater.model.JobProblem;
import dev.stillwater.model.edit.JobEdits;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * One way to mend one problem of a job: what it does in words, and how.
 *
 * <p>THREADING: belongs to the thread that owns the job it was found for.
 *
 * @param id what kind of mending it is, such as {@code generate-uid}; fixes of one id can be made for many problems at once
 * @param label what it does to this problem, such as "Generate the uid 'map-1'"
 * @param problem what it mends
 * @param change makes the changes to the job
 */
public record QuickFix(String id, String label, JobProblem problem, Consumer<JobEdits> change) {
  public QuickFix {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(label, "label");
    Objects.requireNonNull(problem, "problem");
    Objects.requireNonNull(change, "change");
  }

  /** Makes the changes. */
  public void apply(JobEdits edits) {
    change.accept(edits);
  }
}
