package dev.stillwater.engine.snapshot.findings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SizesTest {
  @Test
  void nouns_areInThePluralWhereThatIsDue() {
    // Catches '1 entries' in what a preflight, a finding or a report says.
    assertEquals("1 entry", Sizes.counted(1, "entry", "entries"));
    assertEquals("0 entries", Sizes.counted(0, "entry", "entries"));
    assertEquals("20,000 entries", Sizes.counted(20_000, "entry", "entries"));
  }
}
