package dev.stillwater.host.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.replay.ReplayLimit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The ends of a replay as people write them. */
class UntilTextTest {
  @TempDir
  private Path folder;

  @Test
  void allForms_areUnderstood() throws Exception {
    // Catches one form that is taken for another.
    assertEquals(ReplayLimit.END_OF_DATA, UntilText.parse("end", folder));
    assertEquals(new ReplayLimit.Records(5000), UntilText.parse("records:5_000", folder));
    assertEquals(new ReplayLimit.EventTime(Instant.parse("2001-01-04T06:00:00Z")), UntilText.parse("2001-01-04T06:00:00", folder));
    assertEquals(new ReplayLimit.EventTime(Instant.parse("2001-01-04T00:00:00Z")), UntilText.parse("2001-01-04", folder));
    assertEquals(new ReplayLimit.Position("flights", "line 5000"), UntilText.parse("flights:line 5000", folder));
    assertEquals(new ReplayLimit.Position("flights", "line 5000"), UntilText.parse("flights:line:5000", folder));
    assertEquals(new ReplayLimit.Position("a:b", "offset 4711"), UntilText.parse("a:b:offset 4711", folder));
    assertEquals(new ReplayLimit.Position("gen", "record 7"), UntilText.parse("gen:record 7", folder));
  }

  @Test
  void whatExists_isASnapshot() throws Exception {
    // Catches a snapshot with the name of a time.
    Files.createDirectory(folder.resolve("2001-01-04"));
    assertEquals(new ReplayLimit.Positions(folder.resolve("2001-01-04")), UntilText.parse("2001-01-04", folder));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ende", "records:", "records:0", "records:-1", "records:x", "flights:line", "flights:line x", "flights:row 5", "2001-13-01", "out/none"})
  void anythingElse_isRefusedWithWhatIsExpected(String text) {
    // Catches a replay that runs to the end because its end was misspelt.
    IllegalArgumentException problem = assertThrows(IllegalArgumentException.class, () -> UntilText.parse(text, folder));
    assertTrue(problem.getMessage().contains("expected") || problem.getMessage().contains("give"), problem.getMessage());
  }
}
