package dev.stillwater.model;

import dev.stillwater.model.job.JobLayout;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What came of loading a layout file: the layout, where one could be made, and all that is wrong with the file.
 *
 * <p>THREADING: immutable, but the layout belongs to one thread at a time.
 *
 * @param layout the layout; empty when the file is missing, broken or of a newer format
 * @param problems what is wrong, in the order of the file; never null
 */
public record JobLayoutLoadResult(Optional<JobLayout> layout, List<JobProblem> problems) {
  public JobLayoutLoadResult {
    Objects.requireNonNull(layout, "layout");
    problems = List.copyOf(problems);
  }
}
