package dev.stillwater.compiler.expression;

import java.util.Objects;
import java.util.Optional;

/**
 * An aggregate call, split but not checked.
 *
 * <p>THREADING: immutable.
 *
 * @param function {@code count}, {@code sum}, {@code avg}, {@code min} or {@code max}
 * @param argument text of the argument; empty for {@code count()}
 * @param offset number of chars before the argument
 */
public record AggregateCall(String function, Optional<String> argument, int offset) {
  public AggregateCall {
    Objects.requireNonNull(function, "function");
    Objects.requireNonNull(argument, "argument");
  }
}
