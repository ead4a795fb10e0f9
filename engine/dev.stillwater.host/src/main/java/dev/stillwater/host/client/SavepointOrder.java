package dev.stillwater.host.client;

import dev.stillwater.engine.checkpoint.SnapshotFormat;
import java.util.Objects;
import java.util.Optional;

/**
 * How a savepoint is to be.
 *
 * <p>THREADING: immutable.
 *
 * @param directory folder in which its folder is made, as whoever takes it sees folders; empty for the job's own
 * @param label what a person calls it; a Flink cluster takes none
 * @param format form of its keyed state
 */
public record SavepointOrder(Optional<String> directory, Optional<String> label, SnapshotFormat format) {
  /** A canonical savepoint in the job's own folder, without a label. */
  public static final SavepointOrder PLAIN = new SavepointOrder(Optional.empty(), Optional.empty(), SnapshotFormat.CANONICAL);

  public SavepointOrder {
    Objects.requireNonNull(directory, "directory");
    Objects.requireNonNull(label, "label");
    Objects.requireNonNull(format, "format");
  }
}
