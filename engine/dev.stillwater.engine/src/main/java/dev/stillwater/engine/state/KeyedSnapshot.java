package dev.stillwater.engine.state;

import dev.stillwater.engine.checkpoint.CheckpointBarrier;
import dev.stillwater.engine.snapshot.SnapshotException;

/**
 * The keyed state of one operator in one subtask as it was at a barrier, frozen by the synchronous part and written by the asynchronous one while the subtask
 * goes on.
 *
 * <p>THREADING: made by the subtask; {@link #write} by any one thread. LIFECYCLE: write it or not, then close it.
 */
public interface KeyedSnapshot extends AutoCloseable {
  /**
   * Writes the state to the barrier's target.
   *
   * @param operatorId id of the operator
   * @param subtask index of the subtask
   * @return what was written
   */
  Written write(CheckpointBarrier barrier, String operatorId, int subtask) throws SnapshotException;

  /** Lets go of what was frozen. May be called by any thread, once. */
  @Override
  void close();

  /**
   * Sizes of what a snapshot wrote.
   *
   * @param checkpointedBytes bytes written now
   * @param stateBytes bytes of the full state, files of earlier checkpoints that it shares included
   */
  record Written(long checkpointedBytes, long stateBytes) {
  }
}
