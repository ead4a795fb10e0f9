package dev.stillwater.host.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.checkpoint.StateBackendSettings;
import dev.stillwater.engine.compare.Equality;
import dev.stillwater.host.CannotStartException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Comparison files: what is written is read, and what is not understood is refused with its line. */
class ComparisonFileTest {
  @TempDir
  private Path folder;

  @Test
  void everything_isReadAsItWasWritten() throws Exception {
    // Catches a field that the writer leaves out or the reader passes over.
    Equality equality = new Equality(false, Set.of("time", "out.id"), 0.5, 0.25, List.of("origin", "day"),
        List.of(new Equality.TimeRange(Instant.parse("2001-01-01T00:00:00Z"), Instant.parse("2001-02-01T00:00:00.250Z"))), true);
    Comparison comparison = new Comparison("Name \"1\"", "what\nfor", Optional.of("out/sp 1"), "a.job@HEAD~1", "b.job", List.of("A:f.path=x.csv", "f.rate=0"),
        "records:100", equality,
        Comparison.conditions(Set.of("out", "log"), OptionalInt.of(2), StateBackendSettings.Kind.ROCKSDB, 7, true, true));
    String text = ComparisonFile.write(comparison);
    assertEquals(comparison, ComparisonFile.parse(text, "x"));
    assertEquals(text, ComparisonFile.write(ComparisonFile.parse(text, "x")));
  }

  @Test
  void fieldsLeftOut_haveTheirDefaults() throws Exception {
    // Catches defaults that differ from those of the command line.
    Comparison comparison = ComparisonFile.parse("{\"formatVersion\": 1, \"b\": \"b.job\"}", "x");
    assertEquals(new Comparison("", "", Optional.empty(), "snapshot", "b.job", List.of(), "end", Equality.EXACT, ReplayRequest.Conditions.PLAIN), comparison);
    assertEquals("{\n  \"formatVersion\": 1,\n  \"a\": \"snapshot\",\n  \"b\": \"b.job\",\n  \"until\": \"end\"\n}\n", ComparisonFile.write(comparison));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
      "{'formatVersion':1,;'b':'b.job',;'untill':'end'} | x:3: field 'untill': The field is not known. Did you mean 'until'?",
      "{'formatVersion':1,;'b':'b.job',;'equal':{;'tolerence':1}} | x:4: field 'equal.tolerence': The field is not known. Did you mean 'tolerance'?",
      "{'formatVersion':1,;'b':'b.job',;'b':'c.job'} | x:3: The field 'b' stands twice, first in line 2. Take one away.",
      "{'formatVersion':1,;'b':5} | x:2: field 'b': Expected a text, found 5.",
      "{'formatVersion':1,;'b':'b.job',;;'set':'x'} | x:4: field 'set': Expected a list of texts, found \"x\".",
      "{'formatVersion':1,'b':'b.job',;'openSinks':['a',;3]} | x:2: field 'openSinks': Expected a list of texts, found 3 in it.",
      "{'formatVersion':1,'b':'b.job',;'parallelism':0} | x:2: field 'parallelism': The parallelism 0 is not possible; expected 1 to 32767.",
      "{'formatVersion':1,'b':'b.job',;'backend':'heap'} | x:2: field 'backend': 'heap' is not known; expected memory or filesystem or rocksdb.",
      "{'formatVersion':1,'b':'b.job',;'streams':'yes'} | x:2: field 'streams': Expected true or false, found \"yes\".",
      "{'formatVersion':1,'b':'b.job',;'equal':{'windows':['2001']}} | x:2: field 'equal.windows': The window '2001' is not understood; expected FROM..TO",
      "{'formatVersion':1,'b':'b.job',;'equal':{'tolerance':'1 %%'}} | x:2: field 'equal.tolerance': The tolerance '1 %%' is no number",
      "{'formatVersion':1,'b':'b.job',;'equal':[]} | x:2: field 'equal': Expected an object.",
      "{'formatVersion':2,'b':'b.job'} | x:1: field 'formatVersion': The version 2 is not known here; expected 1.",
      "{'b':'b.job'} | x:1: field 'formatVersion': The field is missing; expected 1.",
      "{'formatVersion':1} | x:1: field 'b': The field is missing",
      "{'formatVersion':1,;'b':;} | x:3: Not JSON",
      "[] | x:1: Expected an object."})
  void badContent_isRefusedWithLineAndField(String text, String message) {
    // Catches a misspelt rule that is passed over, so that a regression test compares less than its author thinks.
    CannotStartException problem = assertThrows(CannotStartException.class, () -> ComparisonFile.parse(text.replace('\'', '"').replace(';', '\n'), "x"));
    assertTrue(problem.getMessage().startsWith(message), problem.getMessage());
  }

  @Test
  void whatIsNoFile_isRefused() throws Exception {
    // Catches a stack trace for a folder, a missing file, or bytes that are no text.
    assertTrue(assertThrows(CannotStartException.class, () -> ComparisonFile.read(folder)).getMessage().contains("is a folder"));
    assertTrue(assertThrows(CannotStartException.class, () -> ComparisonFile.read(folder.resolve("no"))).getMessage().contains("does not exist"));
    Path bytes = Files.write(folder.resolve("bytes"), new byte[] {(byte) 0xff, (byte) 0xfe, 1});
    assertTrue(assertThrows(CannotStartException.class, () -> ComparisonFile.read(bytes)).getMessage().contains("no text"));
  }

  @Test
  void sample_isReadAndWrittenAsItIs() throws Exception {
    // Catches a sample that the format has left behind.
    Comparison comparison = ComparisonFile.read(Path.of("../../samples/flights/delays-v2.comparison"));
    assertEquals(comparison, ComparisonFile.parse(ComparisonFile.write(comparison), "x"));
    assertEquals("delays-v2.job", comparison.b());
  }
}
