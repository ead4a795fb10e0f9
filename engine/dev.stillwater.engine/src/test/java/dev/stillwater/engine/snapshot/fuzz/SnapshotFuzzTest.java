package dev.stillwater.engine.snapshot.fuzz;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.snapshot.SnapshotException;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/**
 * Damaged snapshots of all kinds end in a result or in a typed error with a place, within bounds of memory and work.
 *
 * <p>{@code -Dstillwater.long=true} reads a million inputs in place of 20,000; {@code -Dstillwater.fuzz.seed} and {@code .index} read one input again.
 */
class SnapshotFuzzTest {
  private static final long SEED = Long.getLong("stillwater.fuzz.seed", 20261121L);
  private static final long ONE = Long.getLong("stillwater.fuzz.index", -1L);
  private static final long INPUTS = Long.getLong("stillwater.fuzz.inputs", Boolean.getBoolean("stillwater.long") ? 1_000_000L : 20_000L);
  private static final long INPUT_MS_MAX = 20_000;
  private static final long MEMORY_BYTES_MAX = 256L << 20;
  private static final long ALLOCATED_BYTES_MAX = 1L << 30;
  private static final int READ_FACTOR = 1000;

  @Test
  void damagedInput_endsInResultOrTypedError(TestReporter reporter) throws Exception {
    List<FuzzTarget> targets = FuzzTargets.all();
    FuzzRun.Limits limits = new FuzzRun.Limits(SEED, Math.max(ONE, 0), ONE < 0 ? INPUTS : 1, INPUT_MS_MAX, MEMORY_BYTES_MAX,
        ALLOCATED_BYTES_MAX, READ_FACTOR);
    FuzzRun run = new FuzzRun(targets, limits);
    List<FuzzRun.Failure> failures = run.run();
    reporter.publishEntry("fuzzed", run.summary());
    String all = failures.stream().map(FuzzRun.Failure::toString).collect(Collectors.joining("\n\n"));
    assertTrue(failures.isEmpty(), () -> failures.size() + " kinds of failures with seed " + SEED + ". One input again: mvn -f engine/pom.xml"
        + " -pl dev.stillwater.engine test -Dtest=SnapshotFuzzTest -Dstillwater.fuzz.seed=" + SEED + " -Dstillwater.fuzz.index=<the input's number>\n" + all);
    if (ONE < 0) {
      for (FuzzTarget target : targets) {
        assertTrue(run.outcome(target.name() + " read") > 0, () -> "Damage hides all of " + target.name() + ": " + run.summary());
      }
    }
  }

  /** The samples themselves are read without an error; else the fuzzer would look at nothing but its own mistakes. */
  @Test
  void undamagedInput_isRead() throws SnapshotException {
    for (FuzzTarget target : FuzzTargets.all()) {
      for (Sample sample : target.hasWholeSamples() ? target.samples() : List.<Sample>of()) {
        try {
          target.read(sample, sample.bytes(), new WorkMeter(sample.sizeBytes() * READ_FACTOR + (1 << 16)));
        } catch (SnapshotException.Refused refused) {
          assertTrue(refused.getMessage().contains("dev.stillwater.engine.rocksdb is missing"), refused.getMessage());
        } catch (SnapshotException.UnreadableSerializer unreadable) {
          assertTrue(sample.name().matches("(opaque|kryo|types).*"), sample.name() + ": " + unreadable.getMessage());
        }
      }
    }
  }
}
