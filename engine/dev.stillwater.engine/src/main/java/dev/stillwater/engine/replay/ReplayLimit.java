package dev.stillwater.engine.replay;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;

/**
 * Where a replay ends. But for the end of the data nothing is drained there: open windows stay open.
 *
 * <p>THREADING: immutable.
 */
public sealed interface ReplayLimit {
  /** When all sources have been read to their end; then the job ends as it would have. */
  record EndOfData() implements ReplayLimit {
  }

  /** After so many input records of all sources together, in the order in which the replay reads them. */
  record Records(long count) implements ReplayLimit {
  }

  /** Records whose event time is this or later are not read; it ends when no source has older ones but late ones. */
  record EventTime(Instant time) implements ReplayLimit {
    public EventTime {
      Objects.requireNonNull(time, "time");
    }
  }

  /** The positions of the sources in a later snapshot, exactly: what that job had read by then is read, nothing else. */
  record Positions(Path snapshot) implements ReplayLimit {
    public Positions {
      Objects.requireNonNull(snapshot, "snapshot");
    }
  }

  /**
   * A position in one source: its records from there on are not read. The others are read in turn with it until it gets there.
   *
   * @param uid the source
   * @param position {@code line 5000} or {@code offset 4711} in a file, {@code record 20000} of a generator
   */
  record Position(String uid, String position) implements ReplayLimit {
    public Position {
      Objects.requireNonNull(uid, "uid");
      Objects.requireNonNull(position, "position");
    }
  }

  /** {@link EndOfData}. */
  ReplayLimit END_OF_DATA = new EndOfData();
}
