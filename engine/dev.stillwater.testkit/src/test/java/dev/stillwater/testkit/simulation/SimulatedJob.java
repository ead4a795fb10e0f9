package dev.stillwater.testkit.simulation;

import dev.stillwater.compiler.CompileException;
import dev.stillwater.compiler.CompileOptions;
import dev.stillwater.compiler.CompiledJob;
import dev.stillwater.compiler.JobCompiler;
import dev.stillwater.compiler.ReplayCompiler;
import dev.stillwater.engine.replay.ReplayVersion;
import dev.stillwater.model.JobFile;
import dev.stillwater.model.JobLoadResult;
import dev.stillwater.model.job.Job;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A job of the simulator: its text, compiled once for each parallelism, the files it reads and the places it writes.
 *
 * <p>THREADING: one thread.
 */
final class SimulatedJob {
  /** Folder of the jobs on the simulated disk; it exists on the real one too, because the compiler looks there whether the inputs exist. */
  static final Path FOLDER = makeFolder();
  private static final int PATH_LENGTH = 60;
  private static final int NAME_LENGTH_MIN = 20;
  private static final String HEAD = """
      <?xml version="1.0" encoding="UTF-8"?>
      <job:Job xmi:version="2.0" xmlns:xmi="http://www.omg.org/XMI" xmlns:job="http://stillwater.dev/job/1" name="%s">
      """;

  private final String name;
  private final String text;
  private final Map<Path, String> inputs;
  private final List<Path> sinks;
  private final Map<Integer, CompiledJob> compiled = new HashMap<>();

  /**
   * Makes a job.
   *
   * @param body the elements of the job's file
   * @param inputs what lies on the disk, by path
   * @param sinks files and folders that the job writes
   */
  SimulatedJob(String name, String body, Map<Path, String> inputs, List<Path> sinks) {
    this.name = name;
    this.text = HEAD.formatted(name) + body + "</job:Job>\n";
    this.inputs = Map.copyOf(inputs);
    this.sinks = List.copyOf(sinks);
  }

  /** Name of the job. */
  String name() {
    return name;
  }

  /** What lies on the disk before the job starts. */
  Map<Path, String> inputs() {
    return inputs;
  }

  /** Files and folders that the job writes. */
  List<Path> sinks() {
    return sinks;
  }

  /** Plan and code with the default parallelism. */
  CompiledJob compiled(int parallelism) {
    return compiled.computeIfAbsent(parallelism, this::compile);
  }

  /** The job's file. */
  String text() {
    return text;
  }

  /** Plan and code for a replay with the default parallelism. */
  ReplayVersion replayed(int parallelism, boolean tapsStreams) {
    try {
      return ReplayCompiler.compile(job(parallelism), new CompileOptions(FOLDER, name, Optional.empty()), Set.of(), tapsStreams);
    } catch (CompileException problem) {
      throw new IllegalArgumentException(problem.problems().toString(), problem);
    }
  }

  /** Paths stand in files, and where a crash cuts a file depends on its size: for a seed to fail again everywhere, the path has the same length everywhere. */
  private static Path makeFolder() {
    try {
      Path temporary = Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath();
      int length = Math.max(NAME_LENGTH_MIN, PATH_LENGTH - temporary.toString().length());
      String number = Long.toString(ProcessHandle.current().pid());
      Path folder = temporary.resolve("simulation-" + "0".repeat(length - number.length()) + number);
      Files.createDirectories(folder);
      folder.toFile().deleteOnExit();
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Job job(int parallelism) {
    inputs.forEach(SimulatedJob::write);
    JobLoadResult loaded = JobFile.load(text.getBytes(StandardCharsets.UTF_8), name);
    Job job = loaded.job().orElseThrow(() -> new IllegalArgumentException(loaded.problems().toString()));
    job.setDefaultParallelism(parallelism);
    return job;
  }

  private CompiledJob compile(int parallelism) {
    try {
      return JobCompiler.compile(job(parallelism), new CompileOptions(FOLDER, name, Optional.empty()));
    } catch (CompileException problem) {
      throw new IllegalArgumentException(problem.problems().toString(), problem);
    }
  }

  private static void write(Path file, String content) {
    try {
      Files.writeString(file, content);
      file.toFile().deleteOnExit();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
