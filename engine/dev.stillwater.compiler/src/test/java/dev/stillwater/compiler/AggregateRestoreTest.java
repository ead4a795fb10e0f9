package dev.stillwater.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.ExecutionOptions;
import dev.stillwater.engine.JobExecution;
import dev.stillwater.engine.JobFailureException;
import dev.stillwater.engine.JobState;
import dev.stillwater.engine.JobStatus;
import dev.stillwater.engine.checkpoint.CheckpointSettings;
import dev.stillwater.engine.checkpoint.ClaimMode;
import dev.stillwater.engine.checkpoint.RestoreSettings;
import dev.stillwater.engine.sched.StepScheduler;
import dev.stillwater.model.job.Job;
import dev.stillwater.model.job.JobFactory;
import dev.stillwater.model.job.Operator;
import dev.stillwater.model.job.Parameter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Aggregates of all functions and types, running and in windows, that go on from a checkpoint, unchanged and changed. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class AggregateRestoreTest {
  private static final int RECORDS = 2000;
  private static final String SCHEMA = """
      <schemas name="reading">
        <fields name="time" type="timestamp"/>
        <fields name="sensor"/>
        <fields name="part" type="int"/>
        <fields name="value" type="int" nullable="true"/>
        <fields name="weight" type="double"/>
        <fields name="price" type="decimal" nullable="true"/>
        <fields name="big" type="long"/>
        <fields name="name" nullable="true"/>
      </schemas>
      """;
  private static final List<String> ALL = List.of("n=count()", "values=count(value)", "sum=sum(value)", "mean=avg(value)", "least=min(value)", "most=max(value)",
      "load=sum(weight)", "meanLoad=avg(weight)", "lightest=min(weight)", "cost=sum(price)", "meanCost=avg(price)", "cheapest=min(price)", "meanBig=avg(big)",
      "biggest=max(big)", "firstName=min(name)", "lastName=max(name)", "first=min(time)", "last=max(time)", "n_sum=count()", "n_count=sum(part)");

  @TempDir
  Path folder;

  private static String parameter(String name, String value) {
    return "<parameters name=\"" + name + "\" value=\"" + value + "\"/>";
  }

  private static String keyed(String uid, String kind, String parameters, List<String> aggregates) {
    StringBuilder expressions = new StringBuilder();
    for (String aggregate : aggregates) {
      int equals = aggregate.indexOf('=');
      expressions.append("<expressions name=\"").append(aggregate, 0, equals).append("\" text=\"").append(aggregate.substring(equals + 1)).append("\"/>");
    }
    return "<operators uid=\"" + uid + "\" kind=\"" + kind + "\">" + parameters + expressions + "</operators><operators uid=\"" + uid
        + "-out\" kind=\"csv-sink\">" + parameter("path", uid + ".out") + "</operators><streams source=\"in\" target=\"" + uid
        + "\" partitioning=\"hash\"><keyFields>sensor</keyFields><keyFields>part</keyFields></streams><streams source=\"" + uid + "\" target=\"" + uid
        + "-out\"/>";
  }

  /** Running results depend on the order of the records of a key, so one subtask reads. */
  private static Job job(int parallelism, List<String> aggregates) {
    Job job = TestJobs.job(SCHEMA, TestJobs.SOURCE.replace("</operators>", parameter("rate", "20000") + "</operators>"),
        keyed("running", "aggregate", "", aggregates), keyed("windows", "window-aggregate", parameter("size", "30s") + parameter("slide", "20s"), aggregates));
    job.setDefaultParallelism(parallelism);
    job.getOperators().get(0).setParallelism(1);
    return job;
  }

  @BeforeEach
  void writeInput() throws IOException {
    Random random = new Random(9);
    StringBuilder csv = new StringBuilder("time,sensor,part,value,weight,price,big,name\n");
    for (int index = 0; index < RECORDS; index++) {
      long seconds = 20 + index / 6 - random.nextInt(10);
      String price = random.nextInt(5) == 0 ? "" : random.nextInt(1000) + "." + random.nextInt(100) + (random.nextBoolean() ? "0" : "");
      String weight = random.nextInt(400) == 0 ? "1e300" : Double.toString(random.nextGaussian() * Math.pow(10, random.nextInt(30) - 15));
      csv.append(String.format("2001-01-01T%02d:%02d:%02d,s%d,%d,%s,%s,%s,%d,%s\n", seconds / 3600, seconds / 60 % 60, seconds % 60, random.nextInt(8),
          random.nextInt(3), random.nextInt(4) == 0 ? "" : "" + (random.nextInt(100) - 50), weight, price,
          Long.MAX_VALUE - random.nextInt(1000), random.nextInt(3) == 0 ? "" : "ü" + random.nextInt(50)));
    }
    Files.writeString(folder.resolve("in.csv"), csv);
  }

  private ExecutionOptions options(long seed) {
    return ExecutionOptions.stepped(new StepScheduler(seed, 100_000), seed, lines -> { }).withCheckpoints(CheckpointSettings.every(20, folder.resolve("checkpoints")));
  }

  private JobStatus run(Job job, ExecutionOptions options, long cancelAfterNanos) {
    CompiledJob compiled = TestJobs.compile(job, folder);
    JobExecution execution = JobExecution.prepare(compiled.plan(), compiled.code(), options);
    if (cancelAfterNanos > 0) {
      StepScheduler scheduler = (StepScheduler) options.scheduler();
      CancelStep cancelling = new CancelStep(scheduler, cancelAfterNanos, execution);
      scheduler.start(cancelling, cancelling);
    }
    execution.run();
    return execution.status();
  }

  /** Cancels a run of the job and tells its latest checkpoint. */
  private RestoreSettings cancelled(Job job, long seed) throws IOException {
    ExecutionOptions options = options(seed);
    assertEquals(JobState.CANCELED, run(job, options, 50_000_000 + seed * 2_000_000).state());
    try (Stream<Path> paths = Files.list(folder.resolve("checkpoints").resolve(options.jobId()))) {
      Path latest = paths.filter(path -> path.getFileName().toString().matches("chk-\\d+"))
          .max(Comparator.comparingInt(path -> Integer.parseInt(path.getFileName().toString().substring(4)))).orElseThrow();
      return new RestoreSettings(latest, false, ClaimMode.NO_CLAIM);
    }
  }

  private List<String> rows(String uid) throws IOException {
    return TestJobs.rows(folder.resolve(uid + ".out"));
  }

  @Test
  void accumulatorsOfAllFunctions_surviveARestoreDigitByDigit() throws IOException {
    // Catches accumulators that lose digits, special values, null bits or their place among others in a snapshot.
    JobStatus undisturbed = run(job(1, ALL), ExecutionOptions.stepped(1, lines -> { }), 0);
    assertEquals(JobState.FINISHED, undisturbed.state(), () -> String.valueOf(undisturbed.failure()));
    List<String> running = rows("running");
    List<String> windows = rows("windows");
    assertEquals(RECORDS, running.size());
    for (int seed = 1; seed <= 2; seed++) {
      RestoreSettings from = cancelled(job(seed, ALL), seed);
      JobStatus restored = run(job(3 - seed, ALL), options(seed + 100).withRestore(from), 0);
      assertEquals(JobState.FINISHED, restored.state(), () -> String.valueOf(restored.failure()));
      assertEquals(running, rows("running"), "running, seed " + seed);
      assertEquals(windows, rows("windows"), "windows, seed " + seed);
    }
  }

  /** A file with a header is not gone on with when its columns are others. */
  private static Job withoutHeaders(Job job) {
    for (Operator operator : job.getOperators()) {
      if (operator.getKind().equals("csv-sink")) {
        Parameter header = JobFactory.eINSTANCE.createParameter();
        header.setName("header");
        header.setValue("false");
        operator.getParameters().add(header);
      }
    }
    return job;
  }

  private Map<String, Long> lastCounts() throws IOException {
    Map<String, Long> counts = new HashMap<>();
    for (String row : rows("running")) {
      String[] cells = row.split(",");
      counts.merge(cells[0] + "," + cells[1], Long.parseLong(cells[2]), Math::max);
    }
    return counts;
  }

  @Test
  void addedAndRemovedAggregates_leaveTheOthersAlone() throws IOException {
    // Catches a job that cannot go on after an aggregate was added, or goes on with columns mixed up.
    run(job(1, List.of("n=count()")), ExecutionOptions.stepped(1, lines -> { }), 0);
    Map<String, Long> counts = lastCounts();
    List<String> before = List.of("n=count()", "load=sum(weight)", "least=min(value)");
    List<String> after = List.of("n=count()", "mean=avg(price)", "lastName=max(name)", "load=avg(weight)");
    JobStatus restored = run(withoutHeaders(job(2, after)), options(300).withRestore(cancelled(withoutHeaders(job(1, before)), 4)), 0);
    assertEquals(JobState.FINISHED, restored.state(), () -> String.valueOf(restored.failure()));
    assertEquals(counts, lastCounts());
  }

  @Test
  void aggregateThatWouldLoseDigits_isRefusedByName() throws IOException {
    // Catches a sum that silently becomes another number.
    RestoreSettings from = cancelled(job(1, List.of("n=count()", "a=avg(value)")), 5);
    JobStatus restored = run(job(1, List.of("n=count()", "a=sum(value)")), options(301).withRestore(from), 0);
    assertEquals(JobState.FAILED, restored.state());
    String message = restored.failure().orElseThrow().message();
    for (String part : List.of("state '", "'a_sum'", "decimal", "long", "--allow-non-restored-state")) {
      assertTrue(message.contains(part), () -> part + " in: " + message);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"window-aggregate", "session-window"})
  void stateThatAnOperatorDoesNotTakeAnyMore_isRefusedByName(String kind) throws IOException {
    // Catches an operator that keeps its uid, keeps its state under another name since kind or parameters were changed, and silently begins with none; and one that
    // takes the windows of another kind, which never end.
    List<String> aggregates = List.of("n=count()");
    RestoreSettings from = cancelled(job(1, aggregates), 6);
    Job changed = TestJobs.job(SCHEMA, TestJobs.SOURCE, keyed("running", "aggregate", "", aggregates),
        keyed("windows", kind, kind.equals("session-window") ? parameter("gap", "3s")
            : parameter("size", "30s") + parameter("slide", "20s") + parameter("allowedLateness", "1s"), aggregates));
    String message = assertThrows(JobFailureException.class, () -> run(changed, options(302).withRestore(from), 0)).getMessage();
    assertTrue(message.contains("claims; it would be lost: uid 'windows' ('window-contents' with ") && message.contains("--allow-non-restored-state"), message);
    assertFalse(message.contains("running") || message.contains("watermark"), message);
    RestoreSettings allowed = new RestoreSettings(from.snapshot(), true, ClaimMode.NO_CLAIM);
    JobStatus restored = run(changed, options(303).withRestore(allowed), 0);
    assertEquals(JobState.FINISHED, restored.state(), () -> String.valueOf(restored.failure()));
  }
}
