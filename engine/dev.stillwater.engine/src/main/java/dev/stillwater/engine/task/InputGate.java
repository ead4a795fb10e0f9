package dev.stillwater.engine.task;

import dev.stillwater.engine.channel.Channel;
import dev.stillwater.engine.channel.RowBatch;
import dev.stillwater.engine.checkpoint.CheckpointBarrier;
import dev.stillwater.engine.source.SourceOperator;
import java.util.List;
import java.util.Optional;

/**
 * The receiving ends of a subtask's channels, read in turn; those that wait for a checkpoint's barriers are left out.
 *
 * <p>THREADING: the receiving subtask.
 */
public final class InputGate {
  /**
   * A channel into a subtask.
   *
   * @param input index of the input of the head that takes the records
   * @param origin the source that counts the positions of its records, when they carry any
   */
  public record Input(Channel channel, int input, Optional<SourceOperator> origin) {
  }

  private final Channel[] channels;
  private final int[] inputs;
  private final List<Optional<SourceOperator>> origins;
  private final BarrierAligner aligner;
  private final SlowBarriers slow;
  private int current;

  InputGate(List<Input> inputs, BarrierAligner aligner) {
    this.aligner = aligner;
    slow = new SlowBarriers(inputs.size());
    channels = inputs.stream().map(Input::channel).toArray(Channel[]::new);
    this.inputs = inputs.stream().mapToInt(Input::input).toArray();
    origins = inputs.stream().map(Input::origin).toList();
  }

  /** Number of channels. */
  int size() {
    return channels.length;
  }

  /** The next batch of the next channel that has one and is not blocked. */
  Optional<RowBatch> poll() {
    for (int tries = 0; tries < channels.length; tries++) {
      current = current + 1 >= channels.length ? 0 : current + 1;
      if (aligner.isBlocked(current) || slow.isHeld(current)) {
        continue;
      }
      Optional<RowBatch> batch = channels[current].poll();
      if (batch.isPresent()) {
        return batch;
      }
    }
    return Optional.empty();
  }

  /** Barriers that are held back so that people can watch them. */
  SlowBarriers slow() {
    return slow;
  }

  /** Whether a barrier that has come with the last batch is held back for now. */
  boolean holds(CheckpointBarrier barrier, long nowNanos) {
    Optional<SlowBarriers.Held> held = slow.hold(current, barrier, nowNanos);
    held.ifPresent(slowed -> channels[current].barrierSlowed(barrier.checkpointId(), nowNanos, slowed.dueNanos()));
    return held.isPresent();
  }

  /** A barrier has come on the channel and was taken note of; others see which channels are blocked now. Cost: number of channels. */
  void arrived(int channel, CheckpointBarrier barrier) {
    channels[channel].barrierArrived(barrier.checkpointId());
    showBlocked();
  }

  /** The checkpoint was given up; the aligner has heard of it. */
  void aborted(long checkpointId) {
    slow.abort(checkpointId);
    showBlocked();
  }

  /** Lets others see which channels are blocked. Cost: number of channels. */
  private void showBlocked() {
    for (int channel = 0; channel < channels.length; channel++) {
      channels[channel].setBlocked(aligner.isBlocked(channel));
    }
  }

  /** Index of the channel that the last batch came from. */
  int current() {
    return current;
  }

  /** Index of the head's input that takes the last batch. */
  int currentInput() {
    return inputs[current];
  }

  /** The source that counts the positions of the last batch's records, when they carry any. */
  Optional<SourceOperator> currentOrigin() {
    return channels.length == 0 ? Optional.empty() : origins.get(current);
  }

  /** Bytes of a row of the last batch (estimated). */
  int currentRowBytes() {
    return channels[current].rowBytes();
  }

  /** Number of batches that wait in all channels; cost: number of channels. */
  int queuedBatches() {
    int sum = 0;
    for (Channel channel : channels) {
      sum += channel.queuedBatches();
    }
    return sum;
  }

  /** From now on the channels keep their last rows. */
  void keepLastRows() {
    for (Channel channel : channels) {
      channel.keepLastRows();
    }
  }

  /** Gives the last batch back. */
  void release(RowBatch batch) {
    channels[current].release(batch);
  }
}
