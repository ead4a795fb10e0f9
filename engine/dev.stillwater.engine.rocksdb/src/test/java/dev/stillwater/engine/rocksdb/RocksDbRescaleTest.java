package dev.stillwater.engine.rocksdb;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.stillwater.engine.checkpoint.CheckpointType;
import dev.stillwater.engine.checkpoint.SnapshotFormat;
import dev.stillwater.engine.checkpoint.StateBackendSettings;
import dev.stillwater.engine.checkpoint.StateBackendSettings.Kind;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.state.HeapStateBackend;
import dev.stillwater.engine.state.StateBackend;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import java.util.ServiceLoader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A job that changes its parallelism and its backend again and again holds what one does that never stopped. */
class RocksDbRescaleTest {
  private static final int KEYS = 300;
  private static final long MEMORY_LIMIT_BYTES = 16 << 20;

  @TempDir
  Path folder;

  /** How a snapshot is taken. */
  enum Form {
    CANONICAL, NATIVE, INCREMENTAL, FULL;

    CheckpointType type() {
      return this == CANONICAL || this == NATIVE ? CheckpointType.SAVEPOINT : CheckpointType.CHECKPOINT;
    }

    SnapshotFormat format() {
      return this == CANONICAL ? SnapshotFormat.CANONICAL : SnapshotFormat.NATIVE;
    }
  }

  @AfterEach
  void nothingStaysOpen() {
    assertEquals(0, NativeHandles.open());
  }

  private StateBackend backend(Kind kind, Form form) {
    StateBackendSettings settings = new StateBackendSettings(kind, Optional.of(folder.resolve("work")), form != Form.FULL, 8 << 20, 1, MEMORY_LIMIT_BYTES);
    return ServiceLoader.load(StateBackend.Provider.class).stream().map(ServiceLoader.Provider::get).filter(provider -> provider.kind() == kind)
        .findFirst().orElseThrow().create(settings, Storage.local());
  }

  /** The same changes to both. */
  private static void change(KeyedJob job, KeyedJob reference, int seed) {
    Random random = new Random(seed);
    for (int record = 0; record < 2 * KEYS; record++) {
      long key = random.nextInt(KEYS);
      long amount = random.nextInt(100);
      if (random.nextInt(8) == 0) {
        job.remove(key);
        reference.remove(key);
      } else {
        job.add(key, amount);
        reference.add(key, amount);
      }
    }
  }

  private static void requireSame(KeyedJob reference, KeyedJob job) {
    assertEquals(reference.content(KEYS), job.content(KEYS));
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void oneThenThreeThenTwo_loseNothing(Form form) throws SnapshotException {
    // Catches key groups that a cut or a merge of instances loses, doubles or brings back, also after a second change of the parallelism.
    try (KeyedJob reference = new KeyedJob(HeapStateBackend.filesystem(), 1, Optional.empty())) {
      Optional<Path> last = Optional.empty();
      int[] parallelisms = {1, 3, 2, 1};
      for (int step = 0; step < parallelisms.length; step++) {
        try (KeyedJob job = new KeyedJob(backend(Kind.ROCKSDB, form), parallelisms[step], last)) {
          requireSame(reference, job);
          change(job, reference, 2 * step);
          if (form == Form.INCREMENTAL) {
            // So that the snapshot to restore from shares tables with one before.
            job.checkpoint(Storage.local(), folder.resolve("job-" + step + "/chk-1"), 1);
            job.completed(1);
          }
          change(job, reference, 2 * step + 1);
          Path path = folder.resolve("job-" + step + "/chk-2");
          job.snapshot(Storage.local(), path, 2, form.type(), form.format());
          last = Optional.of(path);
          requireSame(reference, job);
        }
      }
      try (KeyedJob job = new KeyedJob(backend(Kind.ROCKSDB, form), 3, last)) {
        requireSame(reference, job);
        assertEquals(reference.timers(), job.timers());
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"MEMORY, FILESYSTEM", "FILESYSTEM, MEMORY"})
  void savepoints_goFromBackendToBackend(Kind first, Kind last) throws SnapshotException {
    // Catches canonical savepoints that only the backend that wrote them reads, and state that a journey over all backends wears off.
    Kind[] kinds = {first, Kind.ROCKSDB, last, Kind.ROCKSDB, first};
    try (KeyedJob reference = new KeyedJob(HeapStateBackend.filesystem(), 1, Optional.empty())) {
      Optional<Path> before = Optional.empty();
      for (int step = 0; step < kinds.length; step++) {
        try (KeyedJob job = new KeyedJob(backend(kinds[step], Form.CANONICAL), 1 + step % 3, before)) {
          requireSame(reference, job);
          change(job, reference, step);
          Path path = folder.resolve("savepoint-" + step);
          job.snapshot(Storage.local(), path, 1, CheckpointType.SAVEPOINT, SnapshotFormat.CANONICAL);
          before = Optional.of(path);
        }
      }
      try (KeyedJob job = new KeyedJob(backend(Kind.ROCKSDB, Form.CANONICAL), 2, before)) {
        requireSame(reference, job);
        assertEquals(reference.timers(), job.timers());
      }
    }
  }
}
