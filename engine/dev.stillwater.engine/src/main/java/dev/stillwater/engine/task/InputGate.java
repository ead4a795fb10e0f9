package dev.stillwater.engine.task;

import dev.stillwater.engine.channel.Channel;
import dev.stillwater.engine.channel.RowBatch;
import java.util.List;
import java.util.Optional;

/**
 * The receiving ends of a subtask's channels, read in turn. Barrier alignment will block single channels here.
 *
 * <p>THREADING: the receiving subtask.
 */
final class InputGate {
  private final Channel[] channels;
  private int current;

  InputGate(List<Channel> channels) {
    this.channels = channels.toArray(Channel[]::new);
  }

  /** Number of channels. */
  int size() {
    return channels.length;
  }

  /** The next batch of the next channel that has one. */
  Optional<RowBatch> poll() {
    for (int tries = 0; tries < channels.length; tries++) {
      current = current + 1 >= channels.length ? 0 : current + 1;
      Optional<RowBatch> batch = channels[current].poll();
      if (batch.isPresent()) {
        return batch;
      }
    }
    return Optional.empty();
  }

  /** Index of the channel that the last batch came from. */
  int current() {
    return current;
  }

  /** Gives the last batch back. */
  void release(RowBatch batch) {
    channels[current].release(batch);
  }
}
