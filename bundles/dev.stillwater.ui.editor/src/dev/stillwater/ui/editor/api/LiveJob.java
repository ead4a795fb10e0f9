package dev.stillwater.ui.editor.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A job that runs, or has just ended, in numbers.
 *
 * <p>THREADING: immutable.
 *
 * @param jobId id of the run
 * @param state what it does, in Flink's words
 * @param isEnded whether it has ended, so that these are its last numbers
 * @param operators its operators by uid
 * @param streams its streams by their ends
 * @param pending the checkpoint that is on its way
 * @param barrierDelayMs how long barriers are held on a channel, in milliseconds
 * @param failure the operator that made it fail
 */
public record LiveJob(String jobId, String state, boolean isEnded, Map<String, LiveOperator> operators, Map<LiveStream.Ends, LiveStream> streams,
    Optional<Pending> pending, long barrierDelayMs, Optional<Failure> failure) {
  /**
   * What made a job fail.
   *
   * @param uid the operator
   * @param message what happened
   * @param text the same with the record and where it came from, in plain words
   */
  public record Failure(String uid, String message, String text) {
    public Failure {
      Objects.requireNonNull(uid, "uid");
      Objects.requireNonNull(message, "message");
      Objects.requireNonNull(text, "text");
    }
  }

  /**
   * A checkpoint or savepoint that is on its way.
   *
   * @param checkpointId its number
   * @param isSavepoint whether it is a savepoint
   * @param answered subtasks that have written their part
   * @param subtasks all subtasks
   */
  public record Pending(long checkpointId, boolean isSavepoint, long answered, long subtasks) {
  }

  public LiveJob {
    Objects.requireNonNull(jobId, "jobId");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(operators, "operators");
    Objects.requireNonNull(streams, "streams");
    Objects.requireNonNull(pending, "pending");
    Objects.requireNonNull(failure, "failure");
  }

  /** The same, with what made it fail. */
  public LiveJob with(Optional<Failure> newFailure) {
    return new LiveJob(jobId, state, isEnded, operators, streams, pending, barrierDelayMs, newFailure);
  }

  /** What the operator made the job fail with; empty when it did not. */
  public Optional<Failure> failure(String uid) {
    return failure.filter(made -> made.uid().equals(uid));
  }

  /** Of operators and streams, of which the maps are made. */
  public static LiveJob of(String jobId, String state, boolean isEnded, List<LiveOperator> operators, List<LiveStream> streams, Optional<Pending> pending,
      long barrierDelayMs) {
    Map<String, LiveOperator> byUid = LinkedHashMap.newLinkedHashMap(operators.size());
    operators.forEach(operator -> byUid.put(operator.uid(), operator));
    Map<LiveStream.Ends, LiveStream> byEnds = LinkedHashMap.newLinkedHashMap(streams.size());
    streams.forEach(stream -> byEnds.put(stream.ends(), stream));
    return new LiveJob(jobId, state, isEnded, byUid, byEnds, pending, barrierDelayMs, Optional.empty());
  }
}
