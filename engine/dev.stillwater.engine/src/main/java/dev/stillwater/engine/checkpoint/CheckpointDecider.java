package dev.stillwater.engine.checkpoint;

/**
 * Decides when the next checkpoint begins. It knows no clock, disk or thread: the situation goes in, the decision comes out.
 *
 * <p>Savepoints do not come here: they begin at once, whatever else is on its way.
 *
 * <p>THREADING: immutable.
 *
 * <p>SOURCE: Flink 2.3, {@code CheckpointRequestDecider}.
 */
public final class CheckpointDecider {
  /** Nothing comes by itself. */
  public static final long NEVER = Long.MAX_VALUE;

  private static final long NANOS_PER_MS = 1_000_000;

  private final CheckpointSettings settings;

  /** What is to be triggered. */
  public enum Trigger {
    /** Nothing yet. */
    NONE,
    /** The one that a person asked for. */
    REQUESTED,
    /** The one after the end of all input. */
    LAST,
    /** The next one of the period. */
    PERIODIC
  }

  /**
   * How things stand.
   *
   * @param nowNanos the time
   * @param pending number of checkpoints and savepoints on their way
   * @param previousNanos when the last checkpoint was triggered, or the attempt began
   * @param completionNanos when the last checkpoint was complete; only if there is one
   * @param hasCompletion whether there is one
   * @param hasRequest whether a person waits for a checkpoint
   * @param end how far the job is from its end
   */
  public record Situation(long nowNanos, int pending, long previousNanos, long completionNanos, boolean hasCompletion, boolean hasRequest, End end) {
  }

  /** How far a job is from its end. */
  public enum End {
    /** There is input. */
    NONE,
    /** All input has been processed, and no checkpoint has been tried since. */
    REACHED,
    /** All input has been processed, and the last checkpoint failed. */
    FAILED_BEFORE,
    /** The last checkpoint is on its way, or the job is being stopped with a savepoint: nothing periodic comes any more. */
    ENDING
  }

  /**
   * What to do.
   *
   * @param trigger what to trigger now
   * @param wakeNanos when to ask again if nothing happens before; {@link #NEVER} when that is of no use
   */
  public record Decision(Trigger trigger, long wakeNanos) {
    static final Decision WAIT = new Decision(Trigger.NONE, NEVER);
  }

  /** Decides by the settings. */
  public CheckpointDecider(CheckpointSettings settings) {
    this.settings = settings;
  }

  /** What to do in the situation. */
  public Decision decide(Situation now) {
    if (now.pending() >= settings.maxConcurrent()) {
      return Decision.WAIT;
    }
    long earliest = now.hasCompletion() ? now.completionNanos() + settings.minPauseMs() * NANOS_PER_MS : now.nowNanos();
    if (now.hasRequest()) {
      return at(earliest, now, Trigger.REQUESTED);
    }
    if (settings.intervalMs().isEmpty()) {
      return Decision.WAIT;
    }
    long due = now.previousNanos() + settings.intervalMs().getAsLong() * NANOS_PER_MS;
    return switch (now.end()) {
      case NONE -> at(Math.max(due, earliest), now, Trigger.PERIODIC);
      case REACHED -> new Decision(Trigger.LAST, NEVER);
      case FAILED_BEFORE -> at(due, now, Trigger.LAST);
      case ENDING -> Decision.WAIT;
    };
  }

  private static Decision at(long nanos, Situation now, Trigger trigger) {
    return nanos <= now.nowNanos() ? new Decision(trigger, NEVER) : new Decision(Trigger.NONE, nanos);
  }

  /** When a checkpoint that was triggered then has taken too long. */
  public long expiryNanos(long triggerNanos) {
    return triggerNanos + settings.timeoutMs() * NANOS_PER_MS;
  }
}
