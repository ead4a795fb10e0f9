package dev.stillwater.ui.tests.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.stillwater.ui.Quantities;
import org.junit.jupiter.api.Test;

class QuantitiesTest {
  /** Would catch a unit that is a step too small or too large. */
  @Test
  void sizes_haveTheLargestUnitThatKeepsThreeDigits() {
    assertEquals("0 bytes", Quantities.bytes(0));
    assertEquals("1 byte", Quantities.bytes(1));
    assertEquals("1023 bytes", Quantities.bytes(1023));
    assertEquals("1 KB", Quantities.bytes(1024));
    assertEquals("1.5 KB", Quantities.bytes(1536));
    assertEquals("999 KB", Quantities.bytes(999 * 1024));
    assertEquals("1 MB", Quantities.bytes(1024 * 1024 - 1));
    assertEquals("64 MB", Quantities.bytes(64L << 20));
    assertEquals("8 EB", Quantities.bytes(Long.MAX_VALUE));
    assertEquals("-8 EB", Quantities.bytes(Long.MIN_VALUE));
  }

  /** Would catch rounding up to a duration that has not passed, such as 60 s. */
  @Test
  void durations_neverSayMoreThanPassed() {
    assertEquals("0 ms", Quantities.durationMs(0));
    assertEquals("999 ms", Quantities.durationMs(999));
    assertEquals("1.5 s", Quantities.durationMs(1_599));
    assertEquals("59.9 s", Quantities.durationMs(59_999));
    assertEquals("1 min", Quantities.durationMs(60_000));
    assertEquals("2 min 5 s", Quantities.durationMs(125_900));
    assertEquals("3 h 12 min", Quantities.durationMs((3 * 60 + 12) * 60_000L));
    assertEquals("4 d 2 h", Quantities.durationMs((4 * 24 + 2) * 3_600_000L));
    assertEquals("-1 s", Quantities.durationMs(-1_000));
  }

  /** Would catch a plural of one, and a rate that claims to know what it does not. */
  @Test
  void recordsAndRates_haveUnits() {
    assertEquals("1 record", Quantities.records(1));
    assertEquals("20,000 records", Quantities.records(20_000));
    assertEquals("1 entry, 0 entries, 2,000 entries", Quantities.entries(1) + ", " + Quantities.entries(0) + ", " + Quantities.entries(2_000));
    assertEquals("1 operator, 2 operators", Quantities.operators(1) + ", " + Quantities.operators(2));
    assertEquals("1 subtask in 1 file, 1 change", Quantities.subtasks(1) + " in " + Quantities.files(1) + ", " + Quantities.changes(1));
    assertEquals("1 snapshot, once, 3 times", Quantities.snapshots(1) + ", " + Quantities.times(1) + ", " + Quantities.times(3));
    assertEquals("9,999", Quantities.shortCount(9_999));
    assertEquals("20 k", Quantities.shortCount(20_000));
    assertEquals("1 M", Quantities.shortCount(999_999));
    assertEquals("-3 G", Quantities.shortCount(-3_000_000_000L));
    assertEquals("12 records/s", Quantities.rate(12));
    assertEquals("1.25 M records/s", Quantities.rate(1_250_000));
    assertEquals("1 M records/s", Quantities.rate(999_999));
    assertEquals("10 k records/s", Quantities.rate(9_999));
    assertEquals("n/a", Quantities.rate(Double.NaN));
    assertEquals("100 %", Quantities.percent(170));
    assertEquals("n/a", Quantities.percent(Double.NaN));
  }
}
