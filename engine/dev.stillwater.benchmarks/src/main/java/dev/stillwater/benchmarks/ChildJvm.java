package dev.stillwater.benchmarks;

import dev.stillwater.engine.json.Json;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Starts a measurement in a JVM of its own, so that no engine profits or suffers from what ran before it.
 *
 * <p>THREADING: one thread.
 *
 * @param options options of the JVM
 * @param classPath its class path
 */
public record ChildJvm(List<String> options, List<Path> classPath) {
  private static final long MINUTES_MAX = 30;

  /**
   * Runs a main class to its end and returns the JSON object that it printed as its last line.
   *
   * @throws BenchException if it fails; the message holds the end of its error stream
   */
  public Map<String, Object> run(Path scratch, String mainClass, String... arguments) throws BenchException, IOException, InterruptedException {
    String output = output(scratch, mainClass, arguments);
    List<String> lines = output.lines().filter(line -> line.startsWith("{")).toList();
    if (lines.isEmpty() || !(Json.parse(lines.get(lines.size() - 1)) instanceof Map<?, ?> result)) {
      throw new BenchException(mainClass + " printed no result. Its output: " + output);
    }
    Map<String, Object> typed = new LinkedHashMap<>();
    result.forEach((name, value) -> typed.put(String.valueOf(name), value));
    return typed;
  }

  /** Runs a main class to its end and returns how long the whole process took, in seconds. */
  public double seconds(Path scratch, String mainClass, String... arguments) throws BenchException, IOException, InterruptedException {
    long start = System.nanoTime();
    output(scratch, mainClass, arguments);
    return (System.nanoTime() - start) / 1e9;
  }

  private String output(Path scratch, String mainClass, String... arguments) throws BenchException, IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
    command.addAll(options);
    command.add("-cp");
    command.add(String.join(File.pathSeparator, classPath.stream().map(Path::toString).toList()));
    command.add(mainClass);
    command.addAll(List.of(arguments));
    return output(scratch, command);
  }

  /** Runs a command to its end and returns its output. */
  public static String output(Path scratch, List<String> command) throws BenchException, IOException, InterruptedException {
    Path out = Files.createTempFile(scratch, "out", ".txt");
    Path err = Files.createTempFile(scratch, "err", ".txt");
    Process process = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    try {
      if (!process.waitFor(MINUTES_MAX, TimeUnit.MINUTES)) {
        throw new BenchException("'" + command.get(command.size() - 1) + "' did not end within " + MINUTES_MAX + " minutes.");
      }
    } finally {
      process.destroyForcibly();
    }
    if (process.exitValue() != 0) {
      List<String> lines = Files.readAllLines(err, StandardCharsets.UTF_8);
      throw new BenchException("a measurement failed with exit code " + process.exitValue() + ": "
          + String.join("\n", lines.subList(Math.max(0, lines.size() - 12), lines.size())));
    }
    return Files.readString(out, StandardCharsets.UTF_8);
  }
}
