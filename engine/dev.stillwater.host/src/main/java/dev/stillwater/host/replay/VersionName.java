package dev.stillwater.host.replay;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * How a version of a job is named: a file, a file at a git revision, a text of it that was kept, or the job that is kept beside the
 * snapshot.
 *
 * <p>THREADING: immutable.
 */
public sealed interface VersionName {
  /** In place of a file: the job beside the snapshot, as it ran. */
  String SNAPSHOT = "snapshot";

  /** The name as people wrote it. */
  String text();

  /** The job that stands in the sidecar of the snapshot, with the settings it ran with. */
  record OfSnapshot() implements VersionName {
    @Override
    public String text() {
      return SNAPSHOT;
    }
  }

  /**
   * A job file as it is now.
   *
   * @param file the file, absolute
   */
  record OfFile(Path file, String text) implements VersionName {
  }

  /**
   * A job file as it was.
   *
   * @param file where the file is in the working tree, absolute; it need not be there any more
   * @param revision a commit, branch or tag, as git understands it
   */
  record OfRevision(Path file, String revision, String text) implements VersionName {
  }

  /**
   * A job file as it once was, of which somebody has kept the text: an entry of a local history. Functions of the project are those of today.
   *
   * @param copy the text that was kept, absolute
   * @param file where the file is, absolute, from which its relative paths count; it need not be there any more
   */
  record OfCopy(Path copy, Path file, String text) implements VersionName {
  }

  /**
   * Reads {@code snapshot}, {@code FILE} or {@code FILE@REVISION}. A file whose name holds an @ wins over a revision.
   *
   * @param base what relative paths count from
   * @throws IllegalArgumentException if the text names nothing; the message says what is expected
   */
  static VersionName parse(String text, Path base) {
    if (text.isBlank()) {
      throw new IllegalArgumentException("No job is named; expected FILE, FILE@REVISION or '" + SNAPSHOT + "'.");
    }
    if (text.equals(SNAPSHOT)) {
      return new OfSnapshot();
    }
    try {
      Path file = base.resolve(text).toAbsolutePath().normalize();
      int at = separator(text);
      if (at < 0 || Files.exists(file)) {
        return new OfFile(file, text);
      }
      String revision = text.substring(at + 1);
      if (revision.isBlank() || revision.startsWith("-")) {
        throw new IllegalArgumentException("'" + text + "' names no revision behind the @; expected FILE@REVISION, such as " + text.substring(0, at) + "@HEAD.");
      }
      return new OfRevision(base.resolve(text.substring(0, at)).toAbsolutePath().normalize(), revision, text);
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException("'" + text + "' cannot be a path.", e);
    }
  }

  /** Where the revision begins: revisions hold an @ themselves, and so may folders. */
  private static int separator(String text) {
    int behindFile = text.indexOf(".job@");
    int at = behindFile >= 0 ? behindFile + 4 : text.indexOf('@');
    return at > 0 ? at : -1;
  }
}
