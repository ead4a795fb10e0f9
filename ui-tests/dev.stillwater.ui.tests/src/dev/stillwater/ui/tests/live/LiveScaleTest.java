package dev.stillwater.ui.tests.live;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.stillwater.ui.editor.api.LiveJob;
import dev.stillwater.ui.editor.api.LiveOperator;
import dev.stillwater.ui.editor.live.LiveScale;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LiveScaleTest {
  private static LiveJob job(double perSecond, long stateBytes) {
    LiveOperator operator = new LiveOperator("a", 1, new LiveOperator.Flow(1, 1, perSecond, perSecond, 0, 0), new LiveOperator.Shares(0, 100, 0, 0, 0),
        new LiveOperator.Time(0, 0, false), new LiveOperator.Snapshot(1, 10, 0, stateBytes, 0), 1);
    return LiveJob.of("0".repeat(32), "RUNNING", false, List.of(operator), List.of(), Optional.empty(), 0);
  }

  /** Would catch colours that change every second while a source of 10,000 records a second runs just above and below that. */
  @Test
  void rateThatWaversAboutAStep_keepsItsScale() {
    LiveScale scale = LiveScale.of(job(9_990, 1000), Optional.empty());
    assertEquals(10_000, scale.perSecond());
    for (double perSecond : new double[] {10_060, 9_900, 10_900, 4_000}) {
      scale = LiveScale.of(job(perSecond, 1000), Optional.of(scale));
      assertEquals(10_000, scale.perSecond(), "at " + perSecond);
    }
    assertEquals(20_000, LiveScale.of(job(11_100, 1000), Optional.of(scale)).perSecond());
    assertEquals(2_000, LiveScale.of(job(1_900, 1000), Optional.of(scale)).perSecond());
  }

  /** Would catch a scale that stays with the largest number that ever was. */
  @Test
  void stateThatGrowsAndShrinks_isFollowed() {
    LiveScale scale = LiveScale.of(job(1, 2_000_000), Optional.empty());
    assertEquals(1 << 21, scale.stateBytes());
    assertEquals(1 << 23, LiveScale.of(job(1, 8_000_000), Optional.of(scale)).stateBytes());
    assertEquals(1 << 16, LiveScale.of(job(1, 60_000), Optional.of(scale)).stateBytes());
  }
}
