package dev.stillwater.engine.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.stillwater.engine.io.ProgressListener;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every fixture that needs no RocksDB decodes to exactly what its job's input says. */
class FixtureContentTest {
  static Stream<Path> snapshots() {
    return Stream.of("1.20.5/canonical-files", "1.20.5/canonical-hashmap", "1.20.5/canonical-rocksdb", "1.20.5/native-hashmap",
        "2.3.0/canonical-files", "2.3.0/canonical-hashmap", "2.3.0/canonical-rocksdb", "2.3.0/canonical-snappy", "2.3.0/native-hashmap",
        "2.3.0/ckpt-hashmap-full").flatMap(fixture -> FlinkSnapshots.of(fixture).stream());
  }

  @ParameterizedTest
  @MethodSource("snapshots")
  void aSnapshotHoldsWhatTheInputSays(Path folder) throws SnapshotException, IOException {
    try (SnapshotView snapshot = SnapshotReader.open(folder, SnapshotOptions.local(), ProgressListener.NONE)) {
      assertEquals(ExpectedContent.of(folder), FixtureContent.of(snapshot));
    }
  }
}
