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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code snapshot copy|move|edit|dispose} do with snapshots of Flink. */
class SnapshotVerbTest {
  @TempDir
  private Path folder;
  private String original;
  private CommandResult result;

  @BeforeEach
  void chooseOriginal() throws IOException {
    original = Fixtures.folder().resolve(Fixtures.snapshot("2.3.0/canonical-files")).toString();
  }

  @AfterEach
  void noStackTrace() {
    assertFalse(result != null && result.hasStackTrace(), () -> result.all());
  }

  @ParameterizedTest
  @ValueSource(strings = {"2.3.0/canonical-files", "2.3.0/ckpt-hashmap-full", "1.20.5/ckpt-rocksdb-incr"})
  void copy_isEqualAndWhole(String fixture) throws IOException {
    // Catches a copy that still needs files of the original.
    String source = Fixtures.folder().resolve(Fixtures.snapshot(fixture)).toString();
    done("snapshot", "copy", source, "copy");
    assertTrue(result.out().startsWith("Copied ") || result.out().contains("\nCopied "), result.out());
    done("snapshot", "move", "copy", "moved");
    assertFalse(Files.exists(folder.resolve("copy")));
    done("verify", "moved");
    done("diff", source, "moved");
  }

  @Test
  void edit_doesAllThatIsAskedForAndNothingElse() throws IOException {
    // Catches edits that are lost among others, and state that goes with them.
    done("snapshot", "edit", original, "edited", "--drop-operator", "win-agg", "--drop-state", "keyed-a/_timer_state/event_user-timers", "--drop-state",
        "keyed-a/perTag", "--change-uid", "keyed-b=renamed", "--max-parallelism", "256", "--checkpoint-id", "77");
    assertTrue(result.out().contains("'win-agg'") && result.out().contains("'renamed'") && result.out().contains("The original has 174.0 kB"), result.out());
    done("inspect", "edited", "--json");
    Map<?, ?> document = (Map<?, ?>) Json.parse(result.out().strip());
    assertEquals(List.of(3L, 77L), List.of(document.get("metadataVersion"), document.get("checkpointId")));
    assertTrue(((List<?>) document.get("operators")).stream().allMatch(operator -> ((Map<?, ?>) operator).get("maxParallelism").equals(256L)), result.out());
    done("verify", "edited");
    assertTrue(result.out().contains("no findings"), result.out());
    done("inspect", "edited", "--entries", "--uid", "renamed");
    assertEquals(5, result.out().lines().count());
    run("diff", original, "edited", "--json", "--limit", "0");
    assertEquals(1, result.code(), result.all());
    Map<?, ?> diff = (Map<?, ?>) Json.parse(result.out().strip());
    // keyed-b under another uid is another operator; win-agg had 5 windows with 5 timers; keyed-a 211 timers and 1,055 entries of a map.
    assertEquals(List.of(5L, 5L + 10 + 211 + 1055, 0L), List.of(diff.get("added"), diff.get("removed"), diff.get("changed")));
  }

  @Test
  void unclaimedState_isRemoved() throws IOException {
    // Catches a claim of single states that keeps all or none.
    done("snapshot", "edit", original, "edited", "--remove-unclaimed", "--claimed", "keyed-a/count,keyed-a/acc,keyed-b");
    done("inspect", "edited", "--json", "--count");
    List<?> operators = (List<?>) ((Map<?, ?>) Json.parse(result.out().strip())).get("operators");
    assertEquals(List.of("keyed-a", "keyed-b"), operators.stream().map(operator -> ((Map<?, ?>) operator).get("uid")).toList());
    List<?> states = (List<?>) ((Map<?, ?>) operators.getFirst()).get("states");
    assertEquals(List.of("_timer_state/event_user-timers", "_timer_state/processing_user-timers", "acc", "count"),
        states.stream().map(state -> (String) ((Map<?, ?>) state).get("name")).sorted().toList());
  }

  @Test
  void dispose_leavesNothing() throws IOException {
    // Catches a sidecar that outlives its snapshot.
    done("snapshot", "edit", original, "edited");
    assertTrue(Files.exists(folder.resolve("edited.stillwater")));
    done("snapshot", "dispose", "edited", "--json");
    assertTrue(((Map<?, ?>) Json.parse(result.out().strip())).keySet().containsAll(List.of("snapshot", "changes", "fileCount", "sizeBytes")), result.out());
    try (Stream<Path> left = Files.list(folder)) {
      assertEquals(List.of(), left.toList());
    }
  }

  @ParameterizedTest
  @CsvSource({"--drop-operator keyd-a,Did you mean 'keyed-a'?", "--drop-state keyed-a,OPERATOR/STATE", "--drop-state keyed-a/cont,cont", "--change-uid keyed-a,OLD=NEW",
      "--change-uid nobody=x,nobody", "--remove-unclaimed,--job", "--claimed keyed-a,--remove-unclaimed", "--max-parallelism many,many", "--max-parallelism 1,parallelism 2",
      "--metadata-version 6,version 3", "--checkpoint-id -1,--checkpoint-id", "--remove-unclaimed --job none.job,none.job"})
  void impossibleEdit_isRefusedAndWritesNothing(String words, String named) throws IOException {
    // Catches half an edit, and a message that does not say what is wrong.
    String[] command = ("snapshot edit " + original + " edited " + words).split(" ");
    run(command);
    assertEquals(2, result.code(), result.all());
    assertTrue(result.err().startsWith("error: ") && result.err().contains(named), result.all());
    try (Stream<Path> written = Files.list(folder)) {
      assertEquals(List.of(), written.toList());
    }
  }

  @ParameterizedTest
  @CsvSource({"snapshot,copy", "snapshot copy,SNAPSHOT", "snapshot copy a,TARGET", "snapshot turn a b,turn", "snapshot copy none b,none", "snapshot dispose none,none"})
  void badUsage_cannotBeDone(String words, String named) {
    // Catches a verb that does nothing and says so with 0.
    run(words.split(" "));
    assertEquals(2, result.code(), result.all());
    assertTrue(result.out().isEmpty() && result.err().startsWith("error: ") && result.err().contains(named), result.all());
  }

  @Test
  void existingTarget_isNeverWrittenOver() throws IOException {
    // Catches a copy that mixes with what is there.
    Files.createDirectory(folder.resolve("there"));
    run("snapshot", "copy", original, "there");
    assertEquals(2, result.code(), result.all());
    try (Stream<Path> inside = Files.list(folder.resolve("there"))) {
      assertEquals(List.of(), inside.toList());
    }
  }

  private void run(String... words) {
    result = CommandResult.of(folder, words);
  }

  private void done(String... words) {
    run(words);
    assertEquals(0, result.code(), result.all());
  }
}
