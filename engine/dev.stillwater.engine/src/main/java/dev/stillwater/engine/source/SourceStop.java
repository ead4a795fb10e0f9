package dev.stillwater.engine.source;

import dev.stillwater.engine.task.RestoredState;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a source has to stop before its end. Whoever runs the job puts it among the objects that the source's subtasks share.
 *
 * <p>THREADING: immutable.
 */
public sealed interface SourceStop {
  /**
   * What had been read when a snapshot was taken is read, nothing else.
   *
   * @param state the source's operator state in the snapshot
   * @param snapshot the snapshot, for people
   */
  record AtSnapshot(RestoredState state, String snapshot) implements SourceStop {
    public AtSnapshot {
      Objects.requireNonNull(state, "state");
      Objects.requireNonNull(snapshot, "snapshot");
    }
  }

  /** Records that begin at the place or behind it are not read. */
  record AtPosition(Unit unit, long value) implements SourceStop {
    /** What is counted. */
    public enum Unit {
      /** Lines of a file, from 1. */
      LINE,
      /** Bytes of a file, from 0. */
      OFFSET,
      /** Numbers of generated records, from 0. */
      RECORD
    }

    private static final Pattern TEXT = Pattern.compile("(line|offset|record)\\s+([0-9]{1,18})");

    public AtPosition {
      Objects.requireNonNull(unit, "unit");
    }

    /** The place of a text such as {@code line 5000}; empty if it is none. */
    public static Optional<AtPosition> of(String text) {
      Matcher matcher = TEXT.matcher(text.strip());
      return matcher.matches() ? Optional.of(new AtPosition(Unit.valueOf(matcher.group(1).toUpperCase(Locale.ROOT)), Long.parseLong(matcher.group(2))))
          : Optional.empty();
    }

    @Override
    public String toString() {
      return unit.name().toLowerCase(Locale.ROOT) + ' ' + value;
    }
  }
}
