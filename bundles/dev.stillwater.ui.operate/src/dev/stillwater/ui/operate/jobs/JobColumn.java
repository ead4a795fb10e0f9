package dev.stillwater.ui.operate.jobs;

import dev.stillwater.ui.Quantities;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.ToLongFunction;
import org.eclipse.osgi.util.NLS;

/**
 * The columns of the list of jobs: titles, texts, orders.
 *
 * <p>THREADING: immutable.
 */
enum JobColumn {
  /** Name of the job. */
  NAME(170, false) {
    @Override
    String title() {
      return Messages.column_name;
    }

    @Override
    String text(JobSession session, Instant now) {
      return session.name();
    }

    @Override
    Comparator<JobSession> order(Instant now) {
      return Comparator.comparing(JobSession::name, String.CASE_INSENSITIVE_ORDER);
    }
  },
  /** What it does. */
  STATE(105, false) {
    @Override
    String title() {
      return Messages.column_state;
    }

    @Override
    String text(JobSession session, Instant now) {
      return JobStates.text(session.state());
    }

    @Override
    Comparator<JobSession> order(Instant now) {
      return Comparator.comparing(JobSession::isEnded).thenComparing(JobSession::state);
    }
  },
  /** How long it runs. */
  UPTIME(90, true) {
    @Override
    String title() {
      return Messages.column_uptime;
    }

    @Override
    String text(JobSession session, Instant now) {
      return session.summary().startTimeMs() < 0 ? Messages.column_unknown : Quantities.durationMs(session.isEnded() ? session.uptimeMs(now) : session.uptimeMs(now) / SECOND_MS * SECOND_MS);
    }

    @Override
    Comparator<JobSession> order(Instant now) {
      return Comparator.comparingLong(session -> session.uptimeMs(now));
    }
  },
  /** Records that were read. */
  READ(120, true) {
    @Override
    String title() {
      return Messages.column_read;
    }

    @Override
    String text(JobSession session, Instant now) {
      return count(session.numbers().recordsIn());
    }

    @Override
    Comparator<JobSession> order(Instant now) {
      return by(session -> session.numbers().recordsIn().orElse(-1));
    }
  },
  /** Records that were written. */
  WRITTEN(130, true) {
    @Override
    String title() {
      return Messages.column_written;
    }

    @Override
    String text(JobSession session, Instant now) {
      return count(session.numbers().recordsOut());
    }

    @Override
    Comparator<JobSession> order(Instant now) {
      return by(session -> session.numbers().recordsOut().orElse(-1));
    }
  },
  /** How often it was restarted. */
  RESTARTS(80, true) {
    @Override
    String title() {
      return Messages.column_restarts;
    }

    @Override
    String text(JobSession session, Instant now) {
      return count(session.numbers().restarts());
    }

    @Override
    Comparator<JobSession> order(Instant now) {
      return by(session -> session.numbers().restarts().orElse(-1));
    }
  },
  /** Age of its last checkpoint. */
  CHECKPOINT(130, false) {
    @Override
    String title() {
      return Messages.column_checkpoint;
    }

    @Override
    String text(JobSession session, Instant now) {
      return session.numbers().lastCheckpoint().map(note -> age(note, now)).orElseGet(() -> none(session));
    }

    @Override
    Comparator<JobSession> order(Instant now) {
      return by(session -> session.numbers().lastCheckpoint().map(SnapshotNote::timeMs).orElse(0L));
    }
  },
  /** Its last savepoint. */
  SAVEPOINT(215, false) {
    @Override
    String title() {
      return Messages.column_savepoint;
    }

    @Override
    String text(JobSession session, Instant now) {
      Optional<SnapshotNote> last = session.numbers().lastSavepoint();
      return last.map(note -> note.label().map(label -> NLS.bind(Messages.column_labelled, label, age(note, now))).orElseGet(() -> age(note, now)))
          .orElseGet(() -> none(session));
    }

    @Override
    Comparator<JobSession> order(Instant now) {
      return by(session -> session.numbers().lastSavepoint().map(SnapshotNote::timeMs).orElse(0L));
    }
  },
  /** When it began. */
  STARTED(160, false) {
    @Override
    String title() {
      return Messages.column_started;
    }

    @Override
    String text(JobSession session, Instant now) {
      return session.summary().startTimeMs() < 0 ? Messages.column_unknown : TIME.format(session.started().atZone(ZoneId.systemDefault()));
    }

    @Override
    Comparator<JobSession> order(Instant now) {
      return Comparator.comparing(JobSession::started);
    }
  },
  /** Where it runs. */
  PLACE(190, false) {
    @Override
    String title() {
      return Messages.column_place;
    }

    @Override
    String text(JobSession session, Instant now) {
      return session.cluster().map(URI::getAuthority).orElseGet(() -> session.entry()
          .map(entry -> session.isEnded() ? Messages.column_local : NLS.bind(Messages.column_process, Long.toString(entry.process().pid()))).orElse(""));
    }

    @Override
    Comparator<JobSession> order(Instant now) {
      return Comparator.comparing(session -> text(session, now));
    }
  };

  private static final long SECOND_MS = 1000;
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.SHORT, FormatStyle.MEDIUM);

  private final int width;
  private final boolean isNumber;

  JobColumn(int width, boolean isNumber) {
    this.width = width;
    this.isNumber = isNumber;
  }

  /** Title of the column. */
  abstract String title();

  /** Text of the job in this column. */
  abstract String text(JobSession session, Instant now);

  /** The order by this column, the smallest first. */
  abstract Comparator<JobSession> order(Instant now);

  /** Width in pixels, to begin with. */
  int width() {
    return width;
  }

  /** Whether it is a number, which stands at the right. */
  boolean isNumber() {
    return isNumber;
  }

  /** How long ago the snapshot was complete. */
  static String age(SnapshotNote note, Instant now) {
    long ageMs = Math.max(0, now.toEpochMilli() - note.timeMs());
    return ageMs < SECOND_MS ? Messages.column_now : NLS.bind(Messages.column_ago, Quantities.durationMs(ageMs / SECOND_MS * SECOND_MS));
  }

  private static String none(JobSession session) {
    return session.numbers().equals(JobNumbers.NONE) ? Messages.column_unknown : Messages.column_none;
  }

  private static String count(OptionalLong number) {
    return number.isPresent() ? Quantities.count(number.getAsLong()) : Messages.column_unknown;
  }

  private static Comparator<JobSession> by(ToLongFunction<JobSession> value) {
    return Comparator.comparingLong(value);
  }
}
