package dev.stillwater.engine;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A job at one moment.
 *
 * <p>THREADING: immutable.
 *
 * @param state what the job does
 * @param runTimeMs time since the start, until the end if it has ended
 * @param operators each operator, in the order of the plan
 * @param failure why the job failed
 */
public record JobStatus(JobState state, long runTimeMs, List<OperatorStatus> operators, Optional<JobFailure> failure) {
  public JobStatus {
    operators = List.copyOf(operators);
  }

  /**
   * An operator, all its subtasks together.
   *
   * @param uid the operator
   * @param role whether it reads, works or writes
   * @param parallelism number of subtasks
   * @param recordsIn records that came in
   * @param recordsOut records that went out
   * @param badLines lines that a source could not read
   * @param lateRecords records that came too late for their windows
   * @param watermark lowest watermark of the subtasks, in milliseconds; empty before the first, Long.MAX_VALUE when the input has ended
   * @param bytesRead bytes of the input read
   * @param bytesTotal bytes of the input; 0 when that is not known
   * @param recordsTotal records that a source will emit; 0 when that is not known
   * @param busyPercent share of the run time in which the operator's task was not waiting, 0 to 100, of its busiest subtask
   * @param waits what the operator's task waits for
   */
  public record OperatorStatus(
      String uid,
      Role role,
      int parallelism,
      long recordsIn,
      long recordsOut,
      long badLines,
      long lateRecords,
      OptionalLong watermark,
      long bytesRead,
      long bytesTotal,
      long recordsTotal,
      int busyPercent,
      Waits waits) {
  }

  /**
   * What the task of an operator waits for; as with the time it works, operators that are chained have it in common.
   *
   * @param idlePercent share of the run time in which it waited for input, 0 to 100, of the subtask that waited least
   * @param backPressuredPercent share of the run time in which it waited for room in its outputs, 0 to 100, of the subtask that waited most
   * @param queuedBatches batches that wait in its input channels, all subtasks together
   * @param blockedChannels input channels that wait for the barriers of others, all subtasks together
   */
  public record Waits(int idlePercent, int backPressuredPercent, int queuedBatches, int blockedChannels) {
  }

  /** What an operator is for the outside. */
  public enum Role {
    /** Has no input. */
    SOURCE,
    /** Has input and output. */
    TRANSFORMATION,
    /** Has no output. */
    SINK
  }

  /** The operator of the uid. */
  public Optional<OperatorStatus> operator(String uid) {
    return operators.stream().filter(operator -> operator.uid().equals(uid)).findFirst();
  }

  /** Records that the sources emitted. */
  public long recordsIn() {
    return operators.stream().filter(operator -> operator.role() == Role.SOURCE).mapToLong(OperatorStatus::recordsOut).sum();
  }

  /** Records that the sinks took. */
  public long recordsOut() {
    return operators.stream().filter(operator -> operator.role() == Role.SINK).mapToLong(OperatorStatus::recordsIn).sum();
  }

  /** Lines that could not be read. */
  public long badLines() {
    return operators.stream().mapToLong(OperatorStatus::badLines).sum();
  }

  /** How much of the sources' input has been read, 0 to 100; empty when a source has no end. */
  public OptionalInt percent() {
    double least = 1;
    boolean isKnown = false;
    for (OperatorStatus operator : operators) {
      if (operator.role() == Role.SOURCE) {
        double done;
        if (operator.bytesTotal() > 0) {
          done = (double) operator.bytesRead() / operator.bytesTotal();
        } else if (operator.recordsTotal() > 0) {
          done = (double) operator.recordsOut() / operator.recordsTotal();
        } else {
          return state == JobState.FINISHED ? OptionalInt.of(100) : OptionalInt.empty();
        }
        isKnown = true;
        least = Math.min(least, done);
      }
    }
    return isKnown ? OptionalInt.of((int) (least * 100)) : OptionalInt.empty();
  }
}
