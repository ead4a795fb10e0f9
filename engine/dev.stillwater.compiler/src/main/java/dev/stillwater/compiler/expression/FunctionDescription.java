package dev.stillwater.compiler.expression;

import java.util.List;

/**
 * A function of the expression language, for content assist and documentation.
 *
 * <p>THREADING: immutable.
 *
 * @param name name in expressions
 * @param group what it is about: strings, time, math, null handling
 * @param signatures the overloads, such as {@code int length(string text)}
 * @param documentation what it gives
 * @param example an expression without fields that calls it
 * @param result the value of the example as a sink writes it
 */
public record FunctionDescription(String name, String group, List<String> signatures, String documentation, String example, String result) {
  public FunctionDescription {
    signatures = List.copyOf(signatures);
  }
}
