package dev.stillwater.ui.tests.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.snapshot.SnapshotOptions;
import dev.stillwater.engine.snapshot.SnapshotReader;
import dev.stillwater.engine.snapshot.SnapshotView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.eclipse.core.runtime.Platform;
import org.junit.jupiter.api.Test;

/**
 * Snapshots as the IDE reads them: every library in a bundle of its own.
 *
 * <p>THREADING: test threads.
 */
class SnapshotInBundlesTest {
  @Test
  void compressedSavepoint_isRead() throws Exception {
    // Would catch an engine that does not see snappy, or snappy that does not find its library inside Equinox.
    assertEquals(5, entries("canonical-snappy", "keyed-b", "sum"));
  }

  @Test
  void rocksDbSavepoint_isRead() throws Exception {
    // Would catch a fragment whose service is not found, or that lacks RocksDB's classes or the library of this platform.
    assertEquals(5, entries("native-rocksdb", "keyed-b", "sum"));
  }

  @Test
  void rocksDb_isSeenByNoOtherBundle() {
    // Would catch a fragment whose packages are exported.
    assertTrue(Stream.of("dev.stillwater.ui.operate", "dev.stillwater.host").allMatch(name -> Platform.getBundle(name) != null));
    assertThrows(ClassNotFoundException.class, () -> Platform.getBundle("dev.stillwater.ui.operate").loadClass("org.rocksdb.RocksDB"));
  }

  private static long entries(String fixture, String uid, String state) throws Exception {
    long count = 0;
    try (SnapshotView view = SnapshotReader.open(savepoint(fixture), SnapshotOptions.local(), ProgressListener.NONE);
        var entries = view.operatorOfUid(uid).orElseThrow().state(state).orElseThrow().entries(ProgressListener.NONE)) {
      while (entries.next()) {
        count++;
      }
    }
    return count;
  }

  private static Path savepoint(String fixture) throws IOException {
    Path root = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(root.resolve("engine/test-data"))) {
      root = root.getParent();
    }
    try (Stream<Path> folders = Files.list(root.resolve("engine/test-data/flink/2.3.0").resolve(fixture))) {
      return folders.filter(folder -> folder.getFileName().toString().startsWith("savepoint-")).findFirst().orElseThrow();
    }
  }
}
