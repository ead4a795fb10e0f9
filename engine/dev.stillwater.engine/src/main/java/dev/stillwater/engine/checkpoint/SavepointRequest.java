package dev.stillwater.engine.checkpoint;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * A savepoint that a person asks for.
 *
 * <p>THREADING: immutable.
 *
 * @param parent folder in which the savepoint's folder {@code savepoint-<job id, 6 digits>-<random, 12 digits>} is made
 * @param label what the person calls it
 * @param format form of the keyed state
 */
public record SavepointRequest(Path parent, Optional<String> label, SnapshotFormat format) {
  public SavepointRequest {
    Objects.requireNonNull(parent, "parent");
    Objects.requireNonNull(label, "label");
    Objects.requireNonNull(format, "format");
  }
}
