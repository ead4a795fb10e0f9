package dev.stillwater.engine.replay;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What a replay has brought so far, in a few numbers: two replays that have done the same have equal traces.
 *
 * <p>THREADING: immutable.
 *
 * @param digest 32 hexadecimal digits over all rows of sinks and streams, with their subtasks, in their order
 * @param taps for each sink and stream that had rows how many, and what they are in any order
 */
public record RunTrace(String digest, Map<String, Bag> taps) {
  /**
   * The rows of a sink or stream whatever their order and subtask.
   *
   * <p>THREADING: immutable.
   *
   * @param rows how many
   * @param digest 32 hexadecimal digits
   */
  public record Bag(long rows, String digest) {
    public Bag {
      Objects.requireNonNull(digest, "digest");
    }
  }

  public RunTrace {
    Objects.requireNonNull(digest, "digest");
    taps = Collections.unmodifiableMap(new TreeMap<>(taps));
  }
}
