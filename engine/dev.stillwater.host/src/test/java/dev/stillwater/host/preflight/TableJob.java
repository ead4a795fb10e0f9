package dev.stillwater.host.preflight;

import dev.stillwater.compiler.CompiledJob;
import dev.stillwater.engine.ExecutionOptions;
import dev.stillwater.engine.JobExecution;
import dev.stillwater.engine.JobFailureException;
import dev.stillwater.engine.JobState;
import dev.stillwater.engine.JobStatus;
import dev.stillwater.engine.checkpoint.CheckpointSettings;
import dev.stillwater.engine.checkpoint.ClaimMode;
import dev.stillwater.engine.checkpoint.RestoreSettings;
import dev.stillwater.engine.sched.Progress;
import dev.stillwater.engine.sched.Scheduler;
import dev.stillwater.engine.sched.Step;
import dev.stillwater.engine.sched.StepScheduler;
import dev.stillwater.engine.sched.Wakeup;
import dev.stillwater.host.CannotStartException;
import dev.stillwater.host.CheckpointOverrides;
import dev.stillwater.host.JobRun;
import dev.stillwater.host.RunRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A job with state of all kinds and its snapshot in a folder, which can be put back as it was. */
final class TableJob {
  static final String JOB = """
      <?xml version="1.0" encoding="UTF-8"?>
      <job:Job xmi:version="2.0" xmlns:xmi="http://www.omg.org/XMI" xmlns:job="http://stillwater.dev/job/1" name="Table" defaultParallelism="2">
        <schemas name="reading"><fields name="time" type="timestamp"/><fields name="sensor"/><fields name="part" type="int"/><fields name="value" type="int" nullable="true"/>
          <fields name="weight" type="double"/></schemas>
        <schemas name="count"><fields name="sensor"/><fields name="n" type="long"/></schemas>
        <operators uid="in" kind="csv-source" parallelism="1"><parameters name="path" value="in.csv"/><parameters name="schema" value="reading"/>
          <parameters name="eventTime" value="time"/><parameters name="rate" value="2000"/></operators>
        <operators uid="totals" kind="aggregate"><expressions name="n" text="count()"/><expressions name="mean" text="avg(value)"/>
          <expressions name="load" text="sum(weight)"/></operators>
        <operators uid="panes" kind="window-aggregate"><parameters name="size" value="40s"/><parameters name="slide" value="20s"/><expressions name="n" text="count()"/></operators>
        <operators uid="sessions" kind="session-window"><parameters name="gap" value="6s"/><expressions name="n" text="count()"/></operators>
        <operators uid="top" kind="top-n"><parameters name="n" value="2"/><parameters name="by" value="weight"/><parameters name="size" value="30s"/></operators>
        <operators uid="calls" kind="process"><parameters name="class" value="f.Count"/><parameters name="schema" value="count"/></operators>
        <operators uid="copy" kind="csv-sink"><parameters name="path" value="copy.csv"/></operators>
        <operators uid="none" kind="discard-sink"/>
        <operators uid="no-panes" kind="discard-sink"/><operators uid="no-sessions" kind="discard-sink"/>
        <operators uid="no-top" kind="discard-sink"/><operators uid="no-calls" kind="discard-sink"/>
        <streams source="in" target="totals" partitioning="hash"><keyFields>sensor</keyFields></streams>
        <streams source="in" target="panes" partitioning="hash"><keyFields>sensor</keyFields></streams>
        <streams source="in" target="sessions" partitioning="hash"><keyFields>sensor</keyFields></streams>
        <streams source="in" target="top" partitioning="hash"><keyFields>part</keyFields></streams>
        <streams source="in" target="calls" partitioning="hash"><keyFields>sensor</keyFields></streams>
        <streams source="in" target="copy"/>
        <streams source="totals" target="none"/>
        <streams source="panes" target="no-panes"/>
        <streams source="sessions" target="no-sessions"/>
        <streams source="top" target="no-top"/>
        <streams source="calls" target="no-calls"/>
      </job:Job>
      """;
  static final String FUNCTION = """
      package f;
      import dev.stillwater.engine.function.*;
      import dev.stillwater.engine.row.Row;
      import dev.stillwater.engine.state.*;

      public class Count extends KeyedProcessFunction {
        private ValueState<Long> seen;
        private MapState<String, Long> words;
        private ListState<Row> rows;

        @Override
        public void open(States states) {
          seen = states.value("seen", StateType.LONG);
          words = states.map("words", StateType.STRING, StateType.LONG);
          rows = states.list("rows", StateType.inputRow());
        }

        @Override
        public void process(Row row, Context context, Collector out) {
          seen.update(1L);
          words.put("a", 1L);
          rows.add(row);
        }
      }
      """;

  private static final int RECORDS = 300;
  private final Path folder;
  private final Map<Path, byte[]> files = new TreeMap<>();
  private Path snapshot;

  TableJob(Path folder) {
    this.folder = folder;
  }

  /** Writes job and input, runs the job for a while and keeps its latest checkpoint. */
  void make() throws IOException, CannotStartException {
    Random random = new Random(3);
    StringBuilder csv = new StringBuilder("time,sensor,part,value,weight\n");
    for (int index = 0; index < RECORDS; index++) {
      csv.append(String.format("2001-01-01T00:%02d:%02d,s%d,%d,%s,%d.5\n", index / 2 / 60, index / 2 % 60, random.nextInt(9), random.nextInt(3),
          random.nextInt(4) == 0 ? "" : "" + random.nextInt(50), random.nextInt(100)));
    }
    Files.writeString(folder.resolve("in.csv"), csv);
    Files.createDirectories(folder.resolve("src/f"));
    Files.writeString(folder.resolve("src/f/Count.java"), FUNCTION);
    Files.writeString(folder.resolve("table.job"), JOB);
    StepScheduler scheduler = new StepScheduler(1, 100_000);
    ExecutionOptions options = ExecutionOptions.stepped(scheduler, 1, lines -> { }).withCheckpoints(CheckpointSettings.every(20, folder.resolve("ck")));
    CompiledJob compiled = JobRun.prepare(request(Optional.empty(), 0)).compiled();
    JobExecution execution = JobExecution.prepare(compiled.plan(), compiled.code(), options);
    Cancelling cancelling = new Cancelling(execution, scheduler, scheduler.clock().nanoTime() + 90_000_000);
    scheduler.start(cancelling, cancelling);
    execution.run();
    if (execution.status().state() != JobState.CANCELED) {
      throw new IllegalStateException("The job ended before its checkpoint: " + execution.status());
    }
    try (Stream<Path> paths = Files.list(folder.resolve("ck").resolve(options.jobId()))) {
      snapshot = paths.filter(path -> path.getFileName().toString().matches("chk-\\d+"))
          .max(Comparator.comparingInt(path -> Integer.parseInt(path.getFileName().toString().substring(4)))).orElseThrow();
    }
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        files.put(path, Files.readAllBytes(path));
      }
    }
  }

  Path folder() {
    return folder;
  }

  Path snapshot() {
    return snapshot;
  }

  /** Puts everything back as it was after {@link #make}. */
  void putBack() throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        boolean isKept = files.keySet().stream().anyMatch(file -> file.startsWith(path)) || path.startsWith(folder.resolve("cache"));
        if (!isKept) {
          Files.delete(path);
        }
      }
    }
    for (Map.Entry<Path, byte[]> file : files.entrySet()) {
      Files.createDirectories(file.getKey().getParent());
      Files.write(file.getKey(), file.getValue());
    }
  }

  RunRequest request(Optional<Path> from, int parallelism) {
    CheckpointOverrides checkpoints = new CheckpointOverrides(Optional.empty(), OptionalLong.empty(), Optional.empty(), OptionalInt.empty(), from.map(Path::toString),
        false, ClaimMode.NO_CLAIM);
    return new RunRequest(folder.resolve("table.job"), List.of(), parallelism == 0 ? OptionalInt.empty() : OptionalInt.of(parallelism), folder,
        Optional.of(folder.resolve("cache")), checkpoints);
  }

  /** Whether the engine starts the job from the snapshot, which it then runs to its end. */
  boolean starts(int parallelism, boolean allowsNonRestoredState) {
    try {
      JobRun run = JobRun.prepare(request(Optional.of(snapshot), parallelism));
      RestoreSettings restore = new RestoreSettings(snapshot, allowsNonRestoredState, ClaimMode.NO_CLAIM);
      StepScheduler scheduler = new StepScheduler(2, 100_000);
      JobExecution execution = JobExecution.prepare(run.compiled().plan(), run.compiled().code(),
          ExecutionOptions.stepped(scheduler, 2, lines -> { }).withRestore(restore));
      execution.run();
      JobStatus status = execution.status();
      return status.state() == JobState.FINISHED || status.state() == JobState.FAILED && !execution.hasFailedToStart();
    } catch (CannotStartException | JobFailureException refused) {
      return false;
    }
  }

  /** Ends a job at a time of its clock. */
  private record Cancelling(JobExecution execution, StepScheduler scheduler, long atNanos, Wakeup wakeup) implements Step, Scheduler.Listener {
    private Cancelling(JobExecution execution, StepScheduler scheduler, long atNanos) {
      this(execution, scheduler, atNanos, new Wakeup());
    }

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
}
