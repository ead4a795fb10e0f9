package dev.stillwater.engine.rocksdb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.checkpoint.CheckpointType;
import dev.stillwater.engine.checkpoint.SnapshotFormat;
import dev.stillwater.engine.checkpoint.StateBackendSettings;
import dev.stillwater.engine.io.ForwardingStorage;
import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.io.StorageOutput;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotKind;
import dev.stillwater.engine.snapshot.SnapshotOptions;
import dev.stillwater.engine.snapshot.SnapshotReader;
import dev.stillwater.engine.snapshot.SnapshotView;
import dev.stillwater.engine.snapshot.verify.Finding;
import dev.stillwater.engine.snapshot.verify.SnapshotVerifier;
import dev.stillwater.engine.snapshot.verify.VerifyOptions;
import dev.stillwater.engine.snapshot.write.FaultyStorage;
import dev.stillwater.engine.state.HeapStateBackend;
import dev.stillwater.engine.state.KeyedSnapshot.Written;
import dev.stillwater.engine.state.StateBackend;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Snapshots of working state in RocksDB: those of its own form, what they share, and what restores from them. */
class RocksDbSnapshotTest {
  private static final int KEYS = 400;

  @TempDir
  Path folder;

  @AfterEach
  void nothingStaysOpen() {
    assertEquals(0, NativeHandles.open());
  }

  private StateBackend backend(boolean isIncremental) {
    return new RocksDbStateBackend(new StateBackendSettings(StateBackendSettings.Kind.ROCKSDB, Optional.of(folder.resolve("work")), isIncremental, 8 << 20, 1, 1));
  }

  private KeyedJob job(int parallelism, Optional<Path> snapshot) throws SnapshotException {
    return new KeyedJob(backend(true), parallelism, snapshot);
  }

  private static void fill(KeyedJob job, int seed) {
    Random random = new Random(seed);
    for (int record = 0; record < 4 * KEYS; record++) {
      job.add(random.nextInt(KEYS), random.nextInt(100));
    }
    for (int record = 0; record < KEYS / 8; record++) {
      job.remove(random.nextInt(KEYS));
    }
  }

  private static void requireClean(Path snapshot) throws SnapshotException {
    List<Finding> findings = new ArrayList<>();
    assertTrue(SnapshotVerifier.verify(snapshot, SnapshotOptions.local(), VerifyOptions.standard(), ProgressListener.NONE, findings::add).isClean(),
        findings::toString);
  }

  private static SnapshotKind kind(Path snapshot) throws SnapshotException {
    try (SnapshotView view = SnapshotReader.open(snapshot, SnapshotOptions.local(), ProgressListener.NONE)) {
      return view.kind();
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 2", "1, 3", "3, 1", "2, 3"})
  void checkpoint_comesBackAtAnyParallelism(int before, int after) throws Exception {
    // Catches key groups that are lost or doubled where instances are cut or put together, and timers, lists or maps that are left behind.
    Path path = folder.resolve("job/chk-1");
    Map<Long, String> expected;
    List<String> timers;
    try (KeyedJob job = job(before, Optional.empty())) {
      fill(job, 1);
      expected = job.content(KEYS);
      job.checkpoint(Storage.local(), path, 1);
      timers = job.timers();
    }
    assertEquals(SnapshotKind.INCREMENTAL_CHECKPOINT, kind(path));
    requireClean(path);
    try (KeyedJob job = job(after, Optional.of(path))) {
      assertEquals(expected, job.content(KEYS));
      Path again = folder.resolve("job/chk-2");
      job.checkpoint(Storage.local(), again, 2);
      requireClean(again);
      assertEquals(timers, job.timers());
      job.checkpoint(Storage.local(), folder.resolve("job/chk-3"), 3);
    }
    try (KeyedJob job = job(1, Optional.of(folder.resolve("job/chk-3")))) {
      assertEquals(expected, job.content(KEYS));
      assertEquals(List.of(), job.timers());
    }
  }

  @Test
  void incrementalCheckpoints_writeTablesOnce() throws Exception {
    // Catches checkpoints that write everything again, and those that point to tables of checkpoints that were given up.
    CountingStorage storage = new CountingStorage();
    StateBackendSettings settings = new StateBackendSettings(StateBackendSettings.Kind.ROCKSDB, Optional.of(folder.resolve("work")), true, 8 << 20, 8 << 20, 1);
    try (KeyedJob job = new KeyedJob(new RocksDbStateBackend(settings), 1, Optional.empty())) {
      for (long key = 0; key < 20_000; key++) {
        job.add(key, key);
      }
      Written first = job.checkpoint(storage, folder.resolve("job/chk-1"), 1);
      long firstBytes = storage.takeWritten();
      job.completed(1);
      job.add(7, 7);
      Written second = job.checkpoint(storage, folder.resolve("job/chk-2"), 2);
      long secondBytes = storage.takeWritten();
      assertTrue(secondBytes * 4 < firstBytes, secondBytes + " of " + firstBytes + " bytes were written again");
      assertTrue(second.checkpointedBytes() < secondBytes && second.stateBytes() > first.stateBytes() / 2, second.toString());
      job.aborted(2);
      job.add(8, 8);
      job.checkpoint(storage, folder.resolve("job/chk-3"), 3);
      try (SnapshotView view = SnapshotReader.open(folder.resolve("job/chk-3"), SnapshotOptions.local(), ProgressListener.NONE)) {
        assertTrue(view.metadata().streamHandles().stream().noneMatch(handle -> handle.toString().contains("-2-0")), "tables of an aborted checkpoint");
      }
    }
    requireClean(folder.resolve("job/chk-1"));
    requireClean(folder.resolve("job/chk-3"));
    try (KeyedJob job = job(1, Optional.of(folder.resolve("job/chk-3")))) {
      job.checkpoint(storage, folder.resolve("job/chk-4"), 4);
      storage.takeWritten();
      Path elsewhere = folder.resolve("other/chk-1");
      Written full = job.checkpoint(storage, elsewhere, 1);
      assertEquals(full.checkpointedBytes(), full.stateBytes());
      try (SnapshotView view = SnapshotReader.open(elsewhere, SnapshotOptions.local(), ProgressListener.NONE)) {
        assertTrue(view.metadata().streamHandles().stream().noneMatch(handle -> handle.toString().contains("job")), "files of another job");
      }
    }
  }

  @Test
  void nativeSavepoint_standsAlone() throws Exception {
    // Catches savepoints of RocksDB's form that need files elsewhere, or lose the timers.
    Map<Long, String> expected;
    List<String> timers;
    Path path = folder.resolve("savepoint");
    try (KeyedJob job = job(2, Optional.empty())) {
      fill(job, 3);
      job.checkpoint(Storage.local(), folder.resolve("job/chk-1"), 1);
      job.completed(1);
      expected = job.content(KEYS);
      job.snapshot(Storage.local(), path, 2, CheckpointType.SAVEPOINT, SnapshotFormat.NATIVE);
      timers = job.timers();
    }
    Path moved = folder.resolve("moved");
    Files.move(path, moved);
    LocalFolder.remove(folder.resolve("job"));
    assertEquals(SnapshotKind.NATIVE_SAVEPOINT, kind(moved));
    requireClean(moved);
    try (KeyedJob job = job(2, Optional.of(moved))) {
      assertEquals(expected, job.content(KEYS));
      assertEquals(timers, job.timers());
    }
  }

  @Test
  void withoutIncrements_checkpointsAreWhole() throws Exception {
    // Catches shared files although the settings say that there are none.
    try (KeyedJob job = new KeyedJob(backend(false), 1, Optional.empty())) {
      fill(job, 4);
      Written written = job.checkpoint(Storage.local(), folder.resolve("job/chk-1"), 1);
      assertEquals(written.stateBytes(), written.checkpointedBytes());
      assertFalse(Files.exists(folder.resolve("job/shared")));
    }
    requireClean(folder.resolve("job/chk-1"));
  }

  @ParameterizedTest
  @CsvSource({"true, 1", "true, 3", "false, 1", "false, 2"})
  void canonicalSavepoint_changesTheBackend(boolean isFromHeap, int after) throws Exception {
    // Catches a canonical form that only its own backend reads, and heap files whose order is not RocksDB's.
    Path path = folder.resolve("savepoint");
    Map<Long, String> expected;
    List<String> timers;
    try (KeyedJob job = new KeyedJob(isFromHeap ? HeapStateBackend.filesystem() : backend(true), 2, Optional.empty())) {
      fill(job, 5);
      expected = job.content(KEYS);
      job.snapshot(Storage.local(), path, 1, CheckpointType.SAVEPOINT, SnapshotFormat.CANONICAL);
      timers = job.timers();
    }
    requireClean(path);
    try (KeyedJob job = new KeyedJob(isFromHeap ? backend(true) : HeapStateBackend.filesystem(), after, Optional.of(path))) {
      assertEquals(expected, job.content(KEYS));
      assertEquals(timers, job.timers());
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void largeSavepoint_isTheOneOfTheHeap(boolean isHelped) throws Exception {
    // Catches key groups that two threads mix up, changes that only one of both writes, long keys cut off, and entries lost or doubled in a key group that is too
    // large to be held in memory.
    Executor helper = isHelped ? work -> Thread.ofPlatform().start(work) : work -> { };
    Path[] savepoints = {folder.resolve("heap"), folder.resolve("rocksdb")};
    for (Path savepoint : savepoints) {
      try (KeyedJob job = new KeyedJob(savepoint.endsWith("heap") ? HeapStateBackend.filesystem() : backend(true), 1, Optional.empty(), helper)) {
        for (long key = 0; key < 60_000; key++) {
          job.add(key, key % 50);
        }
        for (int length = 200; length < 300; length++) {
          job.name(length, "x".repeat(length), length);
        }
        for (long element = 0; element < 1_000_000; element++) {
          job.append(7, element);
        }
        job.snapshot(Storage.local(), savepoint, 1, CheckpointType.SAVEPOINT, SnapshotFormat.CANONICAL);
      }
      requireClean(savepoint);
    }
    assertEquals(-1, Files.mismatch(largestFile(savepoints[0]), largestFile(savepoints[1])));
  }

  private static Path largestFile(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.max(Comparator.comparingLong(file -> file.toFile().length())).orElseThrow();
    }
  }

  @ParameterizedTest
  @EnumSource(value = FaultyStorage.Fault.class, names = {"ONCE", "CRASH_WITH_LOSS"})
  void diskThatFailsAtAnyCall_leavesTheLastCheckpoint(FaultyStorage.Fault fault) throws Exception {
    // Catches a checkpoint whose files are not all on the disk when it is complete, and one that harms an earlier one.
    Path good = folder.resolve("job/chk-1");
    Path next = folder.resolve("job/chk-2");
    try (KeyedJob job = job(1, Optional.empty())) {
      fill(job, 6);
      Map<Long, String> expected = job.content(KEYS);
      job.checkpoint(Storage.local(), good, 1);
      job.completed(1);
      boolean isDone = false;
      int failures = 0;
      for (int call = 1; !isDone; call++) {
        job.add(3, call);
        FaultyStorage storage = new FaultyStorage(fault, call);
        try {
          job.checkpoint(storage, next, 2);
          isDone = !storage.hasFailed();
        } catch (SnapshotException e) {
          failures++;
          job.aborted(2);
        }
        LocalFolder.remove(next);
        LocalFolder.remove(folder.resolve("job/chk-2.stillwater"));
      }
      assertTrue(failures > 10, failures + " failures");
      requireClean(good);
      try (KeyedJob restored = job(1, Optional.of(good))) {
        assertEquals(expected, restored.content(KEYS));
      }
    }
  }

  /** Counts the bytes that are written. */
  private static final class CountingStorage extends ForwardingStorage {
    private long written;

    CountingStorage() {
      super(Storage.local());
    }

    long takeWritten() {
      long taken = written;
      written = 0;
      return taken;
    }

    @Override
    public StorageOutput create(Path file) throws IOException {
      StorageOutput output = super.create(file);
      return new StorageOutput() {
        @Override
        public void write(byte[] source, int offset, int length) throws IOException {
          written += length;
          output.write(source, offset, length);
        }

        @Override
        public long position() {
          return output.position();
        }

        @Override
        public void force() throws IOException {
          output.force();
        }

        @Override
        public void close() throws IOException {
          output.close();
        }
      };
    }
  }
}
