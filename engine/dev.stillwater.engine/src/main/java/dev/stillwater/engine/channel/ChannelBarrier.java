package dev.stillwater.engine.channel;

import java.util.Objects;

/**
 * Where the barrier of a checkpoint is in a channel, for people who watch.
 *
 * <p>THREADING: immutable.
 *
 * @param checkpointId number of the checkpoint
 * @param state what it does
 * @param percent how far it has come from the sender to the receiver, 0 to 100
 */
public record ChannelBarrier(long checkpointId, State state, int percent) {
  /** What a barrier in a channel does. */
  public enum State {
    /** The channel is full, so the sender still has it. */
    WAITING,
    /** It is behind records that the receiver has not read yet, or is being slowed down. */
    TRAVELLING,
    /** It has arrived, and the channel is blocked until the barriers of the other channels have as well. */
    BLOCKING
  }

  public ChannelBarrier {
    Objects.requireNonNull(state, "state");
  }
}
