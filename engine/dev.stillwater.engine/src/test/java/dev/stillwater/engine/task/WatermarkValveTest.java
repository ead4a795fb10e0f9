package dev.stillwater.engine.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class WatermarkValveTest {
  @Test
  void watermark_isTheLowestOfAllChannels() {
    // Catches a fast channel pulling the time ahead of a slow one.
    WatermarkValve valve = new WatermarkValve(2);
    assertEquals(OptionalLong.empty(), valve.watermark(0, 10));
    assertEquals(OptionalLong.of(5), valve.watermark(1, 5));
    assertEquals(OptionalLong.of(10), valve.watermark(1, 20));
    assertEquals(OptionalLong.empty(), valve.watermark(0, 9));
    assertEquals(10, valve.current());
  }

  @Test
  void finishedChannel_doesNotHoldTheWatermarkBack() {
    // Catches windows that never fire because one subtask had little to read.
    WatermarkValve valve = new WatermarkValve(2);
    valve.watermark(0, 10);
    assertEquals(OptionalLong.of(10), valve.finished(1));
    assertEquals(OptionalLong.of(11), valve.watermark(0, 11));
    assertFalse(valve.isAllFinished());
    valve.finished(0);
    assertTrue(valve.isAllFinished());
  }

  @Test
  void idleChannel_doesNotHoldTheWatermarkBack() {
    // Catches a job that stands still because one source is silent.
    WatermarkValve valve = new WatermarkValve(2);
    valve.watermark(0, 10);
    valve.watermark(1, 3);
    assertEquals(OptionalLong.of(10), valve.idle(1));
    assertFalse(valve.isAllIdle());
    assertEquals(OptionalLong.empty(), valve.idle(0));
    assertTrue(valve.isAllIdle());
  }

  @Test
  void channelThatWasIdle_countsOnlyWhenItHasCaughtUp() {
    // Catches a returning channel that stops the time of all others although its records are late anyway.
    WatermarkValve valve = new WatermarkValve(2);
    valve.watermark(0, 10);
    valve.idle(1);
    valve.active(1);
    assertEquals(OptionalLong.of(12), valve.watermark(0, 12));
    assertEquals(OptionalLong.empty(), valve.watermark(1, 12));
    assertEquals(OptionalLong.empty(), valve.watermark(0, 20));
    assertEquals(OptionalLong.of(15), valve.watermark(1, 15));
  }

  @Test
  void lastChannelIdle_letsTheHighestWatermarkThrough() {
    // Catches records kept back although every channel has said that it is idle.
    WatermarkValve valve = new WatermarkValve(2);
    valve.watermark(0, 10);
    valve.watermark(1, 4);
    valve.idle(0);
    assertEquals(OptionalLong.of(10), valve.idle(1));
  }
}
