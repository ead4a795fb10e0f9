package dev.stillwater.engine.state;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotView;
import dev.stillwater.engine.snapshot.write.KeyGroupRange;

/**
 * The keyed state that one subtask of an operator takes from a snapshot.
 *
 * <p>THREADING: the subtask that restores.
 *
 * @param source opens the snapshot; whoever opens it closes it
 * @param operatorId id of the operator in the snapshot
 * @param range the key groups of the subtask, which may have belonged to several subtasks
 * @param listener tells that the job is being stopped
 */
public record KeyedRestore(Source source, String operatorId, KeyGroupRange range, ProgressListener listener) {
  /** Opens the snapshot, for one subtask each time. */
  @FunctionalInterface
  public interface Source {
    /** A view of its own. */
    SnapshotView open() throws SnapshotException;
  }
}
