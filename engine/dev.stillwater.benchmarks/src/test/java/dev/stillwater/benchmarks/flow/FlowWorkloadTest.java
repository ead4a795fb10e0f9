package dev.stillwater.benchmarks.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.benchmarks.BenchOptions;
import dev.stillwater.benchmarks.BenchReport;
import dev.stillwater.benchmarks.ChildJvm;
import dev.stillwater.benchmarks.Folders;
import dev.stillwater.engine.json.Json;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Few records: both engines compute the same, and the report has its form. Times are printed and not held. */
class FlowWorkloadTest {
  private static final long RECORDS = 20_000;

  @TempDir
  Path folder;

  /** Numbers of results: three of four records pass; each record has one; 1,000 keys in the four windows before the start, and 339 of them also in that after it. */
  @ParameterizedTest
  @CsvSource({"P1,filesystem,2,15000", "P2,rocksdb,1,20000", "P3,filesystem,2,4339"})
  void bothEngines_computeTheSame(FlowCase work, String backend, int parallelism, long results) throws Exception {
    Map<String, Object> ours = run(FlowWorkload.ourOptions(backend), Folders.ourClassPath(), OursRun.class, work, backend, parallelism);
    assertEquals(results, ((Number) ours.get("results")).longValue());
    Map<String, Object> peer = run(FlowWorkload.PEER_OPTIONS, Folders.peerClassPath(), PeerRun.class, work, backend, parallelism);
    assertEquals(peer.get("results"), ours.get("results"));
    assertEquals(peer.get("digest"), ours.get("digest"));
  }

  private Map<String, Object> run(List<String> options, List<Path> classPath, Class<?> main, FlowCase work, String backend, int parallelism) throws Exception {
    Path own = Files.createDirectories(folder.resolve(main.getSimpleName()));
    FlowTask task = new FlowTask(work, backend, parallelism, own, false, RECORDS, 0, 0, 1000, 0, List.of());
    return new ChildJvm(options, classPath).run(own, main.getName(), task.toArguments());
  }

  @Test
  void flights_areReported(TestReporter reporter) throws Exception {
    BenchOptions options = BenchOptions.parse(new String[] {"--workload", "p4", "--entries", Long.toString(RECORDS), "--rounds", "1", "--seconds", "1",
        "--backend", "filesystem", "--parallelism", "1", "--dir", folder.toString()});
    BenchReport report = new FlowWorkload(FlowCase.P4, options, new PrintStream(OutputStream.nullOutputStream())).measure();
    reporter.publishEntry("measured", report.text());
    assertTrue(report.isEqual(), report::text);
    Map<?, ?> document = (Map<?, ?>) Json.parse(Json.text(report.document()));
    Map<?, ?> first = (Map<?, ?>) ((List<?>) document.get("cases")).get(0);
    assertEquals(List.of("p4", "filesystem", 1L, "records/s"), List.of(first.get("case"), first.get("backend"), first.get("parallelism"), first.get("unit")));
    assertTrue(first.keySet().containsAll(List.of("ours", "peer", "speedup", "bar", "met", "equal", "digest", "peerDigest", "oursOptions", "peerOptions")),
        () -> first.keySet().toString());
    Map<?, ?> perCore = (Map<?, ?>) ((List<?>) document.get("cases")).get(1);
    assertEquals(List.of("p4, per core", "records/s a core", 5.0), List.of(perCore.get("case"), perCore.get("unit"), perCore.get("bar")));
    double ratio = ((Number) perCore.get("ours")).doubleValue() / ((Number) perCore.get("peer")).doubleValue();
    assertEquals(ratio, ((Number) perCore.get("speedup")).doubleValue(), 0.1 + ratio * 0.01);
  }

  /** Made flights are in the order of time, else the peer would drop some as late. */
  @Test
  void madeFlights_areInTheOrderOfTime() throws Exception {
    Path made = folder.resolve("made.csv");
    FlightData.make(FlightData.sample(), made, 3 * RECORDS);
    assertEquals(3 * RECORDS, FlightData.count(made));
    List<String> times = Files.readAllLines(made).stream().skip(1).map(line -> line.substring(0, 19)).toList();
    assertEquals(times.stream().sorted().toList(), times);
    List<Path> parts = FlightData.cut(made, 3 * RECORDS, 2, folder);
    assertEquals(3 * RECORDS, FlightData.count(parts.get(0)) + FlightData.count(parts.get(1)));
  }
}
