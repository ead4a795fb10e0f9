package dev.stillwater.engine.channel;

import dev.stillwater.engine.channel.ChannelBarrier.State;
import java.util.Optional;

/**
 * What is known of the last barrier of a channel at both of its ends. It is written when a barrier passes and never for a record.
 *
 * <p>THREADING: {@link #waits} and {@link #sent} by the sender; {@link #slowed}, {@link #arrived} and {@link #blocked} by the receiver; {@link #now} by any.
 */
final class BarrierTrace {
  private static final long NONE = Long.MIN_VALUE;

  /** Number of the last barrier at the sender's end, and the batches that were sent with it and before it; 0 while it waits for room. */
  private record Sent(long checkpointId, long batches) {
  }

  /** Number of the last barrier at the receiver's end, and the time in which it is let through there, in nanoseconds of the engine's clock. */
  private record Arrived(long checkpointId, long sinceNanos, long dueNanos) {
  }

  private volatile Sent sent = new Sent(NONE, 0);
  private volatile Arrived arrived = new Arrived(NONE, 0, 0);
  private volatile boolean isBlocked;

  /** There is no room for the barrier yet. */
  void waits(long checkpointId) {
    sent = new Sent(checkpointId, 0);
  }

  /** The barrier is in the queue. */
  void sent(long checkpointId, long batches) {
    sent = new Sent(checkpointId, batches);
  }

  /** The barrier is held at the receiver until a time. */
  void slowed(long checkpointId, long sinceNanos, long dueNanos) {
    arrived = new Arrived(checkpointId, sinceNanos, dueNanos);
  }

  /** The receiver has heard of the barrier. */
  void arrived(long checkpointId) {
    arrived = new Arrived(checkpointId, 0, 0);
  }

  /** Whether the receiver takes nothing from the channel until other barriers have come. */
  void blocked(boolean newBlocked) {
    if (newBlocked != isBlocked) {
      isBlocked = newBlocked;
    }
  }

  boolean isBlocked() {
    return isBlocked;
  }

  /**
   * The barrier that is under way or blocks, if there is one.
   *
   * @param takenBatches batches that the receiver has taken
   */
  Optional<ChannelBarrier> now(long takenBatches, long nowNanos) {
    Arrived last = arrived;
    Sent next = sent;
    if (isBlocked) {
      return Optional.of(new ChannelBarrier(last.checkpointId(), State.BLOCKING, 100));
    }
    if (last.dueNanos() > last.sinceNanos()) {
      long percent = 100 * (nowNanos - last.sinceNanos()) / (last.dueNanos() - last.sinceNanos());
      return Optional.of(new ChannelBarrier(last.checkpointId(), State.TRAVELLING, bounded(percent)));
    }
    if (next.checkpointId() <= last.checkpointId()) {
      return Optional.empty();
    }
    if (next.batches() == 0) {
      return Optional.of(new ChannelBarrier(next.checkpointId(), State.WAITING, 0));
    }
    long ahead = Math.max(0, next.batches() - takenBatches);
    return Optional.of(new ChannelBarrier(next.checkpointId(), State.TRAVELLING, bounded(100 - 100 * ahead / Channel.CAPACITY_BATCHES)));
  }

  private static int bounded(long percent) {
    return (int) Math.max(0, Math.min(100, percent));
  }
}
