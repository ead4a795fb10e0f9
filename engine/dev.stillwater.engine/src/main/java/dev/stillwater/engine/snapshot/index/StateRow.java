package dev.stillwater.engine.snapshot.index;

import dev.stillwater.engine.snapshot.SnapshotEntry;
import java.util.Objects;
import java.util.Optional;

/**
 * An entry of a state with its number.
 *
 * <p>THREADING: immutable.
 *
 * @param row number of the entry in its state, from 0
 * @param entry the entry, decoded; what cannot be decoded is null in it
 * @param sizeBytes bytes that it takes in the file
 * @param problem why it could not be decoded whole
 */
public record StateRow(long row, SnapshotEntry entry, long sizeBytes, Optional<String> problem) {
  public StateRow {
    Objects.requireNonNull(entry, "entry");
    Objects.requireNonNull(problem, "problem");
  }
}
