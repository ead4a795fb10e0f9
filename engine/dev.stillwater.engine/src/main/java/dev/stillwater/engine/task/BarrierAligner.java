package dev.stillwater.engine.task;

import dev.stillwater.engine.checkpoint.CheckpointBarrier;
import dev.stillwater.engine.checkpoint.CheckpointMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Decides from the barriers on a subtask's channels when its snapshot is to be taken, and which channels wait for it.
 *
 * <p>Exactly once: the channel of a barrier is blocked until the barriers of all others have come, so one checkpoint is aligned at a time; a barrier of a
 * newer one ends the older one, because that channel will not bring it any more. At least once: nothing is blocked and several checkpoints may be under way; one
 * that is complete ends all older ones.
 *
 * <p>THREADING: the subtask.
 *
 * <p>SOURCE: Carbone et al. 2015, algorithm 1; Flink's SingleCheckpointBarrierHandler and CheckpointBarrierTracker.
 */
final class BarrierAligner {
  private final boolean[] blocked;
  private final boolean isBlocking;
  private final NavigableMap<Long, Pending> pending = new TreeMap<>();
  private final TreeSet<Long> abortedEarly = new TreeSet<>();
  private long newest = Long.MIN_VALUE;
  private int blockedCount;

  /**
   * All barriers of a checkpoint have come.
   *
   * @param barrier the barrier
   * @param startDelayNanos time from the trigger to the first barrier here, in nanoseconds
   * @param alignmentNanos time from the first to the last barrier, in nanoseconds
   * @param processedBytes bytes of the records that were processed in that time (estimated)
   */
  record Aligned(CheckpointBarrier barrier, long startDelayNanos, long alignmentNanos, long processedBytes) {
    /** For a subtask without channels. */
    static Aligned atSource(CheckpointBarrier barrier, long nowNanos) {
      return new Aligned(barrier, Math.max(0, nowNanos - barrier.triggerNanos()), 0, 0);
    }
  }

  /**
   * What follows from a barrier.
   *
   * @param aligned the checkpoint whose snapshot is to be taken now
   * @param overtaken numbers of checkpoints that cannot be completed here any more
   */
  record Outcome(Optional<Aligned> aligned, List<Long> overtaken) {
    private static final Outcome NOTHING = new Outcome(Optional.empty(), List.of());
  }

  /** A checkpoint of which some barriers have come. */
  private static final class Pending {
    private final CheckpointBarrier barrier;
    private final boolean[] received;
    private final long firstNanos;
    private int count;
    private long bytes;

    Pending(CheckpointBarrier barrier, int channels, long firstNanos) {
      this.barrier = barrier;
      this.firstNanos = firstNanos;
      received = new boolean[channels];
    }
  }

  BarrierAligner(int channels, CheckpointMode mode) {
    blocked = new boolean[channels];
    isBlocking = mode == CheckpointMode.EXACTLY_ONCE;
  }

  /** A barrier has come on the channel, which must not be blocked; cost: number of channels. */
  Outcome received(int channel, CheckpointBarrier barrier, long nowNanos) {
    long id = barrier.checkpointId();
    Pending aligning = pending.get(id);
    List<Long> overtaken = new ArrayList<>();
    if (aligning == null) {
      if (id <= newest) {
        return Outcome.NOTHING;
      }
      newest = id;
      if (isBlocking) {
        giveUpAll(pending, overtaken);
        unblock();
      }
      boolean isAborted = abortedEarly.contains(id);
      abortedEarly.headSet(id, true).clear();
      if (isAborted) {
        return new Outcome(Optional.empty(), overtaken);
      }
      aligning = new Pending(barrier, blocked.length, nowNanos);
      pending.put(id, aligning);
    }
    if (blocked[channel] || aligning.received[channel]) {
      throw new IllegalStateException("The barrier of checkpoint " + id + " came twice on channel " + channel + ", or the channel is blocked.");
    }
    aligning.received[channel] = true;
    if (++aligning.count < blocked.length) {
      block(channel);
      return new Outcome(Optional.empty(), overtaken);
    }
    pending.remove(id);
    giveUpAll(pending.headMap(id), overtaken);
    unblock();
    return new Outcome(Optional.of(new Aligned(barrier, Math.max(0, aligning.firstNanos - barrier.triggerNanos()), nowNanos - aligning.firstNanos,
        aligning.bytes)), overtaken);
  }

  /** The checkpoint was given up: its barriers are not waited for, nor do they count if they still come. True if some of them had come. */
  boolean abort(long checkpointId) {
    if (pending.remove(checkpointId) != null) {
      unblock();
      return true;
    }
    if (checkpointId > newest) {
      abortedEarly.add(checkpointId);
    }
    return false;
  }

  private static void giveUpAll(SortedMap<Long, Pending> checkpoints, List<Long> overtaken) {
    overtaken.addAll(checkpoints.keySet());
    checkpoints.clear();
  }

  private void block(int channel) {
    if (isBlocking) {
      blocked[channel] = true;
      blockedCount++;
    }
  }

  private void unblock() {
    if (blockedCount > 0) {
      Arrays.fill(blocked, false);
      blockedCount = 0;
    }
  }

  /** Whether no batch may be taken from the channel. */
  boolean isBlocked(int channel) {
    return blocked[channel];
  }

  /** Number of channels that wait. */
  int blockedCount() {
    return blockedCount;
  }

  /** Whether barriers are being waited for. */
  boolean isAligning() {
    return !pending.isEmpty();
  }

  /** Counts bytes of records that are processed while {@link #isAligning()}. */
  void processed(long bytes) {
    for (Pending aligning : pending.values()) {
      aligning.bytes += bytes;
    }
  }
}
