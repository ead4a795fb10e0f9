package dev.stillwater.engine.rocksdb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.snapshot.OperatorView;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotOptions;
import dev.stillwater.engine.snapshot.SnapshotReader;
import dev.stillwater.engine.snapshot.SnapshotView;
import dev.stillwater.engine.snapshot.findings.KeyGroupSizes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Key groups of snapshots whose metadata says nothing of them. */
class RocksDbKeyGroupsTest {
  private static final ProgressListener CANCELLED = new ProgressListener() {
    @Override
    public void progressed(String what, long done, long total) {
      // Nobody looks.
    }

    @Override
    public boolean isCancelled() {
      return true;
    }
  };

  private static SnapshotView open(String fixture) throws Exception {
    try (Stream<Path> files = Files.walk(Path.of("../test-data/flink/2.3.0").resolve(fixture))) {
      Path metadata = files.filter(file -> file.endsWith("_metadata")).sorted().reduce((first, last) -> last).orElseThrow();
      return SnapshotReader.open(metadata.getParent(), SnapshotOptions.local(), ProgressListener.NONE);
    }
  }

  private static List<Integer> filled(KeyGroupSizes sizes) {
    return IntStream.range(0, sizes.bytes().length).filter(group -> sizes.bytes()[group] > 0).boxed().toList();
  }

  @Test
  void nativeSavepoint_hasTheKeyGroupsOfTheCanonicalOne() throws Exception {
    // Catches entries that are counted in the wrong key group, or those of one state or subtask alone.
    try (SnapshotView canonical = open("canonical-rocksdb"); SnapshotView own = open("native-rocksdb")) {
      OperatorView operator = own.operatorOfUid("keyed-a").orElseThrow();
      assertTrue(KeyGroupSizes.of(operator.metadata()).isEmpty());
      KeyGroupSizes counted = KeyGroupSizes.count(operator, ProgressListener.NONE).orElseThrow();
      KeyGroupSizes offsets = KeyGroupSizes.of(canonical.operatorOfUid("keyed-a").orElseThrow().metadata()).orElseThrow();
      assertEquals(filled(offsets), filled(counted));
      assertTrue(counted.totalBytes() > 10_000 && counted.totalBytes() <= offsets.totalBytes(), counted.totalBytes() + " of " + offsets.totalBytes());
    }
  }

  @Test
  void counting_isCancelled() throws Exception {
    // Catches a count of much state that nobody can end.
    try (SnapshotView own = open("native-rocksdb")) {
      OperatorView operator = own.operatorOfUid("keyed-a").orElseThrow();
      assertThrows(SnapshotException.Cancelled.class, () -> KeyGroupSizes.count(operator, CANCELLED));
    }
  }

  @Test
  void operatorWithoutKeyedState_hasNone() throws Exception {
    // Catches an operator with lists alone that gets an empty map.
    try (SnapshotView own = open("native-rocksdb")) {
      OperatorView operator = own.operators().stream().filter(each -> each.metadata().subtasks().stream().allMatch(subtask -> subtask.managedKeyed().isEmpty()))
          .findFirst().orElseThrow();
      assertTrue(KeyGroupSizes.count(operator, ProgressListener.NONE).isEmpty());
    }
  }
}
