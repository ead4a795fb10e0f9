package dev.stillwater.benchmarks.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.benchmarks.BenchOptions;
import dev.stillwater.benchmarks.BenchReport;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** A twentieth of the benchmark's size: the results are held, the work and the memory are bounded; times are printed and not held. */
class StateWorkloadTest {
  private static final long ENTRIES = 250_000;
  private static final long HELD = 20_000;
  /** What the header, the manifest, the first entries and the buffers of an inspection may take, whatever the size of the state. */
  private static final long INSPECTION_BYTES_MAX = 1 << 20;

  @TempDir
  Path folder;

  @Test
  void aTwentieth_givesTheSameResultsAsFlinkInBoundedWork(TestReporter reporter) throws Exception {
    BenchOptions options = BenchOptions.parse(new String[] {"--workload", "state", "--entries", Long.toString(ENTRIES), "--rounds", "1", "--backend", "canonical",
        "--dir", folder.toString()});
    BenchReport report = new StateWorkload(options, new PrintStream(OutputStream.nullOutputStream())).measure();
    reporter.publishEntry("measured", report.text());
    assertTrue(report.isEqual(), report::text);
    for (StateCase state : StateCase.values()) {
      long savepointBytes = number(details(report, "write", state), "savepointBytes");
      assertTrue(number(details(report, "inspect", state), "readBytes") < INSPECTION_BYTES_MAX, report::text);
      assertEquals(ENTRIES, number(details(report, "inspect", state), "entries"));
      assertTrue(number(details(report, "first page", state), "readBytes") < INSPECTION_BYTES_MAX, report::text);
      assertTrue(number(details(report, "full decode", state), "readBytes") < savepointBytes + INSPECTION_BYTES_MAX, report::text);
      assertTrue(number(details(report, "diff, 1 % changed", state), "readBytes") < 4 * savepointBytes + INSPECTION_BYTES_MAX, report::text);
      assertEquals(ENTRIES / 100, number(details(report, "diff, 1 % changed", state), "changed"));
    }
  }

  /** A job that is filled, restored and changed meanwhile holds on both engines what was put into it. Six processes, so that it is a long test. */
  @Test
  @EnabledIfSystemProperty(named = "stillwater.long", matches = "true")
  void heldKeys_areTheSameAsFlinksAfterARestore(TestReporter reporter) throws Exception {
    BenchOptions options = BenchOptions.parse(new String[] {"--workload", "state", "--entries", Long.toString(HELD), "--rounds", "1", "--backend", "rocksdb",
        "--dir", folder.toString()});
    BenchReport report = new StateWorkload(options, new PrintStream(OutputStream.nullOutputStream())).measure();
    reporter.publishEntry("measured", report.text());
    assertTrue(report.isEqual(), report::text);
    assertEquals(List.of("restore from canonical", "restore from native", "savepoint, canonical", "savepoint, native", "checkpoint, synchronous part", "peak memory"),
        report.cases().stream().map(BenchReport.Case::name).toList());
    assertEquals(HELD, number(report.cases().get(0).details(), "entries"));
  }

  private static Map<String, Object> details(BenchReport report, String what, StateCase state) {
    return report.cases().stream().filter(one -> one.name().equals(what + ", " + state.text())).findFirst().orElseThrow().details();
  }

  private static long number(Map<String, Object> details, String name) {
    return ((Number) details.get(name)).longValue();
  }
}
