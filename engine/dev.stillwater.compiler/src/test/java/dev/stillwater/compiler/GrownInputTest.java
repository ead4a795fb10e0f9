package dev.stillwater.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.stillwater.engine.ExecutionOptions;
import dev.stillwater.engine.JobExecution;
import dev.stillwater.engine.JobState;
import dev.stillwater.engine.checkpoint.CheckpointMode;
import dev.stillwater.engine.checkpoint.CheckpointRetention;
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
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A job that has read all its input and goes on from its last checkpoint when the file has become longer. */
@Timeout(120)
class GrownInputTest {
  private static final String HEADER = "time,sensor,value,weight\n";
  private static final String KEYED = "partitioning=\"hash\"><keyFields>sensor</keyFields></streams>";

  @TempDir
  Path folder;

  private static String operator(String kind) {
    return switch (kind) {
      case "window-aggregate" -> one(kind, "<parameters name=\"size\" value=\"20s\"/><parameters name=\"slide\" value=\"10s\"/>");
      case "lateness" -> one("window-aggregate", "<parameters name=\"size\" value=\"20s\"/><parameters name=\"allowedLateness\" value=\"5s\"/>");
      case "session-window" -> one(kind, "<parameters name=\"gap\" value=\"3s\"/>");
      case "window-join" -> two(kind, "<parameters name=\"size\" value=\"10s\"/>");
      default -> two(kind, "<parameters name=\"lower\" value=\"-2s\"/><parameters name=\"upper\" value=\"2s\"/>");
    };
  }

  private static String one(String kind, String parameters) {
    return "<operators uid=\"work\" kind=\"" + kind + "\">" + parameters + "<expressions name=\"n\" text=\"count()\"/></operators><streams source=\"in\" target=\"work\" " + KEYED;
  }

  private static String two(String kind, String parameters) {
    return TestJobs.SOURCE.replace("uid=\"in\"", "uid=\"other\"") + "<operators uid=\"work\" kind=\"" + kind + "\">" + parameters
        + "</operators><streams source=\"in\" target=\"work\" targetPort=\"left\" " + KEYED + "<streams source=\"other\" target=\"work\" targetPort=\"right\" " + KEYED;
  }

  private static String rows(int from, int to) {
    StringBuilder csv = new StringBuilder();
    for (int second = from; second < to; second++) {
      csv.append(String.format("2001-01-01T00:%02d:%02d,s%d,%d,1.5\n", second / 60, second % 60, second % 7 % 3, second));
    }
    return csv.toString();
  }

  private List<String> run(Job job, String csv, Optional<Path> from) throws IOException {
    Files.writeString(folder.resolve("in.csv"), HEADER + csv);
    CompiledJob compiled = TestJobs.compile(job, folder);
    CheckpointSettings checkpoints = new CheckpointSettings(OptionalLong.of(600_000), CheckpointMode.EXACTLY_ONCE, 60_000, 0, 1, 0, 1,
        CheckpointRetention.RETAIN_ON_CANCELLATION, Optional.of(folder.resolve("checkpoints")));
    ExecutionOptions options = ExecutionOptions.stepped(csv.length(), lines -> { }).withCheckpoints(checkpoints);
    JobExecution execution = JobExecution.prepare(compiled.plan(), compiled.code(),
        from.isEmpty() ? options : options.withRestore(new RestoreSettings(from.get(), false, ClaimMode.NO_CLAIM)));
    execution.run();
    assertEquals(JobState.FINISHED, execution.status().state(), () -> String.valueOf(execution.status().failure()));
    return TestJobs.rows(folder.resolve("out.csv"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"window-aggregate", "lateness", "session-window", "window-join", "interval-join"})
  void moreInput_isNotLate(String kind) throws IOException {
    // Catches a snapshot that keeps the watermark of the end of the input, to which every further record is late.
    Job job = TestJobs.job(TestJobs.READINGS, TestJobs.SOURCE, operator(kind),
        "<operators uid=\"out\" kind=\"csv-sink\"><parameters name=\"path\" value=\"out.csv\"/></operators><streams source=\"work\" target=\"out\"/>");
    String before = rows(0, 100);
    String after = rows(600, 700);
    List<String> expected = new ArrayList<>(run(job, before, Optional.empty()));
    Path last;
    try (Stream<Path> paths = Files.walk(folder.resolve("checkpoints"))) {
      last = paths.filter(path -> path.getFileName().toString().startsWith("chk-") && Files.exists(path.resolve("_metadata"))).findFirst().orElseThrow();
    }
    List<String> both = run(job, before + after, Optional.of(last));
    assertFalse(expected.isEmpty());
    expected.addAll(run(job, after, Optional.empty()));
    expected.sort(null);
    assertEquals(expected, both);
  }
}
