package dev.stillwater.testkit.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders of checkpoints and files of sinks that cannot be written, go away, fill up or have two users: what is said, what goes on, what can be restored. */
class CheckpointFolderTest {
  private static final String JOB = """
        <checkpointing intervalMs="100" tolerableFailures="%d" directory="checkpoints"/>
        <operators uid="gen" kind="generator">
          <parameters name="rate" value="5000"/>
          <expressions name="n" text="n"/>
        </operators>
        <operators uid="sum" kind="aggregate"><expressions name="c" text="count()"/></operators>
        <operators uid="out" kind="csv-sink"><parameters name="path" value="out.csv"/></operators>
        <streams source="gen" target="sum" partitioning="hash"><keyFields>n</keyFields></streams>
        <streams source="sum" target="out"/>
      """;

  @TempDir
  private Path folder;

  @BeforeEach
  void writeJobs() {
    JobText.write(folder, "patient", JOB.formatted(1_000_000));
    JobText.write(folder, "strict", JOB.formatted(2));
  }

  private RunningCommand start(String job, String... words) {
    return RunningCommand.start(folder, 128, Stream.concat(Stream.of("run", job), Stream.of(words)).toArray(String[]::new));
  }

  @Test
  void fileInPlaceOfTheFolder_isToldAndToleratedAsTheJobSays() throws Exception {
    // Catches a job that dies of its first checkpoint although it may fail, one that goes on without a word, and one that goes on for ever.
    Files.writeString(folder.resolve("checkpoints"), "not a folder");
    try (RunningCommand patient = start("patient.job", "--for", "1s", "--set", "out.path=patient.csv"); RunningCommand strict = start("strict.job")) {
      String said = patient.awaitExit(0);
      assertTrue(said.contains("warning: Checkpoint 1 has failed"), said);
      assertTrue(said.contains("The disk says: Not a directory."), said);
      assertEquals(1, said.lines().filter(line -> line.contains("has failed")).count(), said);
      String last = strict.awaitExit(1);
      assertTrue(last.contains("error: Exceeded checkpoint tolerable failure threshold."), last);
      assertTrue(last.contains("chk-3: the folder of the snapshot cannot be made. The disk says: Not a directory."), last);
    }
    assertEquals("not a folder", Files.readString(folder.resolve("checkpoints")));
  }

  @Test
  void folderThatVanishes_isMadeAgainAndRestoredFrom() throws Exception {
    // Catches a job that does not get over a cleaned folder, or a restore that finds half a checkpoint.
    Path directory = folder.resolve("checkpoints");
    try (RunningCommand job = start("patient.job")) {
      job.await("a checkpoint", () -> !Checkpoints.below(directory).isEmpty());
      Path elsewhere = folder.resolve("elsewhere");
      Files.move(directory, elsewhere);
      job.await("another checkpoint", () -> !Checkpoints.below(directory).isEmpty());
      job.interrupt();
    }
    assertGoesOn(directory);
  }

  /** Everything that is found is in one piece: the newest checkpoint restores, and each row is there once. */
  private void assertGoesOn(Path directory) throws IOException {
    assertFalse(Checkpoints.below(directory).isEmpty());
    String said = RunningCommand.run(0, folder, "run", "patient.job", "--checkpoint-dir", directory.toString(), "--from", "latest", "--for", "500ms");
    assertTrue(said.contains("Begins with the checkpoint " + directory), said);
    List<String> rows = Files.readAllLines(folder.resolve("out.csv"));
    assertEquals(rows.size(), rows.stream().distinct().count());
    assertTrue(rows.stream().skip(1).allMatch(row -> row.matches("\\d+,1")), "a row that is not whole, or a number that came twice");
  }

  @Test
  void fullDisk_failsTheCheckpointAndKeepsTheLast() throws Exception {
    // Catches half a checkpoint that a restore takes for a whole one, space that failed ones hold, and results that nobody can find.
    Path disk = folder.resolve("disk");
    Files.createDirectory(disk);
    Assumptions.assumeTrue(mount("-t", "tmpfs", "-o", "size=1m", "tmpfs", disk.toString()), "a small disk cannot be mounted here");
    try {
      Path directory = disk.resolve("checkpoints");
      try (RunningCommand job = start("patient.job", "--checkpoint-dir", directory.toString())) {
        job.await("a checkpoint", () -> !Checkpoints.below(directory).isEmpty());
        Files.write(disk.resolve("ballast"), new byte[(int) (disk.toFile().getUsableSpace() - 8192)]);
        job.await("a failure", () -> job.errors().contains("has failed"));
        assertTrue(job.errors().contains("No space left on device."), job.errors());
        job.interrupt();
      }
      assertGoesOn(directory);
      Path out = disk.resolve("out.csv");
      String said = RunningCommand.run(1, folder, "run", "patient.job", "--checkpoint-interval", "1h", "--set", "gen.rate=0", "--set", "out.path=" + out);
      assertTrue(said.contains("error: Operator 'out', subtask 0: '" + out + "' cannot be written: No space left on device."), said);
    } finally {
      assertTrue(umount(disk));
    }
  }

  private static boolean mount(String... words) throws IOException, InterruptedException {
    return run(Stream.concat(Stream.of("mount"), Stream.of(words)).toList());
  }

  private static boolean umount(Path disk) throws IOException, InterruptedException {
    return run(List.of("umount", disk.toString()));
  }

  private static boolean run(List<String> command) throws InterruptedException {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
      return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException noSuchCommand) {
      return false;
    }
  }

  @Test
  void twoProcessesOnOneFolder_keepOutOfEachOthersWay() throws Exception {
    // Catches checkpoints of one run that another deletes, overwrites or takes for its own while both write.
    Path directory = folder.resolve("checkpoints");
    try (RunningCommand first = start("patient.job", "--set", "out.path=first.csv"); RunningCommand second = start("patient.job", "--set", "out.path=second.csv")) {
      for (RunningCommand job : List.of(first, second)) {
        job.await("checkpoints of both", () -> Checkpoints.below(directory).stream().map(Path::getParent).distinct().count() == 2);
        assertFalse(job.errors().contains("has failed"), job.errors());
      }
      first.kill();
      second.interrupt();
      assertFalse(second.errors().contains("has failed"), second.errors());
    }
    List<Path> kept = Checkpoints.below(directory);
    assertTrue(kept.size() >= 2, kept.toString());
    for (Path checkpoint : kept) {
      RunningCommand.run(0, folder, "verify", checkpoint.toString());
    }
  }
}
