package dev.stillwater.engine;

import dev.stillwater.engine.plan.StreamPlan;
import dev.stillwater.engine.channel.ChannelBarrier;
import java.util.List;
import java.util.Objects;

/**
 * A stream of a running job at one moment.
 *
 * <p>THREADING: immutable.
 *
 * @param stream the stream
 * @param records records that have gone over it in this attempt; over channels they are counted as they are sent, in batches
 * @param queuedBatches batches that wait in its channels; 0 inside a task
 * @param capacityBatches batches that its channels hold at most; 0 inside a task
 * @param blockedChannels channels from which nothing is taken until the barriers of others have come
 * @param barriers barriers that are under way in its channels or block them; mostly none
 */
public record StreamStatus(StreamPlan stream, long records, int queuedBatches, int capacityBatches, int blockedChannels, List<Barrier> barriers) {
  /**
   * A barrier in one channel.
   *
   * @param sender index of the subtask that sends
   * @param receiver index of the subtask that receives
   * @param place where it is
   */
  public record Barrier(int sender, int receiver, ChannelBarrier place) {
  }

  public StreamStatus {
    Objects.requireNonNull(stream, "stream");
    barriers = List.copyOf(barriers);
  }
}
