package dev.stillwater.host.rest;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ArchivePaceTest {
  private static final long MS = 1_000_000;
  private final ArchivePace pace = new ArchivePace(0);

  @Test
  void slowBeginning_keepsNoNewsBack() {
    // Catches a job that is killed half a minute after its start, and of which nothing is known but how it began.
    assertTrue(pace.isDue(1, false));
    pace.kept(0, 400 * MS);
    assertTrue(pace.isDue(401 * MS, true), "the first checkpoint");
    assertFalse(pace.isDue(401 * MS, false));
    assertTrue(pace.isDue(400 * MS + ArchivePace.PERIOD_NANOS + 1, false));
  }

  @Test
  void largeJob_isKeptLessOften() {
    // Catches a process that does little else than keep its answers.
    pace.kept(0, 400 * MS);
    pace.kept(1000 * MS, 1300 * MS);
    assertFalse(pace.isDue(31_200 * MS, true));
    assertFalse(pace.isDue(31_200 * MS, false));
    assertTrue(pace.isDue(31_400 * MS, true));
    assertTrue(pace.isDue(31_400 * MS, false));
  }
}
