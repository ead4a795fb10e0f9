package dev.stillwater.testkit.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.compiler.CompileOptions;
import dev.stillwater.compiler.CompiledJob;
import dev.stillwater.compiler.JobCompiler;
import dev.stillwater.compiler.ReplayCompiler;
import dev.stillwater.engine.ExecutionOptions;
import dev.stillwater.engine.JobExecution;
import dev.stillwater.engine.JobState;
import dev.stillwater.engine.JobStatus;
import dev.stillwater.engine.checkpoint.SavepointRequest;
import dev.stillwater.engine.checkpoint.SnapshotFormat;
import dev.stillwater.engine.replay.Replay;
import dev.stillwater.engine.replay.ReplaySpec;
import dev.stillwater.engine.row.Row;
import dev.stillwater.model.JobFile;
import dev.stillwater.model.JobOverrides;
import dev.stillwater.model.catalog.OperatorCatalog;
import dev.stillwater.model.job.Job;
import dev.stillwater.model.job.Operator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every sample, replayed without a change from the beginning and from a savepoint of a run on real threads, against that run. */
class ReplayedSamplesTest {
  private static final int SAMPLE_DEPTH = 2;
  private static final long TIMEOUT_MS = 120_000;
  /** When the run is stopped, which takes more than two seconds. */
  private static final long MIDDLE_MS = 250;

  @TempDir
  private Path folder;

  @ParameterizedTest
  @CsvSource({"flights/delays-by-origin, 1, flights.rate=8000", "flights/delays-by-origin, 2, flights.rate=8000", "flights/delays-v2, 2, flights.rate=8000",
      "flights/busiest-routes, 1, flights.rate=8000", "flights/busiest-routes, 2, flights.rate=8000", "flights/delay-waves, 1, flights.rate=8000",
      "flights/delay-waves, 2, flights.rate=8000", "delay-alerts/delay-alerts, 1, flights.rate=8000",
      "window-count/window-count, 1, gen.count=60000 gen.rate=25000", "window-count/window-count, 2, gen.count=60000 gen.rate=25000"})
  void replayWithoutAChange_hasNoDifferences(String name, int parallelism, String settings) throws Exception {
    // Catches whatever a replay does otherwise than the run: records lost or doubled at the savepoint, windows that fire late or twice, functions that start anew.
    Path file = JobRunner.sample(name + ".job");
    Map<String, Integer> whole = run(load(file, parallelism, settings.replace("8000", "0"), "whole"), file, Optional.empty());
    assertTrue(whole.size() > 0, "nothing to compare");
    Path savepoints = folder.resolve("savepoints");
    Map<String, Integer> before = run(load(file, parallelism, settings, "stopped"), file, Optional.of(savepoints));
    Path savepoint;
    try (Stream<Path> found = Files.list(savepoints)) {
      savepoint = found.filter(path -> Files.exists(path.resolve("_metadata"))).findFirst().orElseThrow();
    }
    Map<String, Integer> rest = new TreeMap<>(whole);
    before.forEach((row, count) -> rest.merge(row, -count, Integer::sum));
    rest.values().removeIf(count -> count == 0);
    for (int subtasks : new TreeSet<>(List.of(1, parallelism))) {
      assertEquals(whole, replay(load(file, subtasks, settings, "replayed"), file, Optional.empty()), "from the beginning");
      assertEquals(rest, replay(load(file, subtasks, settings, "replayed"), file, Optional.of(savepoint)), "from " + savepoint);
    }
  }

  @Test
  void everySample_isReplayed() throws IOException {
    // Catches a new sample that nobody has added above. What samples have written lies deeper, jobs beside checkpoints among it.
    try (Stream<Path> files = Files.walk(JobRunner.sample(""), SAMPLE_DEPTH)) {
      Set<String> jobs = Set.of("delays-by-origin.job", "delays-v2.job", "busiest-routes.job", "delay-waves.job", "delay-alerts.job", "window-count.job");
      assertEquals(jobs, Set.copyOf(files.map(path -> path.getFileName().toString()).filter(path -> path.endsWith(".job")).toList()));
    }
  }

  /** The job with its files for results in the folder; its console sinks become files as well. */
  private Job load(Path file, int parallelism, String settings, String out) throws Exception {
    Job job = JobFile.load(file).job().orElseThrow();
    JobOverrides.apply(job, List.of(settings.split(" ")));
    job.setDefaultParallelism(parallelism);
    for (Operator operator : job.getOperators()) {
      if (OperatorCatalog.standard().kind(operator.getKind()).orElseThrow().isSink()) {
        operator.setKind("csv-sink");
        operator.setParallelism(1);
        JobOverrides.apply(job, List.of(operator.getUid() + ".path=" + folder.resolve(out).resolve(operator.getUid() + ".csv")));
      }
    }
    return job;
  }

  private Map<String, Integer> run(Job job, Path file, Optional<Path> savepoints) throws Exception {
    CompiledJob compiled = JobCompiler.compile(job, CompileOptions.forFile(file).withCache(Optional.of(folder.resolve("classes"))));
    JobExecution execution = JobExecution.start(compiled.plan(), compiled.code(), ExecutionOptions.threaded(lines -> { }));
    if (savepoints.isPresent()) {
      execution.await(MIDDLE_MS);
      execution.stop(new SavepointRequest(savepoints.get(), Optional.empty(), SnapshotFormat.CANONICAL), false).join();
    }
    JobStatus status = execution.await(TIMEOUT_MS);
    assertEquals(JobState.FINISHED, status.state(), status.toString());
    Map<String, Integer> rows = new TreeMap<>();
    for (Operator operator : job.getOperators()) {
      if (operator.getKind().equals("csv-sink")) {
        Path out = Path.of(operator.getParameters().stream().filter(parameter -> parameter.getName().equals("path")).findFirst().orElseThrow().getValue());
        Files.readAllLines(out).stream().skip(1).forEach(row -> rows.merge(operator.getUid() + ": " + row, 1, Integer::sum));
      }
    }
    return rows;
  }

  private Map<String, Integer> replay(Job job, Path file, Optional<Path> savepoint) throws Exception {
    Map<String, Integer> rows = new TreeMap<>();
    ReplaySpec spec = ReplaySpec.of(ReplayCompiler.compile(job, CompileOptions.forFile(file).withCache(Optional.of(folder.resolve("classes"))), Set.of(), false),
        folder.resolve("work")).withRows((sink, subtask, row) -> rows.merge(sink + ": " + text(row), 1, Integer::sum));
    try (Replay replay = Replay.open(savepoint.map(spec::from).orElse(spec))) {
      replay.advance(Long.MAX_VALUE);
      replay.finish();
      assertEquals(JobState.FINISHED, replay.status().state(), replay.status().toString());
    }
    assertTrue(Files.notExists(folder.resolve("replayed")), "a replay has written results");
    return rows;
  }

  private static String text(Row row) {
    List<String> values = new ArrayList<>();
    for (int column = 0; column < row.type().size(); column++) {
      StringBuilder value = new StringBuilder();
      row.appendText(column, value);
      values.add(value.toString());
    }
    return String.join(",", values);
  }
}
