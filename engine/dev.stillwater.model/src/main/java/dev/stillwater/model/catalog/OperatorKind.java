package dev.stillwater.model.catalog;

import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A kind of operator: its ports, parameters, expressions, documentation and icon.
 *
 * <p>THREADING: immutable.
 *
 * @param id stable id in job files, lower case with hyphens
 * @param label what people read in the palette
 * @param category group of the palette
 * @param documentation a few sentences for tool tips and help
 * @param icon name of the icon without folder and ending; the UI finds an SVG of that name
 * @param inputs input ports in order; none for a source
 * @param outputs output ports in order; none for a sink
 * @param parameters parameters in the order in which people edit them
 * @param expressionRole what the expressions mean
 * @param fixedParallelism parallelism of an operator that sets none; empty means the default of the job
 * @param traits what rules need to know about the kind
 */
public record OperatorKind(
    String id,
    String label,
    String category,
    String documentation,
    String icon,
    List<PortSpec> inputs,
    List<PortSpec> outputs,
    List<ParameterSpec> parameters,
    ExpressionRole expressionRole,
    Optional<Integer> fixedParallelism,
    Set<Trait> traits) {

  /** Facts about a kind that rules ask for. */
  public enum Trait {
    /** The source can be read again from an earlier position. */
    REPLAYABLE,
    /** The result always depends on the processing time; where parameters decide, {@link OperatorKind#readsProcessingTime} knows. */
    PROCESSING_TIME,
    /** The kind keeps keyed state. */
    KEYED_STATE,
    /** The kind keeps operator state. */
    OPERATOR_STATE
  }

  public OperatorKind {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(label, "label");
    Objects.requireNonNull(category, "category");
    Objects.requireNonNull(documentation, "documentation");
    Objects.requireNonNull(icon, "icon");
    Objects.requireNonNull(expressionRole, "expressionRole");
    Objects.requireNonNull(fixedParallelism, "fixedParallelism");
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    parameters = List.copyOf(parameters);
    traits = traits.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(traits));
  }

  /** Whether the kind has no input. */
  public boolean isSource() {
    return inputs.isEmpty();
  }

  /** Whether the kind has no output. */
  public boolean isSink() {
    return outputs.isEmpty();
  }

  /** Whether an input needs hash partitioning. */
  public boolean isKeyed() {
    return inputs.stream().anyMatch(PortSpec::isKeyed);
  }

  /** Whether the kind has the trait. */
  public boolean has(Trait trait) {
    return traits.contains(trait);
  }

  /**
   * Whether the results of an operator of the kind depend on the processing time.
   *
   * @param values gives the text of a parameter, its default included
   */
  public boolean readsProcessingTime(Function<String, Optional<String>> values) {
    return has(Trait.PROCESSING_TIME) || parameters.stream().anyMatch(parameter -> parameter.processingTimeValues().isPresent()
        && values.apply(parameter.name()).filter(value -> value.matches(parameter.processingTimeValues().get())).isPresent());
  }

  /** The parameter of the name. */
  public Optional<ParameterSpec> parameter(String name) {
    return parameters.stream().filter(parameter -> parameter.name().equals(name)).findFirst();
  }
}
