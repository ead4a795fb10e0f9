package dev.stillwater.model;

import dev.stillwater.model.job.JobLayout;
import dev.stillwater.model.job.JobPackage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Loads and saves {@code .joblayout} files, the drawings that lie beside job files; the format stands in {@code docs/formats/job.md}.
 *
 * <p>THREADING: stateless; a layout belongs to one thread at a time.
 */
public final class JobLayoutFile {
  /** Ending of the file's name, with the dot. */
  public static final String SUFFIX = ".joblayout";

  private JobLayoutFile() {}

  /** The layout file of a job file: {@code x.joblayout} beside {@code x.job}. */
  public static Path besides(Path job) {
    String name = job.getFileName().toString();
    String stem = name.endsWith(JobFile.SUFFIX) ? name.substring(0, name.length() - JobFile.SUFFIX.length()) : name;
    return job.resolveSibling(stem + SUFFIX);
  }

  /** Loads a layout from the file; never throws for what the file holds or for a file that cannot be read. */
  public static JobLayoutLoadResult load(Path file) {
    return result(ModelFile.read(file, JobPackage.Literals.JOB_LAYOUT));
  }

  /** As {@link #load(Path)}, from the bytes of a file; the name stands in messages. Cost: linear in the bytes. */
  public static JobLayoutLoadResult load(byte[] content, String name) {
    return result(ModelFile.read(content, name, JobPackage.Literals.JOB_LAYOUT));
  }

  /**
   * The bytes of the file that keeps the layout; equal layouts give equal bytes.
   *
   * @throws IllegalArgumentException if a text holds a character that XML cannot hold
   */
  public static byte[] toBytes(JobLayout layout) {
    return ModelXmlWriter.write(layout);
  }

  /**
   * Saves the layout atomically: afterwards the file holds all of it or, on an error, what it held before.
   *
   * @throws IOException if the layout cannot be saved; the message says why and what to do
   */
  public static void save(JobLayout layout, Path file) throws IOException {
    ModelFile.save(layout, file, Disk.REAL);
  }

  private static JobLayoutLoadResult result(ModelXmlReader.Outcome outcome) {
    Optional<JobLayout> layout = outcome.root().map(JobLayout.class::cast);
    ProblemList problems = new ProblemList();
    outcome.problem().ifPresent(problems::add);
    layout.ifPresent(root -> FileContentRules.check(root, problems));
    List<JobProblem> inOrder = problems.inOrder();
    return new JobLayoutLoadResult(layout, inOrder);
  }
}
