package dev.stillwater.benchmarks.state;

import dev.stillwater.benchmarks.BenchException;
import dev.stillwater.benchmarks.ChildMain;
import dev.stillwater.benchmarks.flow.CheckpointFigures;
import dev.stillwater.engine.checkpoint.CheckpointStatistics;
import dev.stillwater.engine.checkpoint.ClaimMode;
import dev.stillwater.engine.checkpoint.CompletedCheckpoint;
import dev.stillwater.engine.checkpoint.SavepointRequest;
import dev.stillwater.engine.checkpoint.SnapshotFormat;
import dev.stillwater.host.CannotStartException;
import dev.stillwater.host.CheckpointOverrides;
import dev.stillwater.host.JobRun;
import dev.stillwater.host.RunRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Our process: a job that holds a state of many keys, which it fills and ends with a savepoint, or restores from one and takes snapshots of.
 *
 * <p>THREADING: the main thread; the job has its own.
 */
public final class OursHolding {
  private static final long POLL_MS = 1;

  private final HoldingTask task;

  private OursHolding(HoldingTask task) {
    this.task = task;
  }

  /** Arguments: those of the task. Prints what was measured. */
  public static void main(String[] arguments) {
    OursHolding holding = new OursHolding(HoldingTask.of(arguments));
    ChildMain.run(() -> holding.task.from().isPresent() ? holding.restore() : holding.fill());
  }

  private JobRun prepare() throws BenchException, IOException {
    Path job = task.folder().resolve("keys.job");
    Files.writeString(job, task.job());
    CheckpointOverrides overrides = new CheckpointOverrides(Optional.empty(), OptionalLong.empty(), Optional.empty(), OptionalInt.empty(),
        task.from().map(Path::toString), false, ClaimMode.NO_CLAIM);
    try {
      return JobRun.prepare(new RunRequest(job, List.of(), OptionalInt.empty(), task.folder(), Optional.empty(), overrides));
    } catch (CannotStartException e) {
      throw new BenchException("our job does not start: " + e.getMessage() + ' ' + e.problems());
    }
  }

  private static void start(JobRun run, long records) throws BenchException, InterruptedException {
    try {
      run.start(lines -> { });
    } catch (CannotStartException e) {
      throw new BenchException("our job does not start: " + e.getMessage());
    }
    while (run.status().recordsOut() < records) {
      if (run.status().state().isTerminal()) {
        throw new BenchException("our job ended: " + run.status().failure());
      }
      Thread.sleep(POLL_MS);
    }
  }

  private Map<String, Object> fill() throws Exception {
    JobRun run = prepare();
    long begin = System.nanoTime();
    start(run, task.keys());
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("fillSeconds", HoldingTask.secondsSince(begin));
    begin = System.nanoTime();
    CompletedCheckpoint savepoint = run.running().stop(request(SnapshotFormat.CANONICAL), false).get();
    result.put("stopSeconds", HoldingTask.secondsSince(begin));
    result.put("savepoint", savepoint.folder().toString());
    return result;
  }

  /** To be fair the job is compiled before, as the peer's is built. */
  private Map<String, Object> restore() throws Exception {
    JobRun run = prepare();
    long begin = System.nanoTime();
    start(run, 1);
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("restoreSeconds", HoldingTask.secondsSince(begin));
    if (task.isMeasured()) {
      result.putAll(checkpoints(run));
      savepoints(run, SnapshotFormat.CANONICAL, result);
      savepoints(run, SnapshotFormat.NATIVE, result);
    }
    run.cancel();
    return result;
  }

  private Map<String, Object> checkpoints(JobRun run) throws Exception {
    List<Long> numbers = new ArrayList<>();
    for (int number = 0; number < HoldingTask.CHECKPOINTS; number++) {
      Thread.sleep(HoldingTask.PAUSE_MS);
      numbers.add(run.running().triggerCheckpoint().get().checkpointId());
    }
    CheckpointFigures figures = new CheckpointFigures();
    for (CheckpointStatistics.Checkpoint one : run.running().checkpoints().history()) {
      // The first copies all of the state, on both sides; it counts for its synchronous part alone.
      if (numbers.contains(one.checkpointId())) {
        figures.add(one.durationMs(), one.tasks().stream().flatMap(part -> part.subtasks().stream()).mapToLong(subtask -> subtask.metrics().syncMs()).max().orElse(0),
            one.stateBytes());
      }
    }
    return figures.result();
  }

  private void savepoints(JobRun run, SnapshotFormat format, Map<String, Object> result) throws Exception {
    List<Double> seconds = new ArrayList<>();
    Path last = task.folder();
    for (int number = 0; number < HoldingTask.SAVEPOINTS; number++) {
      Thread.sleep(HoldingTask.PAUSE_MS);
      long begin = System.nanoTime();
      last = run.running().savepoint(request(format)).get().folder();
      seconds.add(HoldingTask.secondsSince(begin));
    }
    result.put(name(format) + "Seconds", HoldingTask.median(seconds));
    result.put(name(format), last.toString());
  }

  private SavepointRequest request(SnapshotFormat format) {
    return new SavepointRequest(task.savepoints(name(format)), Optional.empty(), format);
  }

  private static String name(SnapshotFormat format) {
    return format == SnapshotFormat.CANONICAL ? "canonical" : "native";
  }
}
