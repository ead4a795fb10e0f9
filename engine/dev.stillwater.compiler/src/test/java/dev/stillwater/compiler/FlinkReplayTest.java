package dev.stillwater.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.JobFailureException;
import dev.stillwater.engine.replay.Replay;
import dev.stillwater.engine.replay.ReplaySpec;
import dev.stillwater.engine.replay.ReplayVersion;
import dev.stillwater.model.job.Job;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Replays from savepoints that Flink has written, with a function whose uid, key and state are those of an operator there. */
class FlinkReplayTest {
  private static final Path FLINK = Path.of("../test-data/flink");
  private static final String FUNCTION = """
      package f;

      import dev.stillwater.engine.function.*;
      import dev.stillwater.engine.row.Row;
      import dev.stillwater.engine.state.*;

      public class Sum extends KeyedProcessFunction {
        private ValueState<Long> sum;

        @Override
        public void open(States states) {
          sum = states.value("sum", StateType.LONG);
        }

        @Override
        public void process(Row row, Context context, Collector out) {
          Long before = sum.value();
          sum.update((before == null ? 0 : before) + row.longValue("amount"));
          Row result = out.newRow();
          result.set("tag", row.string("tag"));
          result.set("sum", sum.value());
          out.collect(result);
        }
      }
      """;

  @TempDir
  private Path folder;

  @ParameterizedTest
  @CsvSource({"2.3.0/canonical-hashmap, 1", "2.3.0/native-hashmap, 2", "1.20.5/canonical-hashmap, 1"})
  void operatorThatMatches_goesOnWithFlinksState(String fixture, int parallelism) throws Exception {
    // Catches keys that land on another subtask than their state, max parallelism that is not taken over, and Flink's other operators getting in the way unasked.
    Files.createDirectories(folder.resolve("src/f"));
    Files.writeString(folder.resolve("src/f/Sum.java"), FUNCTION);
    Files.writeString(folder.resolve("events.csv"), "tag,amount\na,1\nbb,2\n\u00fcml\u00e4ut,3\na,10\nnew,5\n\u2713\ud83d\ude00,0\n");
    Job job = TestJobs.job("<schemas name=\"event\"><fields name=\"tag\"/><fields name=\"amount\" type=\"long\"/></schemas>",
        "<schemas name=\"total\"><fields name=\"tag\"/><fields name=\"sum\" type=\"long\"/></schemas>",
        "<operators uid=\"in\" kind=\"csv-source\" parallelism=\"1\"><parameters name=\"path\" value=\"events.csv\"/><parameters name=\"schema\" value=\"event\"/></operators>",
        "<operators uid=\"keyed-b\" kind=\"process\"><parameters name=\"class\" value=\"f.Sum\"/><parameters name=\"schema\" value=\"total\"/></operators>",
        "<operators uid=\"sink-b\" kind=\"csv-sink\" parallelism=\"1\"><parameters name=\"path\" value=\"out.csv\"/></operators>",
        "<streams source=\"in\" target=\"keyed-b\" partitioning=\"hash\"><keyFields>tag</keyFields></streams>", "<streams source=\"keyed-b\" target=\"sink-b\"/>");
    job.setDefaultParallelism(parallelism);
    ReplayVersion version = ReplayCompiler.compile(job, TestJobs.options(folder), Set.of(), false);
    List<String> rows = new ArrayList<>();
    ReplaySpec spec = ReplaySpec.of(version, folder.resolve("work")).from(savepoint(fixture)).withRows((sink, subtask, row) -> rows.add(row.value("tag") + " " + row.value("sum")));
    String refusal = assertThrows(JobFailureException.class, () -> Replay.open(spec).close()).failure().text();
    assertTrue(refusal.contains("no operator of the job") && refusal.contains("perTag") && !refusal.contains("'sum'"), refusal);
    try (Replay replay = Replay.open(spec.allowingNonRestoredState())) {
      assertEquals(6, replay.advance(100));
      replay.finish();
    }
    assertEquals(List.of("a -999", "bb -598", "\u00fcml\u00e4ut 203", "a -989", "new 5", "\u2713\ud83d\ude00 600"), rows);
  }

  private static Path savepoint(String fixture) throws IOException {
    try (Stream<Path> found = Files.list(FLINK.resolve(fixture))) {
      return found.filter(path -> path.getFileName().toString().startsWith("savepoint-")).findFirst().orElseThrow();
    }
  }
}
