package dev.stillwater.ui.operate.jobs;

import dev.stillwater.host.client.Document;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Why a job failed, or failed and was restarted, in plain words and by its parts.
 *
 * <p>THREADING: immutable.
 *
 * @param text all of it in one sentence or two
 * @param message what happened, without the place
 * @param uid operator that failed; empty when none can be blamed
 * @param subtask index of its subtask, from 0
 * @param record text of the record that was being processed
 * @param position where that record came from: {@code flights.csv:17}, or the number of a generated record
 * @param timeMs when, wall clock in milliseconds; 0 when that is not known
 */
public record SessionFailure(String text, String message, Optional<String> uid, OptionalInt subtask, Optional<String> record, Optional<String> position,
    long timeMs) {
  private static final int TEXT_MAX = 4000;
  private static final int UID_MAX = 300;

  public SessionFailure {
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(message, "message");
    Objects.requireNonNull(uid, "uid");
    Objects.requireNonNull(subtask, "subtask");
    Objects.requireNonNull(record, "record");
    Objects.requireNonNull(position, "position");
  }

  /** A failure of which there is only a text. */
  static SessionFailure of(String text) {
    String whole = Document.cut(text, TEXT_MAX);
    return new SessionFailure(whole, whole, Optional.empty(), OptionalInt.empty(), Optional.empty(), Optional.empty(), 0);
  }

  /** A failure as the process of a job tells it. */
  static SessionFailure of(Document failure) {
    String text = failure.text("text", TEXT_MAX).orElse("");
    OptionalInt subtask = failure.number("subtask").isPresent() ? OptionalInt.of((int) failure.number("subtask").getAsLong()) : OptionalInt.empty();
    return new SessionFailure(text, failure.text("message", TEXT_MAX).orElse(text), failure.text("uid", UID_MAX), subtask,
        failure.text("record", TEXT_MAX), failure.text("position", TEXT_MAX),
        failure.number("time").orElse(0));
  }
}
