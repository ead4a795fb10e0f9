package dev.stillwater.engine.rocksdb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.checkpoint.CheckpointType;
import dev.stillwater.engine.checkpoint.SnapshotFormat;
import dev.stillwater.engine.checkpoint.StateBackendSettings;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.sched.VirtualClock;
import dev.stillwater.engine.snapshot.serializer.Serializers;
import dev.stillwater.engine.snapshot.write.KeyGroupRange;
import dev.stillwater.engine.state.MapState;
import dev.stillwater.engine.state.StateBackend;
import dev.stillwater.engine.state.StateSpec;
import dev.stillwater.engine.state.ValueState;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What state in RocksDB takes of native memory and of the heap, and whether all of it is given back. */
class RocksDbMemoryTest {
  private static final long NATIVE_BYTES = 8 << 20;
  private static final long CACHE_BYTES = 256 << 10;
  private static final int KEYS = 20_000;

  @TempDir
  Path folder;

  @AfterEach
  void nothingStaysOpen() {
    assertEquals(0, NativeHandles.open());
  }

  private RocksDbStateBackend backend(long cacheBytes) {
    return new RocksDbStateBackend(new StateBackendSettings(StateBackendSettings.Kind.ROCKSDB, Optional.of(folder.resolve("work")), true, NATIVE_BYTES,
        cacheBytes, 1));
  }

  private static void requireBounded(RocksDbStateBackend backend, KeyedJob job, int caches) {
    long most = caches * (backend.entriesMax(new EntryWeight()) * 5 / 4 + 2);
    assertTrue(job.cachedEntries() <= most, () -> job.cachedEntries() + " entries on the heap in place of " + most);
  }

  private static String content(long amount, long times) {
    String list = times == 2 ? "[" + amount + ", " + amount + "]" : "[" + amount + "]";
    return amount * times + " " + list + " {k" + amount % 3 + "=" + amount + "}";
  }

  @Test
  void manyKeys_stayInTheirBudget() throws Exception {
    // Catches caches without end, write buffers outside of the budget, and state that a small budget loses.
    RocksDbStateBackend backend = backend(CACHE_BYTES);
    long highest = 0;
    try (KeyedJob job = new KeyedJob(backend, 2, Optional.empty())) {
      Map<Long, Long> model = new TreeMap<>();
      for (long record = 0; record < KEYS + KEYS / 4; record++) {
        long key = record % KEYS;
        job.add(key, key % 5);
        model.merge(key, 1L, Long::sum);
        if (record % 1000 == 0) {
          highest = Math.max(highest, backend.memory().usedBytes());
          requireBounded(backend, job, 10);
        }
        if (record == KEYS / 2) {
          job.checkpoint(Storage.local(), folder.resolve("job/chk-1"), 1);
        }
      }
      Map<Long, String> some = job.content(100);
      for (long key = 0; key < 100; key++) {
        assertEquals(content(key % 5, model.get(key)), some.get(key));
      }
    }
    assertTrue(highest > 0 && highest <= NATIVE_BYTES, highest + " bytes of native memory");
  }

  @ParameterizedTest
  @EnumSource(SnapshotFormat.class)
  void slowSnapshot_holdsNoMoreOfTheHeap(SnapshotFormat format) throws Exception {
    // Catches entries that pile up while a snapshot waits to be written, and a snapshot that sees what came after its barrier.
    RocksDbStateBackend backend = backend(CACHE_BYTES);
    Path path = folder.resolve("savepoint");
    int keys = 4000;
    try (KeyedJob job = new KeyedJob(backend, 1, Optional.empty())) {
      for (long key = 0; key < keys; key++) {
        job.add(key, key % 5);
      }
      try (KeyedJob.Begun begun = job.begin(Storage.local(), path, 1, CheckpointType.SAVEPOINT, format)) {
        for (long key = 0; key < 2 * keys; key++) {
          job.add(key, key % 5);
          requireBounded(backend, job, 5);
        }
        begun.write(() -> { });
      }
    }
    try (KeyedJob job = new KeyedJob(backend(CACHE_BYTES), 1, Optional.of(path))) {
      Map<Long, String> content = job.content(keys + 1);
      for (long key = 0; key < keys; key++) {
        assertEquals(content(key % 5, 1), content.get(key));
      }
      assertEquals("null [] {}", content.get((long) keys));
    }
  }

  @Test
  void largeValues_countByTheirBytes() throws Exception {
    // Catches caches that count entries alone, which a few thousand long texts fill beyond the heap.
    RocksDbStateBackend backend = backend(4 << 20);
    String text = "x".repeat(16 << 10);
    StateBackend.Site site = new StateBackend.Site("texts", KeyedJob.OPERATOR_ID, 0, KeyGroupRange.of(0, 1, 128), Serializers.ofLong(), Storage.local(),
        new VirtualClock(0));
    RocksDbKeyedBackend keyed = (RocksDbKeyedBackend) backend.keyed(site, Optional.empty());
    try (backend; AutoCloseable closing = keyed::close) {
      ValueState<String> value = keyed.value(StateSpec.of("value", Serializers.ofString()));
      MapState<Long, String> map = keyed.map(StateSpec.map("map", Serializers.ofLong(), Serializers.ofString()));
      for (long key = 0; key < 2000; key++) {
        keyed.currentKey(key);
        value.update(text + key);
        map.put(key, text);
        assertTrue(keyed.cachedEntries() * text.length() <= 4 << 20, () -> keyed.cachedEntries() + " texts on the heap");
      }
      for (long key = 0; key < 2000; key += 50) {
        keyed.currentKey(key);
        assertEquals(text + key, value.value());
        assertEquals(text, map.get(key));
      }
    }
  }

  @Test
  void stateThatIsClosedWhileASnapshotIsWritten_staysUntilItIsWritten() throws Exception {
    // Catches a process that crashes, since what writes a checkpoint still uses an instance that the end of the subtask has closed.
    KeyedJob job = new KeyedJob(backend(CACHE_BYTES), 1, Optional.empty());
    job.add(1, 1);
    job.checkpoint(Storage.local(), folder.resolve("job/chk-1"), 1, job::close);
    assertEquals(0, NativeHandles.open());
    RocksDbStateBackend other = new RocksDbStateBackend(StateBackendSettings.of(StateBackendSettings.Kind.ROCKSDB));
    try (KeyedJob restored = new KeyedJob(other, 1, Optional.of(folder.resolve("job/chk-1")))) {
      assertEquals("1 [1] {k1=1}", restored.content(2).get(1L));
    }
  }
}
