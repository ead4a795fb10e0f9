package dev.stillwater.engine.sched;

/**
 * A clock that stands still until it is moved, for deterministic runs.
 *
 * <p>THREADING: one thread.
 */
public final class VirtualClock implements EngineClock {
  private final long startMs;
  private long nanos;

  /** Makes a clock that shows the wall clock time, in milliseconds. */
  public VirtualClock(long startMs) {
    this.startMs = startMs;
  }

  @Override
  public long nanoTime() {
    return nanos;
  }

  @Override
  public long currentTimeMs() {
    return startMs + nanos / 1_000_000;
  }

  /** Moves the clock to a later {@link #nanoTime()}; an earlier one is ignored. */
  public void advanceTo(long nanoTime) {
    nanos = Math.max(nanos, nanoTime);
  }
}
