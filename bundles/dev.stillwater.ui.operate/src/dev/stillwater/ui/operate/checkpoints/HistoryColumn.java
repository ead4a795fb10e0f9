package dev.stillwater.ui.operate.checkpoints;

import dev.stillwater.ui.Quantities;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.osgi.util.NLS;

/**
 * The columns of the history of checkpoints.
 *
 * <p>THREADING: immutable.
 */
enum HistoryColumn {
  /** Number. */
  ID(Messages.column_id, 45, true),
  /** Checkpoint or savepoint. */
  KIND(Messages.column_kind, 165, false),
  /** What became of it. */
  STATUS(Messages.column_status, 115, false),
  /** When it was triggered. */
  TRIGGERED(Messages.column_triggered, 85, false),
  /** How long it took. */
  DURATION(Messages.column_duration, 75, true),
  /** Bytes of the state. */
  STATE(Messages.column_state, 80, true),
  /** Bytes that were written. */
  WRITTEN(Messages.column_written, 80, true),
  /** Subtasks that have answered. */
  ACKNOWLEDGED(Messages.column_acknowledged, 70, true),
  /** Its name and folder, or why it failed. */
  REASON(Messages.column_reason, 420, false);

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
  private final String title;
  private final int width;
  private final boolean isNumber;

  HistoryColumn(String title, int width, boolean isNumber) {
    this.title = title;
    this.width = width;
    this.isNumber = isNumber;
  }

  String title() {
    return title;
  }

  int width() {
    return width;
  }

  boolean isNumber() {
    return isNumber;
  }

  /** What stands in the column. */
  String text(CheckpointRow row) {
    return switch (this) {
      case ID -> Quantities.count(row.id());
      case KIND -> !row.isSavepoint() ? Messages.kind_checkpoint
          : row.format().map(format -> NLS.bind(Messages.kind_savepointFormat, format.toLowerCase(Locale.ROOT))).orElse(Messages.kind_savepoint);
      case STATUS -> status(row);
      case TRIGGERED -> row.triggerMs() < 0 ? Messages.unknown : TIME.format(Instant.ofEpochMilli(row.triggerMs()).atZone(ZoneId.systemDefault()));
      case DURATION -> row.durationMs() < 0 ? Messages.unknown : Quantities.durationMs(row.durationMs());
      case STATE -> row.isCompleted() ? Quantities.bytes(row.stateBytes()) : Messages.unknown;
      case WRITTEN -> row.isCompleted() ? Quantities.bytes(row.writtenBytes()) : Messages.unknown;
      case ACKNOWLEDGED -> row.acknowledged() + " / " + row.subtasks();
      case REASON -> reason(row);
    };
  }

  private static String status(CheckpointRow row) {
    return switch (row.status()) {
      case CheckpointRow.COMPLETED -> row.isDiscarded() ? Messages.status_discarded : Messages.status_completed;
      case CheckpointRow.FAILED -> Messages.status_failed;
      case CheckpointRow.IN_PROGRESS -> Messages.status_inProgress;
      default -> row.status();
    };
  }

  private static String reason(CheckpointRow row) {
    Optional<String> said = row.failure().or(row::path);
    return row.label().map(label -> NLS.bind(Messages.reason_labelled, label, said.orElse(""))).orElseGet(() -> said.orElse(""));
  }
}
