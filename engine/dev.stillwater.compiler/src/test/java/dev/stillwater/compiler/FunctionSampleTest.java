package dev.stillwater.compiler;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.ExecutionOptions;
import dev.stillwater.engine.JobExecution;
import dev.stillwater.engine.JobState;
import dev.stillwater.engine.JobStatus;
import dev.stillwater.model.JobFile;
import dev.stillwater.model.job.Job;
import dev.stillwater.model.job.JobFactory;
import dev.stillwater.model.job.Operator;
import dev.stillwater.model.job.Parameter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FunctionSampleTest {
  private static final Path SAMPLE = Path.of("../../samples/delay-alerts/delay-alerts.job");

  @TempDir
  Path folder;

  private static Job load() throws IOException {
    return JobFile.load(Files.readAllBytes(SAMPLE), "delay-alerts.job").job().orElseThrow();
  }

  private static Operator operator(Job job, String uid) {
    return job.getOperators().stream().filter(operator -> operator.getUid().equals(uid)).findFirst().orElseThrow();
  }

  private void writeTo(Job job, String uid) {
    Parameter path = JobFactory.eINSTANCE.createParameter();
    path.setName("path");
    path.setValue(folder.resolve(uid + ".csv").toString());
    operator(job, uid).getParameters().add(path);
  }

  /** The same in a few lines, over flights sorted by time. */
  private static List<String> expectedAlerts() throws IOException {
    Map<String, List<LocalDateTime>> lateByOrigin = new TreeMap<>();
    for (String line : Files.readAllLines(Path.of("../../samples/flights/flights-20k.csv")).stream().skip(1).toList()) {
      String[] columns = line.split(",");
      if (Integer.parseInt(columns[1]) > 30) {
        lateByOrigin.computeIfAbsent(columns[3], unused -> new ArrayList<>()).add(LocalDateTime.parse(columns[0]));
      }
    }
    List<String> alerts = new ArrayList<>();
    lateByOrigin.forEach((origin, times) -> {
      LocalDateTime alerted = LocalDateTime.MIN.plusDays(1);
      for (LocalDateTime now : times.stream().distinct().sorted().toList()) {
        long count = times.stream().filter(time -> time.isAfter(now.minusHours(1)) && !time.isAfter(now)).count();
        if (count >= 3 && !alerted.isAfter(now.minusHours(1))) {
          alerts.add(origin + "," + now + ":00," + count);
          alerted = now;
        }
      }
    });
    alerts.sort(null);
    return alerts;
  }

  @Test
  void sample_givesTheSameAlertsAtEveryParallelism() throws Exception {
    // Catches a sample that people copy and that is wrong, or right at parallelism 1 only.
    List<String> expected = expectedAlerts();
    assertTrue(expected.size() > 10, () -> expected.size() + " alerts");
    for (int parallelism : new int[] {1, 2}) {
      Job job = load();
      job.setDefaultParallelism(parallelism);
      writeTo(job, "out");
      writeTo(job, "veryLate");
      CompiledJob compiled = JobCompiler.compile(job, CompileOptions.forFile(SAMPLE).withCache(Optional.empty()));
      JobStatus status = JobExecution.start(compiled.plan(), compiled.code(), ExecutionOptions.stepped(parallelism, lines -> { })).status();
      assertEquals(JobState.FINISHED, status.state(), () -> String.valueOf(status.failure()));
      assertEquals(expected, TestJobs.rows(folder.resolve("out.csv")), "parallelism " + parallelism);
      assertTrue(TestJobs.rows(folder.resolve("veryLate.csv")).stream().allMatch(row -> Integer.parseInt(row.split(",")[2]) > 300));
    }
  }

  @Test
  void jobFileWithPorts_isWrittenAsItWasRead() throws Exception {
    // Catches ports and parameters that get lost when a job is saved.
    assertArrayEquals(Files.readAllBytes(SAMPLE), JobFile.toBytes(load()));
  }
}
