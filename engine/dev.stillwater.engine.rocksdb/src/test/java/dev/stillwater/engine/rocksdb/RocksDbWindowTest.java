package dev.stillwater.engine.rocksdb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.checkpoint.StateBackendSettings;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.sched.VirtualClock;
import dev.stillwater.engine.snapshot.serializer.Serializers;
import dev.stillwater.engine.snapshot.write.KeyGroupRange;
import dev.stillwater.engine.state.CountEntry;
import dev.stillwater.engine.state.StateBackend;
import dev.stillwater.engine.state.StateEntry;
import dev.stillwater.engine.state.StateTable;
import dev.stillwater.engine.state.WindowTables;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Windows with many more keys than the cache holds. */
class RocksDbWindowTest {
  private static final int KEYS = 10_000;
  private static final int WINDOWS = 3;
  private static final int RECORDS = 2;

  @TempDir
  Path folder;

  @AfterEach
  void nothingStaysOpen() {
    assertEquals(0, NativeHandles.open());
  }

  private static Map<Long, Long> content(StateTable table) {
    Map<Long, Long> content = new TreeMap<>();
    for (StateEntry entry : table.slots()) {
      if (entry != null) {
        content.put(((CountEntry) entry).key, ((CountEntry) entry).count);
      }
    }
    return content;
  }

  private static long stored(RocksDbKeyedBackend keyed) throws Exception {
    long count = 0;
    try (DbCursor cursor = keyed.db().cursor(keyed.db().family("window-contents"), new byte[0], new byte[0])) {
      while (cursor.next()) {
        count++;
      }
    }
    return count;
  }

  @Test
  void largeWindows_areCountedInRocksDb_comeBackWhole_andLeaveNothing() throws Exception {
    // Catches windows that keep all keys on the heap, lose what was evicted, hold a value for each record, or stay in the instance when they are over.
    StateBackendSettings settings = new StateBackendSettings(StateBackendSettings.Kind.ROCKSDB, Optional.of(folder.resolve("work")), true, 8 << 20,
        256 << 10, 1);
    StateBackend.Site site = new StateBackend.Site("windows", KeyedJob.OPERATOR_ID, 0, KeyGroupRange.of(0, 1, 128), Serializers.ofLong(), Storage.local(),
        new VirtualClock(0));
    RocksDbStateBackend backend = new RocksDbStateBackend(settings);
    RocksDbKeyedBackend keyed = (RocksDbKeyedBackend) backend.keyed(site, Optional.empty());
    try (backend; AutoCloseable closing = keyed::close) {
      WindowTables windows = keyed.windowTables(CountEntry.descriptor("window-contents", true), new CountEntry.Codec());
      windows.stretches(1000, start -> start % 1000 == 0);
      long most = backend.entriesMax(new EntryWeight()) * 5 / 4 + 2;
      for (int record = 0; record < RECORDS; record++) {
        for (long key = 0; key < KEYS; key++) {
          for (long window = 0; window < WINDOWS; window++) {
            CountEntry.find(windows.tableAt(window * 1000), key).count += window + 1;
          }
          assertTrue(keyed.cachedEntries() <= most, () -> keyed.cachedEntries() + " entries on the heap in place of " + most);
        }
      }
      for (long window = 0; window < WINDOWS; window++) {
        StateTable table = windows.tableAt(window * 1000);
        table.complete();
        Map<Long, Long> content = content(table);
        assertEquals(KEYS, content.size());
        long expected = RECORDS * (window + 1);
        assertTrue(content.values().stream().allMatch(count -> count == expected));
        windows.removeFirst();
        long left = stored(keyed);
        assertTrue(left <= KEYS * (WINDOWS - 1 - window), left + " accumulators in the instance");
      }
      assertEquals(0, stored(keyed));
      assertEquals(0, keyed.cachedEntries());
    }
  }
}
