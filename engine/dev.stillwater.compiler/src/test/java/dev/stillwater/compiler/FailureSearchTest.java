package dev.stillwater.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.replay.ReplaySpec;
import dev.stillwater.engine.replay.failure.FailureScene;
import dev.stillwater.engine.replay.failure.FailureScene.StateEntry;
import dev.stillwater.engine.replay.failure.FailureSearch;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.model.job.Job;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Jobs that fail, replayed to the record before. */
class FailureSearchTest {
  @TempDir
  Path folder;

  private static String generator(long count) {
    return "<operators uid=\"gen\" kind=\"generator\"><parameters name=\"count\" value=\"" + count + "\"/><parameters name=\"eventTime\" value=\"t\"/>"
        + "<expressions name=\"n\" text=\"n\"/><expressions name=\"k\" text=\"n % 3\"/><expressions name=\"t\" text=\"time\"/></operators>";
  }

  private static String hash(String source, String target) {
    return "<streams source=\"" + source + "\" target=\"" + target + "\" partitioning=\"hash\"><keyFields>k</keyFields></streams>";
  }

  private FailureSearch search(Job job) throws CompileException {
    ReplaySpec spec = ReplaySpec.of(ReplayCompiler.compile(job, TestJobs.options(folder), Set.of(), true), folder.resolve("work"));
    return new FailureSearch(spec, ProgressListener.NONE);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 70_000, 150_000})
  void recordThatBreaksTheJob_isFoundWithTheStateBeforeIt(long broken) throws Exception {
    // Catches a record too early or too late, whichever stretch of the input it lies in, and the state of another moment or key.
    Job job = TestJobs.job(generator(150_010), """
        <operators uid="sum" kind="aggregate"><expressions name="c" text="count()"/><expressions name="s" text="sum(10 / (n - %d))"/></operators>
        <operators uid="out" kind="discard-sink"/>
        <streams source="sum" target="out"/>
        """.formatted(broken), hash("gen", "sum"));
    FailureSearch search = search(job);
    FailureScene scene = search.find().orElseThrow();
    assertEquals(broken, search.recordsRead());
    assertEquals(broken + 1, scene.recordNumber());
    assertEquals(Optional.of("sum"), scene.operator());
    assertEquals("Division by zero.", scene.failure().message());
    assertEquals("gen", scene.input().orElseThrow().uid());
    assertEquals(broken, scene.input().get().row().orElseThrow().longValue("n"));
    assertEquals("gen to sum", scene.operatorInput().orElseThrow().stream());
    assertTrue(scene.operatorInput().get().row().startsWith("n=" + broken + ", k=" + broken % 3), scene.operatorInput().get().row());
    assertEquals(Optional.of(Long.toString(broken % 3)), scene.key());
    if (broken < 3) {
      assertEquals(List.of(), scene.states());
    } else {
      StateEntry entry = scene.states().get(0);
      assertEquals("aggregate key " + broken % 3, entry.state() + " " + entry.place());
      assertTrue(entry.value().contains("c_count=" + broken / 3), entry.value());
    }
    assertTrue(Files.exists(scene.savepoint().resolve("_metadata")));
  }

  @Test
  void jobThatFailsAtItsEnd_isShownThere() throws Exception {
    // Catches a failure of the last windows that is passed over or blamed on the last record.
    Job job = TestJobs.job(generator(9), """
        <operators uid="win" kind="window-aggregate"><parameters name="size" value="1h"/><expressions name="c" text="count()"/></operators>
        <operators uid="bad" kind="map"><expressions name="q" text="1 / (c - 3)"/></operators>
        <operators uid="out" kind="discard-sink"/>
        <streams source="win" target="bad"/>
        <streams source="bad" target="out"/>
        """, hash("gen", "win"));
    FailureScene scene = search(job).find().orElseThrow();
    assertTrue(scene.isAtEnd());
    assertEquals(9, scene.recordNumber());
    assertEquals(Optional.of("bad"), scene.operator());
    assertEquals(Optional.empty(), scene.input());
  }

  @Test
  void jobThatDoesNotFail_isSaidToComeToItsEnd() throws Exception {
    // Catches a search that finds a failure where none is.
    FailureSearch search = search(TestJobs.job(generator(100), "<operators uid=\"out\" kind=\"discard-sink\"/><streams source=\"gen\" target=\"out\"/>"));
    assertEquals(Optional.empty(), search.find());
    assertEquals(100, search.recordsRead());
  }

  @Test
  void jobThatFailsOnlyOnce_isSaidToDependOnSomethingElse() throws Exception {
    // Catches a scene that shows another moment than that of the failure.
    Files.createDirectories(folder.resolve("src/f"));
    Files.writeString(folder.resolve("src/f/Once.java"), """
        package f;
        import dev.stillwater.engine.function.Collector;
        import dev.stillwater.engine.row.Row;
        public class Once extends dev.stillwater.engine.function.FlatMapFunction {
          static int calls;
          @Override
          public void flatMap(Row row, Collector out) {
            if (++calls == 5) {
              throw new IllegalStateException("the fifth call");
            }
          }
        }
        """);
    Job job = TestJobs.job("<schemas name=\"result\"><fields name=\"text\"/></schemas>", generator(9),
        "<operators uid=\"once\" kind=\"flat-map\"><parameters name=\"class\" value=\"f.Once\"/><parameters name=\"schema\" value=\"result\"/></operators>"
            + "<operators uid=\"out\" kind=\"discard-sink\"/><streams source=\"gen\" target=\"once\"/><streams source=\"once\" target=\"out\"/>");
    SnapshotException problem = assertThrows(SnapshotException.class, () -> search(job).find());
    assertTrue(problem.getMessage().contains("the job failed after 4 records of the replay, and did not when these were replayed again"), problem.getMessage());
  }
}
