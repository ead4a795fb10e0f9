package dev.stillwater.benchmarks.flow;

import dev.stillwater.benchmarks.BenchException;
import dev.stillwater.benchmarks.BenchOptions;
import dev.stillwater.benchmarks.BenchReport;
import dev.stillwater.benchmarks.ChildJvm;
import dev.stillwater.benchmarks.Folders;
import dev.stillwater.benchmarks.Machine;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs the same stream of records on our engine and on a local Flink cluster, exactly once with a checkpoint a second, in turns.
 *
 * <p>THREADING: one thread; the measurements run in processes of their own, one after the other.
 */
public final class FlowWorkload {
  /** Heap of our JVM where the state is on it: half of the peer's. */
  private static final List<String> OUR_HEAP = List.of("-Xmx1g");
  /** Heap of our JVM where the state is in RocksDB, and the cache before it bounded. */
  private static final List<String> OUR_HEAP_BEFORE_ROCKS = List.of("-Xmx96m", "-Xmn40m");
  /** Options of the peer's JVM: a heap that does not make it wait for the collector. */
  static final List<String> PEER_OPTIONS = Machine.peers("-Xmx2g");
  private static final long CHECKPOINT_MS = 1000;
  private static final long COMPARED = 2_000_000;
  private static final long FLIGHTS = 3_000_000;
  private static final long SECONDS = 30;
  private static final long WARM_UP_MS_MAX = 3000;
  private static final long MEASURE_MS_MIN = 100;
  private static final double CACHED_START_SECONDS = 0.5;
  private static final double FRESH_START_SECONDS = 1.5;

  private final FlowCase work;
  private final BenchOptions options;
  private final PrintStream progress;
  private final BenchReport report;
  private final ChildJvm peer = new ChildJvm(PEER_OPTIONS, Folders.peerClassPath());
  private Path folder = Path.of("");
  private Path flights = Path.of("");
  private long flightCount;
  private int taskCount;

  /** A workload of what is asked for; says on {@code progress} what it does. */
  public FlowWorkload(FlowCase work, BenchOptions options, PrintStream progress) {
    this.work = work;
    this.options = options;
    this.progress = progress;
    report = new BenchReport(options.workload(), Machine.describe());
  }

  /** Measures all cases. Cost: for each backend and parallelism about three times the seconds that are asked for, and half a minute. */
  public BenchReport measure() throws BenchException, IOException, InterruptedException {
    folder = Folders.of(options);
    try {
      if (work == FlowCase.P4) {
        findFlights();
      }
      for (String backend : backends()) {
        for (int parallelism : options.parallelisms()) {
          measure(backend, parallelism);
        }
      }
      if (work == FlowCase.P1 || work == FlowCase.P2) {
        measureStart();
      }
      return report;
    } finally {
      if (options.folder().isEmpty()) {
        Folders.delete(folder);
      }
    }
  }

  /** Options of our JVM: those of {@code ./stillwater run}, and a heap. */
  static List<String> ourOptions(String backend) {
    return Machine.ours((backend.equals("rocksdb") ? OUR_HEAP_BEFORE_ROCKS : OUR_HEAP).toArray(String[]::new));
  }

  private static ChildJvm ours(String backend) {
    return new ChildJvm(ourOptions(backend), Folders.ourClassPath());
  }

  private List<String> backends() {
    return !options.backends().isEmpty() ? options.backends() : work == FlowCase.P1 ? List.of("filesystem") : List.of("filesystem", "rocksdb");
  }

  private void findFlights() throws BenchException, IOException {
    if (options.data().isPresent()) {
      flights = Path.of(options.data().get()).toAbsolutePath();
      if (!Files.isRegularFile(flights)) {
        throw new BenchException("bench: the file '" + flights + "' of --data does not exist.");
      }
    } else {
      flights = folder.resolve("flights.csv");
      say("making flights");
      FlightData.make(FlightData.sample(), flights, options.entries().orElse(FLIGHTS));
    }
    flightCount = FlightData.count(flights);
  }

  private void measure(String backend, int parallelism) throws BenchException, IOException, InterruptedException {
    if (work == FlowCase.P4) {
      measureFlights(backend, parallelism);
      return;
    }
    String name = backend + ", parallelism " + parallelism;
    say(name + ": comparing results");
    long compared = options.entries().orElse(COMPARED) / parallelism * parallelism;
    FlowRounds both = new FlowRounds(work, backend, parallelism);
    both.compare(run(ours(backend), OursRun.class, task(backend, parallelism, compared)), run(peer, PeerRun.class, task(backend, parallelism, compared)));
    for (int round = 0; round < options.rounds(); round++) {
      say(name + ": round " + (round + 1) + " of " + options.rounds());
      both.add(run(ours(backend), OursRun.class, task(backend, parallelism, 0)), run(peer, PeerRun.class, task(backend, parallelism, 0)));
    }
    both.addTo(report, work.id());
  }

  /** Against Flink's CSV format, which is what its documentation shows, and against lines that are cut by hand. */
  private void measureFlights(String backend, int parallelism) throws BenchException, IOException, InterruptedException {
    List<Path> cut = FlightData.cut(flights, flightCount, parallelism, folder);
    FlowRounds csv = new FlowRounds(work, backend, parallelism);
    FlowRounds byHand = new FlowRounds(work, backend, parallelism);
    for (int round = 0; round < options.rounds(); round++) {
      say(backend + ", parallelism " + parallelism + ": round " + (round + 1) + " of " + options.rounds());
      Map<String, Object> oursResult = run(ours(backend), OursRun.class, flightTask(backend, parallelism, List.of(flights), false));
      csv.compareAndAdd(oursResult, run(peer, PeerRun.class, flightTask(backend, parallelism, cut, false)));
      byHand.compareAndAdd(oursResult, run(peer, PeerRun.class, flightTask(backend, parallelism, cut, true)));
    }
    csv.addTo(report, work.id());
    byHand.addThroughputTo(report, work.id() + ", peer cuts lines by hand");
  }

  private void measureStart() throws IOException, BenchException {
    List<Double> cached = new ArrayList<>();
    List<Double> fresh = new ArrayList<>();
    for (int round = 0; round < options.rounds(); round++) {
      say("start, round " + (round + 1) + " of " + options.rounds());
      StartUp start = new StartUp(task("filesystem", 1, 0));
      fresh.add(start.seconds("cache"));
      cached.add(start.seconds("cache"));
    }
    report.add(start("first record, cached classes", cached, CACHED_START_SECONDS));
    report.add(start("first record, no cached classes", fresh, FRESH_START_SECONDS));
  }

  private static BenchReport.Case start(String name, List<Double> seconds, double bar) {
    return new BenchReport.Case(name, "filesystem", 1, seconds, List.of(), "s", Optional.of(bar), true, Map.of());
  }

  private FlowTask task(String backend, int parallelism, long count) throws IOException {
    return new FlowTask(work, backend, parallelism, newFolder(), false, count, Math.min(measureMs(), WARM_UP_MS_MAX), measureMs(), CHECKPOINT_MS, 0, List.of());
  }

  private FlowTask flightTask(String backend, int parallelism, List<Path> files, boolean isByHand) throws IOException {
    return new FlowTask(work, backend, parallelism, newFolder(), isByHand, flightCount, 0, measureMs(), CHECKPOINT_MS, 0, files);
  }

  /** How long one engine is measured in one round. */
  private long measureMs() {
    return Math.max(MEASURE_MS_MIN, options.seconds().orElse(SECONDS) * 1000 / options.rounds());
  }

  private Path newFolder() throws IOException {
    return Files.createDirectories(folder.resolve("task-" + ++taskCount));
  }

  private Map<String, Object> run(ChildJvm jvm, Class<?> main, FlowTask task) throws BenchException, IOException, InterruptedException {
    Map<String, Object> result = jvm.run(folder, main.getName(), task.startedNow().toArguments());
    if (options.folder().isEmpty()) {
      Folders.delete(task.folder());
    }
    return result;
  }

  private void say(String what) {
    progress.println("bench " + work.id() + ": " + what);
  }
}
