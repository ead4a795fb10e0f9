package dev.stillwater.engine.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ReplayTimeTest {
  @Test
  void clock_goesOnAsEventTimeDoes() {
    // Catches a clock that jumps to the event time, goes back with a late record, or counts what came before it moved.
    ReplayTime time = new ReplayTime(1000);
    time.read(50_000);
    assertTrue(time.isStill());
    assertEquals(1000 + 7, time.pass(50_007));
    assertFalse(time.isStill());
    assertEquals(1000 + 7, time.pass(40_000));
    assertEquals(1000 + 10, time.pass(50_010));
  }

  @Test
  void clock_goesOnByAMillisecondARecordWithoutEventTime() {
    // Catches a clock that stands still, so that no window of processing time ever ends.
    ReplayTime time = new ReplayTime(1000);
    time.read(Long.MIN_VALUE);
    assertEquals(1001, time.pass(Long.MIN_VALUE));
    assertEquals(1002, time.pass(Long.MIN_VALUE));
  }
}
