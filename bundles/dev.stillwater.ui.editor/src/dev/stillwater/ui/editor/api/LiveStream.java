package dev.stillwater.ui.editor.api;

import java.util.List;
import java.util.Objects;

/**
 * A stream of a running job in numbers. A number that is not known is {@link LiveOperator#UNKNOWN}, or not a number.
 *
 * <p>THREADING: immutable.
 *
 * @param ends which stream it is
 * @param isChained whether it stays inside of a task, where there is no queue
 * @param records records that have gone over it in the present attempt
 * @param recordsPerSecond records that go over it, a second
 * @param queue what waits in its channels
 * @param barriers barriers that are under way in its channels or block them
 */
public record LiveStream(Ends ends, boolean isChained, long records, double recordsPerSecond, Queue queue, List<Barrier> barriers) {
  /**
   * The ends of a stream.
   *
   * @param source uid of the operator that it comes from
   * @param output index of the output there
   * @param target uid of the operator that it leads to
   * @param input index of the input there
   */
  public record Ends(String source, int output, String target, int input) {
    public Ends {
      Objects.requireNonNull(source, "source");
      Objects.requireNonNull(target, "target");
    }
  }

  /**
   * What waits in the channels of a stream.
   *
   * @param fillPercent how full they are
   * @param batches batches that wait
   * @param capacity batches that find room
   * @param blockedChannels channels from which nothing is taken until the barriers of others have come
   */
  public record Queue(long fillPercent, long batches, long capacity, long blockedChannels) {
  }

  /**
   * A barrier in a channel.
   *
   * @param checkpointId number of its checkpoint
   * @param percent how far it has come, 0 to 100
   * @param isBlocking whether it has arrived and its channel waits for the barriers of others
   * @param sender index of the subtask that sends
   * @param receiver index of the subtask that receives
   */
  public record Barrier(long checkpointId, int percent, boolean isBlocking, int sender, int receiver) {
  }

  public LiveStream {
    Objects.requireNonNull(ends, "ends");
    Objects.requireNonNull(queue, "queue");
    barriers = List.copyOf(barriers);
  }
}
