package dev.stillwater.engine.snapshot.findings;

import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.StateKind;
import dev.stillwater.engine.snapshot.StateView;
import dev.stillwater.engine.snapshot.findings.SnapshotFinding.Level;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Timers far in the past or the future, and windows by processing time.
 *
 * <p>THREADING: stateless.
 */
public final class TimerRule implements SnapshotRule {
  private static final String PROCESSING = "_timer_state/processing_";
  private static final Duration FAR = Duration.ofDays(366);
  private static final Duration OVERDUE = Duration.ofHours(1);
  /** Seconds since 1970 stay below this number until the year 2286. */
  private static final long IN_SECONDS_MAX = 10_000_000_000L;
  private static final String UNITS = "Look whether seconds were taken for milliseconds, or the other way round.";

  @Override
  public String id() {
    return "timers";
  }

  @Override
  public void find(SnapshotEvidence evidence, FindingSink found) throws SnapshotException {
    for (StateView state : evidence.states()) {
      StateSample sample = state.kind() == StateKind.TIMER ? evidence.sample(state) : null;
      if (sample == null || sample.firstTimerMs().isEmpty()) {
        continue;
      }
      long first = sample.firstTimerMs().getAsLong();
      long last = sample.lastTimerMs().getAsLong();
      boolean isProcessing = state.name().startsWith(PROCESSING);
      if (isProcessing && state.name().contains("window")) {
        found.add(Level.NOTE, state, "Windows end by processing time: those that are due fire at once after a restore, and results depend on when the job runs.",
            times(first, last), "Windows by event time give the same results in every run.");
      }
      if (isProcessing) {
        processing(evidence.takenAt(), state, first, last, found);
      } else {
        event(evidence.takenAt(), state, first, last, found);
      }
    }
  }

  private static void event(Optional<Instant> takenAt, StateView state, long first, long last, FindingSink found) {
    // As floating point, since times that were read from damaged records can lie further apart than a long can say.
    if ((double) last - first > FAR.toMillis()) {
      found.add(Level.WARNING, state, "Timers by event time lie more than a year apart: the late ones may never fire, and their state stays.", times(first, last),
          "Look for records with a wrong time at the keys of the latest timers.");
    } else if (takenAt.isPresent() && (double) last - takenAt.get().toEpochMilli() > FAR.toMillis()) {
      found.add(Level.WARNING, state, "Timers by event time are due more than a year after the snapshot was taken; their state stays as long.", times(first, last), UNITS);
    } else if (last < IN_SECONDS_MAX) {
      found.add(Level.NOTE, state, "All timers by event time lie before May 1970, as times in seconds do that are taken for milliseconds.", times(first, last), UNITS);
    }
  }

  private static void processing(Optional<Instant> takenAt, StateView state, long first, long last, FindingSink found) {
    if (takenAt.isPresent() && takenAt.get().toEpochMilli() - first > OVERDUE.toMillis()) {
      found.add(Level.WARNING, state, "Timers by processing time were overdue for more than an hour when the snapshot was taken: the job could not keep up, or was restored "
          + "shortly before.", times(first, last), "");
    }
    if (takenAt.isPresent() && last - takenAt.get().toEpochMilli() > FAR.toMillis()) {
      found.add(Level.WARNING, state, "Timers by processing time are due more than a year after the snapshot was taken; their state stays as long.", times(first, last),
          UNITS);
    }
  }

  private static List<String> times(long first, long last) {
    return List.of("earliest " + text(first), "latest " + text(last));
  }

  private static String text(long timeMs) {
    try {
      return Instant.ofEpochMilli(timeMs).toString();
    } catch (DateTimeException e) {
      return timeMs + " ms";
    }
  }
}
