package dev.stillwater.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.host.JobProcess;
import dev.stillwater.host.JobProgress;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command line and a job's own JVM as processes: exit codes, signals, streams. */
class ProcessTest {
  private static final long TIMEOUT_SECONDS = 60;
  private static final long CANCEL_MS_MAX = 2000;

  @TempDir
  private Path folder;
  private Process process;

  @AfterEach
  void end() {
    process.destroyForcibly();
  }

  @Test
  void finishedJob_exitsWith0() throws Exception {
    // Catches threads that keep the process alive, and results that are lost in a buffer.
    Path job = TestJobs.numbers(folder);
    start(Main.class, "run", job.toString(), "--set", "gen.count=5", "--set", "gen.rate=0");
    assertEquals(0, exitCode());
    assertEquals(5, Files.readAllLines(folder.resolve("out.txt")).size());
  }

  @Test
  void refusedJob_exitsWith2AndAMessage() throws Exception {
    // Catches a stack trace of the main thread.
    start(Main.class, "run", "none.job");
    assertEquals(2, exitCode());
    assertFalse(errors().contains("\tat "), errors());
    assertTrue(errors().contains("none.job"), errors());
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no signals")
  void terminatedRun_exitsWith130WithinASecondOrTwo() throws Exception {
    // Catches the 143 of a JVM that just dies, and jobs that go on.
    Path job = TestJobs.numbers(folder);
    start(Main.class, "run", job.toString());
    awaitOutput();
    long startNanos = System.nanoTime();
    process.destroy();
    assertEquals(130, exitCode());
    long tookMs = (System.nanoTime() - startNanos) / 1_000_000;
    assertTrue(tookMs < CANCEL_MS_MAX, tookMs + " ms");
    assertTrue(errors().contains("Cancelled after"), errors());
    assertFalse(errors().contains("\tat "), errors());
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no signals")
  void terminatedInspect_exitsWith130WithinASecondOrTwo() throws Exception {
    // Catches a listing that cannot be stopped when nobody reads what it prints: this one has more to say than a pipe holds.
    start(ProcessBuilder.Redirect.PIPE, Main.class, "inspect", Fixtures.folder().resolve(Fixtures.snapshot("2.3.0/canonical-files")).toString(), "--entries");
    assertEquals('{', process.getInputStream().read());
    long startNanos = System.nanoTime();
    // Not process.destroy(), which closes the pipe as well.
    assertTrue(process.toHandle().destroy());
    assertEquals(130, exitCode());
    long tookMs = (System.nanoTime() - startNanos) / 1_000_000;
    assertTrue(tookMs < CANCEL_MS_MAX, tookMs + " ms");
    assertFalse(errors().contains("\tat "), errors());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no signals")
  void terminatedReplay_exitsWith130WithinASecondOrTwo(int versions) throws Exception {
    // Catches a replay of one version, or of two, that only looks for a cancel at its far end. It leaves no working files.
    Path job = TestJobs.numbers(folder);
    Path temporary = Files.createDirectory(folder.resolve("tmp"));
    List<String> words = new ArrayList<>(List.of("replay", "--until", "records:1000000000000"));
    for (int version = 0; version < versions; version++) {
      words.addAll(List.of("--job", job.toString()));
    }
    start(List.of("-Djava.io.tmpdir=" + temporary), Main.class, words.toArray(String[]::new));
    awaitFile(temporary);
    long startNanos = System.nanoTime();
    process.destroy();
    assertEquals(130, exitCode());
    long tookMs = (System.nanoTime() - startNanos) / 1_000_000;
    assertTrue(tookMs < CANCEL_MS_MAX, tookMs + " ms");
    assertEquals("Interrupted.", errors());
    try (Stream<Path> left = Files.list(temporary)) {
      assertEquals(List.of(), left.filter(path -> path.getFileName().toString().startsWith("stillwater-")).toList());
    }
  }

  /** Waits until the replay has its work folder, so that it runs. */
  private void awaitFile(Path temporary) throws IOException {
    long deadlineNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(TIMEOUT_SECONDS);
    boolean isThere = false;
    while (!isThere) {
      assertTrue(process.isAlive() && System.nanoTime() < deadlineNanos, "no work folder; " + errors());
      try (Stream<Path> files = Files.walk(temporary)) {
        isThere = files.anyMatch(path -> path.getFileName().toString().startsWith("run-"));
      } catch (UncheckedIOException changing) {
        Thread.onSpinWait();
      }
    }
  }

  @Test
  void closedOutput_endsInspectQuietly() throws Exception {
    // Catches an error message below every use of head.
    start(ProcessBuilder.Redirect.PIPE, Main.class, "inspect", Fixtures.folder().resolve(Fixtures.snapshot("2.3.0/canonical-files")).toString(), "--entries");
    process.getInputStream().close();
    assertEquals(0, exitCode());
    assertEquals("", errors());
  }

  @Test
  void help_isPrintedWithoutComplaints() throws Exception {
    // Catches a description with a bare percent sign, of which the library of options complains on the process's own error stream.
    start(Main.class, "replay", "--help");
    assertEquals(0, exitCode());
    assertEquals("", errors());
  }

  @Test
  void closedInput_cancelsAJobsOwnProcess() throws Exception {
    // Catches jobs that live on when the IDE has died.
    Path job = TestJobs.numbers(folder);
    start(JobProcess.class, job.toString(), "--progress");
    awaitOutput();
    long startNanos = System.nanoTime();
    process.getOutputStream().close();
    assertEquals(130, exitCode());
    long tookMs = (System.nanoTime() - startNanos) / 1_000_000;
    assertTrue(tookMs < CANCEL_MS_MAX, tookMs + " ms");
  }

  @Test
  void ownProcess_tellsItsProgress() throws Exception {
    // Catches progress lines that the IDE cannot read, and a last one that is missing.
    Path job = TestJobs.filter(folder);
    start(JobProcess.class, job.toString(), "--progress", "--set", "out.path=result.csv");
    assertEquals(0, exitCode());
    List<JobProgress> progress = errors().lines().flatMap(line -> JobProgress.parse(line).stream()).toList();
    assertFalse(progress.isEmpty(), errors());
    assertEquals("FINISHED", progress.getLast().state());
    assertEquals(3, progress.getLast().recordsIn());
    assertEquals(2, progress.getLast().recordsOut());
    assertEquals(List.of("flights", "delayed", "out"), List.copyOf(progress.getLast().operators().keySet()));
  }

  private void start(Class<?> main, String... words) throws IOException {
    start(ProcessBuilder.Redirect.to(folder.resolve("out.txt").toFile()), main, words);
  }

  private void start(ProcessBuilder.Redirect out, Class<?> main, String... words) throws IOException {
    start(out, List.of(), main, words);
  }

  private void start(List<String> javaOptions, Class<?> main, String... words) throws IOException {
    start(ProcessBuilder.Redirect.to(folder.resolve("out.txt").toFile()), javaOptions, main, words);
  }

  private void start(ProcessBuilder.Redirect out, List<String> javaOptions, Class<?> main, String... words) throws IOException {
    List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
    command.addAll(javaOptions);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile())
        .redirectOutput(out).redirectError(folder.resolve("err.txt").toFile());
    builder.environment().put("XDG_CACHE_HOME", folder.resolve("cache").toString());
    process = builder.start();
  }

  /** Waits until the process has printed something. */
  private void awaitOutput() throws IOException {
    long deadlineNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(TIMEOUT_SECONDS);
    while (Files.size(folder.resolve("out.txt")) == 0) {
      assertTrue(process.isAlive() && System.nanoTime() < deadlineNanos, "no output; " + errors());
      Thread.onSpinWait();
    }
  }

  private int exitCode() throws InterruptedException {
    assertTrue(process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS), "still runs");
    return process.exitValue();
  }

  private String errors() throws IOException {
    try (BufferedReader reader = Files.newBufferedReader(folder.resolve("err.txt"))) {
      return String.join("\n", reader.lines().toList());
    }
  }
}
