package dev.stillwater.engine.task;

import dev.stillwater.engine.checkpoint.CheckpointBarrier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Holds barriers back at the receiving end of their channels, so that people can watch them travel and see which channels wait. Nothing is read from a channel
 * behind a barrier that is held, so to the checkpoint it is as if the channel were long. Off until somebody wants it.
 *
 * <p>The channels of a subtask take differently long, the last one twice as long as the first; else all barriers would come at once and none would be seen to wait.
 *
 * <p>THREADING: the subtask.
 */
final class SlowBarriers {
  private final boolean[] isHeld;
  private final List<Held> held = new ArrayList<>();
  private long delayNanos;

  /**
   * A barrier that is held back.
   *
   * @param channel index of its channel
   * @param dueNanos when it is let through
   */
  record Held(int channel, CheckpointBarrier barrier, long dueNanos) {
  }

  SlowBarriers(int channels) {
    isHeld = new boolean[channels];
  }

  /** From now on barriers take so long on the first channel; 0 for no delay, which also lets those through that are held. */
  void delay(long newDelayNanos) {
    delayNanos = newDelayNanos;
    if (newDelayNanos == 0) {
      held.replaceAll(each -> new Held(each.channel(), each.barrier(), Long.MIN_VALUE));
    }
  }

  /** Nobody waits for barriers of the checkpoint any more. */
  void abort(long checkpointId) {
    held.replaceAll(each -> each.barrier().checkpointId() == checkpointId ? new Held(each.channel(), each.barrier(), Long.MIN_VALUE) : each);
  }

  /** Holds a barrier that has come on the channel, if barriers are slowed down; when it is let through. */
  Optional<Held> hold(int channel, CheckpointBarrier barrier, long nowNanos) {
    if (delayNanos == 0) {
      return Optional.empty();
    }
    Held slowed = new Held(channel, barrier, nowNanos + delayNanos + delayNanos * channel / Math.max(1, isHeld.length - 1));
    held.add(slowed);
    isHeld[channel] = true;
    return Optional.of(slowed);
  }

  /** The next barrier that is to be let through now, which is held no more. */
  Optional<Held> due(long nowNanos) {
    if (held.isEmpty()) {
      return Optional.empty();
    }
    Held first = held.getFirst();
    for (Held each : held) {
      first = each.dueNanos() < first.dueNanos() ? each : first;
    }
    if (first.dueNanos() > nowNanos) {
      return Optional.empty();
    }
    held.remove(first);
    isHeld[first.channel()] = false;
    return Optional.of(first);
  }

  /** When the next barrier is to be let through; Long.MAX_VALUE for never. */
  long dueNanos() {
    long due = Long.MAX_VALUE;
    for (Held each : held) {
      due = Math.min(due, each.dueNanos());
    }
    return due;
  }

  /** Whether nothing may be read from the channel. */
  boolean isHeld(int channel) {
    return isHeld[channel];
  }
}
