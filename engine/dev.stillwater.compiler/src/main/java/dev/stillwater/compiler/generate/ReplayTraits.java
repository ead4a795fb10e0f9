package dev.stillwater.compiler.generate;

import java.util.Set;

/**
 * What is special in the code of a job that is to be replayed.
 *
 * <p>THREADING: immutable.
 *
 * @param captured uids of the sinks whose rows are handed to whoever replays
 * @param tapsStreams whether the rows of all streams are handed over as well
 */
public record ReplayTraits(Set<String> captured, boolean tapsStreams) {
  public ReplayTraits {
    captured = Set.copyOf(captured);
  }
}
