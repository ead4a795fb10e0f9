package dev.stillwater.engine;

import dev.stillwater.engine.plan.StreamPlan;
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
 */
public record StreamStatus(StreamPlan stream, long records, int queuedBatches, int capacityBatches) {
  public StreamStatus {
    Objects.requireNonNull(stream, "stream");
  }
}
