package dev.stillwater.engine.rocksdb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.compare.ComparisonStore;
import dev.stillwater.engine.compare.EntryChange;
import dev.stillwater.engine.compare.Equality;
import dev.stillwater.engine.compare.ResultDiff;
import dev.stillwater.engine.compare.ResultDifference;
import dev.stillwater.engine.compare.ResultRow;
import dev.stillwater.engine.compare.Side;
import dev.stillwater.engine.compare.SinkDiff;
import dev.stillwater.engine.compare.SpillStore;
import dev.stillwater.engine.compare.StateDiff;
import dev.stillwater.engine.compare.TestRow;
import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.row.RowType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disk of a comparison. */
class RocksDbSpillStoreTest {
  private static final RowType TYPE = TestRow.type("key:string", "value:long", "average:double");

  @TempDir
  Path folder;

  @Test
  void entries_comeBackInOrderAndLeaveNothingBehind() throws Exception {
    // Catches a store that misses what is still in its batch, and files and native objects that stay.
    int open = NativeHandles.open();
    List<String> keys = new ArrayList<>(IntStream.range(0, 20_000).mapToObj(number -> String.format("%08d", number)).toList());
    Collections.shuffle(keys, new Random(7));
    try (SpillStore store = SpillStore.open(folder)) {
      for (String key : keys) {
        store.put(key.getBytes(StandardCharsets.UTF_8), ("value of " + key).getBytes(StandardCharsets.UTF_8));
      }
      Collections.sort(keys);
      int count = 0;
      try (SpillStore.Cursor cursor = store.cursor()) {
        while (cursor.next()) {
          assertEquals(keys.get(count), new String(cursor.key(), StandardCharsets.UTF_8));
          assertEquals("value of " + keys.get(count), new String(cursor.value(), StandardCharsets.UTF_8));
          count++;
        }
      }
      assertEquals(keys.size(), count);
    }
    assertEquals(open, NativeHandles.open());
    try (Stream<Path> rest = Files.list(folder)) {
      assertEquals(0, rest.count());
    }
  }

  @Test
  void littleMemory_givesTheSameResultAsMuch() throws Exception {
    // Catches rows whose equals come after they went to the disk, with and without tolerance.
    List<Equality> equalities = List.of(Equality.EXACT, Equality.EXACT.withTolerance(0.25, 0), Equality.EXACT.withKeyFields(List.of("key")));
    for (Equality equality : equalities) {
      for (int seed = 0; seed < 3; seed++) {
        List<String> much = compare(equality, seed, 1 << 28);
        List<String> little = compare(equality, seed, 1 << 16);
        assertTrue(much.equals(little), "seed " + seed + ", " + equality + ": " + much.size() + ", " + little.size() + " differences, " + much.getLast() + ", " + little.getLast());
      }
    }
  }

  private static List<Long> numbers(SinkDiff diff) {
    return List.of(diff.rowsA(), diff.rowsB(), diff.equal(), diff.changed(), diff.onlyA(), diff.onlyB(), diff.moved());
  }

  /** What a store is given, as texts. */
  private static final class Kept implements ComparisonStore {
    private static final int EQUAL_MAX = 300;
    private final List<String> differences = new ArrayList<>();
    private int equal;
    private int tables;
    private long last = Long.MIN_VALUE;

    @Override
    public int equalMax() {
      return EQUAL_MAX;
    }

    @Override
    public void beginRows(RowTable table) {
      assertEquals("out", table.name());
      tables++;
    }

    @Override
    public void row(ComparedRow row) {
      assertTrue(row.sequence() >= last, row.sequence() + " behind " + last);
      last = row.sequence();
      if (row.difference().isEmpty()) {
        equal++;
        assertTrue(row.a().isPresent() && row.b().isPresent());
      } else {
        assertEquals(row.difference().get() == ResultDifference.Kind.CHANGED, !row.changedFields().isEmpty());
        differences.add(row.difference().get() + " " + row.a().map(ResultRow::text) + row.b().map(ResultRow::text));
      }
    }

    @Override
    public void beginState(String operator, StateDiff state) {
      throw new AssertionError("no state is compared here");
    }

    @Override
    public void entry(EntryChange change) {
      throw new AssertionError("no state is compared here");
    }
  }

  @Test
  void storeOfManyRows_leavesNothingOpen() throws Exception {
    // Catches a second store on the disk that is not closed.
    int open = NativeHandles.open();
    compare(Equality.EXACT, 1, 1 << 16);
    assertEquals(open, NativeHandles.open());
  }

  /** All differences, sorted, then the numbers. */
  private List<String> compare(Equality equality, int seed, long memoryBytes) throws Exception {
    Random random = new Random(seed);
    try (ResultDiff diff = new ResultDiff(Map.of("out", TYPE), Map.of("out", TYPE), equality, folder, memoryBytes, 50)) {
      diff.keepRows(Kept.EQUAL_MAX);
      List<Integer> order = new ArrayList<>(IntStream.range(0, 10_000).boxed().toList());
      order.forEach(number -> add(diff, Side.A, number, 0));
      Collections.shuffle(order, random);
      for (int number : order) {
        switch (random.nextInt(20)) {
          case 0 -> add(diff, Side.B, number, 0.75);
          case 1 -> add(diff, Side.B, number, 0.125);
          case 2 -> {
            add(diff, Side.B, number, 0);
            add(diff, Side.B, number, 0);
          }
          case 3 -> assertTrue(number >= 0);
          default -> add(diff, Side.B, number, 0);
        }
      }
      diff.writer(Side.A).flush();
      diff.writer(Side.B).flush();
      SinkDiff result = diff.finish(ProgressListener.NONE).getFirst();
      assertEquals(memoryBytes < 1 << 20, diff.isSpilled());
      List<String> all = new ArrayList<>();
      diff.differences(difference -> all.add(difference.kind() + " " + difference.a().map(ResultRow::text) + difference.b().map(ResultRow::text)), ProgressListener.NONE);
      Collections.sort(all);
      Kept kept = new Kept();
      diff.handOver(kept, true, name -> Optional.empty(), ProgressListener.NONE);
      Collections.sort(kept.differences);
      assertEquals(all, kept.differences, "what the store was given");
      assertEquals(List.of(1L, Math.min(Kept.EQUAL_MAX, result.equal())), List.of((long) kept.tables, (long) kept.equal));
      all.add(numbers(result).toString());
      return all;
    }
  }

  private static void add(ResultDiff diff, Side side, int number, double more) {
    diff.writer(side).row("out", TestRow.of(TYPE, number, "key " + number, (long) number % 10, number / 16.0 + more));
  }
}
