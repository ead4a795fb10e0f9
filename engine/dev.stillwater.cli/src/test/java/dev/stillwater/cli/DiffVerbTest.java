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
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code diff} says of two real snapshots. */
class DiffVerbTest {
  private static final String CANONICAL = "2.3.0/canonical-files";

  @TempDir
  private Path folder;
  private CommandResult result;

  @AfterEach
  void noStackTrace() {
    assertFalse(result != null && result.hasStackTrace(), () -> result.all());
  }

  @Test
  void sameSnapshot_isEqual() throws IOException {
    // Catches an exit code that scripts cannot use.
    diff(CANONICAL, CANONICAL);
    assertEquals(0, result.code(), result.all());
    assertEquals("Equal: 3,678 entries in 31 states.", result.out().lines().findFirst().orElseThrow());
  }

  @ParameterizedTest
  @CsvSource({"2.3.0/native-hashmap,keyed-b", "2.3.0/canonical-snappy,win-agg", "1.20.5/canonical-files,keyed-b", "1.20.5/native-hashmap,bcast", "2.3.0/native-rocksdb,win-agg",
      "1.20.5/native-rocksdb,keyed-b"})
  void sameContentInAnotherForm_isEqual(String fixture, String uid) throws IOException {
    // Catches a comparison of bytes that differ with backend, form, compression or version of Flink.
    diff(CANONICAL, fixture, "--uid", uid);
    assertEquals(0, result.code(), result.all());
  }

  @ParameterizedTest
  @ValueSource(strings = {"2.3.0/native-hashmap", "1.20.5/canonical-hashmap", "1.20.5/native-rocksdb"})
  void stateThatDependsOnTheOrderOfArrival_aloneDiffers(String fixture) throws IOException {
    // Catches states that are mixed up: of one job over one input only lists, sessions, times of use and the sources' positions differ.
    Map<?, ?> document = document(CANONICAL, fixture);
    for (Object operator : (List<?>) document.get("operators")) {
      for (Object state : (List<?>) ((Map<?, ?>) operator).get("states")) {
        Map<?, ?> counts = (Map<?, ?>) state;
        boolean mayDiffer = List.of("last", "ttlTag", "window-contents", "merging-window-set", "SourceReaderState").contains(counts.get("name"));
        assertTrue(mayDiffer || counts.get("equal").equals(true), counts.toString());
        assertEquals(counts.get("entriesBefore"), counts.get("entriesAfter"), counts.toString());
      }
    }
  }

  @Test
  void twoGenerations_differAsTheirInputDoes() throws IOException {
    // Catches counts that are wrong, or values that are those of the other side.
    List<String> generations = Fixtures.snapshots("2.3.0/ckpt-hashmap-full");
    result = CommandResult.of(Fixtures.folder(), "diff", generations.getFirst(), generations.getLast(), "--json", "--limit", "1000");
    assertEquals(1, result.code(), result.all());
    Map<?, ?> count = state(operator((Map<?, ?>) Json.parse(result.out().strip()), "keyed-a"), "count");
    List<String> before = Fixtures.expected("2.3.0/expected-gen1", "keyed-a");
    List<String> after = Fixtures.expected("2.3.0/expected-gen2", "keyed-a");
    assertEquals(List.of((long) before.size(), (long) after.size(), (long) after.size() - before.size(), 0L),
        List.of(count.get("entriesBefore"), count.get("entriesAfter"), count.get("added"), count.get("removed")));
    for (Object change : (List<?>) count.get("changes")) {
      Map<?, ?> members = (Map<?, ?>) change;
      assertEquals(value(before, members.get("key")), members.get("oldValue"));
      assertEquals(value(after, members.get("key")), members.get("newValue"));
    }
  }

  private static Object value(List<String> lines, Object key) {
    return lines.stream().filter(line -> line.startsWith(key + ",")).findFirst().map(line -> (Object) Long.valueOf(line.split(",")[1])).orElse(Optional.empty());
  }

  @Test
  void text_beginsWithTheVerdict() throws IOException {
    // Catches numbers that stand behind pages of changes.
    List<String> generations = Fixtures.snapshots("2.3.0/ckpt-hashmap-full");
    result = CommandResult.of(Fixtures.folder(), "diff", generations.getFirst(), generations.getLast(), "--uid", "keyed-b");
    assertEquals(1, result.code(), result.all());
    assertEquals("""
        Different: 0 entries added, 0 removed, 5 changed in 1 state.

        keyed-b (id 624157fad7a80defebac3c24cbcf314f)
          STATE  KIND   BEFORE  AFTER  ADDED  REMOVED  CHANGED
          sum    value       5      5      0        0        5

        State sum of keyed-b, 5 of 5 differences:
          ~ key "ümläut": 100 -> 200
          ~ key "bb": -300 -> -600
          ~ key "a": -500 -> -1000
          ~ key "✓😀": 300 -> 600
          ~ key "ccc": -100 -> -200
        """, result.out());
  }

  @Test
  void jsonLines_haveTheNumbersAndThenAllChanges() throws IOException {
    // Catches a stream that ends at the limit of the text.
    List<String> generations = Fixtures.snapshots("2.3.0/ckpt-hashmap-full");
    result = CommandResult.of(Fixtures.folder(), "diff", generations.getFirst(), generations.getLast(), "--uid", "keyed-a", "--format", "jsonl");
    assertEquals(1, result.code(), result.all());
    List<Map<?, ?>> lines = result.out().lines().<Map<?, ?>>map(line -> (Map<?, ?>) Json.parse(line)).toList();
    Map<?, ?> summary = lines.getFirst();
    assertEquals("summary", summary.get("type"));
    List<Map<?, ?>> entries = lines.stream().dropWhile(line -> !line.get("type").equals("entry")).toList();
    assertTrue(entries.stream().allMatch(line -> line.get("type").equals("entry")));
    assertEquals((Long) summary.get("added") + (Long) summary.get("removed") + (Long) summary.get("changed"), entries.size());
    assertEquals(List.of("type", "operatorId", "uid", "state", "kind", "change", "keyGroup", "key", "namespace", "userKey", "oldValue", "newValue"),
        List.copyOf(entries.stream().filter(line -> line.get("state").equals("count")).findFirst().orElseThrow().keySet()));
  }

  @ParameterizedTest
  @CsvSource({"2.3.0/corrupt-missing-data,3a715822", "2.3.0/corrupt-truncated-data,offset 25429"})
  void damagedSnapshot_isComparedAsFarAsItGoes(String fixture, String named) throws IOException {
    // Catches damage that is reported as removed state, with an exit code of 1, or once for each state behind it.
    diff(CANONICAL, fixture);
    assertEquals(2, result.code(), result.all());
    assertTrue(result.out().startsWith("Not compared in full: "), result.out());
    assertTrue(result.err().contains(named), result.err());
    assertEquals(result.err().lines().distinct().count(), result.err().lines().count(), result.err());
  }

  @Test
  void whatIsNoSnapshot_cannotBeCompared() throws IOException {
    // Catches an exit code of 1 for files that are no snapshots.
    Files.writeString(folder.resolve("a.txt"), "<job/>");
    result = CommandResult.of(folder, "diff", "a.txt", "a.txt");
    assertEquals(2, result.code(), result.all());
    assertTrue(result.err().contains("no snapshot"), result.err());
  }

  @Test
  void jobs_areComparedAsJobs() throws IOException {
    // Catches a difference for where things stand in the file, and none for an expression.
    Path samples = CheckVerbTest.samples().resolve("flights");
    result = CommandResult.of(samples, "diff", "delays-by-origin.job", "delays-v2.job");
    assertEquals(1, result.code(), result.all());
    assertTrue(result.out().startsWith("Different: ") && result.out().contains("delay > 0 -> delay >= 15"), result.all());
    result = CommandResult.of(samples, "diff", "delays-by-origin.job", "delays-v2.job", "--json");
    List<?> changes = (List<?>) ((Map<?, ?>) Json.parse(result.out().strip())).get("changes");
    assertEquals(List.of("change", "subject", "name", "feature", "oldValue", "newValue"), List.copyOf(((Map<?, ?>) changes.getFirst()).keySet()));
    result = CommandResult.of(samples, "diff", "delays-v2.job", "delays-v2.job");
    assertEquals(0, result.code(), result.all());
  }

  @ParameterizedTest
  @CsvSource({"none.job,test.job,none.job", "test.job,.,two jobs or two snapshots", "test.job,test.job@HEAD,no git repository", "bad.job,test.job,bad.job"})
  void jobThatCannotBeRead_exitsWith2(String before, String after, String named) throws IOException {
    // Catches a job that is looked at as a snapshot.
    TestJobs.filter(folder);
    Files.writeString(folder.resolve("bad.job"), "<job");
    result = CommandResult.of(folder, "diff", before, after);
    assertEquals(2, result.code(), result.all());
    assertTrue(result.err().contains(named), result.all());
  }

  @ParameterizedTest
  @CsvSource({"--uid keyd-b,keyed-b", "--limit -1,--limit", "--format csv,csv"})
  void badUsage_cannotBeDone(String words, String named) throws IOException {
    // Catches options that are passed over in silence.
    diff(CANONICAL, CANONICAL, words.split(" "));
    assertEquals(2, result.code(), result.all());
    assertTrue(result.out().isEmpty() && result.err().contains(named), result.all());
  }

  private void diff(String before, String after, String... words) throws IOException {
    String[] command = new String[words.length + 3];
    command[0] = "diff";
    command[1] = Fixtures.snapshot(before);
    command[2] = Fixtures.snapshot(after);
    System.arraycopy(words, 0, command, 3, words.length);
    result = CommandResult.of(Fixtures.folder(), command);
  }

  private Map<?, ?> document(String before, String after) throws IOException {
    diff(before, after, "--json");
    assertEquals(1, result.code(), result.all());
    return (Map<?, ?>) Json.parse(result.out().strip());
  }

  private static Map<?, ?> operator(Map<?, ?> document, String uid) {
    return named((List<?>) document.get("operators"), "uid", uid);
  }

  private static Map<?, ?> state(Map<?, ?> operator, String name) {
    return named((List<?>) operator.get("states"), "name", name);
  }

  private static Map<?, ?> named(List<?> list, String field, String value) {
    return list.stream().map(element -> (Map<?, ?>) element).filter(element -> element.get(field).equals(value)).findFirst().orElseThrow();
  }
}
