package dev.stillwater.engine.task;

/**
 * Adds up what a subtask's time went to: work, waiting for input, waiting for room in its outputs.
 *
 * <p>THREADING: the subtask.
 */
final class SubtaskTimes {
  /** What a subtask does. */
  enum Kind {
    /** It works. */
    BUSY,
    /** It waits for input, or for a time. */
    IDLE,
    /** It waits until what it sent is taken. */
    BACK_PRESSURED,
    /** It stands still because somebody wants it to; this counts as none of the others. */
    PAUSED
  }

  private final long[] nanos = new long[Kind.values().length];
  private Kind since = Kind.IDLE;
  private long last;

  SubtaskTimes(long nowNanos) {
    last = nowNanos;
  }

  /** When the step began, or the last one has ended. */
  long lastNanos() {
    return last;
  }

  /** A step begins; what was before lasted until now. */
  void begin(long nowNanos) {
    nanos[since.ordinal()] += nowNanos - last;
    last = nowNanos;
  }

  /** A step has done work. */
  void worked(long nowNanos) {
    nanos[Kind.BUSY.ordinal()] += nowNanos - last;
    last = nowNanos;
    since = Kind.BUSY;
  }

  /** A step had to wait. */
  void waits(Kind kind) {
    since = kind;
  }

  /** Whether it waits for room in its outputs at the moment. */
  boolean isBackPressured() {
    return since == Kind.BACK_PRESSURED;
  }

  /** Time spent so, in nanoseconds. */
  long nanos(Kind kind) {
    return nanos[kind.ordinal()];
  }
}
