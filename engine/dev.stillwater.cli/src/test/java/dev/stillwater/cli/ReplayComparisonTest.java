package dev.stillwater.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.compare.Equality;
import dev.stillwater.engine.json.Json;
import dev.stillwater.host.replay.Comparison;
import dev.stillwater.host.replay.ComparisonFile;
import dev.stillwater.host.replay.KeptComparison;
import dev.stillwater.host.replay.ReplayRequest;
import dev.stillwater.host.replay.process.ReplayFolder;
import dev.stillwater.host.replay.process.ReplayHistory;
import dev.stillwater.host.replay.process.ReplayOrder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code replay} says of two versions, of comparison files and of all of them. */
class ReplayComparisonTest {
  private static final String EQUAL = "All 2 results are equal.";

  @TempDir
  private Path folder;
  private CommandResult result;

  @BeforeEach
  void jobs() throws IOException {
    Path job = TestJobs.filter(folder);
    Files.writeString(folder.resolve("v2.job"), Files.readString(job).replace("delay > 0", "delay >= 7"));
  }

  @AfterEach
  void noStackTrace() {
    assertFalse(result.hasStackTrace(), () -> result.all());
  }

  @Test
  void equalVersions_exitWith0() {
    replay("--job", "test.job", "--job", "test.job");
    assertEquals(0, result.code(), result.all());
    assertEquals(EQUAL, firstLine());
  }

  @Test
  void differentVersions_exitWith1AndTheVerdict() {
    // Catches a verdict without the place, and sinks that were touched.
    replay("--job", "test.job", "--job", "v2.job");
    assertEquals(1, result.code(), result.all());
    assertTrue(firstLine().startsWith("1 of 2 results differs, all in operator delayed") && firstLine().contains("flights.csv line 2"), firstLine());
    assertFalse(Files.exists(folder.resolve("out")));
  }

  @Test
  void settingsOfOneVersion_makeItDiffer() {
    // Catches a setting of B that reaches A.
    replay("--job", "test.job", "--job", "test.job", "--set", "B:flights.path=other.csv");
    assertEquals(2, result.code(), result.all());
    assertTrue(result.err().contains("other.csv"), result.all());
    replay("--job", "test.job", "--job", "test.job", "--set", "B:flights.header=false");
    assertEquals(1, result.code(), result.all());
  }

  @Test
  void versionsThatFailAtTheSameRecord_cannotBeCompared() throws IOException {
    // Catches a comparison that ends with 0 although nothing was compared.
    TestJobs.filter(folder, "delay > 0", "100 / (delay + 1) > 0");
    replay("--job", "test.job", "--job", "test.job");
    assertEquals(2, result.code(), result.all());
  }

  @Test
  void rulesOfEquality_count() throws IOException {
    // Catches rules that are read and not used.
    Files.writeString(folder.resolve("v2.job"), Files.readString(folder.resolve("v2.job")).replace("delay >= 7", "delay > 6"));
    replay("--job", "test.job", "--job", "v2.job", "--window", "2001-01-01T00:01:00..2001-01-02", "--key", "origin", "--ordered");
    assertEquals(0, result.code(), result.all());
    assertEquals("The one result is equal.", firstLine());
  }

  @Test
  void reports_areWrittenInTheFormOfTheirName() throws IOException {
    // Catches a report that is text whatever it is called, and one whose form is found out after the run.
    for (String name : List.of("r.html", "deep/r.json", "r.txt")) {
      replay("--job", "test.job", "--job", "v2.job", "--report", name);
      assertEquals(1, result.code(), result.all());
    }
    assertTrue(Files.readString(folder.resolve("r.html")).startsWith("<!DOCTYPE html>"));
    assertEquals("different", ((Map<?, ?>) Json.parse(Files.readString(folder.resolve("deep/r.json")).strip())).get("verdict"));
    assertTrue(Files.readString(folder.resolve("r.txt")).startsWith("1 of 2 results differs"));
    replay("--job", "test.job", "--job", "v2.job", "--report", "r.pdf");
    assertEquals(2, result.code(), result.all());
    assertTrue(result.err().contains("r.pdf") && result.out().isEmpty(), result.all());
  }

  @Test
  void keptComparison_isTheSameComparison() throws IOException {
    // Catches paths that count from the current folder after all.
    replay("--job", "test.job", "--until", "records:2", "--savepoint", "state/two");
    replay("--from", "state/two", "--job", "snapshot", "--job", "v2.job", "--until", "end", "--ignore", "date", "--save", "tests/kept.comparison");
    assertEquals(0, result.code(), result.all());
    assertEquals("""
        {
          "formatVersion": 1,
          "snapshot": "../state/two",
          "a": "snapshot",
          "b": "../v2.job",
          "until": "end",
          "equal": {"ignore":["date"]}
        }
        """, Files.readString(folder.resolve("tests/kept.comparison")));
    replay("tests/kept.comparison");
    assertEquals(0, result.code(), result.all());
    replay("--from", "state/two", "--job", "snapshot", "--job", "v2.job", "--save", "tests/kept.comparison");
    assertEquals(2, result.code(), result.all());
    replay("tests/kept.comparison", "--until", "end");
    assertEquals(2, result.code(), result.all());
    assertTrue(result.err().contains("--until"), result.all());
  }

  @Test
  void versionThatFails_partsAtTheRecordThatBreaksIt() throws IOException {
    // Catches the record before it in the place of the one that breaks it, which the run does not count.
    Files.writeString(folder.resolve("v3.job"), Files.readString(folder.resolve("test.job")).replace("delay > 0", "100 / (delay - 7) != 1 &amp;&amp; delay > 0"));
    replay("--job", "test.job", "--job", "v3.job");
    assertEquals(1, result.code(), result.all());
    assertTrue(firstLine().startsWith("Only B fails in operator delayed"), firstLine());
    assertTrue(result.out().contains("First divergence: a failure of operator delayed, at the record at flights.csv line 4 (number 3 of the replay)"), result.out());
    assertTrue(result.out().contains("input record   date=2001-01-01T00:02:00, delay=7"), result.out());
  }

  @Test
  void recordOfAnotherKey_isNotCalledTheCause() throws IOException {
    // Catches a verdict that blames the result of one key on the record of another, where the key is a field that the record does not have.
    StringBuilder flights = new StringBuilder("date,delay,origin\n");
    for (int flight = 0; flight < 20; flight++) {
      flights.append("2001-01-01T00:").append(10 + flight).append(":00,5,A").append(10 + flight).append('\n');
    }
    Files.writeString(folder.resolve("flights.csv"), flights);
    String job = Files.readString(folder.resolve("test.job"));
    int sink = job.indexOf("<operators uid=\"out\"");
    String windows = """
        <operators uid="names" kind="map">
          <expressions name="airport" text="concat(&quot;at &quot;, origin)"/>
          <expressions name="delay" text="delay"/>
        </operators>
        <operators uid="daily" kind="window-aggregate"><parameters name="size" value="1d"/><expressions name="sum" text="sum(delay)"/></operators>
        """;
    String changed = (job.substring(0, sink) + windows + job.substring(sink)).replace("<streams source=\"delayed\" target=\"out\"/>", """
        <streams source="delayed" target="names"/>
        <streams source="names" target="daily" partitioning="hash"><keyFields>airport</keyFields></streams>
        <streams source="daily" target="out"/>
        """);
    Files.writeString(folder.resolve("a.job"), changed);
    Files.writeString(folder.resolve("b.job"), changed.replace("delay > 0", "delay > 6"));
    replay("--job", "a.job", "--job", "b.job");
    assertEquals(1, result.code(), result.all());
    boolean isOfTheFirstRecord = firstLine().contains("first at key at A10,");
    assertTrue(firstLine().endsWith((isOfTheFirstRecord ? "caused by the record at" : "; the versions part at the record at") + " flights.csv line 2."), firstLine());
  }

  @Test
  void comparisonThatTheIdeHasKept_isRunByAll_withItsVersionOfTheLocalHistory() throws Exception {
    // Catches a file that names a text in the folder of a replay, which is gone when the history forgets it, and paths of that text that count from elsewhere.
    Path jobs = Files.createDirectory(folder.resolve("jobs"));
    for (String name : List.of("test.job", "v2.job", "flights.csv")) {
      Files.move(folder.resolve(name), jobs.resolve(name));
    }
    byte[] yesterday = Files.readString(jobs.resolve("test.job")).replace("delay > 0", "delay > 6").getBytes(StandardCharsets.UTF_8);
    Comparison what = new Comparison("", "", Optional.empty(), jobs.resolve("test.job").toString(), "v2.job", List.of(), "end", Equality.EXACT,
        ReplayRequest.Conditions.PLAIN);
    ReplayOrder order = new ReplayOrder(ReplayOrder.Kind.COMPARISON, "x", 1, jobs, what, Map.of("a", new ReplayOrder.Copy(jobs.resolve("test.job"), "yesterday")),
        Optional.empty(), "");
    ReplayHistory history = new ReplayHistory(folder.resolve("replays"));
    ReplayFolder replay = history.create(order, Map.of("a", yesterday));
    Path file = folder.resolve("tests/kept.comparison");
    assertEquals(List.of(jobs.resolve("kept-version-a.job")), KeptComparison.move(order.what(), jobs, file, replay.keptVersions()));
    assertEquals(List.of(jobs.resolve("kept-version-a.job")), KeptComparison.move(order.what(), jobs, file, replay.keptVersions()), "the same text once more");
    assertEquals("../jobs/kept-version-a.job", ComparisonFile.read(file).a());
    replay("--all");
    assertEquals(0, result.code(), result.all());
    assertTrue(result.out().startsWith("equal        tests/kept.comparison: "), result.all());
    Files.writeString(jobs.resolve("v2.job"), Files.readString(jobs.resolve("v2.job")).replace("delay >= 7", "delay > 0"));
    replay("--all");
    assertEquals(1, result.code(), result.all());
  }

  @Test
  void all_hasALineEachAndTheWorstCode() throws IOException {
    // Catches a suite that stops at the first that differs, or ends with 0 because the last one is equal.
    write("a-equal", "test.job");
    replay("--all");
    assertEquals(0, result.code(), result.all());
    assertEquals("equal        a-equal.comparison: " + EQUAL + "\n", result.out());
    write("sub/b-different", "../v2.job");
    write("out/not-looked-at", "none.job");
    replay("--all", ".");
    assertEquals(1, result.code(), result.all());
    assertEquals(List.of("equal", "different"), result.out().lines().map(line -> line.split(" ")[0]).toList());
    write("sub/c-none", "../none.job");
    replay("--all", "--json");
    assertEquals(2, result.code(), result.all());
    Map<?, ?> document = (Map<?, ?>) Json.parse(result.out().strip());
    assertEquals(List.of(1L, 1L, 1L), List.of(document.get("equal"), document.get("different"), document.get("notCompared")));
    assertEquals(List.of("equal", "different", "notCompared"), ((List<?>) document.get("comparisons")).stream().map(entry -> ((Map<?, ?>) entry).get("outcome")).toList());
  }

  @Test
  void allOfNothing_exitsWith2() throws IOException {
    // Catches a suite that passes because it was looked for in the wrong place.
    Files.createDirectory(folder.resolve("empty"));
    replay("--all", "empty");
    assertEquals(2, result.code(), result.all());
    replay("--all", "nowhere");
    assertEquals(2, result.code(), result.all());
    replay("--all", "--job", "test.job");
    assertEquals(2, result.code(), result.all());
    assertTrue(result.err().contains("--job"), result.all());
  }

  private void write(String name, String b) throws IOException {
    Path file = folder.resolve(name + ".comparison");
    Files.createDirectories(file.getParent());
    String a = name.contains("/") ? "../test.job" : "test.job";
    Files.writeString(file, "{\"formatVersion\": 1, \"a\": \"" + a + "\", \"b\": \"" + b + "\"}");
  }

  private String firstLine() {
    return result.out().lines().findFirst().orElse("");
  }

  private void replay(String... words) {
    String[] command = new String[words.length + 1];
    command[0] = "replay";
    System.arraycopy(words, 0, command, 1, words.length);
    result = CommandResult.of(folder, command);
  }
}
