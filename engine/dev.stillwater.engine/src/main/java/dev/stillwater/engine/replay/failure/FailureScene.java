package dev.stillwater.engine.replay.failure;

import dev.stillwater.engine.JobFailure;
import dev.stillwater.engine.replay.InputRecord;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A job right before the record that breaks it: what fails, at which record, and what the operator knew then.
 *
 * <p>THREADING: immutable, but for the row of the input record, which is a copy.
 *
 * @param failure what happened, with the operator and its subtask
 * @param recordNumber number of the record in the replay, from 1; the number of all records that were read if the job fails when its input has ended
 * @param isAtEnd whether the job fails only when its input has ended
 * @param input the record of the source that broke it, with its position; empty at the end of the input
 * @param operatorInput the record as it came to the operator, and the stream that it came by; empty if none did
 * @param key the key that the operator had it under; empty for an operator without keys
 * @param states the operator's state for that key before the record; of an operator without keys its first elements
 * @param isStateCut whether there is more state than that
 * @param savepoint the whole state of the job before the record, in the replay's work folder
 */
public record FailureScene(JobFailure failure, long recordNumber, boolean isAtEnd, Optional<InputRecord> input, Optional<OperatorInput> operatorInput,
    Optional<String> key, List<StateEntry> states, boolean isStateCut, Path savepoint) {
  public FailureScene {
    Objects.requireNonNull(failure, "failure");
    Objects.requireNonNull(input, "input");
    Objects.requireNonNull(operatorInput, "operatorInput");
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(savepoint, "savepoint");
    states = List.copyOf(states);
  }

  /**
   * A record on its way to an operator.
   *
   * @param stream {@code source uid to target uid}
   * @param row its fields for people
   */
  public record OperatorInput(String stream, String row) {
  }

  /**
   * An entry of state, as text for people.
   *
   * @param state name of the state
   * @param place which entry: {@code key ORD, window 2001-01-04 to 2001-01-05}
   * @param value its value; empty for a timer
   */
  public record StateEntry(String state, String place, String value) {
  }

  /** The operator that fails; empty when none can be blamed. */
  public Optional<String> operator() {
    return failure.uid();
  }
}
