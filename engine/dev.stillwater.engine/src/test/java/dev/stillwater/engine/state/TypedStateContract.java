package dev.stillwater.engine.state;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.serializer.Serializers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables of generated entries: aggregates and windows. */
public abstract class TypedStateContract extends StateBackendContract {
  private record Counts(KeyedStateBackend backend, KeyedTable table) {
    void add(long key, long amount) {
      CountEntry.find(table.table(Long.hashCode(key)), key).count += amount;
    }
  }

  private Counts counts(int subtask, int parallelism, int maxParallelism, Optional<Path> snapshot) throws SnapshotException {
    KeyedStateBackend keyed = keyed(Serializers.ofLong(), subtask, parallelism, maxParallelism, snapshot);
    Counts counts = new Counts(keyed, keyed.table(CountEntry.descriptor("aggregate", false), new CountEntry.Codec()));
    keyed.restore();
    return counts;
  }

  private static Map<Long, Long> content(List<Counts> subtasks) {
    Map<Long, Long> content = new TreeMap<>();
    for (Counts counts : subtasks) {
      for (StateTable table : counts.table().tables()) {
        table.complete();
        for (StateEntry entry : table.slots()) {
          if (entry != null) {
            assertEquals(null, content.put(((CountEntry) entry).key, ((CountEntry) entry).count), "a key is there twice");
          }
        }
      }
    }
    return content;
  }

  private Map<Long, Long> restored(Path snapshot, int parallelism, int maxParallelism) throws SnapshotException {
    List<Counts> subtasks = new ArrayList<>();
    for (int subtask = 0; subtask < parallelism; subtask++) {
      subtasks.add(counts(subtask, parallelism, maxParallelism, Optional.of(snapshot)));
    }
    return content(subtasks);
  }

  @ParameterizedTest
  @CsvSource({"1,1,1", "128,1,3", "128,3,1", "128,4,7", "100,2,5", "32768,2,3"})
  void aggregates_areTheSameAtAnyParallelism(int maxParallelism, int before, int after) throws SnapshotException {
    // Catches key groups that a restore loses, doubles or gives to the wrong subtask.
    List<Counts> subtasks = new ArrayList<>();
    for (int subtask = 0; subtask < before; subtask++) {
      subtasks.add(counts(subtask, before, maxParallelism, Optional.empty()));
    }
    Map<Long, Long> model = new TreeMap<>();
    Random random = new Random(maxParallelism);
    for (int record = 0; record < 5000; record++) {
      long key = random.nextLong(1000) - 500;
      int group = KeyGroups.keyGroup(Long.hashCode(key), maxParallelism);
      subtasks.get(KeyGroups.subtask(group, before, maxParallelism)).add(key, record);
      model.merge(key, (long) record, Long::sum);
    }
    assertEquals(model, content(subtasks));
    Path snapshot = new Snapshots(folder, maxParallelism).take(subtasks.stream().map(Counts::backend).toList());
    assertEquals(model, restored(snapshot, after, maxParallelism));
    assertEquals(model, restored(snapshot, 1, maxParallelism));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 128})
  void snapshots_keepWhatWasThereWhileWritingGoesOn(int maxParallelism) throws SnapshotException {
    // Catches entries and slots that are changed, moved or used again while a snapshot holds them, with several snapshots at a time.
    Snapshots snapshots = new Snapshots(folder, maxParallelism);
    Counts counts = counts(0, 1, maxParallelism, Optional.empty());
    Random random = new Random(7);
    Map<Long, Long> model = new TreeMap<>();
    Map<Snapshots.Begun, Map<Long, Long>> begun = new HashMap<>();
    List<Snapshots.Begun> order = new ArrayList<>();
    int compared = 0;
    for (int record = 0; record < 20_000; record++) {
      long key = random.nextLong(record < 10_000 ? 300 : 3000);
      counts.add(key, record);
      model.merge(key, (long) record, Long::sum);
      if (random.nextInt(500) == 0) {
        Snapshots.Begun now = snapshots.begin(List.of(counts.backend()));
        begun.put(now, new TreeMap<>(model));
        order.add(now);
      }
      if (!order.isEmpty() && random.nextInt(400) == 0) {
        Snapshots.Begun one = order.remove(random.nextInt(order.size()));
        if (random.nextInt(4) == 0) {
          one.abandon();
        } else {
          assertEquals(begun.get(one), restored(one.write(), 1, maxParallelism), "snapshot " + one.id());
          compared++;
        }
      }
    }
    order.forEach(Snapshots.Begun::abandon);
    assertEquals(model, content(List.of(counts)));
    assertEquals(true, compared > 10, compared + " snapshots compared");
  }

  @Test
  void snapshotOfALargeTable_isWrittenByAnotherThreadWhileItChanges() throws Exception {
    // Catches pages of slots that the writing thread reads after they were changed.
    Snapshots snapshots = new Snapshots(folder, 128);
    Counts counts = counts(0, 1, 128, Optional.empty());
    for (long key = 0; key < 40_000; key++) {
      counts.add(key, key);
    }
    Map<Long, Long> expected = new TreeMap<>(content(List.of(counts)));
    Snapshots.Begun begun = snapshots.begin(List.of(counts.backend()));
    FutureTask<Path> writing = new FutureTask<>(begun::write);
    Thread writer = new Thread(writing, "snapshot");
    writer.start();
    long key = 0;
    while (writer.isAlive()) {
      counts.add(key++ % 60_000, 1);
    }
    assertEquals(expected, restored(writing.get(), 1, 128));
  }

  @ParameterizedTest
  @CsvSource({"128,80000", "1,300000"})
  void savepointOfManyKeys_hasTheSameBytesWhoeverHelps(int maxParallelism, int keys) throws Exception {
    // Catches key groups that a helper loses, doubles or puts in another order, and one that is too large to be held in memory.
    Snapshots snapshots = new Snapshots(folder, maxParallelism);
    Counts counts = counts(0, 1, maxParallelism, Optional.empty());
    for (long key = 0; key < keys; key++) {
      counts.add(key * 7919, key);
    }
    Path alone = snapshots.take(List.of(counts.backend()));
    helpedBy(Runnable::run);
    Path before = snapshots.take(List.of(counts.backend()));
    Path beside;
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      helpedBy(threads);
      beside = snapshots.take(List.of(counts.backend()));
    }
    assertEquals(stateBytes(alone), stateBytes(before));
    assertEquals(stateBytes(alone), stateBytes(beside));
    assertEquals(content(List.of(counts)), restored(beside, 1, maxParallelism));
  }

  /** Length and checksum of the files beside the metadata. */
  private static List<String> stateBytes(Path snapshot) throws IOException {
    List<String> found = new ArrayList<>();
    try (Stream<Path> files = Files.list(snapshot)) {
      for (Path file : files.filter(file -> !file.getFileName().toString().equals("_metadata")).toList()) {
        CRC32C checksum = new CRC32C();
        checksum.update(Files.readAllBytes(file));
        found.add(Files.size(file) + " " + checksum.getValue());
      }
    }
    return found.stream().sorted().toList();
  }

  @Test
  void emptyState_isWrittenAndRestored() throws SnapshotException {
    // Catches operators whose first checkpoint comes before their first record.
    Counts counts = counts(0, 1, 128, Optional.empty());
    Path snapshot = new Snapshots(folder, 128).take(List.of(counts.backend()));
    assertEquals(Map.of(), restored(snapshot, 1, 128));
  }

  private WindowTables windows(KeyedStateBackend keyed) {
    WindowTables tables = keyed.windowTables(CountEntry.descriptor("window-contents", true), new CountEntry.Codec());
    tables.stretches(1000, start -> Math.floorMod(start, 1000) == 0);
    return tables;
  }

  private static Map<Long, Map<Long, Long>> content(WindowTables tables) {
    Map<Long, Map<Long, Long>> content = new TreeMap<>();
    tables.all().forEach((start, table) -> {
      table.complete();
      for (StateEntry entry : table.slots()) {
        if (entry != null) {
          content.computeIfAbsent(start, key -> new TreeMap<>()).put(((CountEntry) entry).key, ((CountEntry) entry).count);
        }
      }
    });
    return content;
  }

  @Test
  void windows_comeAndGoWhileSnapshotsAreWritten() throws SnapshotException {
    // Catches panes whose entries are used again while a snapshot holds them, and panes that come back after they were removed.
    Snapshots snapshots = new Snapshots(folder, 128);
    KeyedStateBackend keyed = single();
    WindowTables tables = windows(keyed);
    Random random = new Random(3);
    Map<Long, Map<Long, Long>> model = new TreeMap<>();
    int compared = 0;
    for (int time = 0; time < 40; time++) {
      for (int record = 0; record < 200; record++) {
        long start = (time + random.nextInt(3)) * 1000L - 20_000;
        long key = random.nextLong(50);
        CountEntry.find(tables.tableAt(start), key).count++;
        model.computeIfAbsent(start, any -> new TreeMap<>()).merge(key, 1L, Long::sum);
      }
      Snapshots.Begun begun = snapshots.begin(List.of(keyed));
      Map<Long, Map<Long, Long>> expected = new TreeMap<>();
      model.forEach((start, counts) -> expected.put(start, new TreeMap<>(counts)));
      while (tables.size() > 2) {
        model.remove(tables.firstStart().orElseThrow());
        tables.removeFirst();
      }
      for (long key = 0; key < 50; key++) {
        CountEntry.find(tables.tableAt((time + 1) * 1000L - 20_000), key).count += 5;
        model.computeIfAbsent((time + 1) * 1000L - 20_000, any -> new TreeMap<>()).merge(key, 5L, Long::sum);
      }
      if (time % 4 == 0) {
        KeyedStateBackend restored = single(begun.write());
        WindowTables restoredTables = windows(restored);
        restored.restore();
        assertEquals(expected, content(restoredTables), "time " + time);
        compared++;
      } else {
        begun.abandon();
      }
    }
    assertEquals(model, content(tables));
    assertEquals(10, compared);
  }
}
