package dev.stillwater.testkit.simulation;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.snapshot.EntryCursor;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotView;
import dev.stillwater.engine.snapshot.StateView;
import dev.stillwater.engine.snapshot.value.StructValue;
import dev.stillwater.engine.snapshot.value.TimeWindowValue;
import dev.stillwater.engine.snapshot.value.TupleValue;
import dev.stillwater.testkit.simulation.ConsumedRecords.Reading;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the snapshots of each simulated job must hold, computed from the records by other means than the engine's.
 *
 * <p>THREADING: stateless.
 */
final class SnapshotReferences {
  private static final long SIZE_MS = 20_000;
  private static final long PANE_MS = 5_000;
  private static final long TUMBLING_MS = 10_000;
  private static final long GAP_MS = 2_000;
  private static final long JOIN_MS = 1_000;

  /** What is still to come at the watermark of a snapshot. */
  private interface Open {
    /** Whether something that is over at the time is still needed. */
    boolean until(long lastMs);
  }

  /** Reads an entry into the text that is compared; an empty one is left out. */
  private interface Text {
    void put(EntryCursor cursor, Map<String, String> texts) throws SnapshotException;
  }

  private SnapshotReferences() {
  }

  /** The check of the job's snapshots. */
  static SnapshotReference of(SimulatedJob job) {
    return switch (job.name()) {
      case "Totals" -> new SnapshotReference(view -> counts(ConsumedRecords.of(view, "readings", job, SimulatedJobs.READINGS)), view -> counts(view, "totals"));
      case "Generated" -> new SnapshotReference(SnapshotReferences::generated, view -> counts(view, "totals"));
      case "Windows" -> new SnapshotReference(view -> panes(view, "windows", ConsumedRecords.of(view, "readings", job, SimulatedJobs.READINGS), PANE_MS, SIZE_MS),
          SnapshotReferences::panes);
      case "United" -> new SnapshotReference(view -> {
        List<Reading> readings = new ArrayList<>(ConsumedRecords.of(view, "readings", job, SimulatedJobs.READINGS));
        readings.addAll(ConsumedRecords.of(view, "others", job, SimulatedJobs.OTHERS));
        return panes(view, "windows", readings, TUMBLING_MS, TUMBLING_MS);
      }, SnapshotReferences::panes);
      case "Sessions" -> new SnapshotReference(view -> sessions(view, ConsumedRecords.of(view, "readings", job, SimulatedJobs.READINGS)), SnapshotReferences::sessions);
      case "Joined" -> new SnapshotReference(view -> {
        Map<String, String> rows = waiting(view, "left", ConsumedRecords.of(view, "readings", job, SimulatedJobs.READINGS));
        rows.putAll(waiting(view, "right", ConsumedRecords.of(view, "others", job, SimulatedJobs.OTHERS)));
        return rows;
      }, SnapshotReferences::waiting);
      default -> throw new IllegalArgumentException("No reference for the job " + job.name() + ".");
    };
  }

  private static Map<String, String> counts(List<Reading> readings) {
    return texts(readings.stream().collect(Collectors.groupingBy(Reading::sensor, Collectors.counting())));
  }

  private static Map<String, String> generated(SnapshotView view) throws SnapshotException {
    return texts(ConsumedRecords.numbers(view, "numbers", SimulatedJobs.NUMBERS).filter(n -> n % 3 != 0).boxed()
        .collect(Collectors.groupingBy(n -> String.valueOf(n % 13), Collectors.counting())));
  }

  private static Map<String, String> texts(Map<String, Long> counts) {
    Map<String, String> texts = new TreeMap<>();
    counts.forEach((key, count) -> texts.put(key, count.toString()));
    return texts;
  }

  private static Map<String, String> counts(SnapshotView view, String uid) throws SnapshotException {
    return entries(view, uid, "aggregate", (cursor, texts) -> texts.put(cursor.key().toString(), records(cursor)));
  }

  private static Map<String, String> panes(SnapshotView view, String uid, List<Reading> readings, long paneMs, long sizeMs) throws SnapshotException {
    Open open = open(view, uid);
    Map<String, Long> counts = new HashMap<>();
    for (Reading reading : readings) {
      long start = reading.timeMs() - reading.timeMs() % paneMs;
      if (open.until(start + sizeMs - 1)) {
        counts.merge(reading.sensor() + " " + start, 1L, Long::sum);
      }
    }
    return texts(counts);
  }

  private static Map<String, String> panes(SnapshotView view) throws SnapshotException {
    return entries(view, "windows", "window-contents",
        (cursor, texts) -> texts.put(cursor.key() + " " + ((TimeWindowValue) cursor.namespace()).start(), records(cursor)));
  }

  private static Map<String, String> sessions(SnapshotView view, List<Reading> readings) throws SnapshotException {
    Open open = open(view, "sessions");
    Map<String, String> sessions = new TreeMap<>();
    readings.stream().collect(Collectors.groupingBy(Reading::sensor)).forEach((sensor, all) -> {
      List<Reading> sorted = all.stream().sorted(Comparator.comparingLong(Reading::timeMs)).toList();
      int first = 0;
      for (int index = 0; index < sorted.size(); index++) {
        long endMs = sorted.get(index).timeMs() + GAP_MS;
        if (index + 1 == sorted.size() || sorted.get(index + 1).timeMs() > endMs) {
          if (open.until(endMs - 1)) {
            sessions.put(sensor + " " + sorted.get(first).timeMs() + " " + endMs, String.valueOf(index + 1 - first));
          }
          first = index + 1;
        }
      }
    });
    return sessions;
  }

  private static Map<String, String> sessions(SnapshotView view) throws SnapshotException {
    Map<String, String> contents = entries(view, "sessions", "session-contents", (cursor, texts) -> texts.put(cursor.key() + " " + cursor.namespace(), records(cursor)));
    return entries(view, "sessions", "merging-window-set", (cursor, texts) -> {
      for (Object each : (List<?>) cursor.value()) {
        List<Object> pair = ((TupleValue) each).values();
        TimeWindowValue session = (TimeWindowValue) pair.get(0);
        texts.put(cursor.key() + " " + session.start() + " " + session.end(), contents.get(cursor.key() + " " + pair.get(1)));
      }
    });
  }

  private static Map<String, String> waiting(SnapshotView view, String side, List<Reading> readings) throws SnapshotException {
    Open open = open(view, "pairs");
    Map<String, Long> counts = new HashMap<>();
    readings.stream().filter(reading -> open.until(reading.timeMs() + JOIN_MS)).forEach(reading -> counts.merge(side + " " + reading.sensor() + " " + reading.timeMs(), 1L, Long::sum));
    return texts(counts);
  }

  private static Map<String, String> waiting(SnapshotView view) throws SnapshotException {
    Map<String, String> rows = new TreeMap<>();
    for (String side : List.of("left", "right")) {
      rows.putAll(entries(view, "pairs", side,
          (cursor, texts) -> texts.put(side + " " + cursor.key() + " " + cursor.userKey(), String.valueOf(((List<?>) cursor.value()).size()))));
    }
    return rows;
  }

  private static String records(EntryCursor cursor) throws SnapshotException {
    return ((StructValue) cursor.value()).field("records_count").orElseThrow().toString();
  }

  /** The last watermark of all is not kept: the input has ended where all of it is read and the operator holds nothing any more. */
  private static Open open(SnapshotView view, String uid) throws SnapshotException {
    List<Long> watermarks = new ArrayList<>();
    boolean isEmpty = true;
    for (StateView state : view.operatorOfUid(uid).orElseThrow().states()) {
      try (EntryCursor cursor = state.entries(ProgressListener.NONE)) {
        while (cursor.next()) {
          if (state.name().equals("watermark")) {
            watermarks.add((Long) cursor.value());
          } else {
            isEmpty = false;
          }
        }
      }
    }
    if (isEmpty && ConsumedRecords.isAll(view)) {
      return lastMs -> false;
    }
    if (watermarks.stream().distinct().count() > 1) {
      throw new AssertionError("At a barrier all subtasks have come to the same watermark, these to " + watermarks);
    }
    return watermarks.isEmpty() ? lastMs -> true : lastMs -> lastMs > watermarks.get(0);
  }

  private static Map<String, String> entries(SnapshotView view, String uid, String name, Text text) throws SnapshotException {
    Map<String, String> texts = new TreeMap<>();
    Optional<StateView> state = view.operatorOfUid(uid).orElseThrow().state(name);
    if (state.isPresent()) {
      try (EntryCursor cursor = state.get().entries(ProgressListener.NONE)) {
        while (cursor.next()) {
          text.put(cursor, texts);
        }
      }
    }
    return texts;
  }
}
