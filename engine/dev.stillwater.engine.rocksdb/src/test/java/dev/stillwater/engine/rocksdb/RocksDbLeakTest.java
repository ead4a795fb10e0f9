package dev.stillwater.engine.rocksdb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.checkpoint.CheckpointType;
import dev.stillwater.engine.checkpoint.SnapshotFormat;
import dev.stillwater.engine.checkpoint.StateBackendSettings;
import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotOptions;
import dev.stillwater.engine.snapshot.SnapshotReader;
import dev.stillwater.engine.snapshot.SnapshotView;
import dev.stillwater.engine.snapshot.write.FaultyStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Nothing native stays open and no working file stays behind, however a job ends. */
class RocksDbLeakTest {
  private static final int KEYS = 200;

  @TempDir
  Path folder;

  private KeyedJob job(int parallelism, Optional<Path> snapshot) throws SnapshotException {
    Optional<Path> work = Optional.of(folder.resolve("work"));
    return new KeyedJob(new RocksDbStateBackend(new StateBackendSettings(StateBackendSettings.Kind.ROCKSDB, work, true, 8 << 20, 1, 1)), parallelism, snapshot);
  }

  private static void fill(KeyedJob job) {
    for (long record = 0; record < 3 * KEYS; record++) {
      job.add(record % KEYS, record);
    }
  }

  @AfterEach
  void nothingIsLeft() throws IOException {
    assertEquals(0, NativeHandles.open());
    if (Files.exists(folder.resolve("work"))) {
      try (Stream<Path> left = Files.list(folder.resolve("work"))) {
        assertEquals(List.of(), left.toList());
      }
    }
  }

  private Path snapshot(SnapshotFormat format) throws SnapshotException {
    Path path = folder.resolve("savepoint-" + format);
    try (KeyedJob job = job(2, Optional.empty())) {
      fill(job);
      job.snapshot(Storage.local(), path, 1, CheckpointType.SAVEPOINT, format);
    }
    assertEquals(0, NativeHandles.open());
    return path;
  }

  @Test
  void openObjects_areCounted() throws SnapshotException {
    // Catches a count that is always zero, which would make all other tests of leaks worthless.
    try (KeyedJob job = job(1, Optional.empty())) {
      assertEquals(0, NativeHandles.open(), "made before they are needed");
      fill(job);
      int open = NativeHandles.open();
      assertTrue(open > 5, open + " open");
      for (int round = 0; round < 5; round++) {
        job.content(KEYS);
      }
      assertEquals(open, NativeHandles.open(), "walks over maps and lists stay open");
    }
  }

  @ParameterizedTest
  @EnumSource(SnapshotFormat.class)
  void jobThatEndsBeforeItsSnapshotIsWritten_leavesNothing(SnapshotFormat format) throws SnapshotException {
    // Catches the instance of a cancelled job that stays open for a snapshot which is never written, or is written or given up after the end.
    for (boolean isWritten : new boolean[] {true, false}) {
      KeyedJob job = job(2, Optional.empty());
      fill(job);
      Path path = folder.resolve("last-" + isWritten);
      try (KeyedJob.Begun begun = job.begin(Storage.local(), path, 1, CheckpointType.SAVEPOINT, format)) {
        job.add(1, 1);
        job.close();
        if (isWritten) {
          begun.write(() -> { });
        }
      }
      assertEquals(0, NativeHandles.open());
      assertEquals(isWritten, Files.exists(path));
    }
  }

  @ParameterizedTest
  @EnumSource(SnapshotFormat.class)
  void snapshotThatFails_leavesNothing(SnapshotFormat format) throws SnapshotException {
    // Catches views, cursors and links that a snapshot leaves behind where the disk fails.
    try (KeyedJob job = job(1, Optional.empty())) {
      fill(job);
      job.content(KEYS);
      job.snapshot(Storage.local(), folder.resolve("good"), 1, CheckpointType.SAVEPOINT, format);
      int open = NativeHandles.open();
      int failures = 0;
      for (int call = 1; call < 40; call += 3) {
        FaultyStorage storage = new FaultyStorage(FaultyStorage.Fault.CRASH, call);
        try {
          job.snapshot(storage, folder.resolve("failing-" + call), 2, CheckpointType.SAVEPOINT, format);
        } catch (SnapshotException e) {
          failures++;
        }
        assertEquals(open, NativeHandles.open());
      }
      assertTrue(failures > 5, failures + " failures");
    }
  }

  @ParameterizedTest
  @EnumSource(SnapshotFormat.class)
  void restoreThatFails_leavesNothing(SnapshotFormat format) throws Exception {
    // Catches instances, loaders and half-made tables of a restore that meets a damaged snapshot, at one or another place.
    Path path = snapshot(format);
    List<Path> files;
    try (Stream<Path> walk = Files.walk(path)) {
      files = walk.filter(file -> Files.isRegularFile(file) && !file.getFileName().toString().equals("_metadata")).sorted().toList();
    }
    int failures = 0;
    for (Path file : files) {
      byte[] bytes = Files.readAllBytes(file);
      for (int part = 0; part < 4; part += 3) {
        byte[] damaged = bytes.clone();
        for (int index = bytes.length * part / 4; index < Math.min(bytes.length, bytes.length * part / 4 + 40); index++) {
          damaged[index] ^= 0x55;
        }
        Files.write(file, damaged, StandardOpenOption.TRUNCATE_EXISTING);
        try (KeyedJob job = job(1 + part % 2, Optional.of(path))) {
          job.content(KEYS);
        } catch (SnapshotException | IllegalStateException | RocksDbFailure e) {
          failures++;
        }
        assertEquals(0, NativeHandles.open(), file + " part " + part);
      }
      Files.write(file, bytes, StandardOpenOption.TRUNCATE_EXISTING);
    }
    assertTrue(failures > 3, failures + " failures");
  }

  @Test
  void readerThatIsClosedHalfway_leavesNothing() throws SnapshotException {
    // Catches iterators of native snapshots that are inspected, which do not belong to a job.
    Path path = snapshot(SnapshotFormat.NATIVE);
    try (SnapshotView view = SnapshotReader.open(path, SnapshotOptions.local(), ProgressListener.NONE)) {
      var cursor = view.operatorOfUid("count").orElseThrow().state("value").orElseThrow().entries(ProgressListener.NONE);
      assertTrue(cursor.next());
      assertTrue(NativeHandles.open() > 3, NativeHandles.open() + " open");
    }
    assertEquals(0, NativeHandles.open());
    assertThrows(SnapshotException.class, () -> SnapshotReader.open(folder.resolve("nothing"), SnapshotOptions.local(), ProgressListener.NONE));
  }
}
