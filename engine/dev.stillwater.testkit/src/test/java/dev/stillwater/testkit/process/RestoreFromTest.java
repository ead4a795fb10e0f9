package dev.stillwater.testkit.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that begin with a snapshot, or with what is none: what they say, what they keep, and which checkpoints are left at the end. */
class RestoreFromTest {
  private static final String JOB = """
        <checkpointing intervalMs="100"/>
        <operators uid="gen" kind="generator">
          <parameters name="rate" value="20000"/>
          <expressions name="n" text="n"/>
        </operators>
        <operators uid="%s" kind="aggregate"><expressions name="c" text="count()"/></operators>
        <operators uid="out" kind="csv-sink"><parameters name="path" value="out.csv"/></operators>
        <streams source="gen" target="%1$s" partitioning="hash"><keyFields>n</keyFields></streams>
        <streams source="%1$s" target="out"/>
      """;

  @TempDir
  private static Path folder;
  private static Path original;

  /** A job that has finished, with its last three checkpoints. */
  @BeforeAll
  static void runToTheEnd() {
    JobText.write(folder, "sum", JOB.formatted("sum"));
    JobText.write(folder, "renamed", JOB.formatted("total"));
    RunningCommand.run(0, folder, "run", "sum.job", "--set", "gen.count=20000", "--set", "gen.rate=10000", "--checkpoint-interval", "20ms",
        "--checkpoint-dir", "original", "--retain", "3");
    original = checkpoints("original").getLast();
  }

  private static List<Path> checkpoints(String directory) {
    return Checkpoints.below(folder.resolve(directory));
  }

  private static boolean hasLaterThan(String directory, int number) {
    return checkpoints(directory).stream().anyMatch(checkpoint -> Checkpoints.number(checkpoint) > number);
  }

  private static RunningCommand start(String job, String directory, String... words) {
    List<String> all = new ArrayList<>(List.of("run", job, "--checkpoint-dir", directory, "--set", "out.path=" + directory + ".csv"));
    all.addAll(List.of(words));
    return RunningCommand.start(folder, 96, all.toArray(String[]::new));
  }

  /** A copy of the newest checkpoint, with its sidecar. */
  private static Path copy(String name) throws IOException {
    Path target = Files.createDirectories(folder.resolve(name)).resolve(original.getFileName());
    for (String ending : List.of("", ".stillwater")) {
      Path from = original.resolveSibling(original.getFileName() + ending);
      Path to = target.resolveSibling(original.getFileName() + ending);
      Files.createDirectory(to);
      try (Stream<Path> files = Files.list(from)) {
        for (Path file : files.toList()) {
          Files.copy(file, to.resolve(file.getFileName()));
        }
      }
    }
    return target;
  }

  @Test
  void whatIsNoWholeSnapshot_isRefusedWithTheReason() throws Exception {
    // Catches a job that begins anew, or with half its state, when it was told to go on.
    Path truncated = copy("truncated");
    byte[] metadata = Files.readAllBytes(truncated.resolve("_metadata"));
    Files.write(truncated.resolve("_metadata"), Arrays.copyOf(metadata, metadata.length / 2));
    Path incomplete = copy("incomplete");
    try (Stream<Path> files = Files.list(incomplete)) {
      Files.delete(files.filter(file -> file.toString().endsWith("-keyed")).findFirst().orElseThrow());
    }
    try (RunningCommand nowhere = start("sum.job", "a", "--from", "nowhere"); RunningCommand noSnapshot = start("sum.job", "b", "--from", "sum.job");
        RunningCommand cut = start("sum.job", "c", "--from", truncated.toString());
        RunningCommand lacking = start("sum.job", "d", "--from", incomplete.toString(), "--for", "5s")) {
      assertSays(nowhere.awaitExit(2), "error: " + folder.resolve("nowhere") + ": this is no snapshot.", "Found: nothing of this name.");
      assertSays(noSnapshot.awaitExit(2), "error: " + folder.resolve("sum.job") + ": this is no snapshot.");
      assertSays(cut.awaitExit(2), "error: ", "_metadata");
      assertSays(lacking.awaitExit(2), "error: ", "-keyed");
    }
    assertTrue(Files.notExists(folder.resolve("c.csv")), "a sink was begun anew");
  }

  private static void assertSays(String said, String... expected) {
    for (String part : expected) {
      assertTrue(said.contains(part), said);
    }
  }

  @Test
  void stateThatNobodyClaims_isRefusedUnlessItMayBeLost() {
    // Catches a renamed uid that silently costs the state of its operator.
    try (RunningCommand refused = start("renamed.job", "e", "--from", original.toString());
        RunningCommand allowed = start("renamed.job", "f", "--from", original.toString(), "--allow-non-restored-state", "--for", "300ms")) {
      assertSays(refused.awaitExit(2), "no operator of the job 'renamed' claims; it would be lost: uid 'sum' (", "with 20,000 entries", "--allow-non-restored-state");
      assertSays(allowed.awaitExit(0), "Begins with the snapshot " + original);
    }
  }

  @Test
  void whatAJobBeginsWith_isNoErrorToWhoShowsItsProgress() {
    // Catches information in the colour of errors in the Console of the IDE, and job output that comes before it.
    try (RunningCommand job = RunningCommand.startJobProcess(folder, 128, "sum.job", "--progress", "--for-ms", "300", "--set", "out.path=j.csv", "--checkpoint-dir", "j",
        "--from", original.toString())) {
      String errors = job.awaitExit(130);
      assertEquals("Begins with the snapshot " + original + ".", job.output().lines().findFirst().orElse(""));
      assertFalse(errors.contains("Begins with"), errors);
    }
  }

  @Test
  void claimedSnapshot_goesAndUnclaimedStays() throws Exception {
    // Catches a job that deletes what is not its own, one that never deletes what it was given, and sinks that change place without a word.
    Path claimed = copy("claimed");
    Path left = copy("left");
    try (RunningCommand claiming = start("sum.job", "g", "--from", claimed.toString(), "--claim-mode", "claim");
        RunningCommand leaving = start("sum.job", "h", "--from", left.toString())) {
      claiming.await("the claimed snapshot to go", () -> Files.notExists(claimed));
      assertFalse(checkpoints("g").isEmpty());
      leaving.await("two checkpoints", () -> hasLaterThan("h", Checkpoints.number(original) + 1));
      claiming.interrupt();
      leaving.interrupt();
      assertSays(leaving.errors(), "warning: Operator 'out' begins '" + folder.resolve("h.csv") + "' anew: the snapshot knows " + folder.resolve("out.csv"));
    }
    RunningCommand.run(0, folder, "verify", left.toString());
  }

  @Test
  void retain_keepsThatManyAtTheEndAndAfterAnInterrupt() {
    // Catches checkpoints that pile up, and an end that takes the last one away.
    assertEquals(3, checkpoints("original").size());
    try (RunningCommand job = start("sum.job", "i", "--retain", "1")) {
      job.await("a third checkpoint", () -> hasLaterThan("i", 2));
      job.interrupt();
    }
    assertEquals(1, checkpoints("i").size(), checkpoints("i").toString());
  }

  @Test
  void latestWithoutAny_saysSoAndBeginsAnew() {
    // Catches a first run of a script with --from latest that fails, or one that begins anew unnoticed.
    try (RunningCommand job = start("sum.job", "j", "--from", "latest", "--for", "300ms")) {
      assertSays(job.awaitExit(0), "There is no checkpoint of the job 'sum' below " + folder.resolve("j") + "; it begins anew.");
    }
  }
}
