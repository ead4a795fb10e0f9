package dev.stillwater.engine.snapshot.index;

import dev.stillwater.engine.compare.StateValueText;
import dev.stillwater.engine.row.ValueText;

/**
 * Values of state as a person reads them in one line.
 *
 * <p>THREADING: stateless.
 */
public final class ReadableText {
  private ReadableText() {
  }

  /** The value in one line; long ones are cut. A window is {@code 2001-01-04 to 2001-01-05}. */
  public static String of(Object value) {
    return value == null ? "" : StateValueText.of(value);
  }

  /** A point in time in milliseconds as ISO 8601, UTC without zone. */
  public static String time(long millis) {
    StringBuilder out = new StringBuilder();
    ValueText.appendTimestamp(out, millis);
    return out.toString();
  }
}
