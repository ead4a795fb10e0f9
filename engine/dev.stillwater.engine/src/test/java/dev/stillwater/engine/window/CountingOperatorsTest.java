package dev.stillwater.engine.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.row.Row;
import dev.stillwater.engine.row.RowField;
import dev.stillwater.engine.row.RowType;
import dev.stillwater.engine.row.ValueType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Windows of counts and without end, first records and best records against their definitions, with restarts in the middle. */
class CountingOperatorsTest {
  private static final int RECORDS = 500;
  private static final List<String> KEY = List.of("key");

  private static Row reading(Random random, long timestamp) {
    String note = random.nextInt(3) == 0 ? null : "n" + random.nextInt(3);
    return ValuesRow.of(Statistics.READING, timestamp, "k" + random.nextInt(5), random.nextInt(2), (long) random.nextInt(20), note);
  }

  private static List<String> sorted(List<String> rows) {
    return rows.stream().sorted().toList();
  }

  private static void addTo(Map<Object, List<Row>> lists, Row row) {
    lists.computeIfAbsent(row.get(0), unused -> new ArrayList<>()).add(row);
  }

  private static String result(long timestamp, Row row, List<Row> records) {
    return timestamp + ": key=" + row.get(0) + ", " + Statistics.of(records);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "4, 4", "6, 4", "10, 3", "3, 8", "5, 10", "12, 1"})
  void countWindows_areTheLastRecordsOfTheKey(int size, int slide) throws Exception {
    // Catches panes that are dropped too early or counted twice, and a count that a restore loses.
    for (long seed = 0; seed < 6; seed++) {
      Random random = new Random(seed);
      WindowHarness harness = new WindowHarness(1 + random.nextInt(3), Map.of("size", "" + size, "slide", "" + slide), KEY,
          WindowHarness.output(KEY, false), (plan, context) -> new CountWindowOperator(plan, context, new Statistics()));
      Map<Object, List<Row>> all = new HashMap<>();
      List<String> expected = new ArrayList<>();
      for (int record = 0; record < RECORDS; record++) {
        Row row = reading(random, record);
        addTo(all, row);
        List<Row> ofKey = all.get(row.get(0));
        if (ofKey.size() % slide == 0) {
          expected.add(result(record, row, ofKey.subList(Math.max(0, ofKey.size() - size), ofKey.size())));
        }
        harness.process(row);
        if (random.nextInt(80) == 0) {
          harness.restart(1 + random.nextInt(3));
        }
      }
      assertEquals(expected, harness.emitted, "seed " + seed);
    }
  }

  @Test
  void tumblingCountWindow_leavesNothingBehind() throws Exception {
    // Catches state of keys that come once and grow without end.
    WindowHarness harness = new WindowHarness(1, Map.of("size", "3"), KEY, WindowHarness.output(KEY, false),
        (plan, context) -> new CountWindowOperator(plan, context, new Statistics()));
    for (int record = 0; record < 9; record++) {
      harness.process(ValuesRow.of(Statistics.READING, record, "a", 0, 1L, null));
    }
    assertEquals(3, harness.emitted.size());
    assertEquals(0, harness.entries());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void globalWindowByCount_firesAfterSoManyRecords(boolean isPurging) throws Exception {
    // Catches a purging window that keeps its records, one that does not and loses them, and a count that goes on after it has fired.
    Random random = new Random(7);
    WindowHarness harness = new WindowHarness(2, Map.of("trigger", "count", "count", "3", "purging", "" + isPurging), KEY,
        WindowHarness.output(KEY, false), (plan, context) -> new GlobalWindowOperator(plan, context, new Statistics()));
    Map<Object, List<Row>> all = new HashMap<>();
    List<String> expected = new ArrayList<>();
    for (int record = 0; record < RECORDS; record++) {
      Row row = reading(random, record);
      addTo(all, row);
      List<Row> ofKey = all.get(row.get(0));
      if (ofKey.size() % 3 == 0) {
        expected.add(result(record, row, isPurging ? ofKey.subList(ofKey.size() - 3, ofKey.size()) : ofKey));
      }
      harness.process(row);
      if (record % 90 == 0) {
        harness.restart(1 + random.nextInt(3));
      }
    }
    harness.watermark(Long.MAX_VALUE);
    assertEquals(expected, harness.emitted);
  }

  @ParameterizedTest
  @CsvSource({"event-time, true", "event-time, false", "processing-time, true", "processing-time, false"})
  void globalWindowByTime_firesAtMultiplesOfTheInterval(String trigger, boolean isPurging) throws Exception {
    // Catches timers that fire at other times, for keys without new records, or not at all after a restore.
    boolean isEventTime = trigger.equals("event-time");
    for (long seed = 0; seed < 5; seed++) {
      Random random = new Random(seed);
      WindowHarness harness = new WindowHarness(2, Map.of("trigger", trigger, "interval", "10", "purging", "" + isPurging), KEY,
          WindowHarness.output(KEY, false), (plan, context) -> new GlobalWindowOperator(plan, context, new Statistics()));
      Map<Object, List<Row>> records = new HashMap<>();
      Map<Object, Long> fireTimes = new HashMap<>();
      List<String> expected = new ArrayList<>();
      long now = 5;
      for (int record = 0; record < RECORDS; record++) {
        long from = now;
        now += random.nextInt(5);
        // A timer of processing time fires when its millisecond is over.
        long behind = isEventTime ? 0 : 1;
        for (long time = from + 1 - behind; time <= now - behind; time++) {
          fire(time, fireTimes, records, isPurging, expected);
        }
        if (isEventTime) {
          harness.watermark(now);
        } else {
          harness.time(now);
        }
        Row row = reading(random, isEventTime ? now + random.nextInt(15) : Row.NO_TIMESTAMP);
        addTo(records, row);
        fireTimes.putIfAbsent(row.get(0), ((isEventTime ? row.timestamp : now) / 10 + 1) * 10);
        harness.process(row);
        assertEquals(expected.size(), harness.emitted.size(), "seed " + seed + ", record " + record);
        if (random.nextInt(80) == 0) {
          harness.restart(1 + random.nextInt(3));
        }
      }
      assertEquals(sorted(expected), sorted(harness.emitted), "seed " + seed);
      assertTrue(expected.size() > 50, "only " + expected.size() + " results to compare");
    }
  }

  private static void fire(long time, Map<Object, Long> fireTimes, Map<Object, List<Row>> records, boolean isPurging, List<String> expected) {
    for (Object key : List.copyOf(fireTimes.keySet())) {
      if (fireTimes.get(key) == time) {
        fireTimes.remove(key);
        expected.add(result(time, records.get(key).get(0), records.get(key)));
        if (isPurging) {
          records.remove(key);
        }
      }
    }
  }

  @Test
  void deduplicate_letsTheFirstOfEachKeyPassAgainAfterItsTime() throws Exception {
    // Catches keys that a restore forgets, and a time to live that starts again with each record or never ends.
    for (String ttl : new String[] {"", "100"}) {
      Random random = new Random(3);
      WindowHarness harness = new WindowHarness(2, ttl.isEmpty() ? Map.of() : Map.of("ttl", ttl), List.of("key", "part"), Statistics.READING,
          (plan, context) -> new DeduplicateOperator(plan, context));
      Map<String, Long> passed = new HashMap<>();
      List<String> expected = new ArrayList<>();
      long now = 1;
      for (int record = 0; record < RECORDS; record++) {
        now += random.nextInt(8);
        harness.time(now);
        Row row = reading(random, record);
        Long before = passed.get(row.get(0) + "/" + row.get(1));
        if (before == null || !ttl.isEmpty() && now >= before + Long.parseLong(ttl)) {
          passed.put(row.get(0) + "/" + row.get(1), now);
          expected.add(record + ": " + row);
        }
        harness.process(row);
        if (record % 70 == 0) {
          harness.restart(1 + random.nextInt(3));
        }
      }
      assertEquals(expected, harness.emitted, "ttl " + ttl);
      assertTrue(ttl.isEmpty() ? expected.size() == 10 : expected.size() > 30, expected.size() + " records passed");
    }
  }

  @ParameterizedTest
  @CsvSource({"1, value, descending", "3, value, ascending", "4, note, descending", "2, note, ascending", "1000, value, descending"})
  void topN_areTheFirstOfTheSortedRecords(int n, String by, String order) throws Exception {
    // Catches ranks that depend on the order of the records, nulls at the wrong end, and lists that a restore cuts or mixes.
    List<RowField> fields = new ArrayList<>(List.of(RowField.required("rank", ValueType.LONG)));
    fields.addAll(Statistics.READING.fields());
    int column = Statistics.READING.indexOf(by);
    for (long seed = 0; seed < 5; seed++) {
      Random random = new Random(seed);
      WindowHarness harness = new WindowHarness(2, Map.of("n", "" + n, "by", by, "order", order, "size", "50", "offset", "0"), KEY, new RowType(fields),
          (plan, context) -> new TopNOperator(plan, context, new ValuesRow(Statistics.READING)));
      Map<String, List<Row>> windows = new HashMap<>();
      List<String> late = new ArrayList<>();
      long now = 100;
      long watermark = Long.MIN_VALUE;
      for (int record = 0; record < RECORDS; record++) {
        now += random.nextInt(4);
        Row row = reading(random, now - random.nextInt(40));
        long start = row.timestamp / 50 * 50;
        if (start + 49 <= watermark) {
          late.add(row.timestamp + ": " + row);
        } else {
          windows.computeIfAbsent(row.get(0) + "/" + start, unused -> new ArrayList<>()).add(row);
        }
        harness.process(row);
        if (random.nextInt(5) == 0) {
          watermark = Math.max(watermark, now - 20);
          harness.watermark(watermark);
        }
        if (random.nextInt(80) == 0) {
          harness.restart(1 + random.nextInt(3));
        }
      }
      harness.watermark(Long.MAX_VALUE);
      assertEquals(sorted(topOf(windows, n, column, order.equals("descending"))), sorted(harness.emitted), "seed " + seed);
      assertEquals(late, harness.late);
      assertEquals(0, harness.entries());
    }
  }

  /** Of records that are equal in all fields it does not matter which comes first. */
  private static List<String> topOf(Map<String, List<Row>> windows, int n, int column, boolean isDescending) {
    Comparator<Row> byColumn = Comparator.comparing(row -> (Comparable<Object>) comparable(row.get(column)), Comparator.nullsFirst(Comparator.naturalOrder()));
    Comparator<Row> byValue = Comparator.comparingLong(row -> (Long) row.get(2));
    Comparator<Row> order = (isDescending ? byColumn.reversed() : byColumn).thenComparingInt(row -> (Integer) row.get(1)).thenComparing(byValue)
        .thenComparing(row -> (String) row.get(3), Comparator.nullsFirst(Comparator.naturalOrder()));
    List<String> expected = new ArrayList<>();
    windows.forEach((window, records) -> {
      long end = Long.parseLong(window.substring(window.indexOf('/') + 1)) + 49;
      List<Row> best = records.stream().sorted(order).limit(n).toList();
      for (int rank = 1; rank <= best.size(); rank++) {
        expected.add(end + ": rank=" + rank + ", " + best.get(rank - 1));
      }
    });
    return expected;
  }

  @SuppressWarnings("unchecked")
  private static Comparable<Object> comparable(Object value) {
    return (Comparable<Object>) value;
  }
}
