package dev.stillwater.engine.replay;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.task.ChainContext;

/**
 * Lets a replay go on at its speed. The engine itself never waits; whoever may, puts a driver among the objects that the replay shares.
 *
 * <p>THREADING: the thread of the replay.
 */
@FunctionalInterface
public interface ReplayDriver {
  /** Key of the driver among the objects that a replay shares. */
  String KEY = ChainContext.sharedKey("", ReplayDriver.class);

  /**
   * Lets the replay read so many more records, or fewer if that takes long.
   *
   * @param listener says whether to stop, also while the driver waits
   * @throws SnapshotException.Cancelled if the listener says so
   */
  void advance(Replay replay, long records, ProgressListener listener) throws SnapshotException;

  /** The driver of a replay: nothing is waited for unless the specification has a speed and a driver. */
  static ReplayDriver of(ReplaySpec spec) {
    return !spec.speed().isAsFastAsPossible() && spec.shared().get(KEY) instanceof ReplayDriver driver ? driver : (replay, records, listener) -> replay.advance(records);
  }
}
