package dev.stillwater.engine.inputlog;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * How far an input has been read, and where in an input log that is.
 *
 * <p>THREADING: immutable.
 *
 * <p>SOURCE: {@code docs/formats/input-log.md}.
 *
 * @param folder the log; empty when the input was not recorded
 * @param attempt the part of the log that one attempt of the job has written, named by the number of its first segment; 0 without a log
 * @param record number of the record that was read last, counted from 1 over all restores; 0 before the first
 */
public record InputLogPosition(Optional<Path> folder, long attempt, long record) {
  private static final int NAMES = 3;

  /** Before the first record of an input that is not recorded. */
  public static final InputLogPosition BEGIN = new InputLogPosition(Optional.empty(), 0, 0);

  public InputLogPosition {
    Objects.requireNonNull(folder, "folder");
    if (attempt < 0 || record < 0) {
      throw new IllegalArgumentException("attempt " + attempt + ", record " + record);
    }
  }

  /** Whether a folder is that of the log, wherever it is now: it has the same job, operator and subtask. */
  public boolean isIn(Path other) {
    Path own = folder.orElse(Path.of(""));
    return own.getNameCount() >= NAMES && other.endsWith(own.subpath(own.getNameCount() - NAMES, own.getNameCount()));
  }
}
