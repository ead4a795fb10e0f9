package dev.stillwater.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.ExecutionOptions;
import dev.stillwater.engine.JobExecution;
import dev.stillwater.engine.JobState;
import dev.stillwater.engine.JobStatus;
import dev.stillwater.engine.checkpoint.CheckpointSettings;
import dev.stillwater.engine.checkpoint.ClaimMode;
import dev.stillwater.engine.checkpoint.RestoreSettings;
import dev.stillwater.model.job.Job;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Jobs from files to files that are cancelled at any moment and go on from their last checkpoint at another parallelism. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class ExactlyOnceFilesTest {
  private static final int ROWS = 15_000;
  private static final int CANCELS = 4;
  private static final long INTERVAL_MS = 20;

  @TempDir
  Path folder;

  private static Job job(String source, String sink, int parallelism, int sinkParallelism) {
    Job job = TestJobs.job("<schemas name=\"n\"><fields name=\"n\" type=\"long\"/><fields name=\"text\"/></schemas>",
        "<operators uid=\"in\" kind=\"" + source + "\"><parameters name=\"path\" value=\"in\"/><parameters name=\"schema\" value=\"n\"/>"
            + "<parameters name=\"rate\" value=\"40000\"/>"
            + (source.equals("directory-source") ? "<parameters name=\"once\" value=\"true\"/>" : "") + "<parameters name=\"badLines\" value=\"bad.csv\"/></operators>",
        "<operators uid=\"out\" kind=\"" + sink + "\"><parameters name=\"path\" value=\"out\"/><parameters name=\"rollSize\" value=\"20KB\"/></operators>",
        "<streams source=\"in\" target=\"out\" partitioning=\"rebalance\"/>");
    job.setDefaultParallelism(parallelism);
    job.getOperators().get(1).setParallelism(sinkParallelism);
    return job;
  }

  private Optional<Path> latest() throws IOException {
    if (!Files.exists(folder.resolve("checkpoints"))) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.walk(folder.resolve("checkpoints"))) {
      return files.filter(file -> file.endsWith("_metadata")).map(Path::getParent).max((left, right) -> Integer.compare(number(left), number(right)));
    }
  }

  private static int number(Path checkpoint) {
    return Integer.parseInt(checkpoint.getFileName().toString().substring("chk-".length()));
  }

  private JobStatus run(Job job, long cancelAfterMs) throws Exception {
    CompiledJob compiled = TestJobs.compile(job, folder);
    ExecutionOptions options = ExecutionOptions.threaded(lines -> { }).withCheckpoints(CheckpointSettings.every(INTERVAL_MS, folder.resolve("checkpoints")));
    Optional<Path> latest = latest();
    if (latest.isPresent()) {
      options = options.withRestore(new RestoreSettings(latest.get(), false, ClaimMode.NO_CLAIM));
    }
    JobExecution execution = JobExecution.start(compiled.plan(), compiled.code(), options);
    if (execution.await(cancelAfterMs).state().isTerminal()) {
      return execution.status();
    }
    execution.cancel();
    return execution.await();
  }

  @ParameterizedTest
  @CsvSource({"csv-source,csv-sink,1", "csv-source,csv-sink,2", "json-source,json-sink,2", "json-source,json-sink,1", "directory-source,csv-sink,1",
      "directory-source,json-sink,3"})
  void cancelledJob_goesOnWithEachRowOnce(String source, String sink, int sinkParallelism) throws Exception {
    // Catches rows that are lost or doubled between source, checkpoint and sink, and a restore that fails.
    write(source);
    Random random = new Random(source.hashCode() + sinkParallelism);
    JobStatus status = null;
    for (int cancel = 0; cancel <= CANCELS; cancel++) {
      Job job = job(source, sink, 1 + random.nextInt(3), sinkParallelism == 1 ? 1 : sinkParallelism + random.nextInt(2));
      status = run(job, cancel == CANCELS ? 60_000 : 30 + random.nextInt(100));
      assertTrue(status.state() == JobState.CANCELED || status.state() == JobState.FINISHED, () -> "failed");
    }
    assertEquals(JobState.FINISHED, status.state(), status.failure().toString());
    List<String> rows = rows(folder.resolve("out"), sink);
    assertEquals(ROWS, rows.size());
    assertEquals(ROWS, rows.stream().distinct().count());
    if (!source.equals("directory-source")) {
      List<String> bad = Files.readAllLines(folder.resolve("bad.csv"));
      assertEquals(51, bad.size());
      assertEquals(51, bad.stream().distinct().count());
    }
  }

  private void write(String source) throws IOException {
    StringBuilder text = new StringBuilder();
    if (source.equals("directory-source")) {
      Path in = Files.createDirectories(folder.resolve("in"));
      for (int file = 0; file < 10; file++) {
        text.setLength(0);
        text.append("n,text\n");
        for (int row = 0; row < ROWS / 10; row++) {
          text.append(file * ROWS / 10 + row).append(",x\n");
        }
        Files.writeString(in.resolve("file" + file + ".csv"), text);
      }
      return;
    }
    boolean isCsv = source.equals("csv-source");
    text.append(isCsv ? "n,text\n" : "");
    for (int row = 0; row < ROWS; row++) {
      text.append(isCsv ? row + ",\"a\nb\"\n" : "{\"n\":" + row + ",\"text\":\"x\"}\n");
      text.append(row % 300 != 0 ? "" : isCsv ? row + ",too,many\n" : "{" + row + "\n");
    }
    Files.writeString(folder.resolve("in"), text);
  }

  private static List<String> rows(Path out, String sink) throws IOException {
    List<String> rows = new ArrayList<>();
    List<Path> files = List.of(out);
    if (Files.isDirectory(out)) {
      try (Stream<Path> parts = Files.list(out)) {
        files = parts.toList();
      }
    }
    for (Path file : files) {
      assertTrue(!file.getFileName().toString().startsWith("."), file + " is left over");
      String text = Files.readString(file).replace("\"a\nb\"", "ab");
      rows.addAll(text.lines().skip(sink.equals("csv-sink") ? 1 : 0).toList());
    }
    return rows;
  }

  @Test
  void generator_givesTheSameRecordsAfterRestoresAtOtherParallelisms() throws Exception {
    // Catches numbers that are left out or come twice when the sequences of the subtasks are divided or brought together.
    JobStatus status = null;
    for (int run = 0; run <= 4; run++) {
      Job job = TestJobs.job("<operators uid=\"in\" kind=\"generator\"><parameters name=\"count\" value=\"15000\"/><parameters name=\"rate\" value=\"40000\"/>"
          + "<expressions name=\"n\" text=\"n\"/></operators>"
          + "<operators uid=\"out\" kind=\"csv-sink\"><parameters name=\"path\" value=\"out\"/></operators><streams source=\"in\" target=\"out\"/>");
      job.setDefaultParallelism(new int[] {2, 3, 1, 4, 2}[run]);
      status = run(job, run == 4 ? 60_000 : 90);
    }
    assertEquals(JobState.FINISHED, status.state(), status.failure().toString());
    List<String> rows = rows(folder.resolve("out"), "csv-sink");
    assertEquals(15_000, rows.size());
    assertEquals(15_000, rows.stream().distinct().count());
  }
}
