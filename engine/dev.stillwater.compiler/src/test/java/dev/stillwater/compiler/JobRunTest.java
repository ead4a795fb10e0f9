package dev.stillwater.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.ExecutionOptions;
import dev.stillwater.engine.JobExecution;
import dev.stillwater.engine.JobFailure;
import dev.stillwater.engine.JobState;
import dev.stillwater.engine.JobStatus;
import dev.stillwater.engine.channel.Channel;
import dev.stillwater.model.job.Job;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 120, unit = TimeUnit.SECONDS)
class JobRunTest {
  private static final String AGGREGATES = """
        <expressions name="n" text="count()"/>
        <expressions name="known" text="count(value)"/>
        <expressions name="total" text="sum(value)"/>
        <expressions name="mean" text="avg(value)"/>
        <expressions name="least" text="min(value)"/>
        <expressions name="most" text="max(value)"/>
        <expressions name="load" text="sum(weight)"/>
      """;
  private static final String TO_SINK = """
      <operators uid="out" kind="csv-sink"><parameters name="path" value="out.csv"/></operators>
      <streams source="work" target="out"/>
      """;
  private static final String KEYED = "<streams source=\"in\" target=\"work\" partitioning=\"hash\"><keyFields>sensor</keyFields></streams>";

  @TempDir
  Path folder;

  private record Reading(long seconds, String sensor, Integer value, double weight) {
    String line() {
      return LocalDateTime.of(2001, 1, 1, 0, 0).plusSeconds(seconds) + (seconds % 60 == 0 ? ":00" : "") + "," + sensor + "," + (value == null ? "" : value) + ","
          + weight + "\n";
    }
  }

  /** Readings at most ten seconds out of order. */
  private List<Reading> writeInput(long seed, int count) throws IOException {
    Random random = new Random(seed);
    List<Reading> readings = new ArrayList<>();
    StringBuilder csv = new StringBuilder("time,sensor,value,weight\n");
    for (int index = 0; index < count; index++) {
      Integer value = random.nextInt(3) == 0 ? null : random.nextInt(2001) - 1000;
      Reading reading = new Reading(20 + index / 3 - random.nextInt(10), "s" + random.nextInt(9), value, random.nextInt(1000) / 10.0 + 0.1);
      readings.add(reading);
      csv.append(reading.line());
    }
    Files.writeString(folder.resolve("in.csv"), csv);
    return readings;
  }

  private static String windowJob(String parameters) {
    return "<operators uid=\"work\" kind=\"window-aggregate\">" + parameters + AGGREGATES + "</operators>" + KEYED + TO_SINK;
  }

  private static List<String> expected(List<Reading> readings, long size, long slide) {
    Map<String, List<Reading>> windows = new TreeMap<>();
    for (Reading reading : readings) {
      for (long start = Math.floorDiv(reading.seconds(), slide) * slide; start > reading.seconds() - size; start -= slide) {
        LocalDateTime base = LocalDateTime.of(2001, 1, 1, 0, 0);
        String key = reading.sensor() + "," + text(base.plusSeconds(start)) + "," + text(base.plusSeconds(start + size));
        windows.computeIfAbsent(key, unused -> new ArrayList<>()).add(reading);
      }
    }
    List<String> rows = new ArrayList<>();
    windows.forEach((key, group) -> rows.add(key + "," + row(group)));
    rows.sort(null);
    return rows;
  }

  private static String text(LocalDateTime time) {
    return time.getSecond() == 0 ? time + ":00" : time.toString();
  }

  private static String row(List<Reading> group) {
    List<Integer> values = group.stream().map(Reading::value).filter(value -> value != null).toList();
    String load = Double.toString(group.stream().map(reading -> new BigDecimal(reading.weight())).reduce(BigDecimal.ZERO, BigDecimal::add).doubleValue());
    if (values.isEmpty()) {
      return group.size() + ",0,,,,," + load;
    }
    long total = values.stream().mapToLong(Integer::longValue).sum();
    BigDecimal mean = BigDecimal.valueOf(total).divide(BigDecimal.valueOf(values.size()), 4, RoundingMode.HALF_UP);
    return group.size() + "," + values.size() + "," + total + "," + mean.toPlainString() + "," + values.stream().min(Integer::compare).orElseThrow() + ","
        + values.stream().max(Integer::compare).orElseThrow() + "," + load;
  }

  @Test
  void windowsOverRandomInput_equalTheDefinitionAtEveryParallelismAndInEveryOrder() throws Exception {
    // Catches records lost, doubled, late without being so, or in the wrong window, nulls that count, and results that depend on the schedule.
    String[] shapes = {"<parameters name=\"size\" value=\"30s\"/>",
        "<parameters name=\"size\" value=\"60s\"/><parameters name=\"slide\" value=\"20s\"/>",
        "<parameters name=\"size\" value=\"50s\"/><parameters name=\"slide\" value=\"20s\"/>"};
    long[][] seconds = {{30, 30}, {60, 20}, {50, 20}};
    for (int shape = 0; shape < shapes.length; shape++) {
      List<Reading> readings = writeInput(shape, 3000);
      List<String> expected = expected(readings, seconds[shape][0], seconds[shape][1]);
      for (int parallelism : new int[] {1, 2, 3, 5}) {
        Job job = TestJobs.job(TestJobs.READINGS, TestJobs.SOURCE, windowJob(shapes[shape]));
        job.setDefaultParallelism(parallelism);
        CompiledJob compiled = TestJobs.compile(job, folder);
        for (long seed = 0; seed < 8; seed++) {
          String run = "shape " + shape + ", parallelism " + parallelism + ", seed " + seed;
          JobStatus status = JobExecution.start(compiled.plan(), compiled.code(), ExecutionOptions.stepped(seed, lines -> { })).status();
          assertEquals(JobState.FINISHED, status.state(), () -> run + status.failure());
          assertEquals(expected, TestJobs.rows(folder.resolve("out.csv")), run);
        }
        JobStatus threaded = JobExecution.start(compiled.plan(), compiled.code(), ExecutionOptions.threaded(lines -> { })).await();
        assertEquals(JobState.FINISHED, threaded.state(), () -> "threads" + threaded.failure());
        assertEquals(expected, TestJobs.rows(folder.resolve("out.csv")), "threads, parallelism " + parallelism);
      }
    }
  }

  @Test
  void runningAggregate_emitsTheNewResultOfEachRecord() throws Exception {
    // Catches results that are shared between keys, and nulls changing a sum.
    Files.writeString(folder.resolve("in.csv"), "time,sensor,value,weight\n2001-01-01,a,,1\n2001-01-01,b,5,1\n2001-01-01,a,2,0.5\n2001-01-01,a,-4,0.25\n");
    JobStatus status = TestJobs.run(TestJobs.job(TestJobs.READINGS, TestJobs.SOURCE, "<operators uid=\"work\" kind=\"aggregate\">" + AGGREGATES + "</operators>", KEYED,
        TO_SINK), folder, ExecutionOptions.stepped(1, lines -> { }));
    assertEquals(List.of("a,1,0,,,,,1.0", "a,2,1,2,2.0000,2,2,1.5", "a,3,2,-2,-1.0000,-4,2,1.75", "b,1,1,5,5.0000,5,5,1.0"),
        TestJobs.rows(folder.resolve("out.csv")));
    assertEquals(4, status.recordsIn());
    assertEquals(4, status.recordsOut());
    assertEquals(100, status.percent().orElseThrow());
  }

  @Test
  void lateRecord_isCountedAndDropped() throws Exception {
    // Catches late records that vanish from the numbers or open a window again.
    StringBuilder csv = new StringBuilder("time,sensor,value,weight\n");
    for (int index = 0; index < 2000; index++) {
      csv.append(new Reading(100 + index, "a", 1, 0).line());
    }
    Files.writeString(folder.resolve("in.csv"), csv.append(new Reading(5, "a", 1, 0).line()));
    JobStatus status = TestJobs.run(TestJobs.job(TestJobs.READINGS, TestJobs.SOURCE, windowJob("<parameters name=\"size\" value=\"10s\"/>")), folder,
        ExecutionOptions.stepped(1, lines -> { }));
    assertEquals(1, status.operator("work").orElseThrow().lateRecords());
    assertEquals(200, TestJobs.rows(folder.resolve("out.csv")).size());
  }

  @Test
  void recordThatFails_isNamedWithOperatorSubtaskAndLine() throws Exception {
    // Catches failures that leave the author searching for the record.
    writeInput(1, 500);
    Files.writeString(folder.resolve("in.csv"), Files.readString(folder.resolve("in.csv")) + "2001-01-01T00:00:00,bad,0,1\n");
    String filter = "<operators uid=\"work\" kind=\"filter\"><expressions text=\"sensor.equals(&quot;bad&quot;) &amp;&amp; 10 / value &gt; 1\"/></operators>"
        + "<streams source=\"in\" target=\"work\"/>";
    for (boolean isChained : new boolean[] {true, false}) {
      Job job = TestJobs.job(TestJobs.READINGS, TestJobs.SOURCE, filter, TO_SINK);
      job.getOperators().get(1).setChaining(isChained);
      JobStatus status = TestJobs.run(job, folder, ExecutionOptions.threaded(lines -> { }));
      assertEquals(JobState.FAILED, status.state());
      JobFailure failure = status.failure().orElseThrow();
      assertEquals("work", failure.uid().orElseThrow());
      assertEquals(0, failure.subtask().orElseThrow());
      assertTrue(failure.record().orElseThrow().contains("sensor=bad"), failure.text());
      assertEquals(folder.resolve("in.csv") + ":502", failure.position().orElseThrow(), "chained " + isChained);
      assertEquals("Division by zero.", failure.message());
      assertEquals(501, status.operators().get(0).recordsOut(), "Counted up to the failure, chained " + isChained);
    }
  }

  @Test
  void endlessJob_isCancelledWithinASecond() throws Exception {
    // Catches loops that do not look whether the job is to stop, and subtasks that sleep through it.
    Job job = TestJobs.job("<operators uid=\"work\" kind=\"generator\"><expressions name=\"x\" text=\"random\"/></operators>"
        + "<operators uid=\"none\" kind=\"filter\"><expressions text=\"x == 1\"/></operators><operators uid=\"print\" kind=\"console-sink\"/>"
        + "<streams source=\"work\" target=\"none\"/><streams source=\"none\" target=\"print\"/>");
    job.setDefaultParallelism(2);
    CompiledJob compiled = TestJobs.compile(job, folder);
    JobExecution execution = JobExecution.start(compiled.plan(), compiled.code(), ExecutionOptions.threaded(lines -> { }));
    while (execution.status().recordsIn() < 1000) {
      Thread.onSpinWait();
    }
    long start = System.nanoTime();
    execution.cancel();
    assertEquals(JobState.CANCELED, execution.await().state());
    assertTrue(System.nanoTime() - start < 1_000_000_000L, "cancel took " + (System.nanoTime() - start) / 1_000_000 + " ms");
  }

  @Test
  void slowSink_boundsWhatIsUnderWay() throws Exception {
    // Catches queues that grow while a sink is slow.
    CountDownLatch mayPrint = new CountDownLatch(1);
    Job job = TestJobs.job("<operators uid=\"work\" kind=\"generator\"><parameters name=\"count\" value=\"200000\"/><expressions name=\"x\" text=\"n\"/></operators>"
        + "<operators uid=\"print\" kind=\"console-sink\" chaining=\"false\"/><streams source=\"work\" target=\"print\"/>");
    CompiledJob compiled = TestJobs.compile(job, folder);
    JobExecution execution = JobExecution.start(compiled.plan(), compiled.code(), ExecutionOptions.threaded(lines -> {
      try {
        mayPrint.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }));
    long before = -1;
    while (execution.queuedBatches() < Channel.CAPACITY_BATCHES || execution.status().recordsIn() != before) {
      before = execution.status().recordsIn();
      execution.await(50);
    }
    assertTrue(before < 20_000, before + " records were read although none was printed");
    mayPrint.countDown();
    assertEquals(200_000, execution.await().recordsOut());
  }

  @Test
  void generator_givesTheSameRecordsAtEveryParallelism() throws Exception {
    // Catches records that depend on which subtask makes them.
    List<String> first = List.of();
    for (int parallelism : new int[] {1, 2, 3}) {
      Job job = TestJobs.job("<operators uid=\"gen\" kind=\"generator\"><parameters name=\"count\" value=\"1000\"/><parameters name=\"rate\" value=\"300\"/>"
          + "<expressions name=\"n\" text=\"n\"/><expressions name=\"at\" text=\"time\"/><expressions name=\"r\" text=\"random\"/></operators>"
          + "<operators uid=\"work\" kind=\"map\"><expressions name=\"n\" text=\"n\"/><expressions name=\"at\" text=\"at\"/><expressions name=\"r\" text=\"r % 1000\"/></operators>"
          + "<streams source=\"gen\" target=\"work\"/>" + TO_SINK);
      job.setDefaultParallelism(parallelism);
      JobStatus status = TestJobs.run(job, folder, ExecutionOptions.stepped(parallelism, lines -> { }));
      assertTrue(status.runTimeMs() >= 3_300 && status.runTimeMs() < 3_500, "300 records a second took " + status.runTimeMs() + " ms of the clock");
      List<String> rows = TestJobs.rows(folder.resolve("out.csv"));
      assertEquals(1000, rows.size());
      assertTrue(rows.stream().anyMatch(row -> row.startsWith("999,2000-01-01T00:00:03.330,")), "event time is start + n / rate");
      assertTrue(first.isEmpty() || first.equals(rows), "parallelism " + parallelism);
      first = rows;
    }
  }

  @Test
  void sinkWithSeveralSubtasks_writesAFolderOfParts() throws Exception {
    // Catches parts without header, unfinished parts left behind, and parts of an earlier run mixed with this one's.
    List<Reading> readings = writeInput(3, 1000);
    Path parts = Files.createDirectories(folder.resolve("out.csv"));
    Files.writeString(parts.resolve("part-9-0.csv"), "old\n1\n");
    Files.writeString(parts.resolve(".part-9-0.csv.pending"), "old\n1\n");
    Job job = TestJobs.job(TestJobs.READINGS, TestJobs.SOURCE, windowJob("<parameters name=\"size\" value=\"30s\"/>"));
    job.setDefaultParallelism(2);
    job.getOperators().get(2).setParallelism(3);
    JobStatus status = TestJobs.run(job, folder, ExecutionOptions.threaded(lines -> { }));
    assertEquals(JobState.FINISHED, status.state(), () -> status.failure().toString());
    try (var files = Files.list(parts)) {
      assertEquals(List.of("part-0-0.csv", "part-1-0.csv", "part-2-0.csv"), files.map(file -> file.getFileName().toString()).sorted().toList());
    }
    assertEquals(expected(readings, 30, 30), TestJobs.rows(parts));
  }
}
