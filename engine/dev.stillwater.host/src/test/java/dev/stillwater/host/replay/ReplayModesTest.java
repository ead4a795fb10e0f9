package dev.stillwater.host.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.compiler.NonDeterminism;
import dev.stillwater.engine.compare.ComparisonResult;
import dev.stillwater.engine.compare.Equality;
import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.replay.Replay;
import dev.stillwater.engine.replay.ReplayLimit;
import dev.stillwater.engine.replay.ReplaySpec;
import dev.stillwater.engine.replay.ReplaySpeed;
import dev.stillwater.engine.replay.RunTrace;
import dev.stillwater.engine.sched.VirtualClock;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.host.CannotStartException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is done with one version: replayed twice, replayed at a speed, begun with the latest checkpoint. */
class ReplayModesTest {
  private static final long HOUR_NANOS = 3_600_000_000_000L;
  private static final long PAUSE_NANOS_MAX = 50_000_000;

  @TempDir
  private Path folder;
  private final VirtualClock clock = new VirtualClock(0);
  private long sleptNanosMax;

  @BeforeEach
  void project() throws Exception {
    Files.writeString(folder.resolve("flights.csv"), "date,delay,origin\n2001-01-01T00:00:00,5,SFO\n2001-01-01T01:00:00,50,LAX\n2001-01-01T00:30:00,9,SFO\n"
        + "2001-01-02T00:00:00,7,SFO\n");
    Files.writeString(folder.resolve("a.job"), ReplayTestJobs.counting("A", "flights.csv", "delay > 0"));
  }

  private PreparedReplay prepare(String job) throws Exception {
    ReplayRequest request = new ReplayRequest(Optional.empty(), VersionName.parse(job, folder), Optional.empty(), new SidedSettings(List.of()), folder,
        ReplayLimit.END_OF_DATA, ReplayRequest.Conditions.PLAIN);
    return PreparedReplay.prepare(request, Files.createTempDirectory(folder, "work"), ProgressListener.NONE);
  }

  private void sleep(long nanos) {
    sleptNanosMax = Math.max(sleptNanosMax, nanos);
    clock.advanceTo(clock.nanoTime() + nanos);
  }

  private RunTrace replay(double factor) throws Exception {
    PreparedReplay prepared = prepare("a.job");
    ReplaySpec spec = prepared.spec(prepared.a().compiled(), ProgressListener.NONE).withSpeed(new ReplaySpeed(factor));
    ReplayPace pace = new ReplayPace(spec, clock, this::sleep);
    try (Replay replay = Replay.open(spec)) {
      while (!replay.isAtEnd()) {
        pace.advance(replay, 100, ProgressListener.NONE);
      }
      replay.finish();
      return replay.trace();
    }
  }

  @Test
  void speed_changesTheTimeThatPassesAndNothingElse() throws Exception {
    // Catches a replay that waits in its own time, waits too long for records that are out of order, or brings other results at another speed.
    RunTrace fast = replay(0);
    assertEquals(0, clock.nanoTime());
    RunTrace real = replay(1);
    assertEquals(24 * HOUR_NANOS, clock.nanoTime());
    RunTrace tenfold = replay(10);
    assertEquals(24 * HOUR_NANOS + 24 * HOUR_NANOS / 10, clock.nanoTime());
    assertEquals(fast, real);
    assertEquals(fast, tenfold);
    assertTrue(sleptNanosMax <= PAUSE_NANOS_MAX, "slept " + sleptNanosMax);
  }

  @Test
  void waitingReplay_stopsAtOnce() throws Exception {
    // Catches a replay at real speed that cannot be ended before the next record.
    PreparedReplay prepared = prepare("a.job");
    ProgressListener impatient = new ProgressListener() {
      @Override
      public void progressed(String what, long done, long total) {
        // It is only asked whether it goes on.
      }

      @Override
      public boolean isCancelled() {
        return clock.nanoTime() >= HOUR_NANOS / 2;
      }
    };
    ReplaySpec spec = prepared.spec(prepared.a().compiled(), ProgressListener.NONE).withSpeed(ReplaySpeed.REAL_TIME);
    ReplayPace pace = new ReplayPace(spec, clock, this::sleep);
    try (Replay replay = Replay.open(spec)) {
      assertThrows(SnapshotException.Cancelled.class, () -> pace.advance(replay, 100, impatient));
      assertTrue(clock.nanoTime() <= HOUR_NANOS / 2 + PAUSE_NANOS_MAX, "ended at " + clock.nanoTime());
    }
  }

  @Test
  void comparison_goesAtItsSpeedAsWell() throws Exception {
    // Catches a speed that is taken and forgotten where two versions are compared.
    long daysASecond = 10;
    ReplayRequest request = new ReplayRequest(Optional.empty(), VersionName.parse("a.job", folder), Optional.of(VersionName.parse("a.job", folder)),
        new SidedSettings(List.of()), folder, ReplayLimit.END_OF_DATA, ReplayRequest.Conditions.PLAIN).withSpeed(new ReplaySpeed(daysASecond * 86_400));
    PreparedReplay prepared = PreparedReplay.prepare(request, Files.createTempDirectory(folder, "work"), ProgressListener.NONE);
    ComparisonResult result = ComparedReplays.run(prepared, Equality.EXACT, ProgressListener.NONE);
    assertTrue(result.isEqual());
    assertTrue(result.a().runTimeMs() >= 100 && result.b().runTimeMs() >= 100, result.a() + " " + result.b());
  }

  @Test
  void endOutsideOfTheInput_isTold() throws Exception {
    // Catches a typing error in the end of a replay after which nothing is compared, or more than was asked for, and nobody hears of it.
    ComparisonResult before = compared(new ReplayLimit.EventTime(Instant.parse("2000-01-01T00:00:00Z")));
    assertEquals(ComparisonResult.Outcome.NOT_COMPARED, before.outcome());
    assertEquals("Nothing was compared: no input record was read.", before.verdict());
    assertEquals(List.of("The end of the replay, event time 2000-01-01T00:00:00Z, lies before the first input record. Choose a later one (--until)."), before.notes());
    ComparisonResult behind = compared(new ReplayLimit.Records(5_000));
    assertTrue(behind.isEqual());
    assertEquals(List.of("The input ended after 4 records, before record 5,000, which was asked for."), behind.notes());
    assertEquals(List.of(), compared(new ReplayLimit.Records(4)).notes());
  }

  private ComparisonResult compared(ReplayLimit until) throws Exception {
    ReplayRequest request = new ReplayRequest(Optional.empty(), VersionName.parse("a.job", folder), Optional.of(VersionName.parse("a.job", folder)),
        new SidedSettings(List.of()), folder, until, ReplayRequest.Conditions.PLAIN);
    return ComparedReplays.run(PreparedReplay.prepare(request, Files.createTempDirectory(folder, "work"), ProgressListener.NONE), Equality.EXACT, ProgressListener.NONE);
  }

  @Test
  void versionThatDoesTheSame_hasEqualTraces() throws Exception {
    // Catches a check that finds differences where none are.
    DeterminismCheck.Outcome outcome = DeterminismCheck.run(prepare("a.job"), ProgressListener.NONE);
    assertTrue(outcome.isSame());
    assertEquals(4, outcome.recordsRead());
    assertEquals(Optional.empty(), outcome.operator());
  }

  @Test
  void versionThatDoesNotDoTheSame_isNamedByItsFirstOperator() throws Exception {
    // Catches differences that go unseen, or are blamed on an operator behind the one that makes them.
    Files.createDirectories(folder.resolve("src/alerts"));
    Files.writeString(folder.resolve("src/alerts/Alert.java"), """
        package alerts;
        import dev.stillwater.engine.function.Collector;
        import dev.stillwater.engine.row.Row;
        public class Alert extends dev.stillwater.engine.function.FlatMapFunction {
          @Override
          public void flatMap(Row row, Collector out) {
            Row alert = out.newRow();
            alert.set("date", row.value("date"));
            alert.set("origin", row.string("origin") + System.nanoTime());
            alert.set("delay", row.intValue("delay"));
            out.collect(alert);
          }
        }
        """);
    Files.writeString(folder.resolve("b.job"), ReplayTestJobs.withFunction("B").replace("<parameters name=\"class\" value=\"alerts.Alert\"/>",
        "<parameters name=\"class\" value=\"alerts.Alert\"/><parameters name=\"schema\" value=\"flight\"/>"));
    DeterminismCheck.Outcome outcome = DeterminismCheck.run(prepare("b.job"), ProgressListener.NONE);
    assertFalse(outcome.isSame());
    assertEquals(Optional.of("alerts"), outcome.operator());
    assertEquals(List.of(NonDeterminism.Kind.CLOCK), outcome.reasons().stream().map(NonDeterminism::kind).toList());
    assertEquals(4, outcome.rowsFirst());
    assertEquals(4, outcome.rowsSecond());
  }

  @Test
  void latestWithoutACheckpoint_saysWhereItWasLookedFor() {
    // Catches a replay that begins anew where a checkpoint was meant.
    CannotStartException problem = assertThrows(CannotStartException.class, () -> LatestSnapshot.find(folder.resolve("a.job"), Optional.empty()));
    assertTrue(problem.getMessage().startsWith("There is no checkpoint of the job 'A' below " + folder.resolve("out/a/checkpoints") + "."), problem.getMessage());
    CannotStartException elsewhere = assertThrows(CannotStartException.class, () -> LatestSnapshot.find(folder.resolve("a.job"), Optional.of(folder.resolve("cp"))));
    assertTrue(elsewhere.getMessage().contains("below " + folder.resolve("cp") + "."), elsewhere.getMessage());
  }
}
