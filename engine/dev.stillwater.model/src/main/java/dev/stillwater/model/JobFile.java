package dev.stillwater.model;

import dev.stillwater.model.job.Job;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.eclipse.emf.ecore.EObject;

/**
 * Loads and saves {@code .job} files.
 *
 * <p>THREADING: stateless; a job belongs to one thread at a time.
 */
public final class JobFile {
  /** Ending of the file's name, with the dot. */
  public static final String SUFFIX = ".job";

  private JobFile() {}

  /** Loads a job from the file; never throws for what the file holds or for a file that cannot be read. */
  public static JobLoadResult load(Path file) {
    throw new UnsupportedOperationException();
  }

  /** Loads a job from the bytes of a file; the name stands in messages. */
  public static JobLoadResult load(byte[] content, String name) {
    throw new UnsupportedOperationException();
  }

  /** The bytes of the file that keeps the job. */
  public static byte[] toBytes(Job job) {
    throw new UnsupportedOperationException();
  }

  /** Saves the job atomically: afterwards the file holds all of the job or, on an error, what it held before. */
  public static void save(Job job, Path file) throws IOException {
    throw new UnsupportedOperationException();
  }

  /** A copy that keeps lines and unknown content too; a plain {@code EcoreUtil.copy} loses them. */
  public static Job copy(Job job) {
    throw new UnsupportedOperationException();
  }

  /** The line of the object in the file, from 1, as last loaded or written; empty for an object that never was in a file. */
  public static OptionalInt line(EObject object) {
    return OptionalInt.empty();
  }
}
