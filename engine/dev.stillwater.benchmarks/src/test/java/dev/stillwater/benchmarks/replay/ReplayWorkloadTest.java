package dev.stillwater.benchmarks.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.benchmarks.BenchOptions;
import dev.stillwater.benchmarks.BenchReport;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/** Few flights: both measure the same input, and the comparison finds what it should. Times are printed and not held. */
class ReplayWorkloadTest {
  @TempDir
  Path folder;

  @Test
  void comparison_isMeasuredAgainstPlainReplays(TestReporter reporter) throws Exception {
    // Catches a measurement of less input, or of a comparison that compares nothing.
    BenchOptions options = BenchOptions.parse(new String[] {"--workload", "replay", "--entries", "20000", "--rounds", "1", "--dir", folder.toString()});
    BenchReport report = new ReplayWorkload(options, new PrintStream(OutputStream.nullOutputStream())).measure();
    reporter.publishEntry("measured", report.text());
    assertTrue(report.isEqual(), report::text);
    assertEquals(List.of("same", "threshold", "each", "each-changed"), report.cases().stream().map(BenchReport.Case::name).toList());
    assertEquals(20_000L, ((Number) report.cases().get(3).details().get("differences")).longValue());
    assertEquals(3, report.cases().stream().filter(one -> one.bar().isPresent()).count());
  }
}
