package dev.stillwater.model.catalog;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A parameter of an operator kind: its name, type, default and documentation.
 *
 * <p>THREADING: immutable.
 *
 * @param name name in the file and on the command line, lower camel case
 * @param label what people read beside the field
 * @param type how the text is parsed
 * @param defaultValue text of the default; empty when the parameter has none
 * @param isRequired whether a value must be given when there is no default
 * @param choices the values of a {@link ParameterType#CHOICE}
 * @param limits what a value must satisfy beyond its type
 * @param documentation one or two sentences: what it does, its unit, what the default means
 * @param processingTimeValues regular expression of the values with which results depend on the processing time; empty when none does
 */
public record ParameterSpec(
    String name,
    String label,
    ParameterType type,
    Optional<String> defaultValue,
    boolean isRequired,
    List<String> choices,
    ParameterLimits limits,
    String documentation,
    Optional<String> processingTimeValues) {
  public ParameterSpec {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(label, "label");
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(defaultValue, "defaultValue");
    Objects.requireNonNull(limits, "limits");
    Objects.requireNonNull(documentation, "documentation");
    Objects.requireNonNull(processingTimeValues, "processingTimeValues");
    choices = List.copyOf(choices);
  }

  /** A parameter none of whose values makes results depend on the processing time. */
  public ParameterSpec(String name, String label, ParameterType type, Optional<String> defaultValue, boolean isRequired, List<String> choices,
      ParameterLimits limits, String documentation) {
    this(name, label, type, defaultValue, isRequired, choices, limits, documentation, Optional.empty());
  }

  /** A parameter that must be given. */
  public static ParameterSpec required(String name, String label, ParameterType type, String documentation) {
    return new ParameterSpec(name, label, type, Optional.empty(), true, List.of(), ParameterLimits.NONE,
        documentation);
  }

  /** A parameter that may be absent and then has no value. */
  public static ParameterSpec optional(String name, String label, ParameterType type, String documentation) {
    return new ParameterSpec(name, label, type, Optional.empty(), false, List.of(), ParameterLimits.NONE,
        documentation);
  }

  /** A parameter with a default. */
  public static ParameterSpec withDefault(
      String name, String label, ParameterType type, String defaultValue, String documentation) {
    return new ParameterSpec(name, label, type, Optional.of(defaultValue), false, List.of(), ParameterLimits.NONE,
        documentation);
  }

  /** A parameter with a default that takes one of a few values, of which the default is the first. */
  public static ParameterSpec choice(String name, String label, List<String> choices, String documentation) {
    return new ParameterSpec(name, label, ParameterType.CHOICE, Optional.of(choices.get(0)), false, choices, ParameterLimits.NONE, documentation);
  }

  /** The same parameter, with whose values that match the regular expression the results of the operator depend on the processing time. */
  public ParameterSpec readingProcessingTimeIf(String values) {
    return new ParameterSpec(name, label, type, defaultValue, isRequired, choices, limits, documentation, Optional.of(values));
  }

  /** The same parameter whose value must not be below the minimum, given in the text form of the type. */
  public ParameterSpec atLeast(String minimum) {
    return withLimits(new ParameterLimits(Optional.of(minimum), limits.pattern(), limits.expected()));
  }

  /** The same parameter whose text must match the regular expression; {@code expected} says in words what that asks for. */
  public ParameterSpec matching(String pattern, String expected) {
    return withLimits(new ParameterLimits(limits.minimum(), Optional.of(pattern), expected));
  }

  private ParameterSpec withLimits(ParameterLimits newLimits) {
    return new ParameterSpec(name, label, type, defaultValue, isRequired, choices, newLimits, documentation, processingTimeValues);
  }
}
