package dev.stillwater.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code inspect --entries} over real snapshots of Flink, held against what their job's input says. */
class EntryListingTest {
  private static final List<String> FIELDS = List.of("operatorId", "uid", "state", "kind", "keyGroup", "subtask", "key", "namespace", "userKey", "value");
  private static final String NO_UID = "d1a6106f4febb8c28b818f17da615366";

  @TempDir
  private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"2.3.0/canonical-files", "2.3.0/canonical-snappy", "2.3.0/native-hashmap", "1.20.5/canonical-files", "1.20.5/canonical-hashmap",
      "1.20.5/native-hashmap", "2.3.0/native-rocksdb", "1.20.5/native-rocksdb"})
  void everyKindOfState_isAsTheInputSays(String fixture) throws IOException {
    // Catches a kind of state that is printed wrongly, and uids that are not known from their hash.
    String expected = fixture.substring(0, fixture.indexOf('/')) + "/expected-gen2";
    String snapshot = Fixtures.snapshot(fixture);
    assertEquals(Fixtures.expected(expected, "keyed-a"), keyedA(entries(snapshot, "--uid", "keyed-a")));
    assertEquals(Fixtures.expected(expected, "keyed-b"), lines(entries(snapshot, "--uid", "keyed-b"), entry -> entry.get("key") + "," + entry.get("value")));
    assertEquals(Fixtures.expected(expected, "no-uid"), lines(entries(snapshot, "--operator-id", NO_UID), entry -> entry.get("key") + "," + entry.get("value")));
    assertEquals(Fixtures.expected(expected, "bcast-rules"),
        lines(entries(snapshot, "--uid", "bcast", "--state", "rules"), entry -> entry.get("userKey") + "," + entry.get("value")));
    assertEquals(Fixtures.expected(expected, "op-list"), lines(entries(snapshot, "--state", "op-list"), entry -> text(entry.get("value"))));
    assertEquals(Fixtures.expected(expected, "op-union"), lines(entries(snapshot, "--state", "op-union"), entry -> text(entry.get("value"))));
    assertEquals(Fixtures.expected(expected, "win-agg"), lines(entries(snapshot, "--uid", "win-agg", "--state", "window-contents"),
        entry -> entry.get("key") + "," + window(entry) + ",[" + entry.get("value") + "]"));
  }

  @Test
  void line_hasTheFieldsInTheirOrder() throws IOException {
    // Catches fields that are renamed or moved under scripts.
    String snapshot = Fixtures.snapshot("2.3.0/canonical-files");
    assertEquals(FIELDS, List.copyOf(entries(snapshot, "--state", "count", "--limit", "1").getFirst().keySet()));
    List<String> timer = new ArrayList<>(FIELDS);
    timer.add("timestamp");
    assertEquals(timer, List.copyOf(entries(snapshot, "--state", "_timer_state/event_user-timers", "--limit", "1").getFirst().keySet()));
    List<String> ttl = new ArrayList<>(FIELDS);
    ttl.add("lastAccess");
    assertEquals(ttl, List.copyOf(entries(snapshot, "--state", "ttlTag", "--limit", "1").getFirst().keySet()));
    Map<String, Object> entry = entries(snapshot, "--uid", "keyed-a", "--state", "count", "--key", "5").getFirst();
    assertEquals(Map.of("keyGroup", 126L, "subtask", 1L, "key", 5L, "value", 9L, "namespace", Optional.empty(), "userKey", Optional.empty(), "uid", "keyed-a",
        "operatorId", "9e32641d90691ee5ad28af9efd3c6b42", "state", "count", "kind", "value"), entry);
  }

  @Test
  void uidThatTheSnapshotDoesNotHold_isPrintedAsAsked() throws IOException {
    // Catches a column without a uid that the person has just named: Flink 1.20 writes hashes alone.
    assertEquals("keyed-b", entries(Fixtures.snapshot("1.20.5/canonical-files"), "--uid", "keyed-b").getFirst().get("uid"));
    assertEquals(Optional.empty(), entries(Fixtures.snapshot("1.20.5/canonical-files"), "--state", "sum").getFirst().get("uid"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2.3.0/canonical-files", "1.20.5/canonical-hashmap"})
  void csv_saysTheSameAsJson(String fixture) throws IOException {
    // Catches quotes that break a line, and columns that differ from the fields.
    String snapshot = Fixtures.snapshot(fixture);
    List<Map<String, Object>> entries = entries(snapshot);
    CommandResult result = inspect(snapshot, "--format", "csv");
    assertEquals(0, result.code(), result.err());
    List<List<String>> rows = CsvRows.parse(result.out());
    assertEquals(entries.size() + 1, rows.size());
    List<String> columns = rows.getFirst();
    assertEquals(FIELDS, columns.subList(0, FIELDS.size()));
    for (int row = 0; row < entries.size(); row++) {
      for (int column = 0; column < columns.size(); column++) {
        assertEquals(csvText(entries.get(row).getOrDefault(columns.get(column), Optional.empty())), csvText(rows.get(row + 1).get(column)));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"keyed-a,count,-40,1", "keyed-a,perTag,-40,5", "keyed-b,sum,ümläut,1", "win-agg,window-contents,bb,1", "keyed-a,_timer_state/event_user-timers,7,1"})
  void key_findsItsEntriesAlone(String uid, String state, String key, int count) throws IOException {
    // Catches a key that is looked for in the wrong key group or as the wrong type.
    for (String fixture : List.of("2.3.0/canonical-files", "2.3.0/native-hashmap")) {
      List<Map<String, Object>> found = entries(Fixtures.snapshot(fixture), "--uid", uid, "--state", state, "--key", key);
      assertEquals(count, found.size());
      assertTrue(found.stream().allMatch(entry -> text(entry.get("key")).equals(key)), found::toString);
    }
  }

  @Test
  void limit_endsTheOutput() throws IOException {
    // Catches a limit of each state instead of all.
    assertEquals(300, entries(Fixtures.snapshot("2.3.0/canonical-files"), "--limit", "300").size());
  }

  @ParameterizedTest
  @CsvSource({"--uid,keyd-a,keyed-a", "--operator-id,d1a6106f4febb8c28b818f17da615367,d1a6106f4febb8c28b818f17da615366", "--state,cont,count"})
  void unknownName_isRefusedWithTheNearest(String option, String wrong, String nearest) throws IOException {
    // Catches an empty output that looks like empty state.
    CommandResult result = inspect(Fixtures.snapshot("2.3.0/canonical-files"), option, wrong);
    assertEquals(2, result.code(), result.all());
    assertEquals("", result.out());
    assertTrue(result.err().contains("Did you mean '" + nearest + "'?"), result.err());
  }

  @ParameterizedTest
  @CsvSource({"keyed-a,4711", "keyed-b,nobody"})
  void keyThatIsNotThere_isSaidToBe(String uid, String key) throws IOException {
    // Catches an empty answer of which nobody knows whether it comes from the key or from the reading.
    for (String fixture : List.of("2.3.0/canonical-files", "2.3.0/native-hashmap")) {
      CommandResult result = inspect(Fixtures.snapshot(fixture), "--uid", uid, "--key", key);
      assertEquals(0, result.code(), result.all());
      assertEquals("", result.out());
      assertEquals("note: no entry that was looked at has the key '" + key + "'.\n", result.err());
    }
  }

  @Test
  void keyOfAnotherType_isRefused() throws IOException {
    // Catches a text among numbers that silently finds nothing.
    CommandResult result = inspect(Fixtures.snapshot("2.3.0/canonical-files"), "--uid", "keyed-a", "--key", "abc");
    assertEquals(2, result.code(), result.all());
    assertTrue(result.err().contains("'abc'") && result.err().contains("Long"), result.err());
  }

  @Test
  void damage_isPassedOverAndNamed() throws IOException {
    // Catches entries that are lost before the damage or in other states, and an exit code that hides it.
    Path copy = Fixtures.copy(Fixtures.snapshot("2.3.0/canonical-files"), folder.resolve("copy"));
    try (RandomAccessFile file = new RandomAccessFile(Fixtures.largestFile(copy).toFile(), "rw")) {
      file.seek(30_000);
      file.write(new byte[] {-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1});
    }
    int all = entries(Fixtures.snapshot("2.3.0/canonical-files")).size();
    CommandResult result = CommandResult.of(folder, "inspect", "copy", "--entries");
    assertEquals(2, result.code(), result.err());
    int printed = parsed(result.out()).size();
    assertTrue(printed > all / 2 && printed < all, printed + " of " + all);
    assertTrue(result.err().contains("at offset 30") && result.err().contains("of operator 'keyed-a'"), result.err());
    assertFalse(result.hasStackTrace());
  }

  @Test
  void readerThatHasGone_endsTheOutput() throws IOException {
    // Catches an error message below every use of head.
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    OutputStream gone = new OutputStream() {
      @Override
      public void write(int value) throws IOException {
        throw new IOException("Broken pipe");
      }
    };
    CommandSurroundings surroundings = new CommandSurroundings(new PrintStream(gone), new PrintStream(err), Fixtures.folder(), false, action -> { }, code -> { });
    assertEquals(0, new StillwaterCommand(surroundings).run("inspect", Fixtures.snapshot("2.3.0/canonical-files"), "--entries"));
    assertEquals("", err.toString(StandardCharsets.UTF_8));
  }

  private List<Map<String, Object>> entries(String snapshot, String... words) {
    CommandResult result = inspect(snapshot, words);
    assertEquals(0, result.code(), result.err());
    assertEquals("", result.err());
    return parsed(result.out());
  }

  private static CommandResult inspect(String snapshot, String... words) {
    List<String> command = new ArrayList<>(List.of("inspect", snapshot, "--entries"));
    command.addAll(Arrays.asList(words));
    return CommandResult.of(Fixtures.folder(), command.toArray(String[]::new));
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> parsed(String lines) {
    return lines.lines().map(line -> (Map<String, Object>) Json.parse(line)).toList();
  }

  private static List<String> lines(List<Map<String, Object>> entries, Function<Map<String, Object>, String> line) {
    return entries.stream().map(line).sorted().toList();
  }

  private static String text(Object value) {
    return String.valueOf(value);
  }

  private static String window(Map<String, Object> entry) {
    Map<?, ?> window = (Map<?, ?>) entry.get("namespace");
    return window.get("start") + "," + window.get("end");
  }

  /** What a value is in CSV: a parsed field and a parsed JSON value that mean the same become equal. */
  private static Object csvText(Object value) {
    if (value instanceof Optional<?>) {
      return "";
    }
    String text = value instanceof Map || value instanceof List ? Json.text(value) : value.toString();
    return text.startsWith("{") || text.startsWith("[") ? Json.parse(text) : text;
  }

  /** The entries of the operator keyed-a as the lines of its expected content, one a key. */
  private static List<String> keyedA(List<Map<String, Object>> entries) {
    Map<Object, Map<String, List<Map<String, Object>>>> keys = entries.stream().collect(
        Collectors.groupingBy(entry -> entry.get("key"), Collectors.groupingBy(entry -> (String) entry.get("state"))));
    return keys.entrySet().stream().map(key -> {
      Map<String, List<Map<String, Object>>> states = key.getValue();
      TreeMap<String, Object> tags = new TreeMap<>();
      states.get("perTag").forEach(entry -> tags.put((String) entry.get("userKey"), entry.get("value")));
      List<?> last = states.containsKey("last") ? (List<?>) value(states, "last") : List.of();
      Map<?, ?> acc = (Map<?, ?>) value(states, "acc");
      List<?> avg = (List<?>) value(states, "avg");
      String half = acc.get("half") instanceof Optional ? "null" : text(acc.get("half"));
      return String.join(",", text(key.getKey()), text(value(states, "count")),
          tags.entrySet().stream().map(Object::toString).collect(Collectors.joining(";", "{", "}")),
          last.stream().map(Object::toString).sorted().collect(Collectors.joining(";", "[", "]")),
          acc.get("sum") + "/" + acc.get("max") + "/" + acc.get("lastId") + "/" + acc.get("last") + "/" + half, text(value(states, "maxId")),
          text((Long) avg.get(0) / (double) (Long) avg.get(1)), text(value(states, "ttlTag")), times(states, "_timer_state/event_user-timers"),
          times(states, "_timer_state/processing_user-timers"));
    }).sorted().toList();
  }

  private static Object value(Map<String, List<Map<String, Object>>> states, String state) {
    return states.get(state).getFirst().get("value");
  }

  private static String times(Map<String, List<Map<String, Object>>> states, String state) {
    return states.getOrDefault(state, List.of()).stream().map(entry -> text(entry.get("timestamp"))).sorted().collect(Collectors.joining(";", "[", "]"));
  }
}
