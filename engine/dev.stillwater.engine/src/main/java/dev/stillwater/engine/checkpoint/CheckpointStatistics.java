package dev.stillwater.engine.checkpoint;

import java.util.List;
import java.util.Optional;

/**
 * The checkpoints of a job in numbers, at one moment.
 *
 * <p>THREADING: immutable.
 *
 * <p>SOURCE: Flink 2.3, {@code CheckpointStatsSnapshot} and the REST messages made from it.
 *
 * @param counts how many there were
 * @param summary spread over the completed ones, savepoints included
 * @param latest the last of each kind
 * @param history the last ten, the latest first
 */
public record CheckpointStatistics(Counts counts, Summary summary, Latest latest, List<Checkpoint> history) {
  /** No checkpoint yet. */
  public static final CheckpointStatistics NONE = new CheckpointStatistics(new Counts(0, 0, 0, 0, 0), Summary.NONE,
      new Latest(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()), List.of());

  public CheckpointStatistics {
    history = List.copyOf(history);
  }

  /** What became of a checkpoint. */
  public enum Status {
    /** On its way. */
    IN_PROGRESS,
    /** Complete. */
    COMPLETED,
    /** Failed or given up. */
    FAILED
  }

  /** How many checkpoints there were. */
  public record Counts(long restored, long total, long inProgress, long completed, long failed) {
  }

  /** The spread of a number. */
  public record Range(long min, long max, long average, double p50, double p90, double p95, double p99, double p999) {
    static final Range NONE = new Range(0, 0, 0, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
  }

  /** The spread of sizes in bytes and of the duration in milliseconds. */
  public record Summary(Range checkpointedBytes, Range stateBytes, Range durationMs, Range processedBytes, Range persistedBytes) {
    static final Summary NONE = new Summary(Range.NONE, Range.NONE, Range.NONE, Range.NONE, Range.NONE);
  }

  /** A snapshot that was restored. */
  public record Restored(long checkpointId, long restoreTimeMs, boolean isSavepoint, String path) {
  }

  /** The last of each kind. */
  public record Latest(Optional<Checkpoint> completed, Optional<Checkpoint> savepoint, Optional<Checkpoint> failed, Optional<Restored> restored) {
  }

  /**
   * One checkpoint.
   *
   * @param checkpointId number in the job
   * @param status what became of it
   * @param type why it was taken
   * @param format form of its keyed state
   * @param label what a person calls it
   * @param triggerTimeMs when it was triggered, wall clock in milliseconds
   * @param latestAckTimeMs when the last subtask answered; -1 before
   * @param durationMs time from the trigger to the last answer, or to its failure, in milliseconds
   * @param isDiscarded whether it has been deleted
   * @param path its folder once it is complete
   * @param metadataBytes length of its metadata once it is complete
   * @param failure why it failed
   * @param tasks its part in each task
   * @param operators its part in each operator, once it is complete
   */
  public record Checkpoint(long checkpointId, Status status, CheckpointType type, SnapshotFormat format, Optional<String> label, long triggerTimeMs,
      long latestAckTimeMs, long durationMs, boolean isDiscarded, Optional<String> path, long metadataBytes, Optional<Failure> failure, List<Task> tasks,
      List<Operator> operators) {
    public Checkpoint {
      tasks = List.copyOf(tasks);
      operators = List.copyOf(operators);
    }

    /** Bytes that were written for it. */
    public long checkpointedBytes() {
      return tasks.stream().mapToLong(Task::checkpointedBytes).sum();
    }

    /** Bytes of the whole state. */
    public long stateBytes() {
      return tasks.stream().mapToLong(Task::stateBytes).sum();
    }

    /** Bytes of records that were processed while barriers were aligned. */
    public long processedBytes() {
      return tasks.stream().mapToLong(Task::processedBytes).sum();
    }

    /** Bytes of records in flight that are part of it. */
    public long persistedBytes() {
      return tasks.stream().mapToLong(Task::persistedBytes).sum();
    }

    /** Number of subtasks. */
    public int subtasks() {
      return tasks.stream().mapToInt(Task::parallelism).sum();
    }

    /** Number of subtasks that have answered. */
    public int acknowledged() {
      return tasks.stream().mapToInt(task -> task.subtasks().size()).sum();
    }
  }

  /**
   * Why a checkpoint failed.
   *
   * @param timeMs when, wall clock in milliseconds
   * @param reason the reason
   * @param message all that is known
   */
  public record Failure(long timeMs, CheckpointFailureReason reason, String message) {
  }

  /**
   * A task's part in a checkpoint.
   *
   * @param vertexId id of the first operator, which is Flink's id of a job vertex
   * @param name uids of the operators with arrows
   * @param parallelism number of subtasks
   * @param subtasks those that have answered, in the order of their index
   */
  public record Task(String vertexId, String name, int parallelism, List<Subtask> subtasks) {
    public Task {
      subtasks = List.copyOf(subtasks);
    }

    long checkpointedBytes() {
      return subtasks.stream().mapToLong(subtask -> subtask.metrics().checkpointedBytes()).sum();
    }

    long stateBytes() {
      return subtasks.stream().mapToLong(subtask -> subtask.metrics().stateBytes()).sum();
    }

    long processedBytes() {
      return subtasks.stream().mapToLong(subtask -> subtask.metrics().processedBytes()).sum();
    }

    long persistedBytes() {
      return subtasks.stream().mapToLong(subtask -> subtask.metrics().persistedBytes()).sum();
    }

    long latestAckTimeMs() {
      return subtasks.stream().mapToLong(Subtask::ackTimeMs).max().orElse(-1);
    }
  }

  /**
   * A subtask's part in a checkpoint.
   *
   * @param index index of the subtask
   * @param ackTimeMs when it answered, wall clock in milliseconds
   * @param durationMs time from the trigger to the answer, in milliseconds
   * @param isAborted whether it answered when the checkpoint had been given up
   * @param metrics what it said
   */
  public record Subtask(int index, long ackTimeMs, long durationMs, boolean isAborted, SubtaskCheckpointMetrics metrics) {
  }

  /**
   * An operator's part in a checkpoint; finer than Flink, which tells of whole tasks.
   *
   * @param operatorId id
   * @param uid uid
   * @param stateBytes bytes of its state over all subtasks
   */
  public record Operator(String operatorId, String uid, long stateBytes) {
  }

  /** The checkpoint of the number, if it is one of the last ten. */
  public Optional<Checkpoint> checkpoint(long checkpointId) {
    return history.stream().filter(each -> each.checkpointId() == checkpointId).findFirst();
  }
}
