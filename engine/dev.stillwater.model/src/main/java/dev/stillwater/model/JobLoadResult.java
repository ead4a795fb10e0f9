package dev.stillwater.model;

import dev.stillwater.model.job.Job;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What came of loading a job file: the job, where one could be made, and all that is wrong with the file.
 *
 * <p>THREADING: immutable, but the job belongs to one thread at a time.
 *
 * @param job the job; empty when the file is missing, broken or of a newer format
 * @param problems what is wrong, in the order of the file; never null
 */
public record JobLoadResult(Optional<Job> job, List<JobProblem> problems) {
  public JobLoadResult {
    Objects.requireNonNull(job, "job");
    problems = List.copyOf(problems);
  }

  /**
   * The problems of the file together with those of a check of the job, each once. {@link JobValidator} repeats what the file holds and the model
   * cannot, so that live validation shows it too.
   */
  public List<JobProblem> problemsWith(List<JobProblem> checked) {
    Set<JobProblem> all = new LinkedHashSet<>(problems);
    all.addAll(checked);
    return List.copyOf(all);
  }
}
