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
 * @param documentation one or two sentences: what it does, its unit, what the default means
 */
public record ParameterSpec(
    String name,
    String label,
    ParameterType type,
    Optional<String> defaultValue,
    boolean isRequired,
    List<String> choices,
    String documentation) {
  public ParameterSpec {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(label, "label");
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(defaultValue, "defaultValue");
    Objects.requireNonNull(documentation, "documentation");
    choices = List.copyOf(choices);
  }

  /** A parameter that must be given. */
  public static ParameterSpec required(String name, String label, ParameterType type, String documentation) {
    return new ParameterSpec(name, label, type, Optional.empty(), true, List.of(), documentation);
  }

  /** A parameter that may be absent and then has no value. */
  public static ParameterSpec optional(String name, String label, ParameterType type, String documentation) {
    return new ParameterSpec(name, label, type, Optional.empty(), false, List.of(), documentation);
  }

  /** A parameter with a default. */
  public static ParameterSpec withDefault(
      String name, String label, ParameterType type, String defaultValue, String documentation) {
    return new ParameterSpec(name, label, type, Optional.of(defaultValue), false, List.of(), documentation);
  }
}
