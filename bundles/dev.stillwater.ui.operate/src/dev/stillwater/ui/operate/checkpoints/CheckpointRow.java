package dev.stillwater.ui.operate.checkpoints;

import dev.stillwater.host.client.Document;
import java.util.List;
import java.util.Optional;

/**
 * A checkpoint or savepoint of a job as the job's process told of it last.
 *
 * <p>THREADING: immutable.
 *
 * @param id number in the job
 * @param status what became of it, in Flink's words
 * @param isSavepoint whether a person asked for it
 * @param label what a person called it
 * @param format form of a savepoint
 * @param triggerMs when it was triggered, wall clock in milliseconds
 * @param durationMs from the trigger to the last answer; negative where it is not known
 * @param writtenBytes bytes written for it
 * @param stateBytes bytes of the whole state
 * @param processedBytes bytes of records that were processed while barriers were aligned
 * @param subtasks number of subtasks
 * @param acknowledged number of those that have answered
 * @param path its folder, once it is complete
 * @param isDiscarded whether it has been deleted
 * @param failure why it failed, in the words of the job
 * @param operators state of each operator, once it is complete; none of a Flink cluster
 */
public record CheckpointRow(long id, String status, boolean isSavepoint, Optional<String> label, Optional<String> format, long triggerMs, long durationMs,
    long writtenBytes, long stateBytes, long processedBytes, long subtasks, long acknowledged, Optional<String> path, boolean isDiscarded,
        Optional<String> failure,
    List<OperatorState> operators) {
  private static final int WORD_MAX = 40;
  private static final int LABEL_MAX = 300;
  private static final int TEXT_MAX = 4096;
  static final String COMPLETED = "COMPLETED";
  static final String FAILED = "FAILED";
  static final String IN_PROGRESS = "IN_PROGRESS";

  /** State of an operator. */
  record OperatorState(String uid, long stateBytes) {
  }

  public CheckpointRow {
    operators = List.copyOf(operators);
  }

  /** The row of an object of the job's history of checkpoints; what is missing there is 0, negative or empty. */
  static CheckpointRow of(Document checkpoint) {
    return new CheckpointRow(checkpoint.number("id").orElse(-1), checkpoint.text("status", WORD_MAX).orElse(""), checkpoint.flag("is_savepoint"),
        checkpoint.text("label", LABEL_MAX),
        checkpoint.text("savepointFormat", WORD_MAX), checkpoint.number("trigger_timestamp").orElse(-1), checkpoint.number("end_to_end_duration").orElse(-1),
        checkpoint.number("checkpointed_size").orElse(0), checkpoint.number("state_size").orElse(0), checkpoint.number("processed_data").orElse(0),
        checkpoint.number("num_subtasks").orElse(0), checkpoint.number("num_acknowledged_subtasks").orElse(0), checkpoint.text("external_path", TEXT_MAX),
            checkpoint.flag("discarded"),
        checkpoint.text("failure_message", TEXT_MAX).map(message -> message.lines().findFirst().orElse(message)),
        checkpoint.objects("operators").stream().map(operator -> new OperatorState(operator.text("uid", LABEL_MAX).orElse(""), operator.number("state_size").orElse(0)))
            .toList());
  }

  boolean isCompleted() {
    return status.equals(COMPLETED);
  }

  boolean isFailed() {
    return status.equals(FAILED);
  }

  boolean isInProgress() {
    return status.equals(IN_PROGRESS);
  }
}
