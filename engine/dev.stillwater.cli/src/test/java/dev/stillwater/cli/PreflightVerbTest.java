package dev.stillwater.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code check JOB --from SNAPSHOT} as people and scripts use it. */
class PreflightVerbTest {
  private static final String COUNTING = "<operators uid=\"counts\" kind=\"aggregate\"><expressions name=\"n\" text=\"count()\"/><expressions name=\"worst\" text=\"max(delay)\"/></operators>"
      + "<operators uid=\"none\" kind=\"discard-sink\"/><streams source=\"counts\" target=\"none\"/>"
      + "<streams source=\"flights\" target=\"counts\" partitioning=\"hash\"><keyFields>origin</keyFields></streams><streams source=\"flights\" target=\"delayed\"/>";

  @TempDir
  private Path folder;
  private Path snapshot;

  private void write(String uid) throws IOException {
    TestJobs.filter(folder, "<streams source=\"flights\" target=\"delayed\"/>", COUNTING.replace("counts", uid));
  }

  private CommandResult run(String... words) {
    CommandResult result = CommandResult.of(folder, words);
    assertFalse(result.hasStackTrace(), result.all());
    return result;
  }

  @BeforeEach
  void takeCheckpoint() throws IOException {
    write("counts");
    CommandResult result = run("run", "test.job", "--checkpoint-dir", "ck", "--checkpoint-interval", "1min");
    assertEquals(0, result.code(), result.all());
    try (Stream<Path> paths = Files.walk(folder.resolve("ck"))) {
      snapshot = paths.filter(path -> path.endsWith("_metadata")).map(Path::getParent).findFirst().orElseThrow();
    }
  }

  @Test
  void unchangedJob_startsCleanly() {
    // Catches a preflight that finds fault with the job that wrote the snapshot, be it named or the latest.
    CommandResult result = run("check", "test.job", "--from", snapshot.toString());
    assertEquals(0, result.code(), result.all());
    assertTrue(result.out().startsWith("test.job: starts cleanly from "), result.out());
    assertEquals(0, run("check", "test.job", "--from", "latest", "--checkpoint-dir", "ck").code());
  }

  @Test
  void filesElsewhere_areNotFollowedUnasked() throws IOException {
    // Catches a look at a stranger's snapshot that reads what its links lead to.
    Path copy = Fixtures.copy(Fixtures.snapshot("2.3.0/canonical-files"), folder.resolve("handed-in"));
    Path state = Fixtures.largestFile(copy);
    Files.createSymbolicLink(state, Files.move(state, folder.resolve("secret")));
    CommandResult result = run("check", "test.job", "--from", copy.toString());
    assertEquals(2, result.code(), result.all());
    assertTrue(result.err().contains("outside of itself, which were not read: " + state) && result.err().contains("--read-elsewhere"), result.all());
    CommandResult read = run("check", "test.job", "--from", copy.toString(), "--read-elsewhere");
    assertTrue(read.code() == 1 && !read.err().contains("outside of itself"), read.all());
  }

  @Test
  void renamedUid_losesState_andTheFixIsNamed() throws IOException {
    // Catches a loss that is told too late, and one that is told without the way out.
    write("kounts");
    CommandResult result = run("check", "test.job", "--from", snapshot.toString());
    assertEquals(1, result.code(), result.all());
    assertTrue(result.out().contains("Give operator 'kounts' the uid 'counts'") && result.out().contains("--change-uid counts=kounts"), result.out());
    assertEquals(2, run("run", "test.job", "--from", snapshot.toString()).code());
    assertEquals(0, run("snapshot", "edit", snapshot.toString(), "copy", "--change-uid", "counts=kounts").code());
    CommandResult edited = run("check", "test.job", "--from", "copy");
    assertEquals(0, edited.code(), edited.all());
  }

  @Test
  void whatHoldsForManyOperators_isSaidOnce() throws IOException {
    // Catches a page of the same words, one for each operator, and fixes that are lost where issues become one.
    Path job = folder.resolve("test.job");
    Files.writeString(job, Files.readString(job).replace("<job:Job ", "<job:Job maxParallelism=\"64\" "));
    CommandResult result = run("check", "test.job", "--from", snapshot.toString());
    assertEquals(2, result.code(), result.all());
    assertEquals(1, result.out().split("cannot start: ", -1).length - 1, result.out());
    assertTrue(result.out().contains("cannot start: operators 'flights', 'counts'"), result.out());
    assertTrue(result.out().contains("Keep the max parallelism 128") && result.out().contains("--max-parallelism 64"), result.out());
    Map<?, ?> document = (Map<?, ?>) Json.parse(run("check", "test.job", "--from", snapshot.toString(), "--json").out().strip());
    Map<?, ?> issue = (Map<?, ?>) ((List<?>) document.get("issues")).getFirst();
    assertTrue(((List<?>) issue.get("operators")).containsAll(List.of("flights", "counts")), issue.toString());
  }

  @Test
  void stateThatMeansSomethingElse_isWarnedOf() throws IOException {
    // Catches a longest delay that goes on as a shortest one, of which the types say nothing; and a warning about what is only written otherwise.
    Path job = folder.resolve("test.job");
    String text = Files.readString(job);
    Files.writeString(job, text.replace("max(delay)", "min(delay)"));
    CommandResult result = run("check", "test.job", "--from", snapshot.toString());
    assertEquals(0, result.code(), result.all());
    String said = result.out().replaceAll("\\s+", " ");
    assertTrue(said.contains("warning: operator 'counts': Its state fits by its types, but was made by another rule: 'worst' was 'max(delay)' and is 'min(delay)'."), said);
    assertTrue(said.contains("--drop-operator counts"), said);
    Files.writeString(job, text.replace("max(delay)", "max( delay )"));
    assertFalse(run("check", "test.job", "--from", snapshot.toString()).out().contains("another rule"));
  }

  @Test
  void json_isOneDocumentWithStableNames() throws IOException {
    // Catches names that change under scripts.
    write("other");
    CommandResult result = run("check", "test.job", "--from", snapshot.toString(), "--json");
    Map<?, ?> document = (Map<?, ?>) Json.parse(result.out().strip());
    assertEquals(List.of("job", "snapshot", "verdict", "problems", "issues", "operators"), List.copyOf(document.keySet()));
    assertEquals("loses-state", document.get("verdict"));
    Map<?, ?> issue = (Map<?, ?>) ((List<?>) document.get("issues")).getFirst();
    assertEquals("operator-dropped", issue.get("code"));
    assertEquals("counts", issue.get("operator"));
    assertEquals(List.of("counts"), issue.get("operators"));
  }

  @Test
  void missingSnapshotAndWrongUsage_cannotBeAsked() {
    // Catches exit codes that scripts would read as an answer.
    assertEquals(2, run("check", "test.job", "--from", "none").code());
    assertEquals(2, run("check", "test.job", "--quick").code());
    assertEquals(2, run("check", "none.job", "--from", snapshot.toString()).code());
  }
}
