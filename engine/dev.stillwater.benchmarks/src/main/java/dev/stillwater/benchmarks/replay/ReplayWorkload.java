package dev.stillwater.benchmarks.replay;

import dev.stillwater.benchmarks.BenchException;
import dev.stillwater.benchmarks.BenchOptions;
import dev.stillwater.benchmarks.BenchReport;
import dev.stillwater.benchmarks.ChildJvm;
import dev.stillwater.benchmarks.Folders;
import dev.stillwater.benchmarks.Machine;
import dev.stillwater.benchmarks.flow.FlightData;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Measures what comparing two versions costs against two replays side by side whose results nobody takes.
 *
 * <p>THREADING: one thread; the measurements run in processes of their own, one after the other.
 */
public final class ReplayWorkload {
  private static final long FLIGHTS = 3_000_000;
  private static final String HEAP = "-Xmx512m";
  private static final double BAR = 1.3;

  private final BenchOptions options;
  private final PrintStream progress;
  private final BenchReport report;
  private int runs;

  /** A workload; says on {@code progress} what it does. */
  public ReplayWorkload(BenchOptions options, PrintStream progress) {
    this.options = options;
    this.progress = progress;
    report = new BenchReport(options.workload(), Machine.describe());
  }

  /** Measures all cases. Cost: for each about a minute a round. */
  public BenchReport measure() throws BenchException, IOException, InterruptedException {
    Path folder = Folders.of(options);
    try {
      Path flights = flights(folder);
      long count = FlightData.count(flights);
      for (ReplayCase work : ReplayCase.values()) {
        measure(work, folder, flights, count);
      }
      return report;
    } finally {
      if (options.folder().isEmpty()) {
        Folders.delete(folder);
      }
    }
  }

  private Path flights(Path folder) throws BenchException, IOException {
    if (options.data().isPresent()) {
      Path flights = Path.of(options.data().get()).toAbsolutePath();
      if (!Files.isRegularFile(flights)) {
        throw new BenchException("bench: the file '" + flights + "' of --data does not exist.");
      }
      return flights;
    }
    Path flights = folder.resolve("flights.csv");
    say("making flights");
    FlightData.make(FlightData.sample(), flights, options.entries().orElse(FLIGHTS));
    return flights;
  }

  private void measure(ReplayCase work, Path folder, Path flights, long count) throws BenchException, IOException, InterruptedException {
    List<Double> ratios = new ArrayList<>();
    List<Double> plainSeconds = new ArrayList<>();
    List<Double> comparedSeconds = new ArrayList<>();
    Map<String, Object> last = Map.of();
    boolean isRight = true;
    long peakMb = 0;
    for (int round = 0; round < options.rounds(); round++) {
      say(work.title() + ": round " + (round + 1) + " of " + options.rounds());
      Map<String, Object> plain = run("plain", work, folder, flights);
      last = run("compared", work, folder, flights);
      plainSeconds.add(seconds(plain));
      comparedSeconds.add(seconds(last));
      ratios.add(seconds(last) / seconds(plain));
      peakMb = Math.max(peakMb, number(last, "peakMemoryMb"));
      boolean isWhole = List.of(plain, last).stream().allMatch(one -> number(one, "records") == count && number(one, "recordsB") == count);
      isRight &= isWhole && number(last, "results") > 0 && number(last, "differences") == 0 == work.isSame();
    }
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("flights", count);
    details.put("replaySeconds", rounded(plainSeconds));
    details.put("compareSeconds", rounded(comparedSeconds));
    details.put("results", last.get("results"));
    details.put("differences", last.get("differences"));
    details.put("verdict", last.get("verdict"));
    details.put("heap", HEAP);
    details.put("peakMemoryMb", peakMb);
    report.add(new BenchReport.Case(work.id(), "filesystem", 1, ratios, List.of(), "x", work.fitsMemory() ? Optional.of(BAR) : Optional.empty(), isRight, details));
  }

  private static List<Double> rounded(List<Double> values) {
    return values.stream().map(value -> Math.round(value * 100) / 100.0).toList();
  }

  private static double seconds(Map<String, Object> result) {
    return ((Number) result.get("seconds")).doubleValue();
  }

  private static long number(Map<String, Object> result, String name) {
    return ((Number) result.get(name)).longValue();
  }

  private Map<String, Object> run(String what, ReplayCase work, Path folder, Path flights) throws BenchException, IOException, InterruptedException {
    Path own = Files.createDirectories(folder.resolve("run-" + ++runs));
    Map<String, Object> result = new ChildJvm(Machine.ours(HEAP), Folders.ourClassPath()).run(folder, ReplayRun.class.getName(), what, own.toString(),
        flights.toString(), work.name());
    if (options.folder().isEmpty()) {
      Folders.delete(own);
    }
    return result;
  }

  private void say(String what) {
    progress.println("bench replay: " + what);
  }
}
