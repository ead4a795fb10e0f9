package dev.stillwater.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.ExecutionOptions;
import dev.stillwater.engine.JobExecution;
import dev.stillwater.engine.JobState;
import dev.stillwater.engine.JobStatus;
import dev.stillwater.engine.checkpoint.CheckpointMode;
import dev.stillwater.engine.checkpoint.CheckpointRetention;
import dev.stillwater.engine.checkpoint.CheckpointSettings;
import dev.stillwater.engine.checkpoint.CheckpointStatistics;
import dev.stillwater.engine.checkpoint.ClaimMode;
import dev.stillwater.engine.checkpoint.CompletedCheckpoint;
import dev.stillwater.engine.checkpoint.RestartSettings;
import dev.stillwater.engine.checkpoint.RestoreSettings;
import dev.stillwater.engine.checkpoint.SavepointRequest;
import dev.stillwater.engine.checkpoint.SnapshotFormat;
import dev.stillwater.engine.checkpoint.StateBackendSettings;
import dev.stillwater.engine.io.ForwardingStorage;
import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.io.StorageInput;
import dev.stillwater.engine.sched.Progress;
import dev.stillwater.engine.sched.Scheduler;
import dev.stillwater.engine.sched.Step;
import dev.stillwater.engine.sched.StepScheduler;
import dev.stillwater.engine.sched.Wakeup;
import dev.stillwater.engine.snapshot.SnapshotOptions;
import dev.stillwater.engine.snapshot.verify.Finding;
import dev.stillwater.engine.snapshot.verify.SnapshotVerifier;
import dev.stillwater.engine.snapshot.verify.VerifyOptions;
import dev.stillwater.model.job.Job;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(value = 120, unit = TimeUnit.SECONDS)
class CheckpointedJobTest {
  private static final long STEP_NANOS_MAX = 600_000;
  private static final String JOB = """
      <operators uid="work" kind="window-aggregate"><parameters name="size" value="20s"/><parameters name="slide" value="10s"/>
        <expressions name="n" text="count()"/><expressions name="total" text="sum(value)"/><expressions name="load" text="sum(weight)"/>
      </operators>
      <streams source="in" target="work" partitioning="hash"><keyFields>sensor</keyFields></streams>
      <operators uid="out" kind="csv-sink"><parameters name="path" value="out.csv"/></operators>
      <streams source="work" target="out"/>
      """;

  @TempDir
  Path folder;

  private final Map<Integer, CompiledJob> compiledJobs = new HashMap<>();
  private List<String> undisturbed;

  /** Does something with a running job, once, when its clock shows the time and it has completed so many checkpoints, or has ended. */
  private static final class Disturbance implements Step {
    private final StepScheduler scheduler;
    private final JobExecution execution;
    private final long atNanos;
    private final long checkpoints;
    private final Consumer<JobExecution> action;
    private final Wakeup wakeup = new Wakeup();

    Disturbance(StepScheduler scheduler, JobExecution execution, long atNanos, long checkpoints, Consumer<JobExecution> action) {
      this.scheduler = scheduler;
      this.execution = execution;
      this.atNanos = atNanos;
      this.checkpoints = checkpoints;
      this.action = action;
    }

    @Override
    public String name() {
      return "disturbance";
    }

    @Override
    public Progress step() {
      boolean isDue = scheduler.clock().nanoTime() >= atNanos && execution.checkpoints().counts().completed() >= checkpoints;
      if (!isDue && !execution.status().state().isTerminal()) {
        return Progress.NO_PROGRESS;
      }
      action.accept(execution);
      return Progress.DONE;
    }

    @Override
    public long wakeNanos() {
      return scheduler.clock().nanoTime() < atNanos ? atNanos : Long.MAX_VALUE;
    }

    @Override
    public Wakeup wakeup() {
      return wakeup;
    }
  }

  private static final Scheduler.Listener NOBODY = new Scheduler.Listener() {
    @Override
    public void finished(Step step) {
      // The job goes on.
    }

    @Override
    public void failed(Step step, Throwable cause) {
      throw new IllegalStateException(cause);
    }
  };

  @BeforeEach
  void runUndisturbed() throws IOException, InterruptedException {
    Random random = new Random(5);
    StringBuilder csv = new StringBuilder("time,sensor,value,weight\n");
    for (int index = 0; index < 20_000; index++) {
      long seconds = 20 + index / 10 - random.nextInt(10);
      csv.append(String.format("2001-01-01T%02d:%02d:%02d,s%d,%d,%d.5\n", seconds / 3600, seconds / 60 % 60, seconds % 60, random.nextInt(50), random.nextInt(100),
          random.nextInt(10)));
    }
    Files.writeString(folder.resolve("in.csv"), csv);
    assertEquals(JobState.FINISHED, TestJobs.run(job(1), folder, ExecutionOptions.stepped(1, lines -> { })).state());
    undisturbed = TestJobs.rows(folder.resolve("out.csv"));
    assertTrue(undisturbed.size() > 1000, () -> undisturbed.size() + " rows");
  }

  private Job job(int parallelism) {
    Job job = TestJobs.job(TestJobs.READINGS, TestJobs.SOURCE, JOB);
    job.setDefaultParallelism(parallelism);
    job.getOperators().get(2).setParallelism(1);
    return job;
  }

  private Path checkpoints() {
    return folder.resolve("checkpoints");
  }

  private ExecutionOptions options(StepScheduler scheduler, long seed) {
    return ExecutionOptions.stepped(scheduler, seed, lines -> { }).withCheckpoints(CheckpointSettings.every(10, checkpoints()));
  }

  private JobExecution run(Job job, ExecutionOptions options, long atNanos, Consumer<JobExecution> action) {
    CompiledJob compiled = compiledJobs.computeIfAbsent(job.getDefaultParallelism(), parallelism -> TestJobs.compile(job, folder));
    JobExecution execution = JobExecution.prepare(compiled.plan(), compiled.code(), options);
    if (atNanos > 0) {
      StepScheduler scheduler = (StepScheduler) options.scheduler();
      scheduler.start(new Disturbance(scheduler, execution, atNanos, options.checkpoints().intervalMs().isPresent() ? 1 : 0, action), NOBODY);
    }
    execution.run();
    return execution;
  }

  private Path newest(Path jobFolder) throws IOException {
    try (Stream<Path> paths = Files.list(jobFolder)) {
      return paths.filter(path -> path.getFileName().toString().matches("chk-\\d+"))
          .max((one, other) -> Integer.compare(number(one), number(other))).orElseThrow();
    }
  }

  private static int number(Path checkpoint) {
    return Integer.parseInt(checkpoint.getFileName().toString().substring(4));
  }

  @Test
  void cancelledAnywhere_goesOnFromTheLatestCheckpointAtAnotherParallelism() throws Exception {
    // Catches records that are lost or counted twice over a restore.
    Random random = new Random(11);
    int restores = 0;
    for (int seed = 1; seed <= 9; seed++) {
      String shown = "seed " + seed;
      ExecutionOptions first = options(new StepScheduler(seed, STEP_NANOS_MAX), seed);
      JobExecution cancelled = run(job(1 + seed % 3), first, 1 + random.nextLong(30_000_000), JobExecution::cancel);
      if (cancelled.status().state() == JobState.FINISHED || cancelled.checkpoints().counts().completed() == 0) {
        continue;
      }
      restores++;
      Path latest = newest(checkpoints().resolve(first.jobId()));
      ExecutionOptions second = options(new StepScheduler(seed, STEP_NANOS_MAX), seed + 100)
          .withRestore(new RestoreSettings(latest, false, ClaimMode.NO_CLAIM));
      JobExecution restored = run(job(1 + (seed + 1) % 3), second, 0, execution -> { });
      JobStatus status = restored.status();
      assertEquals(JobState.FINISHED, status.state(), () -> shown + " " + status.failure());
      assertEquals(undisturbed, TestJobs.rows(folder.resolve("out.csv")), shown);
      Path last = newest(checkpoints().resolve(second.jobId()));
      assertTrue(number(last) > number(latest), shown + ": the numbers go on behind " + latest + ", not at " + last);
      assertTrue(Files.exists(latest), shown + ": a snapshot that is not claimed stays");
      assertEquals(1, restored.checkpoints().counts().restored(), shown);
    }
    assertTrue(restores >= 3, restores + " of 9 runs were cancelled between their first checkpoint and their end");
  }

  /** A disk that fails to read once. */
  private static final class ReadingOnceFails extends ForwardingStorage {
    private final StepScheduler scheduler;
    private final long atNanos;
    private boolean hasFailed;

    ReadingOnceFails(StepScheduler scheduler, long atNanos) {
      super(Storage.local());
      this.scheduler = scheduler;
      this.atNanos = atNanos;
    }

    @Override
    public StorageInput openInput(Path file) throws IOException {
      StorageInput input = disk.openInput(file);
      return new StorageInput() {
        @Override
        public int read(long position, byte[] target, int offset, int length) throws IOException {
          if (!hasFailed && file.endsWith("in.csv") && scheduler.clock().nanoTime() >= atNanos) {
            hasFailed = true;
            throw new IOException("the cable fell out");
          }
          return input.read(position, target, offset, length);
        }

        @Override
        public long sizeBytes() throws IOException {
          return input.sizeBytes();
        }

        @Override
        public void close() throws IOException {
          input.close();
        }
      };
    }
  }

  @ParameterizedTest
  @EnumSource(value = StateBackendSettings.Kind.class, names = {"MEMORY", "FILESYSTEM"})
  void failedSubtask_goesOnFromTheLatestCheckpointInTheSameProcess(StateBackendSettings.Kind kind) throws Exception {
    // Catches a recovery in which some operators go on with state that the others do not have.
    for (int seed = 1; seed <= 6; seed++) {
      String shown = "seed " + seed;
      StepScheduler scheduler = new StepScheduler(seed, STEP_NANOS_MAX);
      ExecutionOptions options = options(scheduler, seed).withRestarts(RestartSettings.fixedDelay(1, 50)).withBackend(StateBackendSettings.of(kind))
          .withStorage(new ReadingOnceFails(scheduler, seed * 4_000_000L));
      JobExecution execution = run(job(2), options, 0, running -> { });
      assertEquals(JobState.FINISHED, execution.status().state(), () -> shown + " " + execution.status().failure());
      assertEquals(1, execution.restartCount(), shown);
      assertEquals(1, execution.failures().size(), shown);
      assertTrue(execution.failures().get(0).failure().text().contains("the cable fell out"), () -> execution.failures().toString());
      assertEquals(undisturbed, TestJobs.rows(folder.resolve("out.csv")), shown);
    }
  }

  @Test
  void savepointWhileTheJobRuns_isVerifiedAndRestores_andTheJobGoesOn() throws Exception {
    // Catches savepoints that disturb the job, or that commit results which a restore would write again.
    StepScheduler scheduler = new StepScheduler(3, STEP_NANOS_MAX);
    Path parent = folder.resolve("savepoints");
    SavepointRequest request = new SavepointRequest(parent, Optional.of("before the change"), SnapshotFormat.CANONICAL);
    CompletableFuture<CompletedCheckpoint> taken = new CompletableFuture<>();
    ExecutionOptions options = options(scheduler, 3).withCheckpoints(CheckpointSettings.off());
    JobExecution execution = run(job(2), options, 9_000_000,
        running -> running.savepoint(request).whenComplete((done, failure) -> complete(taken, done, failure)));
    assertEquals(JobState.FINISHED, execution.status().state());
    assertEquals(undisturbed, TestJobs.rows(folder.resolve("out.csv")));
    CompletedCheckpoint savepoint = taken.get(0, TimeUnit.SECONDS);
    assertTrue(savepoint.folder().getFileName().toString().matches("savepoint-" + options.jobId().substring(0, 6) + "-[0-9a-f]{12}"), savepoint.toString());
    List<Finding> findings = new ArrayList<>();
    SnapshotVerifier.verify(savepoint.folder(), SnapshotOptions.local(), VerifyOptions.standard(), ProgressListener.NONE, findings::add);
    assertEquals(List.of(), findings);
    assertEquals(Optional.of("before the change"), execution.checkpoints().latest().savepoint().orElseThrow().label());

    ExecutionOptions second = options(new StepScheduler(4, STEP_NANOS_MAX), 4).withRestore(new RestoreSettings(savepoint.folder(), false, ClaimMode.CLAIM));
    JobExecution restored = run(job(3), second, 0, running -> { });
    assertEquals(JobState.FINISHED, restored.status().state(), () -> restored.status().failure().toString());
    assertEquals(undisturbed, TestJobs.rows(folder.resolve("out.csv")));
    assertTrue(Files.notExists(savepoint.folder()), "a claimed snapshot is deleted when a checkpoint has taken its place");
  }

  private static void complete(CompletableFuture<CompletedCheckpoint> taken, CompletedCheckpoint done, Throwable failure) {
    if (failure == null) {
      taken.complete(done);
    } else {
      taken.completeExceptionally(failure);
    }
  }

  @Test
  void stoppedWithSavepoint_goesOnAsIfNothingHadBeen() throws Exception {
    // Catches a stop that loses records behind the barrier, or closes windows that are still open.
    Path parent = folder.resolve("savepoints");
    for (int seed = 1; seed <= 6; seed++) {
      StepScheduler scheduler = new StepScheduler(seed, STEP_NANOS_MAX);
      CompletableFuture<CompletedCheckpoint> taken = new CompletableFuture<>();
      JobExecution stopped = run(job(2), options(scheduler, seed), seed * 5_000_000L, running -> running
          .stop(new SavepointRequest(parent, Optional.empty(), SnapshotFormat.CANONICAL), false).whenComplete((done, failure) -> complete(taken, done, failure)));
      assertEquals(JobState.FINISHED, stopped.status().state());
      CompletedCheckpoint savepoint = taken.get(0, TimeUnit.SECONDS);
      int before = TestJobs.rows(folder.resolve("out.csv")).size();
      assertTrue(before < undisturbed.size(), "seed " + seed + ": the job was stopped before its end, at row " + before);
      ExecutionOptions second = options(new StepScheduler(seed + 50, STEP_NANOS_MAX), seed + 50)
          .withRestore(new RestoreSettings(savepoint.folder(), false, ClaimMode.NO_CLAIM));
      JobExecution restored = run(job(1), second, 0, running -> { });
      assertEquals(JobState.FINISHED, restored.status().state(), () -> restored.status().failure().toString());
      assertEquals(undisturbed, TestJobs.rows(folder.resolve("out.csv")), "seed " + seed);
    }
  }

  @Test
  void failureBehindTheSavepointItWasStoppedWith_endsTheJob() throws Exception {
    // Catches a restart from an older checkpoint, which takes back parts that the savepoint counts on.
    Path parts = folder.resolve("parts");
    Job job = job(2);
    job.getOperators().get(2).setParallelism(2);
    job.getOperators().get(2).getParameters().getFirst().setValue("parts");
    compiledJobs.put(2, TestJobs.compile(job, folder));
    ExecutionOptions options = options(new StepScheduler(3, STEP_NANOS_MAX), 3).withRestarts(RestartSettings.fixedDelay(2, 10));
    CompletableFuture<CompletedCheckpoint> taken = new CompletableFuture<>();
    JobExecution stopped = run(job, options, 10_000_000, running -> running
        .stop(new SavepointRequest(folder.resolve("savepoints"), Optional.empty(), SnapshotFormat.CANONICAL), false).whenComplete((done, failure) -> {
          deletePending(parts);
          complete(taken, done, failure);
        }));
    assertEquals(JobState.FAILED, stopped.status().state());
    assertTrue(Files.exists(taken.get(0, TimeUnit.SECONDS).folder()));
    assertEquals(1, stopped.failures().size(), () -> stopped.failures().toString());
  }

  private static void deletePending(Path parts) {
    try (Stream<Path> files = Files.list(parts)) {
      for (Path file : files.filter(path -> path.getFileName().toString().endsWith(".pending")).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void drained_closesAllWindowsAndEnds() throws Exception {
    // Catches a drain that ends like a stop, with windows that nobody will ever see.
    StepScheduler scheduler = new StepScheduler(8, STEP_NANOS_MAX);
    CompletableFuture<CompletedCheckpoint> taken = new CompletableFuture<>();
    JobExecution drained = run(job(2), options(scheduler, 8), 10_000_000, running -> running
        .stop(new SavepointRequest(folder.resolve("savepoints"), Optional.empty(), SnapshotFormat.CANONICAL), true)
        .whenComplete((done, failure) -> complete(taken, done, failure)));
    assertEquals(JobState.FINISHED, drained.status().state());
    assertTrue(Files.exists(taken.get(0, TimeUnit.SECONDS).folder()));
    long read = drained.status().operator("in").orElseThrow().recordsOut();
    long counted = TestJobs.rows(folder.resolve("out.csv")).stream().mapToLong(CheckpointedJobTest::records).sum();
    assertTrue(read > 0 && read < 20_000, () -> read + " records");
    assertEquals(2 * read, counted, "each record is in two windows, and all windows were closed");
  }

  private static long records(String row) {
    return Long.parseLong(row.split(",")[3]);
  }

  @Test
  void checkpointsAreKeptAndCounted() throws Exception {
    // Catches retention that keeps too many or deletes the last, and statistics that do not fit what happened.
    StepScheduler scheduler = new StepScheduler(2, STEP_NANOS_MAX);
    CheckpointSettings every = CheckpointSettings.every(10, checkpoints());
    CheckpointSettings three = new CheckpointSettings(every.intervalMs(), every.mode(), every.timeoutMs(), 0, 1, 0, 2, every.retention(), every.directory());
    ExecutionOptions options = options(scheduler, 2).withCheckpoints(three);
    JobExecution execution = run(job(2), options, 0, running -> { });
    assertEquals(JobState.FINISHED, execution.status().state());
    CheckpointStatistics statistics = execution.checkpoints();
    long completed = statistics.counts().completed();
    assertTrue(completed >= 3, statistics.counts().toString());
    assertEquals(completed, statistics.counts().total());
    try (Stream<Path> files = Files.list(checkpoints().resolve(options.jobId()))) {
      List<String> names = files.map(path -> path.getFileName().toString()).sorted().toList();
      List<String> expected = Stream.of(completed - 1, completed).flatMap(id -> Stream.of("chk-" + id, "chk-" + id + ".stillwater")).sorted().toList();
      assertEquals(expected, names);
    }
    CheckpointStatistics.Checkpoint last = statistics.latest().completed().orElseThrow();
    assertEquals(last.subtasks(), last.acknowledged());
    assertTrue(last.stateBytes() > 0 && last.metadataBytes() > 0, last.toString());
  }

  private CheckpointSettings retention(CheckpointRetention retention, Path directory) {
    return new CheckpointSettings(OptionalLong.of(10), CheckpointMode.EXACTLY_ONCE, 60_000, 0, 1, 0, 1, retention, Optional.of(directory));
  }

  @Test
  void cancelledJob_keepsOrDeletesItsCheckpointsAsItIsTold() throws Exception {
    // Catches checkpoints that are gone when a person wants to go on from them, and folders that nobody will ever clean.
    for (CheckpointRetention retention : CheckpointRetention.values()) {
      ExecutionOptions options = options(new StepScheduler(6, STEP_NANOS_MAX), 6).withCheckpoints(retention(retention, checkpoints().resolve(retention.name())));
      JobExecution execution = run(job(1), options, 1, JobExecution::cancel);
      assertEquals(JobState.CANCELED, execution.status().state());
      Path jobFolder = checkpoints().resolve(retention.name()).resolve(options.jobId());
      assertEquals(retention == CheckpointRetention.RETAIN_ON_CANCELLATION, Files.exists(jobFolder), retention.name());
    }
  }

  @Test
  void folderThatCannotBeMade_failsTheJobWithTheReason_whenNoFailureIsTolerated() throws Exception {
    // Catches a job that runs for days and has no checkpoint to go on from.
    Path file = Files.writeString(folder.resolve("file"), "in the way");
    ExecutionOptions options = options(new StepScheduler(6, STEP_NANOS_MAX), 6)
        .withCheckpoints(retention(CheckpointRetention.RETAIN_ON_CANCELLATION, file.resolve("checkpoints"))).withRestarts(RestartSettings.fixedDelay(2, 10));
    JobExecution execution = run(job(1), options, 0, running -> { });
    assertEquals(JobState.FAILED, execution.status().state());
    String text = execution.status().failure().orElseThrow().text();
    assertTrue(text.contains("Exceeded checkpoint tolerable failure threshold") && text.contains(file.toString()), text);
    assertEquals(3, execution.failures().size(), "the restart strategy was asked each time");
  }
}
