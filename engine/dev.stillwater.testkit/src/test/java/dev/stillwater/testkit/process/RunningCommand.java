package dev.stillwater.testkit.process;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.cli.Main;
import dev.stillwater.host.JobProcess;
import dev.stillwater.host.JobProgress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/**
 * The command line, or a job's own JVM, as a process of its own. What it prints goes to files of the folder that it runs in.
 *
 * <p>THREADING: the test's.
 */
final class RunningCommand implements AutoCloseable {
  private static final long TIMEOUT_SECONDS = Boolean.getBoolean("stillwater.long") ? 7200 : 180;
  private static final String QUICK_START = "-XX:TieredStopAtLevel=1";
  private static final int POLL_MS = 10;
  private static final AtomicInteger STARTED = new AtomicInteger();

  private final Process process;
  private final Path out;
  private final Path err;

  private RunningCommand(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  /** Starts a verb of the command line in the folder, with so many megabytes of heap; for short work, which the first compiler is enough for. */
  static RunningCommand start(Path folder, int heapMegabytes, String... words) {
    return start(Main.class, folder, List.of(QUICK_START, heap(heapMegabytes)), List.of(words), false);
  }

  /** Starts a verb of the command line that has long work to do. */
  static RunningCommand startLong(Path folder, int heapMegabytes, String... words) {
    return start(Main.class, folder, List.of(heap(heapMegabytes)), List.of(words), false);
  }

  /** Starts a job's own JVM, which tells its progress. */
  static RunningCommand startJobProcess(Path folder, int heapMegabytes, String... words) {
    return start(JobProcess.class, folder, List.of(QUICK_START, heap(heapMegabytes)), List.of(words), false);
  }

  /** Starts a verb of the command line whose output nobody reads. */
  static RunningCommand startUnread(Path folder, int heapMegabytes, String... words) {
    return start(Main.class, folder, List.of(QUICK_START, heap(heapMegabytes)), List.of(words), true);
  }

  private static String heap(int megabytes) {
    return "-Xmx" + megabytes + "m";
  }

  private static RunningCommand start(Class<?> main, Path folder, List<String> options, List<String> words, boolean isUnread) {
    int number = STARTED.incrementAndGet();
    Path out = folder.resolve("stdout-" + number + ".txt");
    Path err = folder.resolve("stderr-" + number + ".txt");
    List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
    command.addAll(options);
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(words);
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectError(err.toFile());
    if (!isUnread) {
      builder.redirectOutput(out.toFile());
    }
    builder.environment().put("XDG_CACHE_HOME", folder.resolve("cache").toString());
    try {
      return new RunningCommand(builder.start(), out, err);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs a verb to its end and checks the exit code; returns what it said on the error stream. */
  static String run(int expectedCode, Path folder, String... words) {
    try (RunningCommand command = start(folder, 128, words)) {
      return command.awaitExit(expectedCode);
    }
  }

  /** Waits for the end and checks that the exit code is one of these and that no trace of program places is shown; what was said on the error stream. */
  String awaitExit(Integer... expectedCodes) {
    try {
      assertTrue(process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS), () -> "still runs\n" + errors());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The test was interrupted.", e);
    }
    assertTrue(List.of(expectedCodes).contains(process.exitValue()), () -> "exit code " + process.exitValue() + "\n" + errors());
    assertFalse(errors().lines().anyMatch(line -> line.matches("\\s+at [\\w.$/]+\\(.*\\)")), this::errors);
    return errors();
  }

  /** Waits until something is so; a process that ends before is a failure of the test. */
  void await(String what, BooleanSupplier condition) {
    long deadlineNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(TIMEOUT_SECONDS);
    while (!condition.getAsBoolean()) {
      assertTrue(process.isAlive(), () -> "has ended while the test waited for " + what + "\n" + errors());
      assertTrue(System.nanoTime() < deadlineNanos, () -> "the test waits in vain for " + what + "\n" + errors());
      pause();
    }
  }

  private void pause() {
    try {
      process.waitFor(POLL_MS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The test was interrupted.", e);
    }
  }

  /** Asks the process to end as Ctrl-C does and waits; the milliseconds until it had ended with 130. */
  long interrupt() {
    long startNanos = System.nanoTime();
    // Not process.destroy(), which closes the streams as well. SIGINT would be ignored where the tests run in the background of a shell.
    assertTrue(process.toHandle().destroy());
    awaitExit(130);
    return (System.nanoTime() - startNanos) / 1_000_000;
  }

  /** Closes the process's input stream, as the end of whoever started it does, and waits; the milliseconds until it had ended with 130. */
  long closeInput() {
    long startNanos = System.nanoTime();
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    awaitExit(130);
    return (System.nanoTime() - startNanos) / 1_000_000;
  }

  /** Ends the process as a crash does. */
  void kill() {
    process.destroyForcibly();
    try {
      assertTrue(process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** What the error stream holds until now. */
  String errors() {
    try {
      return Files.readString(err);
    } catch (IOException e) {
      return e.toString();
    }
  }

  /** What the output stream holds until now. */
  String output() {
    try {
      return Files.readString(out);
    } catch (IOException e) {
      return e.toString();
    }
  }

  /** The progress that a job's own JVM has told until now. */
  List<JobProgress> progress() {
    return errors().lines().flatMap(line -> JobProgress.parse(line).stream()).toList();
  }

  @Override
  public void close() {
    kill();
  }
}
