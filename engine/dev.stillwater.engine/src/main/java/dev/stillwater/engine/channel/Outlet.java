package dev.stillwater.engine.channel;

import dev.stillwater.engine.checkpoint.CheckpointBarrier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The sending end of a stream in one subtask: the open batch of each channel, and what did not fit when a channel was full.
 *
 * <p>Back-pressure: sending never waits. What does not fit is kept here, and the subtask takes no input while {@link #isBlocked()}; a step emits at most a
 * few batches, so what is kept is bounded.
 *
 * <p>THREADING: the sending subtask.
 */
public final class Outlet {
  private final Channel[] channels;
  private final RowBatch[] open;
  private final List<ArrayDeque<RowBatch>> kept = new ArrayList<>();
  private int keptCount;
  private int next;

  /** Makes the sending end of the channels, one for each receiving subtask in their order. */
  public Outlet(List<Channel> channels) {
    this.channels = channels.toArray(Channel[]::new);
    open = new RowBatch[this.channels.length];
    for (int index = 0; index < open.length; index++) {
      open[index] = this.channels[index].take();
      kept.add(new ArrayDeque<>());
    }
  }

  /** Number of channels. */
  public int size() {
    return channels.length;
  }

  /** The open batch of the channel; its row at {@code size} is to be filled and then counted with {@link #finishRow}. */
  public RowBatch open(int channel) {
    return open[channel];
  }

  /** Counts the row that was filled in the open batch, notes where it was read, and sends the batch when it is full. */
  public void finishRow(int channel, RowBatch batch, long position) {
    if (batch.positions.length != 0) {
      batch.positions[batch.size] = position;
    }
    if (++batch.size == RowBatch.CAPACITY) {
      flush(channel);
    }
  }

  /** The channel whose turn it is when rows are spread evenly. */
  public int nextRoundRobin() {
    int channel = next;
    next = channel + 1 == channels.length ? 0 : channel + 1;
    return channel;
  }

  /** Sends what the open batches hold. */
  public void flushAll() {
    for (int channel = 0; channel < channels.length; channel++) {
      if (open[channel].size > 0) {
        flush(channel);
      }
    }
  }

  /** Sends what the open batches hold, then the event, to every channel. */
  public void broadcast(StreamEvent event, long value) {
    for (int channel = 0; channel < channels.length; channel++) {
      open[channel].event = event;
      open[channel].eventValue = value;
      flush(channel);
    }
  }

  /** Sends what the open batches hold, then the barrier, to every channel. */
  public void broadcast(CheckpointBarrier barrier) {
    Optional<CheckpointBarrier> sent = Optional.of(barrier);
    for (int channel = 0; channel < channels.length; channel++) {
      open[channel].event = StreamEvent.BARRIER;
      open[channel].barrier = sent;
      flush(channel);
    }
  }

  /** Tries to send what was kept; afterwards true if something did not fit still. Cost: the number of channels when something is kept. */
  public boolean isBlocked() {
    if (keptCount == 0) {
      return false;
    }
    for (int channel = 0; channel < channels.length; channel++) {
      ArrayDeque<RowBatch> waiting = kept.get(channel);
      while (!waiting.isEmpty() && channels[channel].offer(waiting.peekFirst())) {
        waiting.pollFirst();
        keptCount--;
      }
    }
    return keptCount > 0;
  }

  /** Number of batches that did not fit at the last try. */
  public int keptBatches() {
    return keptCount;
  }

  private void flush(int channel) {
    RowBatch batch = open[channel];
    if (!kept.get(channel).isEmpty() || !channels[channel].offer(batch)) {
      kept.get(channel).addLast(batch);
      channels[channel].full(batch);
      keptCount++;
    }
    open[channel] = channels[channel].take();
  }
}
