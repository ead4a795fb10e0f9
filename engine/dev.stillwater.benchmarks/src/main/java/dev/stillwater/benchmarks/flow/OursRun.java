package dev.stillwater.benchmarks.flow;

import dev.stillwater.benchmarks.BenchException;
import dev.stillwater.benchmarks.ChildMain;
import dev.stillwater.engine.JobState;
import dev.stillwater.engine.JobStatus;
import dev.stillwater.engine.checkpoint.CheckpointStatistics;
import dev.stillwater.host.CannotStartException;
import dev.stillwater.host.CheckpointOverrides;
import dev.stillwater.host.JobRun;
import dev.stillwater.host.RunRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * Our process: a job file, compiled and run as the command line does it.
 *
 * <p>THREADING: the main thread; the job has its own.
 */
public final class OursRun {
  private static final long POLL_MS = 1;
  private static final long END_MS = 600_000;

  private final FlowTask task;

  private OursRun(FlowTask task) {
    this.task = task;
  }

  /** Arguments: those of the task. Prints what was measured. */
  public static void main(String[] arguments) {
    OursRun run = new OursRun(FlowTask.of(arguments));
    ChildMain.run(() -> run.task.work() == FlowCase.P4 ? run.flights() : run.task.count() > 0 ? run.digest(0) : run.measure());
  }

  private JobRun start(String sink) throws BenchException, IOException {
    Path job = task.folder().resolve("bench.job");
    Files.writeString(job, FlowJobs.text(task, sink));
    try {
      JobRun run = JobRun.prepare(new RunRequest(job, List.of(), OptionalInt.empty(), task.folder(), Optional.of(task.folder().resolve("cache")),
          CheckpointOverrides.NONE));
      run.start(lines -> { });
      return run;
    } catch (CannotStartException e) {
      throw new BenchException("our job does not start: " + e.getMessage() + ' ' + e.problems());
    }
  }

  private Map<String, Object> measure() throws Exception {
    JobRun run = start(FlowJobs.discard());
    while (run.status().recordsOut() == 0 && !run.status().state().isTerminal()) {
      Thread.sleep(POLL_MS);
    }
    double firstSeconds = (System.currentTimeMillis() - task.startedMs()) / 1000.0;
    Thread.sleep(task.warmUpMs());
    long beginMs = System.currentTimeMillis();
    long records = run.status().recordsIn();
    double cpu = ProcessFigures.cpuSeconds();
    long start = System.nanoTime();
    Thread.sleep(task.measureMs());
    JobStatus status = run.status();
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("records", status.recordsIn() - records);
    result.put("seconds", (System.nanoTime() - start) / 1e9);
    result.put("cpuSeconds", ProcessFigures.cpuSeconds() - cpu);
    result.put("firstRecordSeconds", firstSeconds);
    result.putAll(checkpoints(run, beginMs));
    if (status.state().isTerminal()) {
      throw new BenchException("our job ended: " + status.failure());
    }
    run.cancel();
    return result;
  }

  /** Of those that were begun when the job was warm. */
  private static Map<String, Object> checkpoints(JobRun run, long sinceMs) {
    CheckpointFigures figures = new CheckpointFigures();
    run.running().checkpoints().history().stream().filter(one -> one.status() == CheckpointStatistics.Status.COMPLETED && one.triggerTimeMs() >= sinceMs)
        .forEach(one -> figures.add(one.durationMs(), one.tasks().stream().flatMap(task -> task.subtasks().stream())
            .mapToLong(subtask -> subtask.metrics().syncMs()).max().orElse(0), one.stateBytes()));
    return figures.result();
  }

  /** Runs to the end of the input and takes the digest of the results. */
  private Map<String, Object> digest(int number) throws Exception {
    Path out = task.folder().resolve("out-" + number);
    double cpu = ProcessFigures.cpuSeconds();
    long start = System.nanoTime();
    JobRun run = start(FlowJobs.csv(out));
    JobStatus status = run.await(END_MS);
    double seconds = (System.nanoTime() - start) / 1e9;
    cpu = ProcessFigures.cpuSeconds() - cpu;
    if (status.state() != JobState.FINISHED) {
      throw new BenchException("our job ended as " + status.state() + ": " + status.failure());
    }
    LineDigest digest = new LineDigest();
    try (Stream<Path> files = Files.walk(out)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        digest.add(file, true);
      }
    }
    Map<String, Object> result = checkpoints(run, 0);
    result.putAll(digest.result());
    result.put("seconds", seconds);
    result.put("cpuSeconds", cpu);
    return result;
  }

  /** The job again and again until the time is over, the first time to warm up; taking the digests is not part of the time. */
  private Map<String, Object> flights() throws Exception {
    digest(0);
    double cpu = 0;
    double seconds = 0;
    long records = 0;
    Map<String, Object> result = new LinkedHashMap<>();
    for (int run = 1; run == 1 || seconds < task.measureMs() / 1000.0; run++) {
      result.putAll(digest(run));
      seconds += (Double) result.get("seconds");
      cpu += (Double) result.get("cpuSeconds");
      records += task.count();
    }
    result.put("records", records);
    result.put("seconds", seconds);
    result.put("cpuSeconds", cpu);
    return result;
  }
}
