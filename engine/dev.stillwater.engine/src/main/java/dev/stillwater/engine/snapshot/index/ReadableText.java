package dev.stillwater.engine.snapshot.index;

import dev.stillwater.engine.compare.StateValueText;
import dev.stillwater.engine.json.Json;
import dev.stillwater.engine.row.ValueText;

/**
 * Values of state as a person reads them in one line.
 *
 * <p>THREADING: stateless.
 */
public final class ReadableText {
  private static final int TEXT_MAX = 400;

  private ReadableText() {
  }

  /**
   * The value in one line; long ones are cut. A window is {@code 2001-01-04 to 2001-01-05}. A text that nobody would see, or would take for another, stands in quotes
   * with escapes as in JSON: an empty one, one with blanks around it, and one with ends of lines or other control characters.
   */
  public static String of(Object value) {
    return switch (value) {
      case null -> "";
      case String text when !isPlain(text) -> text.length() <= TEXT_MAX ? Json.text(text) : Json.text(text.substring(0, TEXT_MAX)) + "... (" + text.length() + " characters)";
      default -> StateValueText.of(value);
    };
  }

  private static boolean isPlain(String text) {
    boolean hasControls = text.chars().limit(TEXT_MAX).anyMatch(character -> Character.isISOControl(character));
    return !text.isEmpty() && text.length() == text.strip().length() && !hasControls;
  }

  /** A point in time in milliseconds as ISO 8601, UTC without zone. */
  public static String time(long millis) {
    StringBuilder out = new StringBuilder();
    ValueText.appendTimestamp(out, millis);
    return out.toString();
  }
}
