package dev.stillwater.benchmarks.replay;

import dev.stillwater.benchmarks.BenchException;
import dev.stillwater.benchmarks.ChildMain;
import dev.stillwater.compiler.CompileException;
import dev.stillwater.compiler.CompileOptions;
import dev.stillwater.compiler.ReplayCompiler;
import dev.stillwater.engine.compare.ComparedVersion;
import dev.stillwater.engine.compare.ComparisonOptions.Streams;
import dev.stillwater.engine.compare.ComparisonOptions;
import dev.stillwater.engine.compare.ComparisonResult;
import dev.stillwater.engine.compare.ComparisonStore;
import dev.stillwater.engine.compare.Equality;
import dev.stillwater.engine.compare.ResultDiff;
import dev.stillwater.engine.compare.RunComparison;
import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.replay.Replay;
import dev.stillwater.engine.replay.ReplaySpec;
import dev.stillwater.engine.replay.ReplayVersion;
import dev.stillwater.model.JobFile;
import dev.stillwater.model.JobLoadResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The process of one measurement: two replays side by side whose results nobody takes, or their comparison.
 *
 * <p>THREADING: the main thread; one of the replays has a thread of its own.
 */
public final class ReplayRun {
  private static final double NANOS_A_SECOND = 1e9;
  private static final int DIFFERENCES = 100;

  private final Path folder;
  private final Path flights;
  private final ReplayCase work;

  private ReplayRun(Path folder, Path flights, ReplayCase work) {
    this.folder = folder;
    this.flights = flights;
    this.work = work;
  }

  /** Arguments: {@code plain} or {@code compared}, the folder to work in, the file of flights, the case. Prints what was measured. */
  public static void main(String[] arguments) {
    ReplayRun run = new ReplayRun(Path.of(arguments[1]), Path.of(arguments[2]), ReplayCase.valueOf(arguments[3]));
    ChildMain.run(() -> arguments[0].equals("plain") ? run.plain() : run.compared());
  }

  private ReplaySpec spec(boolean isB, String pass) throws BenchException {
    JobLoadResult loaded = JobFile.load(work.job(flights, isB).getBytes(StandardCharsets.UTF_8), "bench");
    try {
      ReplayVersion version = ReplayCompiler.compile(loaded.job().orElseThrow(() -> new BenchException(loaded.problems().toString())),
          new CompileOptions(folder, "bench", Optional.empty()), Set.of(), false);
      return ReplaySpec.of(version.named(isB ? "B" : "A"), folder.resolve(pass + (isB ? "-b" : "-a")));
    } catch (CompileException e) {
      throw new BenchException("the job does not compile: " + e.problems());
    }
  }

  private Map<String, Object> plain() throws Exception {
    List<ReplaySpec> specs = List.of(spec(false, "plain"), spec(true, "plain"));
    long start = System.nanoTime();
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      List<Future<Long>> sides = new ArrayList<>();
      for (ReplaySpec spec : specs) {
        sides.add(threads.submit(() -> replayed(spec)));
      }
      Map<String, Object> result = new LinkedHashMap<>();
      result.put("records", sides.get(0).get());
      result.put("recordsB", sides.get(1).get());
      result.put("seconds", (System.nanoTime() - start) / NANOS_A_SECOND);
      return result;
    }
  }

  private static long replayed(ReplaySpec spec) throws Exception {
    try (Replay replay = Replay.open(spec)) {
      replay.advance(Long.MAX_VALUE);
      replay.finish();
      return replay.recordsRead();
    }
  }

  private Map<String, Object> compared() throws Exception {
    ComparedVersion a = version(spec(false, "compared"));
    ComparedVersion b = version(spec(true, "compared"));
    ComparisonOptions options = new ComparisonOptions(Streams.NEVER, true, false, DIFFERENCES, ResultDiff.memoryOfHeap(), Optional.empty(), ComparisonStore.NONE);
    long start = System.nanoTime();
    try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
      ComparisonResult compared = RunComparison.run(a, b, Equality.EXACT, options, threads, ProgressListener.NONE);
      Map<String, Object> result = new LinkedHashMap<>();
      result.put("seconds", (System.nanoTime() - start) / NANOS_A_SECOND);
      result.put("records", compared.a().recordsRead());
      result.put("recordsB", compared.b().recordsRead());
      result.put("results", compared.total());
      result.put("differences", compared.differenceCount());
      result.put("verdict", compared.verdict());
      return result;
    }
  }

  private static ComparedVersion version(ReplaySpec spec) {
    return new ComparedVersion(spec, () -> {
      throw new IllegalStateException("streams are not compared here.");
    });
  }
}
