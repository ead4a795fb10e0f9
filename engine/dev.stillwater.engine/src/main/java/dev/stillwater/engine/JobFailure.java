package dev.stillwater.engine;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Why a job failed or could not start, in words for its author.
 *
 * <p>THREADING: immutable.
 *
 * @param uid operator that failed; empty when none can be blamed
 * @param subtask index of the subtask, from 0; empty before the job runs
 * @param record text of the record that was being processed
 * @param position where that record came from: {@code flights.csv:17}, or the number of a generated record
 * @param message what happened and, where that is known, what to do
 * @param cause the throwable behind it, for those who debug
 */
public record JobFailure(
    Optional<String> uid, OptionalInt subtask, Optional<String> record, Optional<String> position, String message, Optional<Throwable> cause) {
  public JobFailure {
    Objects.requireNonNull(uid, "uid");
    Objects.requireNonNull(subtask, "subtask");
    Objects.requireNonNull(record, "record");
    Objects.requireNonNull(position, "position");
    Objects.requireNonNull(message, "message");
    Objects.requireNonNull(cause, "cause");
  }

  /** A failure of an operator outside of any record, such as a missing file. */
  public static JobFailure of(String uid, String message, Throwable cause) {
    return new JobFailure(Optional.of(uid), OptionalInt.empty(), Optional.empty(), Optional.empty(), message, Optional.ofNullable(cause));
  }

  /** All of it in one sentence or two. */
  public String text() {
    StringBuilder out = new StringBuilder();
    uid.ifPresent(id -> out.append("Operator '").append(id).append('\''));
    subtask.ifPresent(index -> out.append(", subtask ").append(index));
    out.append(out.isEmpty() ? "" : ": ").append(message);
    record.ifPresent(text -> out.append(" Record: ").append(text).append('.'));
    position.ifPresent(place -> out.append(" Read from ").append(place).append('.'));
    return out.toString();
  }
}
