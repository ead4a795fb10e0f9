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
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code inspect} says of real snapshots of Flink. */
class InspectVerbTest {
  private static final Path GOLDEN = Path.of("src", "test", "golden");

  @TempDir
  private Path folder;
  private CommandResult result;

  @AfterEach
  void noStackTrace() {
    assertFalse(result != null && result.hasStackTrace(), () -> result.all());
  }

  @ParameterizedTest
  @CsvSource({"2.3.0/canonical-files,false,inspect-canonical.txt.golden",
      "1.20.5/canonical-hashmap,true,inspect-canonical-1.20.txt.golden"})
  void text_isAsReviewed(String fixture, boolean isCounted, String golden) throws IOException {
    // Catches a table that loses a column or an operator. The time is that of the file and differs in every clone.
    inspect(Fixtures.snapshot(fixture), isCounted ? "--count" : "--format=text");
    assertEquals(0, result.code(), result.all());
    String text = result.out().replaceFirst("\nTime  .*", "\nTime        (of the file)");
    assertEquals(Files.readString(GOLDEN.resolve(golden)), text);
  }

  @ParameterizedTest
  @CsvSource({"2.3.0/canonical-files,savepoint,canonical,6,2.1 to 2.3", "1.20.5/canonical-files,savepoint,canonical,4,1.16 to 1.20",
      "2.3.0/native-hashmap,savepoint,native,6,2.1 to 2.3", "2.3.0/ckpt-hashmap-full,checkpoint,full,6,2.1 to 2.3"})
  void json_tellsWhatItIs(String fixture, String kind, String form, long version, String flink) throws IOException {
    // Catches a kind that is told from the name of the folder.
    Map<?, ?> document = document(Fixtures.snapshot(fixture));
    assertEquals(List.of("snapshot", "kind", "form", "metadataVersion", "flinkVersions", "checkpointId", "time", "timeSource", "sizeBytes", "fileCount",
        "missingFiles", "job", "label", "note", "operators", "problems"), List.copyOf(document.keySet()));
    assertEquals(List.of(kind, form, version, flink, "file"),
        List.of(document.get("kind"), document.get("form"), document.get("metadataVersion"), document.get("flinkVersions"), document.get("timeSource")));
  }

  @Test
  void json_namesEveryState() throws IOException {
    // Catches fields that are renamed, and numbers that are estimated although they were to be counted.
    Map<?, ?> operator = operator(document(Fixtures.snapshot("2.3.0/canonical-files"), "--count"), "keyed-a");
    assertEquals(List.of("operatorId", "uid", "name", "parallelism", "maxParallelism", "finished", "sizeBytes", "states", "sourcePositions", "notes"),
        List.copyOf(operator.keySet()));
    Map<?, ?> state = state(operator, "perTag");
    assertEquals(Map.of("name", "perTag", "kind", "map", "keyType", "Long", "namespaceType", Optional.empty(), "valueType", "Map<String, Long>",
        "entries", 1055L, "sizeBytes", state.get("sizeBytes"), "exact", true), state);
    assertEquals("TimeWindow", state(operator(document(Fixtures.snapshot("2.3.0/canonical-files")), "win-agg"), "window-contents").get("namespaceType"));
  }

  @Test
  void estimates_areNearAndMarked() throws IOException {
    // Catches an estimate that is sold as exact, or off by a factor.
    for (String fixture : List.of("2.3.0/canonical-files", "1.20.5/canonical-files", "2.3.0/ckpt-rocksdb-incr-files")) {
      Map<?, ?> counted = states(document(Fixtures.snapshot(fixture), "--count"));
      Map<?, ?> estimated = states(document(Fixtures.snapshot(fixture)));
      assertEquals(counted.keySet(), estimated.keySet());
      for (Object state : counted.keySet()) {
        long exact = (Long) ((Map<?, ?>) counted.get(state)).get("entries");
        long guess = (Long) ((Map<?, ?>) estimated.get(state)).get("entries");
        boolean isExact = ((Map<?, ?>) estimated.get(state)).get("exact").equals(true);
        assertTrue(isExact ? exact == guess : Math.abs(exact - guess) <= exact / 2 + 2, state + ": " + exact + ", estimated " + guess);
      }
    }
  }

  @Test
  void movedCheckpoint_isFoundByItself() throws IOException {
    // Catches absolute paths of the machine that wrote it.
    inspect(Fixtures.snapshots("2.3.0/ckpt-hashmap-full").getLast());
    assertEquals(0, result.code(), result.all());
    assertFalse(result.out().contains("Missing"), result.out());
  }

  @Test
  void metadataFile_namesTheSnapshotToo() throws IOException {
    // Catches a path that only works as a folder.
    inspect(Fixtures.snapshot("2.3.0/canonical-files") + "/_metadata");
    assertEquals(0, result.code(), result.all());
    assertTrue(result.out().contains("keyed-a"), result.out());
  }

  @Test
  void missingFile_isNamedAndTheRestShown() throws IOException {
    // Catches a summary that stops at the first problem, or hides it.
    inspect(Fixtures.snapshot("2.3.0/corrupt-missing-data"));
    assertEquals(2, result.code(), result.all());
    assertTrue(result.out().contains("win-agg") && result.out().contains("Missing     1 file"), result.out());
    assertTrue(result.err().contains("3a715822-e110-4f74-88a5-b1bccc9e6f05"), result.err());
  }

  @Test
  void fileThatIsTooShort_isSaid() throws IOException {
    // Catches a cut file whose state is estimated from its start as if nothing were wrong.
    inspect(Fixtures.snapshot("2.3.0/corrupt-truncated-data"));
    assertEquals(2, result.code(), result.all());
    assertTrue(result.err().contains("at offset 25429: the file ends too early") && result.err().contains("as the metadata says"), result.err());
    assertTrue(result.out().contains("perTag"), result.out());
  }

  @ParameterizedTest
  @CsvSource({"2.3.0/corrupt-bad-magic,offset 0,no snapshot", "2.3.0/corrupt-truncated-metadata,offset 6944,ends too early",
      "1.20.5/corrupt-bad-magic,offset 0,no snapshot", "1.20.5/corrupt-truncated-metadata,offset,ends too early"})
  void damagedMetadata_isRefusedWithItsPlace(String fixture, String place, String what) throws IOException {
    // Catches a message that does not say where.
    inspect(Fixtures.snapshot(fixture));
    assertEquals(2, result.code(), result.all());
    assertEquals("", result.out());
    assertTrue(result.err().contains("_metadata at " + place) && result.err().contains(what), result.err());
  }

  @ParameterizedTest
  @CsvSource({"none,", "samples.job,text", ".,"})
  void whatIsNoSnapshot_isRefused(String name, String content) throws IOException {
    // Catches an exception of the file system, and a message that does not name the path.
    if (content != null) {
      Files.writeString(folder.resolve(name), content);
    }
    result = CommandResult.of(folder, "inspect", name);
    assertEquals(2, result.code(), result.all());
    assertEquals("", result.out());
    assertTrue(result.err().startsWith("error: ") && result.err().contains(folder.toString()), result.err());
  }

  @ParameterizedTest
  @CsvSource({"--uid x,--entries", "--limit 3,--entries", "--format csv,csv", "--entries --format text,text", "--entries --count,--count", "--entries --limit 0,--limit",
      "--entries --uid a --operator-id b,--operator-id", "--json --format text,--json", "--limit x,x"})
  void badUsage_cannotBeDone(String words, String named) throws IOException {
    // Catches options that are passed over in silence.
    inspect(Fixtures.snapshot("2.3.0/canonical-files"), words.split(" "));
    assertEquals(2, result.code(), result.all());
    assertTrue(result.out().isEmpty() && result.err().contains(named), result.all());
  }

  private void inspect(String snapshot, String... words) {
    String[] command = new String[words.length + 2];
    command[0] = "inspect";
    command[1] = snapshot;
    System.arraycopy(words, 0, command, 2, words.length);
    result = CommandResult.of(Fixtures.folder(), command);
  }

  private Map<?, ?> document(String snapshot, String... words) {
    String[] command = new String[words.length + 1];
    command[0] = "--json";
    System.arraycopy(words, 0, command, 1, words.length);
    inspect(snapshot, command);
    assertEquals(0, result.code(), result.all());
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

  private static Map<?, ?> states(Map<?, ?> document) {
    return ((List<?>) document.get("operators")).stream().map(operator -> (Map<?, ?>) operator).flatMap(operator -> ((List<?>) operator.get("states")).stream()
        .map(state -> Map.entry(operator.get("operatorId") + "/" + ((Map<?, ?>) state).get("name"), state)))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
