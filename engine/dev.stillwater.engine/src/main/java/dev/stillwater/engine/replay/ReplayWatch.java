package dev.stillwater.engine.replay;

import dev.stillwater.engine.task.ChainContext;

/**
 * Hears how far the event time of a replay has come; put among the objects that the replay shares, it is told after each advance.
 *
 * <p>THREADING: called by the thread of the replay; several replays may share one watch.
 */
@FunctionalInterface
public interface ReplayWatch {
  /** Key of the watch among the objects that a replay shares. */
  String KEY = ChainContext.sharedKey("", ReplayWatch.class);

  /**
   * A record was read.
   *
   * @param eventTimeMs its event time, in milliseconds since 1970
   */
  void read(long eventTimeMs);
}
