package dev.stillwater.ui.operate.jobs;

import dev.stillwater.host.client.Document;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * A snapshot that a job has taken, as a list of jobs shows it.
 *
 * <p>THREADING: immutable.
 *
 * @param id its number in the job
 * @param timeMs when it was complete, wall clock in milliseconds
 * @param path where it is, as its job sees folders
 * @param label what a person calls it
 * @param sizeBytes size of its state; -1 when that is not known
 */
public record SnapshotNote(long id, long timeMs, Optional<String> path, Optional<String> label, long sizeBytes) {
  private static final String FILE = "file:";
  private static final int PATH_MAX = 4096;
  private static final int LABEL_MAX = 300;

  public SnapshotNote {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(label, "label");
  }

  /** Where it is on this machine; empty when it lies elsewhere, or when who tells of it tells nonsense. */
  public Optional<Path> localPath() {
    return path.flatMap(SnapshotNote::local);
  }

  /** The folder that a path or an address of Flink means, if it is one of this machine. */
  public static Optional<Path> local(String path) {
    try {
      return Optional.of(path.startsWith(FILE) ? Path.of(URI.create(path)) : Path.of(path)).filter(Path::isAbsolute);
    } catch (IllegalArgumentException | FileSystemNotFoundException elsewhere) {
      return Optional.empty();
    }
  }

  /** A snapshot as the process of a job tells it. */
  static SnapshotNote of(Document snapshot) {
    return new SnapshotNote(snapshot.number("id").orElse(-1), snapshot.number("time").orElse(0), snapshot.text("path", PATH_MAX), snapshot.text("label", LABEL_MAX),
        snapshot.number("stateBytes").orElse(-1));
  }

  /** A snapshot as the checkpoint statistics of Flink tell it. */
  static SnapshotNote ofStatistics(Document checkpoint) {
    return new SnapshotNote(checkpoint.number("id").orElse(-1), checkpoint.number("latest_ack_timestamp").orElse(0), checkpoint.text("external_path", PATH_MAX),
        checkpoint.text("label", LABEL_MAX), checkpoint.number("state_size").orElse(-1));
  }
}
