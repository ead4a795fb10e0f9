package dev.stillwater.engine.replay;

import dev.stillwater.engine.row.Row;
import java.util.Objects;
import java.util.Optional;

/**
 * A record as a source has read it.
 *
 * <p>THREADING: immutable but for the row, which is a copy and the caller's.
 *
 * @param uid the source
 * @param subtask index of the subtask that read it, from 0
 * @param position where it was read, for people: {@code flights.csv line 1873}, {@code record 20000}
 * @param row its values
 */
public record InputRecord(String uid, int subtask, String position, Optional<Row> row) {
  public InputRecord {
    Objects.requireNonNull(uid, "uid");
    Objects.requireNonNull(position, "position");
    Objects.requireNonNull(row, "row");
  }
}
