package dev.stillwater.engine.snapshot.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values in one line. */
class ReadableTextTest {
  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '~', value = {"~~|\"\"", "~ a~|\" a\"", "~a ~|\"a \"", "~a\nb~|\"a\\nb\"", "a b|a b", "\"quoted\"|\"quoted\"", "\u00e9|\u00e9"})
  void textThatNobodyWouldSee_isQuoted(String text, String shown) {
    // Would catch keys that look like others, or like nothing, and plain ones that are harder to read than they are.
    assertEquals(shown, ReadableText.of(text));
  }

  @Test
  void longText_isCut() {
    // Would catch a grid that holds whole documents.
    String shown = ReadableText.of("\n" + "x".repeat(5_000));
    assertTrue(shown.length() < 500 && shown.startsWith("\"\\nxxx") && shown.endsWith("... (5001 characters)"), shown);
    assertEquals("", ReadableText.of(null));
  }
}
