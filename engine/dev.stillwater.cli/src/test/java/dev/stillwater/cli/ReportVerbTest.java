package dev.stillwater.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code report} says about snapshots that somebody was handed. */
class ReportVerbTest {
  @TempDir
  private Path folder;

  private static CommandResult report(String... words) {
    CommandResult result = CommandResult.of(Fixtures.folder(), Stream.concat(Stream.of("report"), Arrays.stream(words))
        .toArray(String[]::new));
    assertFalse(result.hasStackTrace(), result.all());
    return result;
  }

  private static List<String> rules(CommandResult result) {
    Map<?, ?> document = (Map<?, ?>) Json.parse(result.out().strip());
    return ((List<?>) document.get("findings")).stream().map(finding -> ((Map<?, ?>) finding).get("rule") + " " + ((Map<?, ?>) finding).get("severity")).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2.3.0/canonical-files", "2.3.0/native-rocksdb", "1.20.5/canonical-hashmap", "2.3.0/ckpt-rocksdb-heaptimers"})
  void soundSnapshot_isReportedWithoutErrors(String fixture) throws IOException {
    // Catches rules that stumble over a form of Flink's snapshots, and alarms where nothing is wrong.
    CommandResult result = report(Fixtures.snapshot(fixture), "--json");
    assertEquals(0, result.code(), result.all());
    assertTrue(rules(result).contains("shape note"), result.out());
    assertTrue(result.out().contains("\"perTag\""), result.out());
  }

  @Test
  void operatorWithoutUid_isFound() throws IOException {
    // Catches the oddity that costs people their state most often.
    CommandResult result = report(Fixtures.snapshot("2.3.0/canonical-files"));
    assertTrue(result.out().contains("warning: operators: operator 'no-uid'"), result.out());
  }

  @Test
  void whatOnlyTheJobsClassesCanRead_isToldOncePerOperator() throws IOException {
    // Catches keys that are called values, and a line for each of a hundred subtasks.
    String said = report(Fixtures.snapshot("2.3.0/kryo-canonical")).out();
    assertTrue(said.contains("operator 'opaque-key', state 'count': Keys are written by Kryo") && said.contains("operator 'kryo', state 'k-blob': Values are written by Kryo"), said);
    assertTrue(said.contains("operator 'custom', state 'k-odd': Values are written by a serializer that only the job has."), said);
    assertEquals(1, said.split("The header of subtask").length - 1, said);
    assertTrue(said.contains("the same of 1 other subtask"), said);
    String sound = report(Fixtures.snapshot("2.3.0/canonical-files")).out();
    assertFalse(sound.contains("serializers: "), sound);
  }

  @Test
  void incrementalCheckpoint_saysWhatIsShared() throws IOException {
    // Catches a shared part that is not counted.
    CommandResult result = report(Fixtures.snapshot("2.3.0/ckpt-rocksdb-incr-files"));
    assertTrue(result.out().contains("An incremental checkpoint: "), result.out());
  }

  @Test
  void missingAndShortFiles_areErrors() throws IOException {
    // Catches a report that calls a snapshot sound which cannot be restored.
    Path copy = Fixtures.copy(Fixtures.snapshot("2.3.0/canonical-files"), folder.resolve("copy"));
    List<Path> files;
    try (Stream<Path> paths = Files.list(copy)) {
      files = paths.filter(path -> !path.endsWith("_metadata")).sorted(Comparator.comparingLong(path -> -path.toFile().length())).toList();
    }
    Files.delete(files.get(0));
    Files.write(files.get(1), new byte[10]);
    CommandResult result = report(copy.toString());
    assertEquals(1, result.code(), result.all());
    assertTrue(result.out().contains("1 file is missing") && result.out().contains("shorter than the metadata says"), result.out());
  }

  @ParameterizedTest
  @ValueSource(strings = {"report SNAPSHOT", "inspect SNAPSHOT", "inspect SNAPSHOT --entries --uid keyed-a", "verify SNAPSHOT", "diff SNAPSHOT SNAPSHOT",
    "report OTHER --against SNAPSHOT"})
  void fileElsewhere_isReadOnlyWhenAskedFor(String command) throws IOException {
    // Catches a snapshot from strangers that makes the command line read, or print, files which are none of its business.
    Path copy = Fixtures.copy(Fixtures.snapshot("2.3.0/canonical-files"), folder.resolve("handed-in"));
    Path state = Fixtures.largestFile(copy);
    Files.createSymbolicLink(state, Files.move(state, folder.resolve("secret")));
    String words = command.replace("SNAPSHOT", copy.toString()).replace("OTHER", Fixtures.snapshot("2.3.0/canonical-files"));
    CommandResult refused = CommandResult.of(Fixtures.folder(), words.split(" "));
    assertTrue(refused.code() != 0 && !refused.hasStackTrace(), refused.all());
    assertTrue(refused.err().contains("points to files outside of itself, which were not read: " + state) && refused.err().contains("--read-elsewhere"), refused.all());
    CommandResult read = CommandResult.of(Fixtures.folder(), (words + " --read-elsewhere").split(" "));
    assertEquals(0, read.code(), read.all());
    assertFalse(read.err().contains("outside of itself"), read.all());
  }

  @Test
  void html_isOnePageWithCharts_andEscapesNames() throws IOException {
    // Catches a page that loads something from elsewhere, or lets a name of a snapshot become markup.
    Path copy = Fixtures.copy(Fixtures.snapshot("2.3.0/canonical-files"), folder.resolve("a<b>&c"));
    CommandResult result = report(copy.toString(), "--format", "html", "--against", Fixtures.snapshot("2.3.0/canonical-files"));
    assertEquals(0, result.code(), result.all());
    String page = result.out();
    assertTrue(page.contains("<svg") && page.contains("all state is equal.") && page.contains("a&lt;b&gt;&amp;c"), page.substring(0, 2000));
    assertFalse(page.contains("<script") || page.contains("http://") || page.contains("https://") || page.contains("a<b>"), "something from elsewhere");
    assertTrue(page.indexOf("Findings") < page.indexOf("<svg"), "the findings come first");
    assertTrue(page.contains("<th scope=\"col\">Operator</th>") && page.contains("@media print") && page.contains("role=\"img\" aria-label=\"Treemap"), "for eyes and ears, screen and paper");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "{}", "no json", "{\"formatVersion\":\"one\"}", "{\"formatVersion\":99999999999999999999}",
    "{\"formatVersion\":1,\"engineVersion\":5,\"jobName\":[],\"jobId\":{},\"checkpointId\":\"x\",\"files\":\"none\"}"})
  void sidecarThatCannotBeRead_isSaid(String manifest) throws IOException {
    // Catches checksums and names that are left out without a word.
    Path copy = Fixtures.copy(Fixtures.snapshot("2.3.0/canonical-files"), folder.resolve("handed-in"));
    Files.createDirectories(folder.resolve("handed-in.stillwater"));
    Files.writeString(folder.resolve("handed-in.stillwater/manifest.json"), manifest);
    CommandResult result = report(copy.toString());
    assertTrue(result.code() == 0 && result.out().contains("warning: files: What stands beside the snapshot cannot be read and is left out"), result.all());
    CommandResult inspected = CommandResult.of(Fixtures.folder(), "inspect", copy.toString());
    assertTrue(inspected.code() == 0 && inspected.err().contains("warning: What stands beside the snapshot cannot be read"), inspected.all());
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "json", "html"})
  void stateThatCannotBeCompared_isNotCalledEqual(String format) throws IOException {
    // Catches a report that says that nothing has changed where it could not look.
    Path copy = Fixtures.copy(Fixtures.snapshot("2.3.0/canonical-files"), folder.resolve("damaged"));
    Files.delete(Fixtures.largestFile(copy));
    CommandResult result = report(Fixtures.snapshot("2.3.0/canonical-files"), "--against", copy.toString(), "--format", format);
    assertEquals(2, result.code(), result.all());
    assertFalse(result.out().contains("nothing has changed") || result.out().contains("All state is equal") || result.out().contains("\"equal\":true"), result.out());
    assertTrue(result.out().toLowerCase(java.util.Locale.ROOT).contains(format.equals("json") ? "\"complete\":false" : "not compared"), result.out());
  }

  @Test
  void noSnapshot_cannotBeReported() {
    // Catches an exit code that a script would take for findings.
    assertEquals(2, report("none").code());
    assertEquals(2, report("none", "--format", "csv").code());
  }

  @Test
  void stateThatNoOperatorOfTheJobClaims_isFound() throws IOException {
    // Catches zombies that nobody tells of.
    Path job = TestJobs.filter(folder);
    CommandResult result = report(Fixtures.snapshot("2.3.0/canonical-files"), "--job", job.toString());
    assertTrue(result.out().contains("No operator of the job has this id"), result.out());
  }
}
