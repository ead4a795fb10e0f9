package dev.stillwater.ui.editor.document;

import dev.stillwater.model.JobProblem;
import dev.stillwater.ui.editor.model.JobDiagram;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What came of loading a job for the editor.
 *
 * <p>THREADING: immutable; the diagram belongs to the UI thread once it was handed over.
 *
 * @param diagram what to show; empty when the file cannot be loaded
 * @param problems what is wrong with the file
 * @param content the bytes that were loaded
 */
public record LoadedJob(Optional<JobDiagram> diagram, List<JobProblem> problems, JobDocument.Content content) {
  public LoadedJob {
    Objects.requireNonNull(diagram, "diagram");
    Objects.requireNonNull(content, "content");
    problems = List.copyOf(problems);
  }
}
