package dev.stillwater.engine.task;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.snapshot.write.KeyGroupRange;
import dev.stillwater.engine.state.KeyedRestore;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where the subtasks of an attempt get the state from that they begin with.
 *
 * <p>THREADING: the thread that starts the attempt.
 */
public interface RestoreSource {
  /** A fresh start. */
  RestoreSource NONE = new RestoreSource() {
    @Override
    public RestoredState operatorState(String uid, int subtask) {
      return RestoredState.NONE;
    }

    @Override
    public Optional<KeyedRestore> keyedState(String uid, KeyGroupRange range, ProgressListener listener) {
      return Optional.empty();
    }
  };

  /** The operator state of the operator's subtask. Throws JobFailureException when it cannot be read. */
  RestoredState operatorState(String uid, int subtask);

  /**
   * Where the keyed state of an operator's key groups is read; empty when the snapshot has none for it.
   *
   * @param listener tells that the job is being stopped
   */
  Optional<KeyedRestore> keyedState(String uid, KeyGroupRange range, ProgressListener listener);

  /**
   * All operators have been opened, and so have asked for their state. Throws JobFailureException if the snapshot has state for one of them that it did not
   * ask for, and that must not be lost.
   *
   * @param keyedStates names of the keyed states that each operator has, by uid
   */
  default void opened(Map<String, Set<String>> keyedStates) {
  }
}
