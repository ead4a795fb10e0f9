package dev.stillwater.model;

import dev.stillwater.model.job.Job;
import dev.stillwater.model.job.JobPackage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EcoreUtil;

/**
 * Loads and saves {@code .job} files; the format stands in {@code docs/formats/job.md}.
 *
 * <p>THREADING: stateless; a job belongs to one thread at a time.
 */
public final class JobFile {
  /** Ending of the file's name, with the dot. */
  public static final String SUFFIX = ".job";

  private JobFile() {}

  /**
   * Loads a job from the file; never throws for what the file holds or for a file that cannot be read. What the file holds and the model does not know
   * stays with the job and is written again.
   */
  public static JobLoadResult load(Path file) {
    return result(ModelFile.read(file, JobPackage.Literals.JOB));
  }

  /** As {@link #load(Path)}, from the bytes of a file; the name stands in messages. Cost: linear in the bytes. */
  public static JobLoadResult load(byte[] content, String name) {
    return result(ModelFile.read(content, name, JobPackage.Literals.JOB));
  }

  /**
   * The bytes of the file that keeps the job; equal jobs give equal bytes. Afterwards {@link #line} tells the lines of these bytes.
   *
   * @throws IllegalArgumentException if a text holds a character that XML cannot hold; {@link JobValidator} reports that as {@code text-invalid}
   */
  public static byte[] toBytes(Job job) {
    return ModelXmlWriter.write(job);
  }

  /**
   * Saves the job atomically: afterwards the file holds all of the job or, on an error, what it held before. Symbolic links are followed, permissions
   * stay.
   *
   * @throws IOException if the job cannot be saved; the message says why and what to do
   */
  public static void save(Job job, Path file) throws IOException {
    save(job, file, Disk.REAL);
  }

  /** A copy that keeps lines and unknown content too; a plain {@code EcoreUtil.copy} loses them. Cost: linear in the size of the job. */
  public static Job copy(Job job) {
    EcoreUtil.Copier copier = new EcoreUtil.Copier();
    Job copy = (Job) copier.copy(job);
    copier.copyReferences();
    copier.forEach((from, to) -> FileOrigin.of(from).ifPresent(
        origin -> origin.copyTo(to, anchor -> anchor instanceof EObject child && copier.containsKey(child) ? copier.get(child) : anchor)));
    return copy;
  }

  /** The line of the object in the file, from 1, as last loaded or written; empty for an object that never was in a file. */
  public static OptionalInt line(EObject object) {
    Optional<FileOrigin> origin = FileOrigin.of(object);
    return origin.isPresent() ? OptionalInt.of(origin.get().line()) : OptionalInt.empty();
  }

  static void save(Job job, Path file, Disk disk) throws IOException {
    ModelFile.save(job, file, disk);
  }

  private static JobLoadResult result(ModelXmlReader.Outcome outcome) {
    Optional<Job> job = outcome.root().map(Job.class::cast);
    List<JobProblem> problems = job.map(JobValidator::fileProblems).orElseGet(() -> outcome.problem().stream().toList());
    return new JobLoadResult(job, problems);
  }
}
