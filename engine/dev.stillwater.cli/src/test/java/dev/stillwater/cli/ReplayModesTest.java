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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code replay --to-failure} and {@code --check-determinism} say. */
class ReplayModesTest {
  @TempDir
  private Path folder;
  private CommandResult result;

  @AfterEach
  void noStackTrace() {
    assertFalse(result.hasStackTrace(), () -> result.all());
  }

  @Test
  void recordThatBreaksTheJob_isShownAndItsStateKept() throws IOException {
    // Catches a record that is not named, a state behind it, and a savepoint from which the failure cannot be looked at.
    TestJobs.filter(folder, "delay > 0", "10 / (delay + 1) > 0");
    replay("--to-failure", "--job", "test.job", "--savepoint", "before");
    assertEquals(1, result.code(), result.all());
    assertEquals("Fails at record 2, in operator delayed, read from flights.csv line 3: Division by zero.", result.out().lines().findFirst().orElseThrow());
    assertTrue(result.out().contains("Got         date=2001-01-01T00:01:00, delay=-1, origin=LAX, from flights to delayed"), result.out());
    assertTrue(result.out().contains("Before it, the operator had no state."), result.out());
    replay("--from", "before", "--job", "test.job", "--until", "records:1");
    assertEquals(1, result.code(), result.all());
    assertTrue(result.out().startsWith("Failed after 0 records: Operator 'delayed'"), result.out());
    TestJobs.filter(folder);
    replay("--to-failure", "--from", "before", "--job", "test.job");
    assertEquals(0, result.code(), result.all());
    assertTrue(result.out().startsWith("Does not fail: test.job from "), result.out());
    assertTrue(result.out().contains("came to its end after 2 records."), result.out());
  }

  @Test
  void failure_isADocument() throws IOException {
    // Catches fields that are missing or have other names than are described.
    TestJobs.filter(folder, "delay > 0", "10 / (delay + 1) > 0");
    replay("--to-failure", "--job", "test.job", "--json");
    assertEquals(1, result.code(), result.all());
    Map<?, ?> document = (Map<?, ?>) Json.parse(result.out().strip());
    assertEquals(List.of("verdict", "text", "job", "snapshot", "recordsRead", "failure", "savepoint", "notes"), List.copyOf(document.keySet()));
    Map<?, ?> failure = (Map<?, ?>) document.get("failure");
    assertEquals(List.of("message", "uid", "subtask", "recordNumber", "isAtEnd", "source", "position", "sourceRecord", "stream", "record", "key", "state", "isStateCut"),
        List.copyOf(failure.keySet()));
    assertEquals("failed", document.get("verdict"));
    assertEquals(1L, document.get("recordsRead"));
    assertEquals("flights.csv line 3", failure.get("position"));
    assertEquals(2L, failure.get("recordNumber"));
  }

  @Test
  void latestCheckpoint_isWhereAFailedJobIsReplayedFrom() throws IOException {
    // Catches a checkpoint of another job, or a replay that begins anew without a word.
    TestJobs.filter(folder, "<schemas", "<checkpointing intervalMs=\"10\"/><schemas");
    result = CommandResult.of(folder, "run", "test.job", "--checkpoint-dir", "cp");
    assertEquals(0, result.code(), result.all());
    replay("--from", "latest", "--checkpoint-dir", "cp", "--job", "test.job");
    assertEquals(0, result.code(), result.all());
    assertTrue(result.err().contains("Begins with the checkpoint " + folder.resolve("cp")), result.err());
    assertTrue(result.out().contains(" to the end of the data: 0 records read, 0 results."), result.out());
    replay("--from", "latest", "--checkpoint-dir", "other", "--job", "test.job");
    assertEquals(2, result.code(), result.all());
    assertTrue(result.err().contains("error: There is no checkpoint of the job 'Test' below " + folder.resolve("other") + "."), result.err());
  }

  @Test
  void sameTwice_isTold() throws IOException {
    // Catches a check that always finds something, or whose document is not the one that is described.
    TestJobs.filter(folder);
    replay("--check-determinism", "--job", "test.job");
    assertEquals(0, result.code(), result.all());
    assertEquals("The same twice: two replays of test.job over 3 records have the same trace.", result.out().lines().findFirst().orElseThrow());
    replay("--check-determinism", "--job", "test.job", "--json");
    Map<?, ?> document = (Map<?, ?>) Json.parse(result.out().strip());
    assertEquals(List.of("verdict", "text", "job", "recordsRead", "trace1", "trace2", "uid", "reasons", "failure", "notes"), List.copyOf(document.keySet()));
    assertEquals("same", document.get("verdict"));
    assertEquals(document.get("trace1"), document.get("trace2"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "--to-failure --check-determinism --job test.job|give one of them", "--to-failure --job test.job --job test.job|is about one version",
      "--check-determinism --job test.job --savepoint x|no savepoint", "--to-failure --job test.job --out x.csv|--out", "--to-failure --job test.job --speed real|--speed",
      "--from latest --job snapshot|needs the job's file", "--from x --checkpoint-dir y --job test.job|goes with --from latest",
      "--to-failure x.comparison|does not go with a comparison file", "--all --check-determinism|does not go with --all"})
  void whatDoesNotGoTogether_isRefused(String words, String named) throws IOException {
    // Catches an option that is taken and forgotten.
    TestJobs.filter(folder);
    replay(words.split(" "));
    assertEquals(2, result.code(), result.all());
    assertEquals("", result.out());
    assertTrue(result.err().contains(named), result.all());
  }

  private void replay(String... words) {
    String[] command = new String[words.length + 1];
    command[0] = "replay";
    System.arraycopy(words, 0, command, 1, words.length);
    result = CommandResult.of(folder, command);
  }
}
