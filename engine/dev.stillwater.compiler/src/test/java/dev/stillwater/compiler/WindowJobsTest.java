package dev.stillwater.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.ExecutionOptions;
import dev.stillwater.engine.JobExecution;
import dev.stillwater.engine.JobState;
import dev.stillwater.engine.JobStatus;
import dev.stillwater.model.JobFile;
import dev.stillwater.model.job.Job;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Jobs with the hand-written window operators: their generated aggregates, their ports and their time, at every parallelism. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class WindowJobsTest {
  private static final String AGGREGATES = """
        <expressions name="n" text="count()"/>
        <expressions name="known" text="count(value)"/>
        <expressions name="total" text="sum(value)"/>
        <expressions name="mean" text="avg(value)"/>
        <expressions name="least" text="min(value)"/>
        <expressions name="last" text="max(time)"/>
        <expressions name="load" text="sum(weight)"/>
        <expressions name="balance" text="avg(weight - 50)"/>
      """;
  private static final String COUNT = "<expressions name=\"n\" text=\"count()\"/>";
  private static final String TO_SINK = "<operators uid=\"out\" kind=\"csv-sink\"><parameters name=\"path\" value=\"out.csv\"/></operators>"
      + "<streams source=\"work\" target=\"out\"/>";
  private static final String LATE_SINK = "<operators uid=\"lates\" kind=\"csv-sink\"><parameters name=\"path\" value=\"late.csv\"/></operators>"
      + "<streams source=\"work\" sourcePort=\"late\" target=\"lates\"/>";
  private static final String KEYED = "<streams source=\"in\" target=\"work\" partitioning=\"hash\"><keyFields>sensor</keyFields></streams>";
  private static final LocalDateTime BEGIN = LocalDateTime.of(2001, 1, 1, 0, 0);

  @TempDir
  Path folder;

  private record Reading(long seconds, String sensor, Integer value, double weight) {
  }

  private static String text(long seconds) {
    LocalDateTime time = BEGIN.plusSeconds(seconds);
    return time.getSecond() == 0 ? time + ":00" : time.toString();
  }

  /** Readings at most so many seconds out of order. */
  private List<Reading> writeInput(long seed, int count, int disorder) throws IOException {
    Random random = new Random(seed);
    List<Reading> readings = new ArrayList<>();
    StringBuilder csv = new StringBuilder("time,sensor,value,weight\n");
    long now = 1000;
    for (int index = 0; index < count; index++) {
      now += random.nextInt(20) == 0 ? random.nextInt(30) : random.nextInt(2);
      Reading reading = new Reading(now - random.nextInt(disorder), "s" + random.nextInt(7), random.nextInt(3) == 0 ? null : random.nextInt(2001) - 1000,
          random.nextInt(1000) / 10.0 + 0.1);
      readings.add(reading);
      csv.append(text(reading.seconds())).append(',').append(reading.sensor()).append(',').append(reading.value() == null ? "" : reading.value()).append(',')
          .append(reading.weight()).append('\n');
    }
    Files.writeString(folder.resolve("in.csv"), csv);
    return readings;
  }

  private static String operator(String kind, String aggregates, String... parameters) {
    StringBuilder out = new StringBuilder("<operators uid=\"work\" kind=\"" + kind + "\">");
    for (int index = 0; index < parameters.length; index += 2) {
      out.append("<parameters name=\"").append(parameters[index]).append("\" value=\"").append(parameters[index + 1]).append("\"/>");
    }
    return out.append(aggregates).append("</operators>").toString();
  }

  private static Job job(int parallelism, String operator, String... more) {
    Job job = TestJobs.job(TestJobs.READINGS, TestJobs.SOURCE, operator, KEYED, TO_SINK, String.join("", more));
    job.setDefaultParallelism(parallelism);
    return job;
  }

  private JobStatus run(Job job, long seed) {
    CompiledJob compiled = TestJobs.compile(job, folder);
    JobStatus status = JobExecution.start(compiled.plan(), compiled.code(), ExecutionOptions.stepped(seed, lines -> { })).status();
    assertEquals(JobState.FINISHED, status.state(), () -> status.failure().toString());
    return status;
  }

  private List<String> rows(String file) throws IOException {
    return TestJobs.rows(folder.resolve(file));
  }

  @Test
  void windowsWithLateness_equalThoseInPanesWhenNothingIsLate() throws Exception {
    // Catches an aggregate that loses digits, nulls or its count on the way into state and back.
    writeInput(1, 2000, 10);
    for (String[] size : new String[][] {{"size", "30s"}, {"size", "60s", "slide", "20s"}, {"size", "50s", "slide", "20s", "offset", "7s"}}) {
      run(job(2, operator("window-aggregate", AGGREGATES, size)), 1);
      List<String> expected = rows("out.csv");
      assertTrue(expected.size() > 100, "only " + expected.size() + " rows to compare");
      List<String> parameters = new ArrayList<>(List.of(size));
      parameters.addAll(List.of("allowedLateness", "5min"));
      for (int parallelism = 1; parallelism <= 3; parallelism++) {
        JobStatus status = run(job(parallelism, operator("window-aggregate", AGGREGATES, parameters.toArray(String[]::new))), parallelism);
        assertEquals(expected, rows("out.csv"), "parallelism " + parallelism);
        assertEquals(expected.size(), status.operator("work").orElseThrow().recordsOut());
      }
    }
  }

  @Test
  void sessions_equalTheDefinitionAtEveryParallelism() throws Exception {
    // Catches sessions that depend on the order of the records, and accumulators that are not merged.
    List<Reading> readings = writeInput(2, 2000, 10);
    Map<String, List<Reading>> bySensor = new HashMap<>();
    readings.stream().sorted(Comparator.comparingLong(Reading::seconds)).forEach(reading -> bySensor.computeIfAbsent(reading.sensor(), unused -> new ArrayList<>()).add(reading));
    List<String> expected = new ArrayList<>();
    bySensor.forEach((sensor, ofSensor) -> {
      int first = 0;
      for (int index = 1; index <= ofSensor.size(); index++) {
        if (index == ofSensor.size() || ofSensor.get(index).seconds() - ofSensor.get(index - 1).seconds() > 15) {
          long total = ofSensor.subList(first, index).stream().filter(reading -> reading.value() != null).mapToLong(Reading::value).sum();
          boolean isKnown = ofSensor.subList(first, index).stream().anyMatch(reading -> reading.value() != null);
          expected.add(sensor + "," + text(ofSensor.get(first).seconds()) + "," + text(ofSensor.get(index - 1).seconds() + 15) + "," + (index - first) + ","
              + (isKnown ? total : ""));
          first = index;
        }
      }
    });
    expected.sort(null);
    assertTrue(expected.size() > 50, "only " + expected.size() + " sessions to compare");
    for (int parallelism = 1; parallelism <= 3; parallelism++) {
      run(job(parallelism, operator("session-window", COUNT + "<expressions name=\"total\" text=\"sum(value)\"/>", "gap", "15s")), parallelism);
      assertEquals(expected, rows("out.csv"), "parallelism " + parallelism);
    }
  }

  @Test
  void lateRecords_leaveByTheirPortWhichEverWayTheWindowsAreKept() throws Exception {
    // Catches late records that are lost, counted into a window as well, or changed, in panes, in windows with lateness and in sessions.
    List<Reading> readings = writeInput(3, 6000, 60);
    String[][] kinds = {{"window-aggregate", "size", "10s"}, {"window-aggregate", "size", "10s", "allowedLateness", "5s"}, {"session-window", "gap", "1s"},
        {"window-aggregate", "size", "30s", "slide", "10s"}};
    for (String[] kind : kinds) {
      String[] parameters = List.of(kind).subList(1, kind.length).toArray(String[]::new);
      Job job = job(1, operator(kind[0], COUNT, parameters), LATE_SINK);
      job.getOperators().get(0).getParameters().get(3).setValue("2s");
      JobStatus status = run(job, 1);
      List<String> late = rows("late.csv");
      assertTrue(late.size() > 5, "only " + late.size() + " late records, " + kind[0]);
      assertEquals(late.size(), status.operator("work").orElseThrow().lateRecords());
      assertEquals(late.size() + rows("out.csv").size(), status.operator("work").orElseThrow().recordsOut());
      List<String> input = new ArrayList<>(TestJobs.rows(folder.resolve("in.csv")));
      late.forEach(row -> assertTrue(input.remove(row), row + " was never read"));
      if (parameters.length == 2) {
        long counted = rows("out.csv").stream().mapToLong(row -> Long.parseLong(row.substring(row.lastIndexOf(',') + 1))).sum();
        assertEquals(readings.size(), counted + late.size(), kind[0]);
      }
    }
  }

  @Test
  void lateRecordsWithoutAStream_areCountedAlone() throws Exception {
    // Catches late records that count as sent although nothing takes them.
    writeInput(3, 6000, 60);
    for (String lateness : new String[] {"0s", "3s"}) {
      Job job = job(1, operator("window-aggregate", COUNT, "size", "10s", "allowedLateness", lateness));
      job.getOperators().get(0).getParameters().get(3).setValue("2s");
      JobStatus status = run(job, 1);
      assertNotEquals(0, status.operator("work").orElseThrow().lateRecords());
      assertEquals(rows("out.csv").size(), status.operator("work").orElseThrow().recordsOut());
    }
  }

  @Test
  void countWindowsAndGlobalWindows_emitTheKeyAndTheAggregates() throws Exception {
    // Catches columns in the wrong place, and windows of counts that mix keys.
    List<Reading> readings = writeInput(4, 1000, 10);
    Map<String, Integer> counts = new HashMap<>();
    List<String> expected = new ArrayList<>();
    List<String> running = new ArrayList<>();
    for (Reading reading : readings) {
      int count = counts.merge(reading.sensor(), 1, Integer::sum);
      if (count % 10 == 0) {
        expected.add(reading.sensor() + ",10");
        running.add(reading.sensor() + "," + count);
      }
    }
    expected.sort(null);
    running.sort(null);
    for (int parallelism = 1; parallelism <= 3; parallelism++) {
      run(job(parallelism, operator("count-window", COUNT, "size", "10")), parallelism);
      assertEquals(expected, rows("out.csv"));
      run(job(parallelism, operator("global-window", COUNT, "count", "10", "purging", "true")), parallelism);
      assertEquals(expected, rows("out.csv"));
      run(job(parallelism, operator("global-window", COUNT, "count", "10")), parallelism);
      assertEquals(running, rows("out.csv"));
    }
    run(job(2, operator("global-window", COUNT, "trigger", "event-time", "interval", "1h", "purging", "true")), 1);
    assertEquals(readings.size(), rows("out.csv").stream().mapToLong(row -> Long.parseLong(row.substring(row.indexOf(',') + 1))).sum());
  }

  @Test
  void processingTime_comesFromTheClockOfTheJob() throws Exception {
    // Catches timers of processing time that nothing fires while records come, and windows that follow the event time all the same.
    String source = "<operators uid=\"in\" kind=\"generator\"><parameters name=\"count\" value=\"1000\"/><parameters name=\"rate\" value=\"100\"/>"
        + "<parameters name=\"start\" value=\"1999-01-01T00:00:00Z\"/><expressions name=\"sensor\" text=\"n % 2 == 0 ? &quot;a&quot; : &quot;b&quot;\"/></operators>";
    for (String[] kind : new String[][] {{"window-aggregate", "size", "1s", "time", "processing"}, {"global-window", "trigger", "processing-time", "interval", "1s", "purging", "true"}}) {
      Job job = TestJobs.job(source, operator(kind[0], COUNT, List.of(kind).subList(1, kind.length).toArray(String[]::new)), KEYED, TO_SINK);
      job.setDefaultParallelism(2);
      run(job, 3);
      List<String> rows = rows("out.csv");
      assertTrue(rows.size() >= 16 && rows.size() <= 22, rows.size() + " results in ten seconds of two keys");
      assertTrue(rows.stream().noneMatch(row -> row.contains("1999")), rows.toString());
      long counted = rows.stream().mapToLong(row -> Long.parseLong(row.substring(row.lastIndexOf(',') + 1))).sum();
      assertTrue(counted >= 800 && counted <= 1000, counted + " records counted");
    }
  }

  @Test
  void deduplicateAndTopN_passWholeRecords() throws Exception {
    // Catches records whose fields are mixed up, nulls that get lost, and ranks of another window.
    List<Reading> readings = writeInput(5, 800, 10);
    List<String> input = TestJobs.rows(folder.resolve("in.csv"));
    for (int parallelism = 1; parallelism <= 3; parallelism++) {
      run(job(parallelism, operator("deduplicate", "")), parallelism);
      assertEquals(7, rows("out.csv").size());
      assertTrue(input.containsAll(rows("out.csv")));
      run(job(parallelism, operator("top-n", "", "n", "1", "by", "weight", "size", "1d")), parallelism);
      List<String> expected = new ArrayList<>();
      readings.stream().map(Reading::sensor).distinct().forEach(sensor -> expected.add(readings.stream().filter(reading -> reading.sensor().equals(sensor))
          .mapToDouble(Reading::weight).max().orElseThrow() + ""));
      expected.sort(null);
      List<String> best = rows("out.csv");
      assertTrue(best.stream().allMatch(row -> row.startsWith("1,") && input.contains(row.substring(2))), best.toString());
      assertEquals(expected, best.stream().map(row -> row.substring(row.lastIndexOf(',') + 1)).sorted().toList());
    }
  }

  @Test
  void jobsWithTheseKinds_areTheSameAfterASave() {
    // Catches a parameter or a port that a job file does not keep.
    Job job = job(2, operator("session-window", COUNT, "gap", "15s", "allowedLateness", "1min", "time", "event"), LATE_SINK);
    String saved = new String(JobFile.toBytes(job), StandardCharsets.UTF_8);
    assertEquals(saved, new String(JobFile.toBytes(JobFile.load(saved.getBytes(StandardCharsets.UTF_8), "saved.job").job().orElseThrow()), StandardCharsets.UTF_8));
    assertTrue(saved.contains("sourcePort=\"late\"") && saved.contains("allowedLateness"), saved);
  }
}
