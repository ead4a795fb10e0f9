package dev.stillwater.engine.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class RestartStrategyTest {
  @Test
  void none_neverRestarts() {
    // Catches a job that is restarted though nobody asked for it.
    assertEquals(OptionalLong.empty(), new RestartStrategy(RestartSettings.none()).failed(0));
  }

  @Test
  void fixedDelay_endsAfterItsAttempts() {
    // Catches one attempt too many or too few.
    RestartStrategy strategy = new RestartStrategy(RestartSettings.fixedDelay(2, 500));
    assertEquals(OptionalLong.of(500), strategy.failed(0));
    assertEquals(OptionalLong.of(500), strategy.failed(1_000_000));
    assertEquals(OptionalLong.empty(), strategy.failed(2_000_000));
  }

  @Test
  void exponentialDelay_growsToItsBound_andBeginsAgainAfterQuietTime() {
    // Catches a delay that grows without end, or never shrinks again.
    RestartStrategy strategy = new RestartStrategy(new RestartSettings(RestartSettings.Kind.EXPONENTIAL_DELAY, 0, 1000, 3500, 2, 1, 60_000));
    assertEquals(OptionalLong.of(1000), strategy.failed(0));
    assertEquals(OptionalLong.of(2000), strategy.failed(2000));
    assertEquals(OptionalLong.of(3500), strategy.failed(5000));
    assertEquals(OptionalLong.of(3500), strategy.failed(10_000));
    assertEquals(OptionalLong.of(1000), strategy.failed(10_000 + 60_000 + 3500));
  }

  @Test
  void failureRate_countsTheFailuresOfTheInterval() {
    // Catches failures long ago that still count, and the bound being one off.
    RestartStrategy strategy = new RestartStrategy(new RestartSettings(RestartSettings.Kind.FAILURE_RATE, 0, 10, 10, 2, 2, 1000));
    assertEquals(OptionalLong.of(10), strategy.failed(0));
    assertEquals(OptionalLong.of(10), strategy.failed(900));
    assertEquals(OptionalLong.of(10), strategy.failed(1001), "the first is out of the interval");
    assertEquals(OptionalLong.empty(), strategy.failed(1500));
  }
}
