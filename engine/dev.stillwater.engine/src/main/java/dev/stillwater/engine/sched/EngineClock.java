package dev.stillwater.engine.sched;

/**
 * The time as the engine knows it; handed in so that tests and replay decide what time it is.
 *
 * <p>THREADING: any thread.
 */
public interface EngineClock {
  /** A running time in nanoseconds without meaning of its own; only differences count. */
  long nanoTime();

  /** Wall clock, in milliseconds since 1970-01-01T00:00:00Z. */
  long currentTimeMs();

  /** The clock of this machine. */
  static EngineClock system() {
    return SystemClock.INSTANCE;
  }
}
