package dev.stillwater.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Jobs whose process is killed at random moments and started again with their newest checkpoint: in the end the sink holds what an undisturbed run leaves, no
 * row twice and none missing. 10 kills for each state backend, 200 with {@code -Dstillwater.long=true}.
 */
class KillRestartTest {
  private static final int KILLS = Boolean.getBoolean("stillwater.long") ? 200 : 10;
  private static final int RECORDS = 20_000;
  private static final int TIMEOUT_SECONDS = 120;
  private static final int KILLED = -1;
  private static final int POLL_MS = 5;
  private static final int EARLY_MS_MAX = 800;
  private static final int LATE_MS_MAX = 400;
  private static final String JOB = """
      <?xml version="1.0" encoding="UTF-8"?>
      <job:Job xmi:version="2.0" xmlns:xmi="http://www.omg.org/XMI" xmlns:job="http://stillwater.dev/job/1" name="Kill">
        <schemas name="reading">
          <fields name="time" type="timestamp"/>
          <fields name="value" type="int"/>
          <fields name="sensor"/>
        </schemas>
        <operators uid="readings" kind="csv-source">
          <parameters name="path" value="readings.csv"/>
          <parameters name="schema" value="reading"/>
          <parameters name="eventTime" value="time"/>
          <parameters name="outOfOrderness" value="5s"/>
        </operators>
        <operators uid="windows" kind="window-aggregate">
          <parameters name="size" value="20s"/>
          <parameters name="slide" value="10s"/>
          <expressions name="readings" text="count()"/>
          <expressions name="average" text="avg(value)"/>
        </operators>
        <operators uid="totals" kind="aggregate">
          <expressions name="windows" text="count()"/>
          <expressions name="highest" text="max(average)"/>
        </operators>
        <operators uid="out" kind="csv-sink"/>
        <operators uid="all" kind="csv-sink" parallelism="2">
          <parameters name="path" value="all"/>
        </operators>
        <streams source="readings" target="windows" partitioning="hash"><keyFields>sensor</keyFields></streams>
        <streams source="windows" target="totals" partitioning="hash"><keyFields>sensor</keyFields></streams>
        <streams source="totals" target="out"/>
        <streams source="readings" target="all" partitioning="rebalance"/>
      </job:Job>
      """;

  @TempDir
  private Path folder;
  private Process process;

  @AfterEach
  void end() {
    if (process != null) {
      process.destroyForcibly();
    }
  }

  @ParameterizedTest
  @CsvSource({"filesystem,1", "rocksdb,2"})
  void killedAtAnyMoment_writesEachRowOnce(String backend, long seed) throws Exception {
    // Catches rows that are lost or doubled by a crash, checkpoints that cannot be restored, and uncommitted parts that can be seen.
    Random random = new Random(seed);
    Files.writeString(folder.resolve("kill.job"), JOB);
    writeInput(random);
    assertEquals(0, run(List.of("--set", "out.path=expected.csv", "--set", "all.path=expected-all")), this::errors);
    Map<String, Integer> expected = rows(folder.resolve("expected.csv"));
    Map<String, Integer> expectedAll = rows(folder.resolve("expected-all"));
    assertEquals(RECORDS, expectedAll.values().stream().mapToInt(Integer::intValue).sum());
    int restores = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      int rate = RECORDS / KILLS;
      start(arguments(backend, 1 + random.nextInt(3), rate));
      boolean isEarly = random.nextInt(5) == 0;
      if (!isEarly) {
        awaitCheckpoint();
      }
      int code = end(random.nextInt(isEarly ? EARLY_MS_MAX : LATE_MS_MAX));
      assertTrue(code == KILLED || code == 0, "exit code " + code + " before kill " + kill + "\n" + errors());
      restores += errors().contains("chk-") ? 1 : 0;
      assertPartOf(rows(folder.resolve("all")), expectedAll, kill);
    }
    assertEquals(0, run(arguments(backend, 2, 0)), this::errors);
    assertEquals(expected, rows(folder.resolve("out.csv")));
    assertEquals(expectedAll, rows(folder.resolve("all")));
    assertTrue(restores > KILLS / 4, "only " + restores + " of " + KILLS + " starts found a checkpoint");
  }

  private static List<String> arguments(String backend, int parallelism, int rate) {
    return List.of("--backend", backend, "--checkpoint-interval", "50ms", "--checkpoint-dir", "checkpoints", "--retain", "2", "--from", "latest",
        "--parallelism", Integer.toString(parallelism), "--set", "readings.rate=" + rate, "--set", "out.path=out.csv");
  }

  private void writeInput(Random random) throws IOException {
    StringBuilder text = new StringBuilder("time,value,sensor\n");
    for (int record = 0; record < RECORDS; record++) {
      long timeMs = 1_000_000_000_000L + record * 50L - random.nextInt(4000);
      text.append(Instant.ofEpochMilli(timeMs)).append(',').append(random.nextInt(1000)).append(",\"s-").append(random.nextInt(50)).append("\"\n");
    }
    Files.writeString(folder.resolve("readings.csv"), text);
  }

  private void start(List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1", "-Xmx256m",
        "-Xshare:auto", "-cp", System.getProperty("java.class.path"), Main.class.getName(), "run", "kill.job"));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectOutput(folder.resolve("out.txt").toFile())
        .redirectError(folder.resolve("err.txt").toFile());
    builder.environment().put("XDG_CACHE_HOME", folder.resolve("cache").toString());
    process = builder.start();
  }

  /** Waits until the run has completed a checkpoint, or has ended. */
  private void awaitCheckpoint() throws Exception {
    Set<Path> before = checkpoints();
    long deadlineNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(TIMEOUT_SECONDS);
    while (before.containsAll(checkpoints()) && !process.waitFor(POLL_MS, TimeUnit.MILLISECONDS)) {
      assertTrue(System.nanoTime() < deadlineNanos, () -> "no checkpoint; " + errors());
    }
  }

  private Set<Path> checkpoints() throws IOException {
    Path directory = folder.resolve("checkpoints");
    if (!Files.exists(directory)) {
      return Set.of();
    }
    try (Stream<Path> below = Files.find(directory, 2, (path, attributes) -> path.getFileName().toString().matches("chk-\\d+"))) {
      return below.collect(Collectors.toSet());
    } catch (UncheckedIOException deletedMeanwhile) {
      return Set.of();
    }
  }

  /** Kills the process after so many milliseconds unless it has ended; the exit code, or {@link #KILLED}. */
  private int end(long lifeMs) throws InterruptedException {
    boolean isKilled = !process.waitFor(lifeMs, TimeUnit.MILLISECONDS);
    if (isKilled) {
      process.destroyForcibly();
    }
    assertTrue(process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS));
    return isKilled ? KILLED : process.exitValue();
  }

  private int run(List<String> arguments) throws Exception {
    start(arguments);
    return end(TimeUnit.SECONDS.toMillis(TIMEOUT_SECONDS));
  }

  private String errors() {
    try {
      return Files.readString(folder.resolve("err.txt"));
    } catch (IOException e) {
      return e.toString();
    }
  }

  /** The lines of a file, or of the visible files of a folder, without headers, each with how often it is there. */
  private static Map<String, Integer> rows(Path path) throws IOException {
    Map<String, Integer> rows = new TreeMap<>();
    if (Files.isDirectory(path)) {
      try (Stream<Path> parts = Files.list(path)) {
        for (Path part : parts.filter(part -> !part.getFileName().toString().startsWith(".")).toList()) {
          rows(part).forEach((row, count) -> rows.merge(row, count, Integer::sum));
        }
      }
    } else if (Files.exists(path)) {
      List<String> lines = Files.readAllLines(path);
      assertFalse(lines.isEmpty(), path + " has no header");
      lines.subList(1, lines.size()).forEach(line -> rows.merge(line, 1, Integer::sum));
    }
    return rows;
  }

  private void assertPartOf(Map<String, Integer> found, Map<String, Integer> expected, int kill) {
    found.forEach((row, count) -> assertTrue(count <= expected.getOrDefault(row, 0), "after kill " + kill + " the row is there too often: " + row));
  }
}
