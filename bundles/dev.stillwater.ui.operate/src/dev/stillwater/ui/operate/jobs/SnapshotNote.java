package dev.stillwater.ui.operate.jobs;

import dev.stillwater.host.client.Document;
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
  public SnapshotNote {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(label, "label");
  }

  /** A snapshot as the process of a job tells it. */
  static SnapshotNote of(Document snapshot) {
    return new SnapshotNote(snapshot.number("id").orElse(-1), snapshot.number("time").orElse(0), snapshot.text("path"), snapshot.text("label"),
        snapshot.number("stateBytes").orElse(-1));
  }

  /** A snapshot as the checkpoint statistics of Flink tell it. */
  static SnapshotNote ofStatistics(Document checkpoint) {
    return new SnapshotNote(checkpoint.number("id").orElse(-1), checkpoint.number("latest_ack_timestamp").orElse(0), checkpoint.text("external_path"),
        checkpoint.text("label"), checkpoint.number("state_size").orElse(-1));
  }
}
