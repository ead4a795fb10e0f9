package dev.stillwater.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class BenchOptionsTest {
  /** Runs the verb and returns its error stream; fails if the exit code is another one. */
  private static String errorsOf(int code, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int found = BenchMain.run(arguments, new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8));
    assertEquals(code, found, err.toString(StandardCharsets.UTF_8));
    return err.toString(StandardCharsets.UTF_8) + out.toString(StandardCharsets.UTF_8);
  }

  /** A workload that a later version will have must not be measured as another one. */
  @Test
  void unknownWorkload_isUsageErrorThatNamesThoseThatExist() {
    String message = errorsOf(2, "--workload", "p9");
    assertTrue(message.contains("'p9'") && message.contains("--workload state"), message);
  }

  @Test
  void missingWorkload_isUsageError() {
    assertTrue(errorsOf(2).contains("needs a workload"));
  }

  @Test
  void unknownOption_isUsageError() {
    assertTrue(errorsOf(2, "--workload", "state", "--speed", "9").contains("'--speed'"));
  }

  @Test
  void unknownBackend_isUsageErrorThatNamesThoseThatExist() {
    assertTrue(errorsOf(2, "--workload", "state", "--backend", "memory").contains("--backend canonical"));
    assertTrue(errorsOf(2, "--workload", "p2", "--backend", "canonical").contains("--backend filesystem, --backend rocksdb"));
  }

  @Test
  void numbersOutOfRange_areUsageErrors() {
    assertTrue(errorsOf(2, "--workload", "state", "--entries", "0").contains("from 1 to 100000000. Found: 0"));
    assertTrue(errorsOf(2, "--workload", "state", "--rounds=many").contains("Found: many"));
    assertTrue(errorsOf(2, "--workload", "state", "--entries").contains("needs a value"));
  }

  @Test
  void parallelisms_areAListForStreamsAndOneForState() throws Exception {
    assertEquals(List.of(1, 2), BenchOptions.parse(new String[] {"--workload", "p1"}).parallelisms());
    assertEquals(List.of(4, 1), BenchOptions.parse(new String[] {"--workload", "p1", "--parallelism", "4,1"}).parallelisms());
    assertTrue(errorsOf(2, "--workload", "p1", "--parallelism", "1,").contains("from 1 to 128"));
    assertTrue(errorsOf(2, "--workload", "state", "--parallelism", "1,2").contains("takes one"));
    assertTrue(errorsOf(2, "--workload", "p1", "--data", "flights.csv").contains("p4"));
  }

  @Test
  void help_isPrintedAndNothingMeasured() {
    assertTrue(errorsOf(0, "--workload", "state", "--help").startsWith("Usage: stillwater bench"));
  }

  @Test
  void allOptions_areTaken() throws Exception {
    BenchOptions options = BenchOptions.parse(new String[] {"--workload=state", "--backend=canonical", "--entries", "12", "--rounds", "5", "--seconds", "60", "--parallelism", "2", "--json"});
    assertEquals(12, options.keys());
    assertEquals(5, options.rounds());
    assertEquals(List.of(2), options.parallelisms());
    assertEquals(OptionalLong.of(60), options.seconds());
    assertTrue(options.isJson());
    assertThrows(BenchException.class, () -> BenchOptions.parse(new String[] {"--workload", "state", "--format", "xml"}));
  }
}
