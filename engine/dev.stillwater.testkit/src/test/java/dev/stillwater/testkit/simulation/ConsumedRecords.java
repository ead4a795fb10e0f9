package dev.stillwater.testkit.simulation;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.snapshot.EntryCursor;
import dev.stillwater.engine.snapshot.OperatorView;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotView;
import dev.stillwater.engine.snapshot.StateView;
import dev.stillwater.engine.snapshot.value.StructValue;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/**
 * The records that lie before the positions of a snapshot's sources.
 *
 * <p>THREADING: stateless.
 */
final class ConsumedRecords {
  /** A record of the input files. */
  record Reading(long timeMs, String sensor, int value) {
  }

  private record Rest(long begin, long end) {
  }

  private ConsumedRecords() {
  }

  /** Records of the file that the source has read. */
  static List<Reading> of(SnapshotView view, String source, SimulatedJob job, Path file) throws SnapshotException {
    List<Rest> rests = new ArrayList<>();
    for (StructValue split : rows(view, source, "csv-splits")) {
      rests.add(new Rest(number(split, "position"), number(split, "end")));
    }
    String input = job.inputs().get(file);
    List<Reading> readings = new ArrayList<>();
    int start = input.indexOf('\n') + 1;
    while (start < input.length()) {
      int end = input.indexOf('\n', start) + 1;
      int at = start;
      if (rests.stream().noneMatch(rest -> at >= rest.begin() && at < rest.end())) {
        String[] fields = input.substring(start, end - 1).split(",");
        readings.add(new Reading(Instant.parse(fields[0]).toEpochMilli(), fields[1], Integer.parseInt(fields[2])));
      }
      start = end;
    }
    return readings;
  }

  /** Whether the sources of files have read all. */
  static boolean isAll(SnapshotView view) throws SnapshotException {
    for (OperatorView operator : view.operators()) {
      if (operator.state("csv-splits").isPresent()) {
        for (StructValue split : rows(view, operator.uid().orElseThrow(), "csv-splits")) {
          if (number(split, "position") < number(split, "end")) {
            return false;
          }
        }
      }
    }
    return true;
  }

  /** Numbers below the count that the generator has made. */
  static LongStream numbers(SnapshotView view, String source, long count) throws SnapshotException {
    List<StructValue> splits = rows(view, source, "generator-splits");
    return LongStream.range(0, count).filter(n -> splits.stream()
        .noneMatch(split -> n >= number(split, "next") && (n - number(split, "next")) % number(split, "stride") == 0));
  }

  private static long number(StructValue row, String field) {
    return (Long) row.field(field).orElseThrow();
  }

  private static List<StructValue> rows(SnapshotView view, String uid, String name) throws SnapshotException {
    List<StructValue> rows = new ArrayList<>();
    StateView state = view.operatorOfUid(uid).orElseThrow().state(name).orElseThrow();
    try (EntryCursor cursor = state.entries(ProgressListener.NONE)) {
      while (cursor.next()) {
        rows.add((StructValue) cursor.value());
      }
    }
    return rows;
  }
}
