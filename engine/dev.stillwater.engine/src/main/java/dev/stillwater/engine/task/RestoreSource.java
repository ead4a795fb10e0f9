package dev.stillwater.engine.task;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.snapshot.write.KeyGroupRange;
import dev.stillwater.engine.state.KeyedRestore;
import java.util.Optional;

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
}
