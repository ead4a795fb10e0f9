package dev.stillwater.engine.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.operator.RowOperator;
import dev.stillwater.engine.plan.OperatorPlan;
import dev.stillwater.engine.row.Row;
import dev.stillwater.engine.task.ChainContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Windows of time against their definition, over random records out of order, with restarts in the middle. */
class TimeWindowOperatorsTest {
  private static final int RECORDS = 600;
  private static final BiFunction<OperatorPlan, ChainContext, RowOperator> WINDOWS = (plan, context) -> new TimeWindowOperator(plan, context, new Statistics());
  private static final BiFunction<OperatorPlan, ChainContext, RowOperator> SESSIONS =
      (plan, context) -> new SessionWindowOperator(plan, context, new Statistics());

  private static String keyText(List<String> keyFields, Row row) {
    return "key=" + row.get(0) + (keyFields.size() > 1 ? ", part=" + row.get(1) : "");
  }

  private static Row reading(Random random, long timestamp, int keys) {
    return ValuesRow.of(Statistics.READING, timestamp, "k" + random.nextInt(keys), random.nextInt(2), (long) random.nextInt(1000), null);
  }

  private static List<String> sorted(List<String> rows) {
    return rows.stream().sorted().toList();
  }

  private WindowHarness harness(Map<String, String> parameters, List<String> keyFields, int parallelism,
      BiFunction<OperatorPlan, ChainContext, RowOperator> factory) throws Exception {
    return new WindowHarness(parallelism, parameters, keyFields, WindowHarness.output(keyFields, true), factory);
  }

  private void runEventTime(long seed, Map<String, String> parameters, WindowModel model, BiFunction<OperatorPlan, ChainContext, RowOperator> factory)
      throws Exception {
    Random random = new Random(seed);
    List<String> keyFields = seed % 2 == 0 ? List.of("key") : List.of("key", "part");
    WindowHarness harness = harness(parameters, keyFields, 1 + random.nextInt(3), factory);
    long watermark = Long.MIN_VALUE;
    long now = 1_000;
    for (int record = 0; record < RECORDS; record++) {
      now += random.nextInt(4) == 0 ? random.nextInt(60) : random.nextInt(5);
      Row row = reading(random, now - (random.nextInt(10) == 0 ? random.nextInt(300) : random.nextInt(120)), 4);
      harness.process(row);
      model.process(keyText(keyFields, row), row.timestamp, row);
      if (random.nextInt(6) == 0 && now - 50 > watermark) {
        watermark = now - 50;
        harness.watermark(watermark);
        model.advance(watermark);
        assertEquals(model.emitted.size(), harness.emitted.size(), "seed " + seed + " after record " + record);
      }
      if (random.nextInt(100) == 0) {
        harness.restart(1 + random.nextInt(3));
      }
    }
    harness.watermark(Long.MAX_VALUE);
    model.advance(Long.MAX_VALUE);
    assertEquals(sorted(model.emitted), sorted(harness.emitted), "seed " + seed);
    assertEquals(sorted(model.late), sorted(harness.late), "seed " + seed);
    assertEquals(model.late.size(), harness.lateRecords(), "seed " + seed);
    assertTrue(model.late.size() > 2, "seed " + seed + " has no late records to compare");
  }

  @ParameterizedTest
  @CsvSource({"30, 30, 0", "30, 30, 25", "60, 20, 0", "50, 20, 35", "20, 50, 40", "40, 15, 100"})
  void windowsOfEventTime_areThoseOfTheDefinition(long size, long slide, long lateness) throws Exception {
    // Catches updates that are lost or doubled, state that goes too early, late records that are counted into a window or lost.
    for (long seed = 0; seed < 6; seed++) {
      Map<String, String> parameters = Map.of("size", "" + size, "slide", "" + slide, "offset", "0", "allowedLateness", "" + lateness, "time", "event");
      runEventTime(seed, parameters, WindowModel.sliding(size, slide, lateness), WINDOWS);
    }
  }

  @ParameterizedTest
  @CsvSource({"7, 0", "20, 0", "20, 15", "12, 60", "50, 5"})
  void sessionsOfEventTime_areThoseOfTheDefinition(long gap, long lateness) throws Exception {
    // Catches sessions that a record between them does not join, that join too much, whose accumulator is left behind or taken twice.
    for (long seed = 0; seed < 8; seed++) {
      Map<String, String> parameters = Map.of("gap", "" + gap, "allowedLateness", "" + lateness, "time", "event");
      runEventTime(seed, parameters, WindowModel.sessions(gap, lateness), SESSIONS);
    }
  }

  @ParameterizedTest
  @CsvSource({"30, 30, 0", "60, 20, 0", "0, 0, 15"})
  void windowsOfProcessingTime_areThoseOfTheClock(long size, long slide, long gap) throws Exception {
    // Catches records placed by their event time, timers that fire too late, and timers that a restore forgets.
    for (long seed = 0; seed < 6; seed++) {
      Random random = new Random(seed);
      Map<String, String> parameters = Map.of("size", "" + size, "slide", "" + slide, "gap", "" + gap, "offset", "0", "allowedLateness", "0", "time", "processing");
      WindowModel model = gap > 0 ? WindowModel.sessions(gap, 0) : WindowModel.sliding(size, slide, 0);
      WindowHarness harness = harness(parameters, List.of("key"), 1 + random.nextInt(3), gap > 0 ? SESSIONS : WINDOWS);
      long now = 1;
      for (int record = 0; record < RECORDS; record++) {
        now += random.nextInt(4) == 0 ? random.nextInt(40) : random.nextInt(3);
        harness.time(now);
        model.advance(now - 1);
        Row row = reading(random, Row.NO_TIMESTAMP, 4);
        harness.process(row);
        model.process(keyText(List.of("key"), row), now, row);
        if (random.nextInt(100) == 0) {
          harness.restart(1 + random.nextInt(3));
        }
      }
      harness.watermark(Long.MAX_VALUE);
      assertEquals(sorted(model.emitted), sorted(harness.emitted), "The end of the input closes no window of processing time, seed " + seed);
      harness.time(now + 1000);
      model.advance(now + 1000);
      assertEquals(sorted(model.emitted), sorted(harness.emitted), "seed " + seed);
      assertEquals(List.of(), harness.late);
    }
  }

  @Test
  void lateRecord_changesAWindowUntilItsLatenessIsOver() throws Exception {
    // Catches a lateness that counts from the wrong end, off by a millisecond.
    WindowHarness harness = harness(Map.of("size", "10", "offset", "0", "allowedLateness", "5", "time", "event"), List.of("key"), 1, WINDOWS);
    harness.process(ValuesRow.of(Statistics.READING, 3, "a", 0, 1L, null));
    harness.watermark(8);
    assertEquals(List.of(), harness.emitted);
    harness.watermark(9);
    assertEquals(1, harness.emitted.size());
    harness.watermark(13);
    harness.process(ValuesRow.of(Statistics.READING, 0, "a", 0, 5L, null));
    assertEquals("9: key=a, window_start=1970-01-01T00:00:00, window_end=1970-01-01T00:00:00.010, n=2, sum=6, most=5", harness.emitted.get(1));
    harness.watermark(14);
    harness.process(ValuesRow.of(Statistics.READING, 9, "a", 0, 7L, null));
    assertEquals(2, harness.emitted.size());
    assertEquals(List.of("9: key=a, part=0, value=7, note=null"), harness.late);
  }

  @Test
  void endOfInput_isNoWatermarkForARestoredJob() throws Exception {
    // Catches a job that takes all of its further input for late, and one that forgets what was late before.
    WindowHarness harness = harness(Map.of("size", "10", "offset", "0", "allowedLateness", "0", "time", "event"), List.of("key"), 2, WINDOWS);
    harness.watermark(25);
    harness.watermark(Long.MAX_VALUE);
    harness.restart(1);
    harness.process(ValuesRow.of(Statistics.READING, 19, "a", 0, 1L, null));
    harness.process(ValuesRow.of(Statistics.READING, 20, "a", 0, 1L, null));
    assertEquals(1, harness.late.size());
    harness.watermark(29);
    assertEquals(1, harness.emitted.size());
  }

  @Test
  void lateness_mayChangeBetweenTwoRuns() throws Exception {
    // Catches state that stays for ever because its last timer was that of another lateness.
    for (long[] change : new long[][] {{0, 50}, {50, 0}, {50, 20}, {20, 50}}) {
      long[] lateness = {change[0]};
      WindowHarness harness = new WindowHarness(1, Map.of("size", "10", "offset", "0", "time", "event"),
          List.of("key"), WindowHarness.output(List.of("key"), true), (plan, context) -> new TimeWindowOperator(withLateness(plan, lateness[0]), context, new Statistics()));
      harness.process(ValuesRow.of(Statistics.READING, 3, "a", 0, 1L, null));
      harness.watermark(15);
      lateness[0] = change[1];
      harness.restart(1);
      harness.watermark(1000);
      assertEquals(0, harness.entries(), "from " + change[0] + " to " + change[1]);
      assertEquals(1, harness.emitted.size());
    }
  }

  private static OperatorPlan withLateness(OperatorPlan plan, long latenessMs) {
    Map<String, String> parameters = new HashMap<>(plan.parameters());
    parameters.put("allowedLateness", "" + latenessMs);
    return new OperatorPlan(plan.uid(), plan.name(), plan.operatorId(), plan.kind(), plan.parallelism(), parameters, plan.expressions(), plan.keys(), plan.inputs(),
        plan.outputs());
  }
}
