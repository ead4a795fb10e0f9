package dev.stillwater.testkit.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.checkpoint.StateBackendSettings.Kind;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Whole jobs on one thread, with crashes before and after every call to the disk, disks that are slow or fail, tasks that fail with them or by themselves, and
 * barriers and acknowledgements that come late, subtasks that are paused; a failing seed fails again with {@code -Dstillwater.simulation.seed=N -Dstillwater.simulation.seeds=1}. 1,000 seeds, 100,000 with {@code -Dstillwater.long=true}.
 */
class SimulationTest {
  private static final Logger LOGGER = System.getLogger(SimulationTest.class.getName());
  private static final long FIRST = Long.getLong("stillwater.simulation.seed", 1);
  private static final long SEEDS = Long.getLong("stillwater.simulation.seeds", Boolean.getBoolean("stillwater.long") ? 100_000 : 1000);

  // RocksDB takes its time to open, and its files cannot be read from a disk that is not there.
  private static final int ROCKSDB_EVERY = 33;

  @Test
  void everySeed_isExactlyOnce() throws IOException {
    // Catches rows that a crash loses or doubles, and snapshots that hold anything but what the world held when it stood still.
    List<SimulatedJob> jobs = SimulatedJobs.all();
    Map<String, Map<String, Integer>> expected = new HashMap<>();
    long crashes = 0;
    long restores = 0;
    long snapshots = 0;
    long stops = 0;
    long failures = 0;
    long pauses = 0;
    for (long seed = FIRST; seed < FIRST + SEEDS; seed++) {
      SimulatedJob job = jobs.get((int) (seed % jobs.size()));
      Kind backend = seed % ROCKSDB_EVERY == 0 ? Kind.ROCKSDB : Kind.FILESYSTEM;
      Simulation simulation = new Simulation(job, backend, seed);
      try {
        simulation.run(backend == Kind.FILESYSTEM ? SnapshotReferences.of(job) : (storage, folder) -> 0);
      } catch (IOException | RuntimeException | AssertionError e) {
        throw new AssertionError("seed " + seed + ", job " + job.name() + ": " + e.getMessage(), e);
      }
      Map<String, Integer> wanted = expected.computeIfAbsent(job.name(), name -> undisturbed(job));
      assertEquals(wanted, simulation.rows(), "seed " + seed + ", job " + job.name());
      crashes += simulation.crashes();
      restores += simulation.restores();
      stops += simulation.stops();
      failures += simulation.failures();
      pauses += simulation.pauses();
      snapshots += simulation.snapshots();
    }
    LOGGER.log(Level.INFO, "Simulated " + SEEDS + " seeds from " + FIRST + ": " + crashes + " crashes, " + failures + " failed tasks, " + restores + " restores, " + stops
        + " stops with a savepoint, " + pauses + " pauses of a subtask, " + snapshots + " snapshots checked.");
    assertTrue(SEEDS < 100 || crashes > SEEDS && restores > SEEDS && stops > SEEDS / 20 && failures > SEEDS / 10 && pauses > SEEDS && snapshots > SEEDS, "too little has happened");
  }

  private static Map<String, Integer> undisturbed(SimulatedJob job) {
    try {
      Simulation simulation = new Simulation(job, Kind.FILESYSTEM, 0);
      simulation.runUndisturbed();
      return simulation.rows();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
