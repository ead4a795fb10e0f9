package dev.stillwater.engine.sched;

/**
 * Work that a scheduler does in small, non-blocking steps.
 *
 * <p>THREADING: {@link #step()} is called by one thread at a time, the same one for the whole life in threaded mode; {@link #wakeup()} may be used by any.
 *
 * <p>LIFECYCLE: step until {@link Progress#DONE}. A step that throws ends the work; the scheduler hands the throwable to its listener.
 */
public interface Step {
  /** Name for threads and messages. */
  String name();

  /** Does a bounded amount of work (a batch of records) without waiting for anything. */
  Progress step();

  /** Earliest {@link EngineClock#nanoTime()} at which a step without progress may find work by itself; Long.MAX_VALUE when only others can give it work. */
  long wakeNanos();

  /** Where others announce that there is something to do. */
  Wakeup wakeup();
}
