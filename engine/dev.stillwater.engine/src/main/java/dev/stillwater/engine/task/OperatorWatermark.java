package dev.stillwater.engine.task;

import dev.stillwater.engine.snapshot.serializer.Serializers;
import java.util.List;

/**
 * How far event time has come in an operator, also over a restore, so that a record that was late is not taken for an early one and nothing fires twice.
 *
 * <p>In a snapshot it is the union list {@code watermark} of LONG: one element of each subtask, none before the first watermark. The last one of all, which says that
 * the input has ended, is not kept but the one before it, because a restored job may find more input. A restore takes the lowest.
 *
 * <p>THREADING: the subtask; {@link #restore} on the thread that starts the job.
 */
public final class OperatorWatermark {
  /** Name of the state. */
  public static final String STATE = "watermark";

  private long value = Long.MIN_VALUE;
  private long kept = Long.MIN_VALUE;

  /** Takes the lowest watermark of the snapshot, if there is one. */
  public void restore(RestoredState restored) {
    value = restored.list(STATE).stream().mapToLong(Long.class::cast).min().orElse(Long.MIN_VALUE);
    kept = value;
  }

  /** Adds the watermark to a snapshot. */
  public void snapshot(OperatorSnapshot snapshot) {
    snapshot.union(STATE, Serializers.ofLong(), kept == Long.MIN_VALUE ? List.of() : List.of(kept));
  }

  /** Goes on to the watermark, in milliseconds; never back. */
  public void advance(long newWatermark) {
    value = Math.max(value, newWatermark);
    if (newWatermark != Long.MAX_VALUE) {
      kept = Math.max(kept, newWatermark);
    }
  }

  /** The watermark in milliseconds; after a restore that of the snapshot until a later one comes. Long.MIN_VALUE before the first, Long.MAX_VALUE at the end. */
  public long value() {
    return value;
  }
}
