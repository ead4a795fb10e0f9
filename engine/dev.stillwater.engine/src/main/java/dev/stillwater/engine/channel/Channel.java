package dev.stillwater.engine.channel;

import dev.stillwater.engine.checkpoint.CheckpointBarrier;
import dev.stillwater.engine.row.Row;
import dev.stillwater.engine.row.RowField;
import dev.stillwater.engine.row.RowType;
import dev.stillwater.engine.sched.Wakeup;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The bounded queue of row batches from one subtask to another; emptied batches go back to the sender.
 *
 * <p>THREADING: {@link #take} and {@link #offer} by the sender, {@link #poll} and {@link #release} by the receiver, {@link #queuedBatches},
 * {@link #isBlocked} and {@link #barrier} by any.
 */
public final class Channel {
  /** Number of batches that wait in a channel at most. */
  public static final int CAPACITY_BATCHES = 8;

  private static final int VARIABLE_BYTES = 24;
  /** A sender that waits for room is woken when so many batches are left, not for each that was read, so that it fills several before it waits again. */
  private static final int QUEUED_AT_WAKING = CAPACITY_BATCHES / 2 - 1;

  private final Row prototype;
  private final int rowBytes;
  private final boolean hasPositions;
  private final Wakeup sender;
  private final Wakeup receiver;
  private final SpscQueue<Optional<RowBatch>> full = new SpscQueue<>(CAPACITY_BATCHES, Optional.empty());
  /** Records that have been sent; the sender alone counts, a batch at a time. */
  private final AtomicLong sentRecords = new AtomicLong();
  private final LastRows last = new LastRows();
  private final BarrierTrace trace = new BarrierTrace();
  private final SpscQueue<Optional<RowBatch>> empty = new SpscQueue<>(CAPACITY_BATCHES + 2, Optional.empty());

  /**
   * Makes an empty channel.
   *
   * @param prototype a row of the class that travels
   * @param hasPositions whether rows carry their position in the source
   * @param sender woken when there is room again
   * @param receiver woken when a batch comes
   */
  public Channel(Row prototype, boolean hasPositions, Wakeup sender, Wakeup receiver) {
    this.prototype = prototype;
    rowBytes = rowBytes(prototype.type());
    this.hasPositions = hasPositions;
    this.sender = sender;
    this.receiver = receiver;
  }

  /** An empty batch to be filled: one that came back, else a new one. */
  RowBatch take() {
    return empty.poll().orElseGet(() -> new RowBatch(prototype, hasPositions));
  }

  /** Sends the batch unless the channel is full. */
  boolean offer(RowBatch batch) {
    int records = batch.size;
    Optional<CheckpointBarrier> barrier = batch.barrier;
    if (!full.offer(batch.itself)) {
      return false;
    }
    sentRecords.lazySet(sentRecords.getPlain() + records);
    if (barrier.isPresent()) {
      trace.sent(barrier.get().checkpointId(), full.added());
    }
    receiver.signal();
    return true;
  }

  /** There is no room for the batch, which the sender keeps. */
  void full(RowBatch kept) {
    if (kept.barrier.isPresent()) {
      trace.waits(kept.barrier.get().checkpointId());
    }
  }

  /** The next batch, if one waits. The receiver gives it back with {@link #release}. */
  public Optional<RowBatch> poll() {
    return full.poll();
  }

  /** Gives a batch back after its rows have been read. */
  public void release(RowBatch batch) {
    Optional<RowBatch> free = last.keep(batch);
    if (free.isPresent()) {
      free.get().clear();
      empty.offer(free);
    }
    if (full.size() <= QUEUED_AT_WAKING) {
      sender.signal();
    }
  }

  /** Bytes of a row in memory (estimated from its type). */
  public int rowBytes() {
    return rowBytes;
  }

  private static int rowBytes(RowType type) {
    int bytes = Long.BYTES;
    for (RowField field : type.fields()) {
      bytes += switch (field.type()) {
        case BOOLEAN -> 1;
        case INT -> Integer.BYTES;
        case LONG, TIMESTAMP, DOUBLE -> Long.BYTES;
        case STRING, BYTES, DECIMAL -> VARIABLE_BYTES;
      };
    }
    return bytes;
  }

  /** From now on the last rows are kept. By the receiver, or before it runs. */
  public void keepLastRows() {
    last.turnOn();
  }

  /** Copies of the last rows that were received, 32 at most, the last one last; none unless they are kept. By the receiver, or when it has ended. */
  public List<Row> lastRows() {
    return last.rows();
  }

  /** The receiver holds the barrier back until a time, in nanoseconds of the engine's clock. */
  public void barrierSlowed(long checkpointId, long nowNanos, long dueNanos) {
    trace.slowed(checkpointId, nowNanos, dueNanos);
  }

  /** The receiver has heard of the barrier. */
  public void barrierArrived(long checkpointId) {
    trace.arrived(checkpointId);
  }

  /** The receiver says whether it takes nothing from the channel until the barriers of others have come. */
  public void setBlocked(boolean isBlocked) {
    trace.blocked(isBlocked);
  }

  /** Whether the receiver takes nothing from the channel until the barriers of others have come; any thread. */
  public boolean isBlocked() {
    return trace.isBlocked();
  }

  /** The barrier that is under way in the channel or blocks it, if there is one; any thread. */
  public Optional<ChannelBarrier> barrier(long nowNanos) {
    return trace.now(full.taken(), nowNanos);
  }

  /** Number of records that have been sent. */
  public long sentRecords() {
    return sentRecords.get();
  }

  /** Number of batches that wait at the moment, 0 to {@link #CAPACITY_BATCHES}. */
  public int queuedBatches() {
    return full.size();
  }
}
