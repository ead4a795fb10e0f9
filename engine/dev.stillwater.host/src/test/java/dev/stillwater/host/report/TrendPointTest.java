package dev.stillwater.host.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TrendPointTest {
  private static final Path FLINK = Path.of("../test-data/flink/2.3.0");

  private static List<Path> checkpoints(String fixture) throws IOException {
    try (Stream<Path> files = Files.walk(FLINK.resolve(fixture))) {
      return TrendPoint.snapshotsIn(files.filter(file -> file.endsWith("_metadata")).findFirst().orElseThrow().getParent().getParent());
    }
  }

  @Test
  void checkpointsOfAJob_growOneByOne() throws Exception {
    // Would catch a series in the order of its names, states that are missing, and numbers of one subtask alone.
    List<TrendPoint> points = new ArrayList<>();
    for (Path snapshot : checkpoints("ckpt-hashmap-full")) {
      points.add(TrendPoint.of(snapshot, SnapshotOptions.local(), true, ProgressListener.NONE));
    }
    points.sort(TrendPoint.ORDER);
    assertEquals(2, points.size());
    assertTrue(points.getFirst().checkpointId() < points.getLast().checkpointId());
    for (TrendPoint point : points) {
      assertEquals(Optional.empty(), point.problem());
      assertTrue(point.states().stream().allMatch(TrendPoint.StateGrowth::isExact));
    }
    long before = points.getFirst().sum(Optional.of("keyed-a"), Optional.of("perTag")).orElseThrow().entries();
    long after = points.getLast().sum(Optional.of("keyed-a"), Optional.of("perTag")).orElseThrow().entries();
    assertTrue(before > 0 && after > before, before + ", " + after);
    assertTrue(points.getLast().sum(Optional.empty(), Optional.empty()).orElseThrow().entries() > after);
    assertEquals(Optional.empty(), points.getLast().sum(Optional.of("keyed-a"), Optional.of("nothing")));
  }

  @Test
  void damagedSnapshot_isAPointThatSaysSo() throws Exception {
    // Would catch a series that ends at the first snapshot that is damaged.
    TrendPoint point = TrendPoint.of(FLINK.resolve("corrupt-bad-magic"), SnapshotOptions.local(), false, ProgressListener.NONE);
    assertTrue(point.problem().isPresent());
    assertEquals(-1, point.checkpointId());
  }

  @Test
  void snapshotOfWhichAPartIsMissing_hasNoSum() throws Exception {
    // Would catch a fall in a chart that is none: the state that could not be read is still there.
    Path damaged;
    try (Stream<Path> files = Files.walk(FLINK.resolve("corrupt-missing-data"))) {
      damaged = files.filter(file -> file.endsWith("_metadata")).findFirst().orElseThrow().getParent();
    }
    TrendPoint point = TrendPoint.of(damaged, SnapshotOptions.local(), false, ProgressListener.NONE);
    assertTrue(point.problem().isPresent() && !point.states().isEmpty(), point.toString());
    assertEquals(Optional.empty(), point.sum(Optional.empty(), Optional.empty()));
    TrendPoint.StateGrowth read = point.states().getFirst();
    assertTrue(point.sum(Optional.of(read.operator()), Optional.of(read.state())).isPresent());
  }

  @Test
  void reading_isCancelled() throws Exception {
    // Would catch a series of large snapshots that nobody can end.
    ProgressListener cancelled = new ProgressListener() {
      @Override
      public void progressed(String what, long done, long total) {
        // Nobody looks.
      }

      @Override
      public boolean isCancelled() {
        return true;
      }
    };
    Path snapshot = checkpoints("ckpt-hashmap-full").getFirst();
    assertThrows(SnapshotException.Cancelled.class, () -> TrendPoint.of(snapshot, SnapshotOptions.local(), true, cancelled));
  }
}
