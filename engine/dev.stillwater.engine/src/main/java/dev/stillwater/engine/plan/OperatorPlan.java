package dev.stillwater.engine.plan;

import dev.stillwater.engine.row.RowType;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An operator of a job plan, with everything resolved that the job's file leaves open.
 *
 * <p>THREADING: immutable.
 *
 * @param uid id given by the author, unique in the job
 * @param name what people read
 * @param operatorId 32 hexadecimal digits, made from the uid as Flink does
 * @param kind id of the operator kind
 * @param parallelism number of subtasks
 * @param parameters values by name, defaults included; durations and times in milliseconds, paths absolute
 * @param expressions the expressions in order
 * @param keys for each input the fields that make the key, in order; no fields for an input without key
 * @param inputs types of the records that come in, by input; none for a source
 * @param outputs types of the records that go out, by output; none for a sink. An output that nothing is known of has no fields
 */
public record OperatorPlan(
    String uid,
    String name,
    String operatorId,
    String kind,
    int parallelism,
    Map<String, String> parameters,
    List<ExpressionPlan> expressions,
    List<List<String>> keys,
    List<RowType> inputs,
    List<RowType> outputs) {
  public OperatorPlan {
    Objects.requireNonNull(uid, "uid");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(operatorId, "operatorId");
    Objects.requireNonNull(kind, "kind");
    parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
    expressions = List.copyOf(expressions);
    keys = keys.stream().map(List::copyOf).toList();
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    if (parallelism < 1) {
      throw new IllegalArgumentException("Operator '" + uid + "' has parallelism " + parallelism + "; expected at least 1.");
    }
  }

  /** An operator with at most one input and one output. */
  public OperatorPlan(String uid, String name, String operatorId, String kind, int parallelism, Map<String, String> parameters,
      List<ExpressionPlan> expressions, List<String> keyFields, Optional<RowType> input, Optional<RowType> output) {
    this(uid, name, operatorId, kind, parallelism, parameters, expressions, List.of(keyFields), input.stream().toList(), output.stream().toList());
  }

  /** Fields of the first input that make the key, in order; empty when the operator is not keyed. */
  public List<String> keyFields() {
    return keyFields(0);
  }

  /** Fields that make the key of the input of the index, in order; empty when it has none. */
  public List<String> keyFields(int input) {
    return input < keys.size() ? keys.get(input) : List.of();
  }

  /** Type of the records at the first input; empty for a source. */
  public Optional<RowType> input() {
    return inputs.stream().findFirst();
  }

  /** Type of the records at the first output; empty for a sink. */
  public Optional<RowType> output() {
    return outputs.stream().findFirst();
  }

  /** An expression: its name, empty for a condition, and its text. */
  public record ExpressionPlan(String name, String text) {
    public ExpressionPlan {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(text, "text");
    }
  }

  /** Value of a parameter, if it has one. */
  public Optional<String> parameter(String parameterName) {
    return Optional.ofNullable(parameters.get(parameterName));
  }

  /**
   * Value of a parameter that always has one.
   *
   * @throws IllegalStateException if it has none, which is a defect of the compiler
   */
  public String string(String parameterName) {
    return parameter(parameterName).orElseThrow(() -> new IllegalStateException("Operator '" + uid + "' has no parameter '" + parameterName + "'."));
  }

  /** Value of a number, or of a duration or time in milliseconds. */
  public long longValue(String parameterName) {
    return Long.parseLong(string(parameterName));
  }

  /** Value of a switch. */
  public boolean booleanValue(String parameterName) {
    return Boolean.parseBoolean(string(parameterName));
  }
}
