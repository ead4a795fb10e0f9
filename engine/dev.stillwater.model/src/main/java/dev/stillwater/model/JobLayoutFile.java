package dev.stillwater.model;

import dev.stillwater.model.job.JobLayout;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Loads and saves {@code .joblayout} files, the drawings that lie beside job files.
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
    throw new UnsupportedOperationException();
  }

  /** Loads a layout from the bytes of a file; the name stands in messages. */
  public static JobLayoutLoadResult load(byte[] content, String name) {
    throw new UnsupportedOperationException();
  }

  /** The bytes of the file that keeps the layout. */
  public static byte[] toBytes(JobLayout layout) {
    throw new UnsupportedOperationException();
  }

  /** Saves the layout atomically: afterwards the file holds all of it or, on an error, what it held before. */
  public static void save(JobLayout layout, Path file) throws IOException {
    throw new UnsupportedOperationException();
  }
}
