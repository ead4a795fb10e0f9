package dev.stillwater.model.catalog;

import java.util.Objects;
import java.util.Optional;

/**
 * What a value must satisfy beyond its type.
 *
 * <p>THREADING: immutable.
 *
 * @param minimum least value, in the text form of the type; for whole and floating-point numbers, durations and sizes
 * @param pattern regular expression that the whole text must match
 * @param expected what the pattern asks for, in words: "one character"; empty without a pattern
 */
public record ParameterLimits(Optional<String> minimum, Optional<String> pattern, String expected) {
  /** No limits. */
  public static final ParameterLimits NONE = new ParameterLimits(Optional.empty(), Optional.empty(), "");

  public ParameterLimits {
    Objects.requireNonNull(minimum, "minimum");
    Objects.requireNonNull(pattern, "pattern");
    Objects.requireNonNull(expected, "expected");
  }
}
