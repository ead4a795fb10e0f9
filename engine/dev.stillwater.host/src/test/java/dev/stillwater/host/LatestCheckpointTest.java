package dev.stillwater.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.snapshot.serializer.Serializers;
import dev.stillwater.engine.snapshot.write.OperatorState;
import dev.stillwater.engine.snapshot.write.OperatorStateWriter;
import dev.stillwater.engine.snapshot.write.SnapshotIdentity;
import dev.stillwater.engine.snapshot.write.SnapshotWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which checkpoint a job goes on from. */
class LatestCheckpointTest {
  private static final String JOB = "Flights";
  private static final String OPERATOR = "0123456789abcdef0123456789abcdef";

  @TempDir
  private Path folder;

  @Test
  void noFolder_isNoCheckpoint() throws Exception {
    // Catches a first start that fails because there is nothing to go on from.
    assertEquals(new LatestCheckpoint(Optional.empty(), List.of()), LatestCheckpoint.find(Storage.local(), folder.resolve("none"), JOB));
  }

  @Test
  void newestOfAllRuns_isTaken() throws Exception {
    // Catches the order of names (chk-9 after chk-10), and runs that only look at their own id.
    write("a", 9, 100, JOB);
    write("a", 10, 200, JOB);
    Path newest = write("b", 3, 300, JOB);
    assertEquals(Optional.of(newest), LatestCheckpoint.find(Storage.local(), folder, JOB).folder());
  }

  @Test
  void sameTime_higherNumberWins() throws Exception {
    write("b", 11, 100, JOB);
    Path newest = write("a", 12, 100, JOB);
    assertEquals(Optional.of(newest), LatestCheckpoint.find(Storage.local(), folder, JOB).folder());
  }

  @Test
  void otherJobsAndUnfinished_areNotTaken() throws Exception {
    // Catches state of another job, and a checkpoint whose writing was killed.
    Path own = write("a", 1, 100, JOB);
    write("b", 2, 200, "Another");
    Files.createDirectories(job("a").resolve(".chk-3.writing"));
    Files.createDirectories(job("a").resolve("chk-4"));
    LatestCheckpoint found = LatestCheckpoint.find(Storage.local(), folder, JOB);
    assertEquals(Optional.of(own), found.folder());
    assertEquals(List.of(), found.passedOver());
  }

  @Test
  void damagedNewest_isNamedAndPassedOver() throws Exception {
    // Catches a damaged checkpoint that hides the good one before it.
    Path good = write("a", 1, 100, JOB);
    Path shortened = write("a", 2, 200, JOB);
    Path headless = write("a", 3, 300, JOB);
    try (Stream<Path> files = Files.list(shortened)) {
      Path state = files.filter(file -> file.getFileName().toString().endsWith("-operator")).findFirst().orElseThrow();
      Files.write(state, new byte[] {1});
    }
    Files.write(headless.resolve("_metadata"), new byte[Math.toIntExact(Files.size(headless.resolve("_metadata")))]);
    Path flipped = write("a", 4, 50, JOB);
    LatestCheckpoint found = LatestCheckpoint.find(Storage.local(), folder, JOB);
    assertEquals(Optional.of(good), found.folder());
    assertEquals(2, found.passedOver().size(), found.passedOver().toString());
    byte[] metadata = Files.readAllBytes(flipped.resolve("_metadata"));
    metadata[15] ^= 1; // the last byte of the checkpoint number
    Files.write(flipped.resolve("_metadata"), metadata);
    Files.delete(good.resolve("_metadata"));
    LatestCheckpoint none = LatestCheckpoint.find(Storage.local(), folder, JOB);
    assertTrue(none.folder().isEmpty() && none.passedOver().toString().contains("the bytes are not those that were written"), none.toString());
    assertTrue(found.passedOver().get(0).contains("chk-3") && found.passedOver().get(1).contains("1 bytes, expected"), found.passedOver().toString());
  }

  private Path job(String digit) {
    return folder.resolve(digit.repeat(32));
  }

  private Path write(String digit, long id, long timeMs, String jobName) throws Exception {
    Path target = job(digit).resolve("chk-" + id);
    SnapshotIdentity identity = new SnapshotIdentity(id, digit.repeat(32), jobName, false, Instant.ofEpochMilli(timeMs), Optional.empty(), Optional.empty(),
        Optional.empty(), Map.of(), Map.of(), Map.of(), Map.of());
    try (SnapshotWriter writer = SnapshotWriter.begin(Storage.local(), target, identity, ProgressListener.NONE)) {
      OperatorStateWriter state = writer.operator(OPERATOR, 1, 128).operatorState(0, List.of(OperatorState.list("texts", Serializers.ofString())));
      state.add("texts", "x".repeat(100));
      state.finish();
      writer.commit();
    }
    return target;
  }
}
