package dev.stillwater.engine.rocksdb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.snapshot.ExpectedContent;
import dev.stillwater.engine.snapshot.FixtureContent;
import dev.stillwater.engine.snapshot.FlinkSnapshots;
import dev.stillwater.engine.snapshot.GeneratedContent;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotKind;
import dev.stillwater.engine.snapshot.SnapshotOptions;
import dev.stillwater.engine.snapshot.SnapshotReader;
import dev.stillwater.engine.snapshot.SnapshotView;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every fixture of the RocksDB backend decodes to exactly what its job's input says. */
class RocksDbContentTest {
  static Stream<Path> snapshots() {
    return Stream.of("1.20.5/native-rocksdb", "1.20.5/ckpt-rocksdb-full", "1.20.5/ckpt-rocksdb-incr", "1.20.5/ckpt-rocksdb-heaptimers",
        "2.3.0/native-rocksdb", "2.3.0/ckpt-rocksdb-full", "2.3.0/ckpt-rocksdb-incr", "2.3.0/ckpt-rocksdb-incr-files", "2.3.0/ckpt-rocksdb-heaptimers")
        .flatMap(fixture -> FlinkSnapshots.of(fixture).stream());
  }

  @ParameterizedTest
  @MethodSource("snapshots")
  void aSnapshotHoldsWhatTheInputSays(Path folder) throws SnapshotException, IOException {
    try (SnapshotView snapshot = SnapshotReader.open(folder, SnapshotOptions.local(), ProgressListener.NONE)) {
      assertEquals(ExpectedContent.of(folder), FixtureContent.of(snapshot));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"2.3.0/types-rocksdb", "2.3.0/file-merging-rocksdb"})
  void aSnapshotHoldsWhatTheJobPutIn(String fixture) throws SnapshotException, IOException {
    assertEquals(GeneratedContent.expected(fixture), GeneratedContent.of(FlinkSnapshots.last(fixture)));
  }

  @Test
  void kindsAreToldFromTheFiles() throws SnapshotException {
    assertEquals(SnapshotKind.NATIVE_SAVEPOINT, kind("2.3.0/native-rocksdb"));
    assertEquals(SnapshotKind.FULL_CHECKPOINT, kind("2.3.0/ckpt-rocksdb-full"));
    assertEquals(SnapshotKind.INCREMENTAL_CHECKPOINT, kind("2.3.0/ckpt-rocksdb-incr-files"));
  }

  private static SnapshotKind kind(String fixture) throws SnapshotException {
    try (SnapshotView snapshot = SnapshotReader.open(FlinkSnapshots.last(fixture), SnapshotOptions.local(), ProgressListener.NONE)) {
      return snapshot.kind();
    }
  }

  @Test
  void timersThatFlinkLostAreMissedAndSaidSo() throws SnapshotException, IOException {
    Path folder = FlinkSnapshots.last("2.3.0/native-rocksdb-heaptimers");
    try (SnapshotView snapshot = SnapshotReader.open(folder, SnapshotOptions.local(), ProgressListener.NONE)) {
      Map<String, List<String>> expected = ExpectedContent.of(folder);
      expected.put("keyed-a.csv", expected.get("keyed-a.csv").stream().map(line -> line.replaceAll(",\\[\\d+],\\[\\d+]$", ",[],[]")).toList());
      assertEquals(expected, FixtureContent.of(snapshot));
      assertTrue(snapshot.operatorOfUid("win-agg").orElseThrow().notes().get(0).contains("never fire"));
      assertTrue(snapshot.operatorOfUid("keyed-a").orElseThrow().notes().get(0).contains("If this operator uses timers"));
      assertEquals(List.of(), snapshot.operatorOfUid("oplist").orElseThrow().notes());
    }
  }
}
