package dev.stillwater.host.client;

import dev.stillwater.engine.checkpoint.SnapshotFormat;
import dev.stillwater.host.catalog.CatalogEntry.By;
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
 * @param note what a person writes about it; a Flink cluster takes none
 * @param by by what means it is asked for, for the catalogue
 */
public record SavepointOrder(Optional<String> directory, Optional<String> label, SnapshotFormat format, Optional<String> note, By by) {
  /** A canonical savepoint in the job's own folder, without a label. */
  public static final SavepointOrder PLAIN = new SavepointOrder(Optional.empty(), Optional.empty(), SnapshotFormat.CANONICAL);

  public SavepointOrder {
    Objects.requireNonNull(directory, "directory");
    Objects.requireNonNull(label, "label");
    Objects.requireNonNull(format, "format");
    Objects.requireNonNull(note, "note");
    Objects.requireNonNull(by, "by");
  }

  /** A savepoint without a note. */
  public SavepointOrder(Optional<String> directory, Optional<String> label, SnapshotFormat format) {
    this(directory, label, format, Optional.empty(), By.REST);
  }

  /** The same with a note, or none. */
  public SavepointOrder withNote(Optional<String> newNote) {
    return new SavepointOrder(directory, label, format, newNote, by);
  }

  /** The same, asked for by other means. */
  public SavepointOrder by(By newBy) {
    return new SavepointOrder(directory, label, format, note, newBy);
  }
}
