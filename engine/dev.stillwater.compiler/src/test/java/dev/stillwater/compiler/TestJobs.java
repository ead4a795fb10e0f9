package dev.stillwater.compiler;

import dev.stillwater.engine.ExecutionOptions;
import dev.stillwater.engine.JobExecution;
import dev.stillwater.engine.JobStatus;
import dev.stillwater.model.JobFile;
import dev.stillwater.model.JobLoadResult;
import dev.stillwater.model.job.Job;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Jobs written as text, and their results as bags of lines. */
final class TestJobs {
  /** A schema of readings with a nullable value. */
  static final String READINGS = """
      <schemas name="reading">
        <fields name="time" type="timestamp"/>
        <fields name="sensor"/>
        <fields name="value" type="int" nullable="true"/>
        <fields name="weight" type="double"/>
      </schemas>
      """;

  /** Source 'in' of the readings in in.csv. */
  static final String SOURCE = """
      <operators uid="in" kind="csv-source">
        <parameters name="path" value="in.csv"/>
        <parameters name="schema" value="reading"/>
        <parameters name="eventTime" value="time"/>
        <parameters name="outOfOrderness" value="10s"/>
      </operators>
      """;

  private TestJobs() {
  }

  /** A job of the elements. */
  static Job job(String... elements) {
    String text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<job:Job xmi:version=\"2.0\" xmlns:xmi=\"http://www.omg.org/XMI\" "
        + "xmlns:job=\"http://stillwater.dev/job/1\" name=\"test\">\n" + String.join("\n", elements) + "\n</job:Job>\n";
    JobLoadResult result = JobFile.load(text.getBytes(StandardCharsets.UTF_8), "test.job");
    return result.job().orElseThrow(() -> new IllegalStateException(result.problems().toString()));
  }

  /** Options without cache for a job in the folder. */
  static CompileOptions options(Path folder) {
    return new CompileOptions(folder, "test", Optional.empty());
  }

  /** Compiles a job in the folder. */
  static CompiledJob compile(Job job, Path folder) {
    try {
      return JobCompiler.compile(job, options(folder));
    } catch (CompileException e) {
      throw new IllegalStateException(e.problems().toString(), e);
    }
  }

  /** Runs the job to its end. */
  static JobStatus run(Job job, Path folder, ExecutionOptions options) throws InterruptedException {
    CompiledJob compiled = compile(job, folder);
    return JobExecution.start(compiled.plan(), compiled.code(), options).await();
  }

  /** The records of the sink at the path, a file or a folder of parts, without headers, sorted. */
  static List<String> rows(Path path) throws IOException {
    List<String> rows = new ArrayList<>();
    if (Files.isDirectory(path)) {
      try (Stream<Path> parts = Files.list(path)) {
        for (Path part : parts.toList()) {
          rows.addAll(rows(part));
        }
      }
    } else {
      rows.addAll(Files.readAllLines(path).stream().skip(1).toList());
    }
    rows.sort(null);
    return rows;
  }
}
