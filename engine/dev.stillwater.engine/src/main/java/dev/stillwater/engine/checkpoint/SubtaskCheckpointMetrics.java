package dev.stillwater.engine.checkpoint;

import dev.stillwater.engine.snapshot.SourcePosition;
import java.util.List;
import java.util.Map;

/**
 * What a subtask reports with its acknowledgement, in the terms of Flink's checkpoint statistics.
 *
 * <p>THREADING: immutable.
 *
 * @param syncMs duration of the synchronous part, in milliseconds
 * @param asyncMs duration of the asynchronous part, in milliseconds
 * @param alignmentMs time from the first to the last barrier, in milliseconds
 * @param startDelayMs time from the trigger to the first barrier here, in milliseconds
 * @param processedBytes estimated bytes of the records that were processed during alignment
 * @param persistedBytes bytes of in-flight records in the snapshot; 0 for aligned checkpoints
 * @param checkpointedBytes bytes written for this checkpoint
 * @param stateBytes bytes of the full state, shared files of earlier checkpoints included
 * @param positions where its sources stand, by operator id
 */
public record SubtaskCheckpointMetrics(long syncMs, long asyncMs, long alignmentMs, long startDelayMs, long processedBytes, long persistedBytes,
    long checkpointedBytes, long stateBytes, Map<String, List<SourcePosition>> positions) {
  public SubtaskCheckpointMetrics {
    positions = Map.copyOf(positions);
  }
}
