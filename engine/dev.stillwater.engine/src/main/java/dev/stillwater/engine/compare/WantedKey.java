package dev.stillwater.engine.compare;

import java.util.List;
import java.util.OptionalLong;

/**
 * A key whose input is asked for.
 *
 * <p>THREADING: immutable.
 *
 * @param values the values of the key's fields as text, in the order of the fields
 * @param windowStartMs when the window begins that is meant, in milliseconds; empty for all the input of the key
 */
public record WantedKey(List<String> values, OptionalLong windowStartMs) {
  public WantedKey {
    values = List.copyOf(values);
  }
}
