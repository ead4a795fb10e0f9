package dev.stillwater.engine.replay;

/**
 * What a replay's clock shows once it moves: it goes on by as much as event time does or, while there is none, by a millisecond with each record. Before a
 * record of which an input log knows when it came, it goes on to that time. So it follows from the input alone.
 *
 * <p>THREADING: the replay's.
 */
final class ReplayTime {
  private long nowMs;
  private long newest = Long.MIN_VALUE;
  private boolean isStill = true;

  /** A clock that stands at a wall clock time, in milliseconds. */
  ReplayTime(long startMs) {
    nowMs = startMs;
  }

  /** Whether it has never moved. */
  boolean isStill() {
    return isStill;
  }

  /** Moves the clock before a record that came at the wall clock time, in milliseconds; returns the wall clock time, which never goes back. */
  long recorded(long arrivalMs) {
    isStill = false;
    nowMs = Math.max(nowMs, arrivalMs);
    return nowMs;
  }

  /** Event time has come so far, in milliseconds, Long.MIN_VALUE for none; the clock does not move. */
  void read(long eventTime) {
    newest = Math.max(newest, eventTime);
  }

  /** Moves the clock behind a record; returns the wall clock time, in milliseconds. */
  long pass(long eventTime) {
    isStill = false;
    if (eventTime == Long.MIN_VALUE) {
      nowMs++;
    } else if (newest != Long.MIN_VALUE) {
      nowMs += Math.max(0, eventTime - newest);
    }
    read(eventTime);
    return nowMs;
  }
}
