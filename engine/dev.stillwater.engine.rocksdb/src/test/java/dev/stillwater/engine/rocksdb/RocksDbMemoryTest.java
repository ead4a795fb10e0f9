package dev.stillwater.engine.rocksdb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.checkpoint.StateBackendSettings;
import dev.stillwater.engine.io.Storage;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What state in RocksDB takes of native memory and of the heap, and whether all of it is given back. */
class RocksDbMemoryTest {
  private static final long NATIVE_BYTES = 4 << 20;
  private static final int KEYS = 60_000;

  @TempDir
  Path folder;

  @Test
  void manyKeys_stayInTheirBudget() throws Exception {
    // Catches caches without end, write buffers outside of the budget, and state that a small budget loses.
    RocksDbStateBackend backend = new RocksDbStateBackend(new StateBackendSettings(StateBackendSettings.Kind.ROCKSDB, Optional.of(folder.resolve("work")), true,
        NATIVE_BYTES, 256 << 10, 1));
    long highest = 0;
    try (KeyedJob job = new KeyedJob(backend, 2, Optional.empty())) {
      Map<Long, Long> model = new TreeMap<>();
      for (long record = 0; record < KEYS + KEYS / 4; record++) {
        long key = record % KEYS;
        job.add(key, key % 5);
        model.merge(key, 1L, Long::sum);
        if (record % 1000 == 0) {
          highest = Math.max(highest, backend.memory().usedBytes());
          assertTrue(job.cachedEntries() <= 2 * 5 * (backend.entriesMax() * 5 / 4 + 2), () -> job.cachedEntries() + " entries on the heap");
        }
        if (record == KEYS / 2) {
          job.checkpoint(Storage.local(), folder.resolve("job/chk-1"), 1);
        }
      }
      Map<Long, String> some = job.content(100);
      for (long key = 0; key < 100; key++) {
        long amount = key % 5;
        String list = model.get(key) == 2 ? "[" + amount + ", " + amount + "]" : "[" + amount + "]";
        assertEquals(amount * model.get(key) + " " + list + " {k" + amount % 3 + "=" + amount + "}", some.get(key));
      }
    }
    assertTrue(highest < 2 * NATIVE_BYTES, highest + " bytes of native memory");
    assertEquals(0, NativeHandles.open());
  }

  @Test
  void stateThatIsClosedWhileASnapshotIsWritten_staysUntilItIsWritten() throws Exception {
    // Catches a process that crashes, since what writes a checkpoint still uses an instance that the end of the subtask has closed.
    RocksDbStateBackend backend = new RocksDbStateBackend(new StateBackendSettings(StateBackendSettings.Kind.ROCKSDB, Optional.of(folder.resolve("work")), true,
        NATIVE_BYTES, 256 << 10, 1));
    KeyedJob job = new KeyedJob(backend, 1, Optional.empty());
    job.add(1, 1);
    job.checkpoint(Storage.local(), folder.resolve("job/chk-1"), 1, job::close);
    assertEquals(0, NativeHandles.open());
    RocksDbStateBackend other = new RocksDbStateBackend(StateBackendSettings.of(StateBackendSettings.Kind.ROCKSDB));
    try (KeyedJob restored = new KeyedJob(other, 1, Optional.of(folder.resolve("job/chk-1")))) {
      assertEquals("1 [1] {k1=1}", restored.content(2).get(1L));
    }
    assertEquals(0, NativeHandles.open());
  }
}
