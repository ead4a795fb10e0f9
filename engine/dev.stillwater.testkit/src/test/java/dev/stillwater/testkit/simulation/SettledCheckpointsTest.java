package dev.stillwater.testkit.simulation;

import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.stillwater.engine.io.Storage;
import dev.stillwater.host.LatestCheckpoint;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Checkpoints that were taken away by a process whose disk failed before that was sure. */
class SettledCheckpointsTest {
  private static final Path DIRECTORY = Path.of("/disk/checkpoints");
  private static final Path CHECKPOINT = DIRECTORY.resolve("0123456789abcdef".repeat(2)).resolve("chk-3");
  private static final int SEEDS = 50;

  /** Would catch a job that goes on from an older checkpoint while a crash may still bring the newer one back; found by seed 7284 of the simulator. */
  @Test
  void removedCheckpoint_doesNotComeBackAfterTheNextJobHasBegun() throws Exception {
    for (int seed = 0; seed < SEEDS; seed++) {
      SimulatedDisk disk = new SimulatedDisk(seed, () -> 0);
      Storage first = disk.storage();
      first.createDirectories(CHECKPOINT);
      first.create(CHECKPOINT.resolve("_metadata")).close();
      first.delete(CHECKPOINT.resolve("_metadata"));
      first.delete(CHECKPOINT);
      disk.endProcess();
      Storage next = disk.storage();
      LatestCheckpoint.settle(next, DIRECTORY);
      disk.crash();
      disk.restart();
      assertFalse(disk.storage().exists(CHECKPOINT), "seed " + seed);
    }
  }
}
