package dev.stillwater.testkit.simulation;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.snapshot.EntryCursor;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotOptions;
import dev.stillwater.engine.snapshot.SnapshotReader;
import dev.stillwater.engine.snapshot.SnapshotView;
import dev.stillwater.engine.snapshot.StateView;
import dev.stillwater.engine.snapshot.value.StructValue;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What each snapshot of {@link SimulatedJobs#totals} must hold: the counts that a stopped world shows in which the records before the source's positions have gone
 * all the way through the job, and no other.
 *
 * <p>THREADING: one thread.
 */
final class TotalsReference implements Simulation.SnapshotCheck {
  private final String input = SimulatedJobs.totals().inputs().get(SimulatedJobs.READINGS);

  /** Bytes of the input that are still to be read. */
  private record Rest(long begin, long end) {
  }

  @Override
  public int check(Storage storage, Path checkpoints) throws IOException {
    int count = 0;
    if (storage.isDirectory(checkpoints)) {
      for (Path run : storage.list(checkpoints)) {
        for (Path snapshot : storage.list(run)) {
          if (snapshot.getFileName().toString().matches("chk-\\d+") && storage.exists(snapshot.resolve("_metadata"))) {
            checkOne(storage, snapshot);
            count++;
          }
        }
      }
    }
    return count;
  }

  private void checkOne(Storage storage, Path snapshot) throws IOException {
    SnapshotOptions options = new SnapshotOptions(storage, Optional.empty(), SnapshotOptions.local().scratchFolder());
    try (SnapshotView view = SnapshotReader.open(snapshot, options, ProgressListener.NONE)) {
      Map<String, Long> expected = counts(rests(view));
      Map<String, Long> found = found(view);
      if (!expected.equals(found)) {
        throw new AssertionError(snapshot + " holds " + found + ", expected " + expected);
      }
    } catch (SnapshotException e) {
      throw new AssertionError(snapshot + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static List<Rest> rests(SnapshotView view) throws SnapshotException {
    List<Rest> rests = new ArrayList<>();
    StateView splits = view.operatorOfUid("readings").orElseThrow().state("csv-splits").orElseThrow();
    try (EntryCursor cursor = splits.entries(ProgressListener.NONE)) {
      while (cursor.next()) {
        StructValue split = (StructValue) cursor.value();
        rests.add(new Rest((Long) split.field("position").orElseThrow(), (Long) split.field("end").orElseThrow()));
      }
    }
    return rests;
  }

  /** Counts by key of the records that begin before the rests. */
  private Map<String, Long> counts(List<Rest> rests) {
    Map<String, Long> counts = new TreeMap<>();
    int start = input.indexOf('\n') + 1;
    while (start < input.length()) {
      int end = input.indexOf('\n', start) + 1;
      int at = start;
      if (rests.stream().noneMatch(rest -> at >= rest.begin() && at < rest.end())) {
        counts.merge(input.substring(start, end).split(",")[1], 1L, Long::sum);
      }
      start = end;
    }
    return counts;
  }

  private static Map<String, Long> found(SnapshotView view) throws SnapshotException {
    Map<String, Long> found = new TreeMap<>();
    Optional<StateView> state = view.operatorOfUid("totals").orElseThrow().state("aggregate");
    if (state.isPresent()) {
      try (EntryCursor cursor = state.get().entries(ProgressListener.NONE)) {
        while (cursor.next()) {
          found.put((String) cursor.key(), (Long) ((StructValue) cursor.value()).field("records_count").orElseThrow());
        }
      }
    }
    return found;
  }
}
