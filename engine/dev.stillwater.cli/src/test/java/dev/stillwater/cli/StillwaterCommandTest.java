package dev.stillwater.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Help, version, completion and bad usage. */
class StillwaterCommandTest {
  @TempDir
  private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"--help", "-h", "help", "help run", "run --help", "help check", "check -h", "completion --help"})
  void help_isAResult(String words) {
    // Catches help on the error stream, where no pager sees it.
    CommandResult result = CommandResult.of(folder, words.split(" "));
    assertEquals(0, result.code(), result.all());
    assertTrue(result.out().contains("Usage: stillwater") && result.err().isEmpty(), result.all());
  }

  @Test
  void help_listsOnlyWhatWorks() {
    // Catches verbs and options that are promised for later.
    assertEquals(List.of("run", "check", "inspect", "verify", "report", "diff", "draw", "snapshot", "replay", "list", "savepoint", "savepoints", "stop", "cancel", "checkpoints",
        "help", "completion"), CommandResult.of(folder, "--help").out().lines().dropWhile(line -> !line.startsWith("Commands:")).skip(1)
        .takeWhile(line -> line.startsWith("  ")).map(line -> line.strip().split(" ")[0]).toList());
    assertEquals(List.of("--allow-non-restored-state", "--backend", "--checkpoint-dir", "--checkpoint-interval", "--claim-mode", "--debug", "--detached", "--explain",
        "--for", "--from", "--help", "--parallelism", "--retain", "--set"), options("run"));
    assertEquals(List.of("--checkpoint-dir", "--debug", "--format", "--from", "--help", "--json", "--parallelism", "--quick", "--read-elsewhere", "--set"), options("check"));
  }

  @Test
  void version_isTheBuilds() throws IOException {
    // Catches a version that was forgotten at a release.
    CommandResult result = CommandResult.of(folder, "--version");
    assertEquals(0, result.code(), result.all());
    String pom = Files.readString(CheckVerbTest.samples().resolveSibling("pom.xml"));
    assertTrue(result.out().startsWith("Stillwater " + StillwaterCommand.VERSION), result.all());
    assertTrue(pom.contains("<version>" + StillwaterCommand.VERSION + "-SNAPSHOT</version>") || pom.contains("<version>" + StillwaterCommand.VERSION + "</version>"));
  }

  @Test
  void completion_isAShellScriptOfAllVerbs() {
    // Catches a script that does not know a verb or an option.
    CommandResult result = CommandResult.of(folder, "completion");
    assertEquals(0, result.code(), result.all());
    for (String word : List.of("complete ", "compinit", "run", "check", "--parallelism", "--explain", "--format")) {
      assertTrue(result.out().contains(word), word);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "runn x.job", "run", "run a.job b.job", "run a.job --fro x", "check", "--no-such", "run a.job --set", "help me"})
  void badUsage_cannotBeDone(String words) {
    // Catches the exit codes that picocli has of its own, and messages without a way out.
    CommandResult result = CommandResult.of(folder, words.isEmpty() ? new String[0] : words.split(" "));
    assertEquals(2, result.code(), result.all());
    assertTrue(result.out().isEmpty() && result.err().startsWith("error: "), result.all());
    assertTrue(!result.hasStackTrace(), result.all());
  }

  private List<String> options(String verb) {
    return CommandResult.of(folder, verb, "--help").out().lines().map(String::strip)
        .filter(line -> line.startsWith("-")).map(line -> line.replaceFirst("^-\\w, ", "").split("[ =]")[0]).sorted().toList();
  }
}
