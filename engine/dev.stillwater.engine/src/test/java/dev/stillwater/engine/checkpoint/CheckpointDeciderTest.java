package dev.stillwater.engine.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.stillwater.engine.checkpoint.CheckpointDecider.Decision;
import dev.stillwater.engine.checkpoint.CheckpointDecider.End;
import dev.stillwater.engine.checkpoint.CheckpointDecider.Situation;
import dev.stillwater.engine.checkpoint.CheckpointDecider.Trigger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckpointDeciderTest {
  private static final long NEVER_MS = -1;

  /** The columns: now, pending, previous, completion, request, end; trigger, wake. Interval 1000 ms, pause 300 ms, two at once; times in milliseconds, a completion of -1 is none. */
  @ParameterizedTest
  @CsvSource({
      "0, 0, 0, -1, false, NONE, NONE, 1000",
      "999, 0, 0, -1, false, NONE, NONE, 1000",
      "1000, 0, 0, -1, false, NONE, PERIODIC, -1",
      "5000, 0, 0, -1, false, NONE, PERIODIC, -1",
      "5000, 1, 0, -1, false, NONE, PERIODIC, -1",
      "5000, 2, 0, -1, false, NONE, NONE, -1",
      "5000, 2, 0, -1, true, NONE, NONE, -1",
      "2000, 0, 1000, 1900, false, NONE, NONE, 2200",
      "2200, 0, 1000, 1900, false, NONE, PERIODIC, -1",
      "1500, 0, 1000, 1100, false, NONE, NONE, 2000",
      "1200, 0, 1000, -1, true, NONE, REQUESTED, -1",
      "1200, 0, 1000, 1100, true, NONE, NONE, 1400",
      "1400, 0, 1000, 1100, true, NONE, REQUESTED, -1",
      "1101, 0, 1000, 1100, false, REACHED, LAST, -1",
      "1101, 2, 1000, 1100, false, REACHED, NONE, -1",
      "1101, 0, 1000, 900, false, FAILED_BEFORE, NONE, 2000",
      "2000, 0, 1000, 900, false, FAILED_BEFORE, LAST, -1",
      "9000, 0, 1000, 900, false, ENDING, NONE, -1",
      "9000, 0, 1000, 900, true, ENDING, REQUESTED, -1",
  })
  void decisions(String now, String pending, String previous, String completion, String request, String end, String trigger, String wake) {
    // Catches checkpoints that come too early, too late, too many at once or never.
    CheckpointDecider decider = new CheckpointDecider(CoordinatorHarness.settings(2, 300, 0, 1));
    long completionMs = Long.parseLong(completion);
    Decision decision = decider.decide(new Situation(nanos(now), Integer.parseInt(pending), nanos(previous), Math.max(0, completionMs) * 1_000_000,
        completionMs >= 0, Boolean.parseBoolean(request), End.valueOf(end)));
    long wakeMs = Long.parseLong(wake);
    assertEquals(new Decision(Trigger.valueOf(trigger), wakeMs == NEVER_MS ? CheckpointDecider.NEVER : wakeMs * 1_000_000), decision);
  }

  private static long nanos(String ms) {
    return Long.parseLong(ms) * 1_000_000;
  }
}
