package dev.stillwater.engine.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.compare.Equality.TimeRange;
import dev.stillwater.engine.compare.ResultDifference.Kind;
import dev.stillwater.engine.compare.ResultDifference.KeyValue;
import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.row.Row;
import dev.stillwater.engine.row.RowType;
import dev.stillwater.engine.snapshot.SnapshotException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows of two sides, made by hand. */
class ResultDiffTest {
  private static final RowType TYPE = TestRow.type("origin:string", "flights:long", "average:double");
  private static final long MEMORY_BYTES = 1 << 24;
  private static final long DAY_MS = 86_400_000;

  @TempDir
  Path folder;

  private ResultDiff diff(Equality equality) {
    return diff(TYPE, TYPE, equality);
  }

  private ResultDiff diff(RowType a, RowType b, Equality equality) {
    return new ResultDiff(Map.of("out", a), Map.of("out", b), equality, folder, MEMORY_BYTES, 100);
  }

  private static void add(ResultDiff diff, Side side, long time, Object... values) {
    diff.writer(side).row("out", TestRow.of(TYPE, time, values));
  }

  private static SinkDiff finish(ResultDiff diff) throws SnapshotException {
    diff.writer(Side.A).flush();
    diff.writer(Side.B).flush();
    return diff.finish(ProgressListener.NONE).getFirst();
  }

  @Test
  void sameRowsInAnotherOrder_areEqual() throws SnapshotException {
    // Catches a comparison by place although the order is ignored, and rows that are counted twice.
    try (ResultDiff diff = diff(Equality.EXACT)) {
      for (int row = 0; row < 5000; row++) {
        add(diff, Side.A, row, "k" + row, (long) row % 7, 0.5);
        add(diff, Side.B, 4999 - row, "k" + (4999 - row), (long) (4999 - row) % 7, 0.5);
      }
      SinkDiff result = finish(diff);
      assertTrue(result.isEqual());
      assertEquals(List.of(5000L, 5000L, 5000L, 5000L), List.of(result.rowsA(), result.rowsB(), result.equal(), result.total()));
      assertTrue(diff.isBalanced());
    }
  }

  @Test
  void sameRowMoreOftenOnOneSide_isADifference() throws SnapshotException {
    // Catches sets in place of bags.
    try (ResultDiff diff = diff(Equality.EXACT)) {
      add(diff, Side.A, 0, "ORD", 1L, 1.0);
      add(diff, Side.A, 0, "ORD", 1L, 1.0);
      add(diff, Side.B, 0, "ORD", 1L, 1.0);
      SinkDiff result = finish(diff);
      assertEquals(List.of(1L, 1L, 0L, 0L), List.of(result.equal(), result.onlyA(), result.onlyB(), result.changed()));
    }
  }

  @Test
  void otherValueOfTheSameKeyAndTime_isAChangeOfItsField() throws SnapshotException {
    // Catches alignment that tells a changed row as one too few and one too many.
    try (ResultDiff diff = diff(Equality.EXACT.withKeyFields(List.of("origin")))) {
      add(diff, Side.A, DAY_MS, "ORD", 1L, 1.0);
      add(diff, Side.A, 2 * DAY_MS, "ORD", 1L, 1.0);
      add(diff, Side.B, 2 * DAY_MS, "ORD", 1L, 1.5);
      add(diff, Side.B, DAY_MS, "ORD", 1L, 1.0);
      add(diff, Side.B, DAY_MS, "SFO", 2L, null);
      SinkDiff result = finish(diff);
      assertEquals(List.of(1L, 1L, 0L, 1L), List.of(result.equal(), result.changed(), result.onlyA(), result.onlyB()));
      ResultDifference changed = result.differences().stream().filter(one -> one.kind() == Kind.CHANGED).findFirst().orElseThrow();
      assertEquals(List.of("average"), changed.changedFields());
      assertEquals(List.of(new KeyValue("origin", "ORD")), changed.key());
      assertEquals(Instant.ofEpochMilli(2 * DAY_MS), changed.row().eventTime().orElseThrow());
      assertEquals("origin=ORD, flights=1, average=1.5", changed.b().orElseThrow().text());
      ResultDifference only = result.differences().stream().filter(one -> one.kind() == Kind.ONLY_B).findFirst().orElseThrow();
      assertEquals("origin=SFO, flights=2, average=null", only.row().text());
    }
  }

  @Test
  void ignoredField_isNotComparedButShown() throws SnapshotException {
    // Catches ignored fields that still tell rows apart, and rows that lose them.
    Equality equality = Equality.EXACT.withIgnoredFields(Set.of("out.average", "other.flights"));
    try (ResultDiff diff = diff(equality)) {
      add(diff, Side.A, 0, "ORD", 1L, 1.0);
      add(diff, Side.B, 0, "ORD", 1L, 2.0);
      add(diff, Side.A, 0, "SFO", 1L, 7.0);
      add(diff, Side.B, 0, "SFO", 2L, 8.0);
      SinkDiff result = finish(diff);
      assertEquals(List.of(1L, 1L), List.of(result.equal(), result.changed()));
      assertEquals(List.of("flights"), result.differences().getFirst().changedFields());
      assertEquals("origin=SFO, flights=2, average=8.0", result.differences().getFirst().b().orElseThrow().text());
    }
  }

  @Test
  void numbersWithinTheTolerance_areEqual() throws SnapshotException {
    // Catches a tolerance that is exclusive, that spares whole numbers, or that lets missing values pass.
    try (ResultDiff diff = diff(Equality.EXACT.withTolerance(0.5, 0))) {
      add(diff, Side.A, 0, "a", 1L, 1.0);
      add(diff, Side.B, 0, "a", 1L, 1.5);
      add(diff, Side.A, 0, "b", 1L, 1.0);
      add(diff, Side.B, 0, "b", 1L, 1.51);
      add(diff, Side.A, 0, "c", 1L, 1.0);
      add(diff, Side.B, 0, "c", 2L, 1.0);
      add(diff, Side.A, 0, "d", 1L, null);
      add(diff, Side.B, 0, "d", 1L, 0.0);
      add(diff, Side.A, 0, "e", 1L, Double.NaN);
      add(diff, Side.B, 0, "e", 1L, Double.NaN);
      SinkDiff result = finish(diff);
      assertEquals(List.of(2L, 3L, 0L, 0L), List.of(result.equal(), result.changed(), result.onlyA(), result.onlyB()));
    }
    try (ResultDiff diff = diff(Equality.EXACT.withTolerance(0, 0.01))) {
      add(diff, Side.A, 0, "a", 1000L, -1000.0);
      add(diff, Side.B, 0, "a", 1009L, -1010.0);
      assertTrue(finish(diff).isEqual());
    }
  }

  @Test
  void rowsOutsideTheWindows_areLeftOut() throws SnapshotException {
    // Catches a window whose end belongs to it, and rows without event time that vanish.
    Equality equality = Equality.EXACT.withWindows(List.of(new TimeRange(Instant.ofEpochMilli(DAY_MS), Instant.ofEpochMilli(2 * DAY_MS))));
    try (ResultDiff diff = diff(equality)) {
      add(diff, Side.A, DAY_MS, "a", 1L, 1.0);
      add(diff, Side.A, 2 * DAY_MS, "b", 1L, 1.0);
      add(diff, Side.A, DAY_MS - 1, "c", 1L, 1.0);
      add(diff, Side.A, Row.NO_TIMESTAMP, "d", 1L, 1.0);
      SinkDiff result = finish(diff);
      assertEquals(2, result.rowsA());
      assertEquals(2, result.onlyA());
    }
  }

  @Test
  void columnsThatOnlyOneSideHas_areNamed() throws SnapshotException {
    // Catches rows that are compared by place of the column, and columns that vanish silently.
    RowType other = TestRow.type("average:double", "note:string", "origin:string", "flights:int");
    try (ResultDiff diff = diff(TYPE, other, Equality.EXACT)) {
      diff.writer(Side.A).row("out", TestRow.of(TYPE, 0, "ORD", 3L, 1.0));
      diff.writer(Side.B).row("out", TestRow.of(other, 0, 1.0, "x", "ORD", 3));
      SinkDiff result = finish(diff);
      assertEquals(1, result.equal());
      assertEquals(2, result.columnNotes().size(), result.columnNotes()::toString);
      assertFalse(result.isEqual());
      assertTrue(result.columnNotes().toString().contains("note: string? is in B alone"), result.columnNotes()::toString);
    }
  }

  @Test
  void columnOfAnotherType_isComparedByItsText() throws SnapshotException {
    // Catches values of different types that are compared by their bytes.
    RowType other = TestRow.type("origin:string", "flights:string", "average:decimal");
    try (ResultDiff diff = diff(TYPE, other, Equality.EXACT)) {
      diff.writer(Side.A).row("out", TestRow.of(TYPE, 0, "ORD", 3L, 1.5));
      diff.writer(Side.B).row("out", TestRow.of(other, 0, "ORD", "3", new BigDecimal("1.5")));
      diff.writer(Side.A).row("out", TestRow.of(TYPE, 0, "SFO", 3L, 1.5));
      diff.writer(Side.B).row("out", TestRow.of(other, 0, "SFO", "4", new BigDecimal("1.5")));
      SinkDiff result = finish(diff);
      assertEquals(List.of(1L, 1L), List.of(result.equal(), result.differenceCount()));
    }
  }

  @Test
  void rowsInAnotherOrder_areMovedWhereOrderCounts() throws SnapshotException {
    // Catches one row too many that makes all rows behind it differ.
    try (ResultDiff diff = diff(Equality.EXACT.withOrderIgnored(false))) {
      for (int row = 0; row < 3000; row++) {
        add(diff, Side.A, row, "k" + row, 1L, 0.5);
      }
      for (int row = 0; row < 3000; row++) {
        if (row == 100) {
          add(diff, Side.B, row, "extra", 1L, 0.5);
        }
        if (row == 2000) {
          add(diff, Side.B, 2001, "k2001", 1L, 0.5);
        }
        if (row != 2001) {
          add(diff, Side.B, row, "k" + row, row == 2500 ? 2L : 1L, 0.5);
        }
      }
      SinkDiff result = finish(diff);
      assertEquals(List.of(2998L, 1L, 0L, 1L, 1L), List.of(result.equal(), result.changed(), result.onlyA(), result.onlyB(), result.moved()));
      assertEquals(Kind.ONLY_B, result.differences().getFirst().kind());
    }
  }

  @Test
  void differencesFirst_comeInTheirOrder() throws SnapshotException {
    // Catches a list that keeps the last differences in place of the first ones.
    try (ResultDiff diff = new ResultDiff(Map.of("out", TYPE), Map.of("out", TYPE), Equality.EXACT, folder, MEMORY_BYTES, 3)) {
      for (int row = 0; row < 1000; row++) {
        add(diff, Side.A, row, "k" + row, 1L, 1.0);
        add(diff, Side.B, row, "k" + row, row % 100 == 50 ? 2L : 1L, 1.0);
      }
      SinkDiff result = finish(diff);
      assertEquals(10, result.changed());
      assertEquals(List.of("k50", "k150", "k250"), result.differences().stream().map(one -> one.row().text("origin").orElseThrow()).toList());
      List<String> all = new ArrayList<>();
      diff.differences(difference -> all.add(difference.row().text()), ProgressListener.NONE);
      assertEquals(10, all.size());
      List<String> one = new ArrayList<>();
      diff.differences(difference -> !one.add(difference.row().text()), ProgressListener.NONE);
      assertEquals(1, one.size());
    }
  }

  @Test
  void twoThreadsWithRandomRows_findWhatCountingFinds() throws Exception {
    // Catches rows that are lost or compared twice when both sides hand over at once.
    for (int seed = 0; seed < 20; seed++) {
      long seedOfRun = seed;
      Map<String, Integer> expected = new HashMap<>();
      List<List<String>> sides = List.of(rows(new Random(seed), 5000), rows(new Random(seed + 1000), 5000));
      sides.get(0).forEach(row -> expected.merge(row, 1, Integer::sum));
      sides.get(1).forEach(row -> expected.merge(row, -1, Integer::sum));
      long onlyA = expected.values().stream().filter(count -> count > 0).mapToLong(Integer::longValue).sum();
      long onlyB = -expected.values().stream().filter(count -> count < 0).mapToLong(Integer::longValue).sum();
      RowType type = TestRow.type("text:string");
      try (ResultDiff diff = diff(type, type, Equality.EXACT)) {
        List<Thread> threads = new ArrayList<>();
        for (Side side : Side.values()) {
          threads.add(Thread.ofPlatform().start(() -> {
            sides.get(side.ordinal()).forEach(row -> diff.writer(side).row("out", TestRow.of(type, 0, row)));
            diff.writer(side).flush();
          }));
        }
        for (Thread thread : threads) {
          thread.join();
        }
        SinkDiff result = finish(diff);
        assertEquals(List.of(onlyA, onlyB, 5000 - onlyA), List.of(result.onlyA(), result.onlyB(), result.equal()), () -> "seed " + seedOfRun);
      }
    }
  }

  private static List<String> rows(Random random, int count) {
    return random.ints(count, 0, 3000).mapToObj(Integer::toString).toList();
  }

  @Test
  void tooMuchForTheMemoryWithoutAStore_isRefusedWithARemedy() throws Exception {
    // Catches a comparison that takes all memory, or that goes on without what it could not hold.
    try (ResultDiff diff = new ResultDiff(Map.of("out", TYPE), Map.of("out", TYPE), Equality.EXACT, folder, 1 << 14, 3)) {
      for (int row = 0; row < 3000; row++) {
        add(diff, Side.A, row, "k" + row, 1L, 1.0);
      }
      SnapshotException problem = assertThrows(SnapshotException.class, () -> finish(diff));
      assertTrue(problem.getMessage().contains("dev.stillwater.engine.rocksdb"), problem::getMessage);
    }
  }

  @Test
  void cancelWhileAligning_isHeard() throws Exception {
    // Catches a long end that cannot be stopped.
    try (ResultDiff diff = diff(Equality.EXACT)) {
      for (int row = 0; row < 3000; row++) {
        add(diff, Side.A, row, "k" + row, 1L, 1.0);
      }
      diff.writer(Side.A).flush();
      assertThrows(SnapshotException.Cancelled.class, () -> diff.finish(new ProgressListener() {
        @Override
        public void progressed(String what, long done, long total) {
          assertTrue(done <= total, what);
        }

        @Override
        public boolean isCancelled() {
          return true;
        }
      }));
    }
  }
}
