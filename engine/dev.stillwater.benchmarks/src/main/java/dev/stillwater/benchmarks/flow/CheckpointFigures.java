package dev.stillwater.benchmarks.flow;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How long the completed checkpoints of a job took.
 *
 * <p>THREADING: one thread.
 */
public final class CheckpointFigures {
  private long count;
  private long sumMs;
  private long maxMs;
  private long syncSumMs;
  private long syncMaxMs;
  private long sizeBytes;

  /** Adds a completed checkpoint: its time from end to end, the longest synchronous part of a subtask, both in milliseconds, and its size. */
  public void add(long durationMs, long syncMs, long bytes) {
    count++;
    sumMs += durationMs;
    maxMs = Math.max(maxMs, durationMs);
    syncSumMs += syncMs;
    syncMaxMs = Math.max(syncMaxMs, syncMs);
    sizeBytes = Math.max(sizeBytes, bytes);
  }

  /** Figures of a job that takes no checkpoints. */
  public static Map<String, Object> none() {
    return new CheckpointFigures().result();
  }

  /** The figures by name. */
  public Map<String, Object> result() {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("checkpoints", count);
    result.put("checkpointAvgMs", count == 0 ? 0.0 : (double) sumMs / count);
    result.put("checkpointMaxMs", maxMs);
    result.put("syncAvgMs", count == 0 ? 0.0 : (double) syncSumMs / count);
    result.put("syncMaxMs", syncMaxMs);
    result.put("checkpointBytes", sizeBytes);
    return result;
  }
}
