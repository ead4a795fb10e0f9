package dev.stillwater.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every sample: a replay without a change brings what the run brought, from the beginning and from a checkpoint in its middle. */
class SampleReplayTest {
  private static final Path SAMPLES = CheckVerbTest.samples();

  @TempDir
  private Path folder;

  @ParameterizedTest
  @CsvSource({"flights/delays-by-origin.job,out,1", "flights/delays-by-origin.job,out,2", "flights/busiest-routes.job,out,1", "flights/delay-waves.job,out,1",
      "flights/delays-v2.job,out,1", "delay-alerts/delay-alerts.job,out veryLate,1"})
  void replayWithoutAChange_isTheRun(String job, String sinks, int parallelism) throws IOException {
    // Catches state or input that a replay loses, has twice or takes in another order where that counts.
    List<String> run = new ArrayList<>(List.of("run", SAMPLES.resolve(job).toString(), "--parallelism", Integer.toString(parallelism), "--set", "flights.rate=40000",
        "--checkpoint-interval", "50ms", "--checkpoint-dir", "checkpoints", "--retain", "100"));
    for (String sink : sinks.split(" ")) {
      run.addAll(List.of("--set", sink + ".path=run-" + sink + ".csv"));
    }
    command(0, run.toArray(String[]::new));
    List<Path> checkpoints = checkpoints();
    Path middle = checkpoints.get(Math.min(1, checkpoints.size() - 1));
    command(0, "replay", "--job", SAMPLES.resolve(job).toString(), "--out", "all.csv");
    command(0, "replay", "--from", middle.toString(), "--out", "rest.csv");
    for (String sink : sinks.split(" ")) {
      String suffix = sinks.contains(" ") ? "-" + sink + ".csv" : ".csv";
      List<List<String>> rows = rows("run-" + sink + ".csv");
      List<List<String>> rest = rows("rest" + suffix);
      assertTrue(rest.size() <= rows.size(), sink);
      assertEquals(sorted(rows), sorted(rows("all" + suffix)), sink);
      // The sink appends, so what the run brought after the checkpoint stands at the end.
      assertEquals(sorted(rows.subList(rows.size() - rest.size(), rows.size())), sorted(rest), sink);
    }
    command(0, "replay", "--from", middle.toString(), "--job", "snapshot", "--job", SAMPLES.resolve(job).toString());
  }

  @Test
  void generatedRecords_areReplayedUpToANumber() {
    // Catches a generator that goes on from another record.
    String job = SAMPLES.resolve("window-count/window-count.job").toString();
    command(0, "replay", "--job", job, "--until", "records:50000", "--savepoint", "half");
    CommandResult result = command(0, "replay", "--from", "half", "--job", "snapshot", "--job", job, "--until", "gen:record 100000");
    assertTrue(firstLine(result).endsWith("results are equal."), result.all());
    assertTrue(result.out().contains("50,000 input records"), result.all());
  }

  @Test
  void comparisonOfTheSample_saysWhatTheTourShows() throws IOException {
    // Catches a tour that shows what nobody gets, a sample whose savepoint cannot be made, and the clock of a replay that is told as a date.
    Path flights = Files.createDirectory(folder.resolve("flights"));
    for (String name : List.of("delays-by-origin.job", "delays-v2.job", "delays-v2.comparison", "flights-20k.csv")) {
      Files.copy(SAMPLES.resolve("flights").resolve(name), flights.resolve(name));
    }
    String script = Files.readString(SAMPLES.resolve("flights/make-savepoint"));
    String words = script.lines().filter(line -> line.startsWith("exec ../../stillwater ")).findFirst().orElseThrow().substring("exec ../../stillwater ".length());
    CommandResult made = CommandResult.of(flights, words.split(" "));
    assertEquals(0, made.code(), made.all());
    CommandResult reported = CommandResult.of(flights, "report", "out/delays-v1");
    assertTrue(reported.code() == 0 && !reported.out().contains("1970"), reported.all());
    CommandResult compared = CommandResult.of(flights, "replay", "delays-v2.comparison");
    assertEquals(1, compared.code(), compared.all());
    assertTrue(Files.readString(SAMPLES.resolveSibling("docs/replay.md")).contains("    " + firstLine(compared) + "\n"), firstLine(compared));
    assertFalse(Files.exists(flights.resolve("out/delays-by-origin")) || Files.exists(flights.resolve("out/delays-v2")), "a sink has written");
  }

  private CommandResult command(int code, String... words) {
    CommandResult result = CommandResult.of(folder, words);
    assertEquals(code, result.code(), String.join(" ", words) + "\n" + result.all());
    return result;
  }

  private static String firstLine(CommandResult result) {
    return result.out().lines().findFirst().orElse("");
  }

  private List<Path> checkpoints() throws IOException {
    try (Stream<Path> paths = Files.walk(folder.resolve("checkpoints"))) {
      return paths.filter(path -> path.getFileName().toString().equals("_metadata")).map(Path::getParent)
          .sorted(Comparator.comparingInt(path -> Integer.parseInt(path.getFileName().toString().substring("chk-".length())))).toList();
    }
  }

  private List<List<String>> rows(String file) throws IOException {
    return CsvRows.parse(Files.readString(folder.resolve(file))).stream().skip(1).toList();
  }

  private static List<String> sorted(List<List<String>> rows) {
    return rows.stream().map(Object::toString).sorted().toList();
  }
}
