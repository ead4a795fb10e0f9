package dev.stillwater.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.ExecutionOptions;
import dev.stillwater.engine.JobExecution;
import dev.stillwater.engine.JobState;
import dev.stillwater.engine.checkpoint.CheckpointSettings;
import dev.stillwater.engine.checkpoint.ClaimMode;
import dev.stillwater.engine.checkpoint.RestoreSettings;
import dev.stillwater.engine.sched.Progress;
import dev.stillwater.engine.sched.Scheduler;
import dev.stillwater.engine.sched.Step;
import dev.stillwater.engine.sched.StepScheduler;
import dev.stillwater.engine.sched.Wakeup;
import dev.stillwater.model.job.Job;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A job with windows of all kinds that is cancelled at random moments and goes on from its latest checkpoint. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class WindowRestoreTest {
  private static final int RECORDS = 3000;
  private static final List<String> UIDS = List.of("windows", "sessions", "counts", "top", "first");
  private static final String AGGREGATES = """
        <expressions name="n" text="count()"/>
        <expressions name="mean" text="avg(value)"/>
        <expressions name="load" text="sum(weight)"/>
      """;

  @TempDir
  Path folder;

  private final Map<Integer, CompiledJob> compiledJobs = new HashMap<>();
  private Map<String, List<String>> undisturbed;

  /** Ends a job when its clock shows the time. */
  private record Cancelling(StepScheduler scheduler, long atNanos, JobExecution execution, Wakeup wakeup) implements Step, Scheduler.Listener {
    @Override
    public String name() {
      return "cancelling";
    }

    @Override
    public Progress step() {
      if (scheduler.clock().nanoTime() < atNanos) {
        return Progress.NO_PROGRESS;
      }
      execution.cancel();
      return Progress.DONE;
    }

    @Override
    public long wakeNanos() {
      return atNanos;
    }

    @Override
    public void finished(Step step) {
      // The job ends by itself.
    }

    @Override
    public void failed(Step step, Throwable cause) {
      throw new IllegalStateException(cause);
    }
  }

  private static String operator(String uid, String kind, String content, String key) {
    return "<operators uid=\"" + uid + "\" kind=\"" + kind + "\">" + content + "</operators><operators uid=\"" + uid + "-out\" kind=\"csv-sink\">" + parameter("path", uid + ".out")
        + "</operators><streams source=\"in\" target=\"" + uid + "\" partitioning=\"hash\"><keyFields>" + key + "</keyFields></streams><streams source=\"" + uid
        + "\" target=\"" + uid + "-out\"/>";
  }

  private static String parameter(String name, String value) {
    return "<parameters name=\"" + name + "\" value=\"" + value + "\"/>";
  }

  /** Counts and first records depend on the order of the records of a key, so one subtask reads. */
  private static Job job(int parallelism) {
    Job job = TestJobs.job(TestJobs.READINGS, TestJobs.SOURCE.replace("</operators>", parameter("rate", "20000") + "</operators>"),
        operator("windows", "window-aggregate", parameter("size", "20s") + parameter("slide", "8s") + parameter("allowedLateness", "1min") + AGGREGATES, "sensor"),
        operator("sessions", "session-window", parameter("gap", "6s") + AGGREGATES, "sensor"),
        operator("counts", "count-window", parameter("size", "9") + parameter("slide", "6") + AGGREGATES, "sensor"),
        operator("top", "top-n", parameter("n", "2") + parameter("by", "weight") + parameter("size", "30s"), "sensor"),
        operator("first", "deduplicate", "", "time"));
    job.setDefaultParallelism(parallelism);
    job.getOperators().get(0).setParallelism(1);
    return job;
  }

  @BeforeEach
  void runUndisturbed() throws IOException {
    Random random = new Random(5);
    StringBuilder csv = new StringBuilder("time,sensor,value,weight\n");
    for (int index = 0; index < RECORDS; index++) {
      long seconds = 20 + index / 4 - random.nextInt(10);
      csv.append(String.format("2001-01-01T%02d:%02d:%02d,s%d,%s,%d.1\n", seconds / 3600, seconds / 60 % 60, seconds % 60, random.nextInt(30),
          random.nextInt(4) == 0 ? "" : "" + random.nextInt(100), random.nextInt(1000)));
    }
    Files.writeString(folder.resolve("in.csv"), csv);
    JobExecution execution = run(1, ExecutionOptions.stepped(1, lines -> { }), 0);
    assertEquals(JobState.FINISHED, execution.status().state(), () -> String.valueOf(execution.status().failure()));
    undisturbed = results();
    UIDS.forEach(uid -> assertTrue(undisturbed.get(uid).size() > 150, () -> uid + ": " + undisturbed.get(uid).size() + " rows"));
  }

  private Map<String, List<String>> results() throws IOException {
    Map<String, List<String>> results = new TreeMap<>();
    for (String uid : UIDS) {
      results.put(uid, TestJobs.rows(folder.resolve(uid + ".out")));
    }
    return results;
  }

  private JobExecution run(int parallelism, ExecutionOptions options, long cancelAfterNanos) {
    CompiledJob compiled = compiledJobs.computeIfAbsent(parallelism, unused -> TestJobs.compile(job(parallelism), folder));
    JobExecution execution = JobExecution.prepare(compiled.plan(), compiled.code(), options);
    if (cancelAfterNanos > 0) {
      StepScheduler scheduler = (StepScheduler) options.scheduler();
      Cancelling cancelling = new Cancelling(scheduler, scheduler.clock().nanoTime() + cancelAfterNanos, execution, new Wakeup());
      scheduler.start(cancelling, cancelling);
    }
    execution.run();
    return execution;
  }

  private ExecutionOptions options(long seed) {
    return ExecutionOptions.stepped(new StepScheduler(seed, 100_000), seed, lines -> { }).withCheckpoints(CheckpointSettings.every(20, folder.resolve("checkpoints")));
  }

  private static int number(Path checkpoint) {
    return Integer.parseInt(checkpoint.getFileName().toString().substring(4));
  }

  @Test
  void cancelledAnywhere_goesOnFromTheLatestCheckpointAtAnotherParallelism() throws Exception {
    // Catches accumulators, sessions, counts, lists and timers that a snapshot loses or a restore gives to the wrong subtask.
    Random random = new Random(7);
    for (int seed = 1; seed <= 3; seed++) {
      String shown = "seed " + seed;
      ExecutionOptions first = options(seed);
      assertEquals(JobState.CANCELED, run(1 + seed % 3, first, 70_000_000 + random.nextLong(50_000_000)).status().state(), shown);
      Path latest;
      try (Stream<Path> paths = Files.list(folder.resolve("checkpoints").resolve(first.jobId()))) {
        latest = paths.filter(path -> path.getFileName().toString().matches("chk-\\d+")).max(Comparator.comparingInt(WindowRestoreTest::number)).orElseThrow();
      }
      ExecutionOptions second = options(seed + 100).withRestore(new RestoreSettings(latest, false, ClaimMode.NO_CLAIM));
      JobExecution restored = run(1 + (seed + 1) % 3, second, 0);
      assertEquals(JobState.FINISHED, restored.status().state(), () -> shown + " " + restored.status().failure());
      Map<String, List<String>> results = results();
      UIDS.forEach(uid -> assertEquals(undisturbed.get(uid), results.get(uid), shown + ", " + uid));
      assertEquals(0, restored.status().operators().stream().mapToLong(status -> status.lateRecords()).sum(), shown);
    }
  }
}
