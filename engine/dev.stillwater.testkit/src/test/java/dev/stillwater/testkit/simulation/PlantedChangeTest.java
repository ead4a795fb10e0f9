package dev.stillwater.testkit.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.compiler.CompileException;
import dev.stillwater.compiler.CompileOptions;
import dev.stillwater.compiler.ReplayCompiler;
import dev.stillwater.engine.checkpoint.StateBackendSettings;
import dev.stillwater.engine.checkpoint.StateBackendSettings.Kind;
import dev.stillwater.engine.compare.ComparedVersion;
import dev.stillwater.engine.compare.ComparisonOptions;
import dev.stillwater.engine.compare.ComparisonResult;
import dev.stillwater.engine.compare.Divergence;
import dev.stillwater.engine.compare.Equality;
import dev.stillwater.engine.compare.FirstDivergence;
import dev.stillwater.engine.compare.RunComparison;
import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.replay.Replay;
import dev.stillwater.engine.replay.ReplaySpec;
import dev.stillwater.engine.replay.ReplayVersion;
import dev.stillwater.model.JobFile;
import dev.stillwater.model.JobLoadResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One expression of a random job is changed for one record, or from one on; the comparison must find that record and that operator. 20 changes, 100 with
 * {@code -Dstillwater.long=true}; one alone with {@code -Dstillwater.planted.seed=N -Dstillwater.planted.seeds=1}.
 */
class PlantedChangeTest {
  private static final long FIRST = Long.getLong("stillwater.planted.seed", 1);
  private static final long SEEDS = Long.getLong("stillwater.planted.seeds", Boolean.getBoolean("stillwater.long") ? 100 : 20);
  /** Each so many changes are also compared in full. */
  private static final int FULL = 5;

  @TempDir
  Path folder;

  @Test
  void everyPlantedChange_isFoundAtItsRecordAndOperator() throws Exception {
    // Catches a divergence that is told too late, of an operator behind it, or of the record that made a window fire.
    int different = 0;
    for (long seed = FIRST; seed < FIRST + SEEDS; seed++) {
      PlantedChange change = new PlantedChange(seed);
      for (int source = 0; source < change.inputs().size(); source++) {
        Files.writeString(folder.resolve(change.file(source)), change.inputs().get(source));
      }
      Path work = folder.resolve("seed-" + seed);
      Kind backend = seed % 3 == 0 ? Kind.ROCKSDB : Kind.FILESYSTEM;
      Optional<Path> savepoint = seed % 2 == 0 ? Optional.of(savepoint(change, work)) : Optional.empty();
      ReplaySpec a = spec(change, false, true, work, backend, savepoint);
      ReplaySpec b = spec(change, true, true, work, backend, savepoint);
      Optional<Divergence> found = new FirstDivergence(a, b, Equality.EXACT, ComparisonOptions.full(), ProgressListener.NONE).find();
      assertTrue(found.isPresent(), () -> change + " was not found");
      assertFound(change, found.get());
      if (seed % FULL == 0) {
        different += assertFoundByComparison(change, work, backend, savepoint);
      }
    }
    assertTrue(SEEDS < FULL * 2 || different > 0, "no change showed in the results");
  }

  private static void assertFound(PlantedChange change, Divergence found) {
    assertEquals(change.position(), found.record().orElseThrow().position(), change::toString);
    assertEquals(change.operator(), found.operator(), change::toString);
    boolean isState = found.states().stream().anyMatch(state -> !state.afterA().equals(state.afterB()) && state.beforeA().equals(state.beforeB()));
    boolean isOutput = found.outputs().stream().anyMatch(rows -> !rows.isEqual() && !rows.a().equals(rows.b()));
    assertTrue(isState || isOutput, () -> change + ": neither a state nor an output is shown: " + found);
    assertTrue(found.inputs().stream().allMatch(Divergence.Rows::isEqual), change::toString);
  }

  /** Whether the results differ; then the comparison must find the same. */
  private int assertFoundByComparison(PlantedChange change, Path work, Kind backend, Optional<Path> savepoint) throws Exception {
    try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
      ComparisonResult result = RunComparison.run(version(change, false, work, backend, savepoint), version(change, true, work, backend, savepoint), Equality.EXACT,
          ComparisonOptions.full(), threads, ProgressListener.NONE);
      if (result.differenceCount() == 0) {
        return 0;
      }
      assertFound(change, result.divergence().orElseThrow());
      assertEquals(List.of(change.operator()), result.origins(), change::toString);
      assertTrue(result.verdict().contains("all in operator " + change.operator()), result::verdict);
      assertTrue(result.verdict().contains("the record at " + change.position()), result::verdict);
      assertTrue(result.contribution().isPresent() && !result.contribution().get().a().isEmpty(), result::verdict);
      return 1;
    }
  }

  private ComparedVersion version(PlantedChange change, boolean isChanged, Path work, Kind backend, Optional<Path> savepoint) throws CompileException {
    return new ComparedVersion(spec(change, isChanged, false, work.resolve("full"), backend, savepoint), () -> {
      try {
        return compiled(change, isChanged, true);
      } catch (CompileException e) {
        throw new AssertionError(e.problems().toString(), e);
      }
    });
  }

  private ReplaySpec spec(PlantedChange change, boolean isChanged, boolean isTapped, Path work, Kind backend, Optional<Path> savepoint) throws CompileException {
    ReplaySpec spec = ReplaySpec.of(compiled(change, isChanged, isTapped), work.resolve(isChanged ? "b" : "a")).withBackend(StateBackendSettings.of(backend));
    return savepoint.map(spec::from).orElse(spec);
  }

  private ReplayVersion compiled(PlantedChange change, boolean isChanged, boolean isTapped) throws CompileException {
    JobLoadResult loaded = JobFile.load(change.job(isChanged).getBytes(StandardCharsets.UTF_8), change.toString());
    CompileOptions options = new CompileOptions(folder, "planted", Optional.of(folder.resolve("cache")));
    try {
      return ReplayCompiler.compile(loaded.job().orElseThrow(() -> new AssertionError(loaded.problems().toString())), options, Set.of(), isTapped)
          .named(isChanged ? "B" : "A");
    } catch (CompileException e) {
      throw new AssertionError(change + ": " + e.problems(), e);
    }
  }

  private Path savepoint(PlantedChange change, Path work) throws Exception {
    try (Replay replay = Replay.open(spec(change, false, false, work.resolve("begin"), Kind.FILESYSTEM, Optional.empty()))) {
      replay.advance(change.harmless());
      return replay.savepoint();
    }
  }
}
