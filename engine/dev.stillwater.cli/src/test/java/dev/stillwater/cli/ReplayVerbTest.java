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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code replay} says of one version, and what it refuses. */
class ReplayVerbTest {
  @TempDir
  private Path folder;
  private CommandResult result;

  @BeforeEach
  void job() throws IOException {
    TestJobs.filter(folder);
  }

  @AfterEach
  void noStackTrace() {
    assertFalse(result.hasStackTrace(), () -> result.all());
  }

  @Test
  void oneVersion_tellsWhatCameOfItAndTouchesNothing() throws IOException {
    // Catches a sink that writes, and a verdict that stands below other lines.
    replay("--job", "test.job");
    assertEquals(0, result.code(), result.all());
    assertEquals("Replayed test.job from the beginning of the input to the end of the data: 3 records read, 2 results.", result.out().lines().findFirst().orElseThrow());
    assertFalse(Files.exists(folder.resolve("out")), "the sink has written");
  }

  @Test
  void results_areWrittenWhereTold() throws IOException {
    // Catches quotes that are missing, and rows in place of the sink's columns.
    replay("--job", "test.job", "--out", "results/here.csv");
    assertEquals(0, result.code(), result.all());
    assertEquals(List.of("date,delay,origin", "2001-01-01T00:00:00,5,SFO", "2001-01-01T00:02:00,7,\"St. John's, NL\""),
        Files.readAllLines(folder.resolve("results/here.csv")));
  }

  @Test
  void openSink_writes() throws IOException {
    // Catches an option that opens all sinks or none.
    replay("--job", "test.job", "--open-sink", "out", "--set", "out.path=here.csv");
    assertEquals(0, result.code(), result.all());
    assertEquals(3, Files.readAllLines(folder.resolve("here.csv")).size());
    replay("--job", "test.job", "--open-sink", "delayed");
    refused("--open-sink", "delayed");
  }

  @Test
  void sameReplayTwice_hasTheSameTrace() {
    // Catches results that depend on threads.
    replay("--job", "test.job", "--json");
    Map<?, ?> first = (Map<?, ?>) Json.parse(result.out().strip());
    replay("--job", "test.job", "--json", "--backend", "rocksdb");
    Map<?, ?> second = (Map<?, ?>) Json.parse(result.out().strip());
    assertEquals(first.get("trace"), second.get("trace"));
    assertEquals(List.of("verdict", "text", "job", "snapshot", "recordsRead", "trace", "sinks", "streams", "operators", "lastRecord", "failure", "savepoint", "notes"),
        List.copyOf(first.keySet()));
    assertEquals(3L, first.get("recordsRead"));
  }

  @Test
  void savepointOfAReplay_isWhereTheNextOneBegins() throws IOException {
    // Catches a savepoint without its job, or whose sources begin anew.
    replay("--job", "test.job", "--until", "records:2", "--savepoint", "state/two", "--set", "delayed.x=1");
    refused("no parameter 'x'");
    replay("--job", "test.job", "--until", "records:2", "--savepoint", "state/two");
    assertEquals(0, result.code(), result.all());
    replay("--from", "state/two");
    assertEquals(0, result.code(), result.all());
    assertTrue(result.out().contains("1 record read, 1 result"), result.all());
    replay("--job", "test.job", "--until", "records:2", "--savepoint", "state/two");
    refused("state/two");
  }

  @Test
  void snapshotOfAnotherJob_isTakenWhereThatIsAllowed() throws IOException {
    // Catches an option that only one of two checks hears of; a Flink savepoint has no operator of this job.
    String snapshot = Fixtures.folder().resolve(Fixtures.snapshot("2.3.0/canonical-files")).toString();
    replay("--from", snapshot);
    refused("keeps no job");
    replay("--from", snapshot, "--job", "test.job");
    refused("'keyed-a'", "--allow-non-restored-state");
    replay("--from", snapshot, "--job", "test.job", "--allow-non-restored-state");
    assertEquals(0, result.code(), result.all());
    assertTrue(result.out().contains("3 records read"), result.all());
    assertTrue(result.err().contains("reads its input from the beginning"), result.all());
  }

  @ParameterizedTest
  @CsvSource({"records:1,1 record read", "flights:line 3,1 record read", "2001-01-01T00:02:00,2 records read", "end,3 records read"})
  void until_endsThere(String until, String read) {
    // Catches limits that are off by one.
    replay("--job", "test.job", "--until", until);
    assertEquals(0, result.code(), result.all());
    assertTrue(result.out().contains(read), result.all());
  }

  @Test
  void inputBehindAKey_isShownOfBothSides() throws IOException {
    // Catches a key whose input is only shown where it makes a difference, and records of another window.
    String job = Files.readString(folder.resolve("test.job"));
    String windows = job.replace("<streams source=\"delayed\" target=\"out\"", "<operators uid=\"daily\" kind=\"window-aggregate\"><parameters name=\"size\" value=\"1min\"/>"
        + "<expressions name=\"n\" text=\"count()\"/></operators><streams source=\"delayed\" target=\"daily\" partitioning=\"hash\"><keyFields>origin</keyFields></streams>"
        + "<streams source=\"daily\" target=\"out\"");
    assertFalse(windows.equals(job), job);
    Files.writeString(folder.resolve("test.job"), windows);
    replay("--job", "test.job", "--job", "test.job", "--behind", "SFO@2001-01-01", "--json");
    assertEquals(0, result.code(), result.all());
    Map<?, ?> behind = (Map<?, ?>) ((Map<?, ?>) Json.parse(result.out().strip())).get("contribution");
    assertEquals("SFO", behind.get("key"));
    assertEquals(1, ((List<?>) behind.get("a")).size());
    assertEquals(1, ((List<?>) behind.get("b")).size());
    replay("--job", "test.job", "--job", "test.job", "--behind", "SFO,LAX");
    refused("2 fields", "origin");
    replay("--job", "test.job", "--job", "test.job", "--behind", "SFO@noon");
    refused("--behind", "'noon'");
  }

  @Test
  void failingJob_exitsWith1() throws IOException {
    // Catches a failure that passes for a result.
    TestJobs.filter(folder, "delay > 0", "100 / (delay + 1) > 0");
    replay("--job", "test.job");
    assertEquals(1, result.code(), result.all());
    assertTrue(result.out().startsWith("Failed after 1 record: Operator 'delayed'"), result.all());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "|There is nothing to replay", "--from none|none", "--job none.job|none.job", "--job test.job --until ende|'ende'", "--job test.job --until flihgts:line:3|it has flights",
      "--job test.job --set dealyed.x=1|'delayed'", "--job test.job --set B:out.path=x|only one version", "--job test.job --tolerance 1|second one with --job",
      "--job a --job b --job c|3 times", "--job test.job --job test.job --out x.csv|--out", "--job test.job --backend heap|'heap'", "--job test.job --parallelism 0|1 or more",
      "--job test.job --speed fast|'fast'", "--job test.job --speed -1x|above 0", "--job test.job --job test.job --tolerance x|tolerance 'x'",
      "--job test.job --job test.job --window 2001|FROM..TO", "--job test.job@nowhere|git", "--job test.job --format csv|csv", "--all --report x.html|--report", "--all --speed real|--speed", "none.comparison|none.comparison", "--job snapshot|no snapshot"})
  void whatCannotBeDone_exitsWith2(String words, String named) {
    // Catches a refusal that is taken for a difference.
    replay(words == null ? new String[0] : words.split(" "));
    refused(named);
  }

  @Test
  void jobWithErrors_isRefusedWithFileAndLine() throws IOException {
    // Catches problems of which nobody knows in which of two versions they are.
    Path bad = TestJobs.filter(folder, "delay > 0", "dealy > 0");
    Files.move(bad, folder.resolve("bad.job"));
    TestJobs.filter(folder);
    replay("--job", "test.job", "--job", "bad.job");
    refused("bad.job:14: error: uid 'delayed'", "The job bad.job (version B) has errors.");
  }

  @Test
  void inputOfAnotherRun_isRefused() throws IOException {
    // Catches a comparison on input that the snapshot does not belong to.
    replay("--job", "test.job", "--until", "records:2", "--savepoint", "two");
    Path input = folder.resolve("flights.csv");
    Files.writeString(input, Files.readString(input).replace("LAX", "LAS"));
    replay("--from", "two");
    refused("is not the one that was recorded", "Expected:", "Found:", "flights.csv");
  }

  private void refused(String... parts) {
    assertEquals(2, result.code(), result.all());
    assertEquals("", result.out());
    for (String part : parts) {
      assertTrue(result.err().contains(part), result.all());
    }
  }

  private void replay(String... words) {
    String[] command = new String[words.length + 1];
    command[0] = "replay";
    System.arraycopy(words, 0, command, 1, words.length);
    result = CommandResult.of(folder, command);
  }
}
