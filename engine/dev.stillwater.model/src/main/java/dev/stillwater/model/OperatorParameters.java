package dev.stillwater.model;

import dev.stillwater.model.catalog.OperatorKind;
import dev.stillwater.model.catalog.ParameterSpec;
import dev.stillwater.model.job.Operator;
import dev.stillwater.model.job.Parameter;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The parameters of one operator as typed values: what the operator sets, else the defaults of its kind.
 *
 * <p>Asking for a parameter that the kind does not have is a programming error ({@link IllegalArgumentException}); so is asking for the value of one
 * that has none ({@link IllegalStateException}: {@link JobValidator} reports it first). A text that does not parse throws
 * {@link IllegalArgumentException} with the operator, the parameter and what was expected.
 *
 * <p>THREADING: an immutable copy of the values; made by the thread that owns the job.
 */
public final class OperatorParameters {
  private final String uid;
  private final OperatorKind kind;
  private final Map<String, String> values;

  private OperatorParameters(String uid, OperatorKind kind, Map<String, String> values) {
    this.uid = uid;
    this.kind = kind;
    this.values = values;
  }

  /** The parameters of the operator, of which the first of a name counts. Cost: linear in their number. */
  public static OperatorParameters of(Operator operator, OperatorKind kind) {
    Map<String, String> values = new HashMap<>();
    for (Parameter parameter : operator.getParameters()) {
      if (parameter.getValue() != null) {
        values.putIfAbsent(parameter.getName(), parameter.getValue());
      }
    }
    return new OperatorParameters(operator.getUid(), kind, Map.copyOf(withoutNullName(values)));
  }

  /** Whether the operator itself sets the parameter. */
  public boolean isSet(String name) {
    return values.containsKey(spec(name).name());
  }

  /** The text of the parameter: set value, else default, else empty. */
  public Optional<String> text(String name) {
    ParameterSpec spec = spec(name);
    return Optional.ofNullable(values.get(name)).or(spec::defaultValue);
  }

  /** The text of a parameter that has a value. */
  public String string(String name) {
    return value(name, Function.identity());
  }

  /** The whole number of a parameter that has a value. */
  public long longValue(String name) {
    return value(name, ParameterValues::parseLong);
  }

  /** The truth value of a parameter that has a value. */
  public boolean booleanValue(String name) {
    return value(name, ParameterValues::parseBoolean);
  }

  /** The floating-point number of a parameter that has a value. */
  public double doubleValue(String name) {
    return value(name, ParameterValues::parseDouble);
  }

  /** The duration of a parameter that has a value. */
  public Duration duration(String name) {
    return value(name, ParameterValues::parseDuration);
  }

  /** The number of bytes of a parameter that has a value. */
  public long sizeBytes(String name) {
    return value(name, ParameterValues::parseSizeBytes);
  }

  /** The point in time of a parameter that has a value. */
  public Instant timestamp(String name) {
    return value(name, ParameterValues::parseTimestamp);
  }

  /** The whole number of the parameter, if it has a value. */
  public Optional<Long> optionalLong(String name) {
    return optional(name, ParameterValues::parseLong);
  }

  /** The floating-point number of the parameter, if it has a value. */
  public Optional<Double> optionalDouble(String name) {
    return optional(name, ParameterValues::parseDouble);
  }

  /** The duration of the parameter, if it has a value. */
  public Optional<Duration> optionalDuration(String name) {
    return optional(name, ParameterValues::parseDuration);
  }

  /** The number of bytes of the parameter, if it has a value. */
  public Optional<Long> optionalSizeBytes(String name) {
    return optional(name, ParameterValues::parseSizeBytes);
  }

  /** The point in time of the parameter, if it has a value. */
  public Optional<Instant> optionalTimestamp(String name) {
    return optional(name, ParameterValues::parseTimestamp);
  }

  private <T> T value(String name, Function<String, T> parse) {
    return optional(name, parse).orElseThrow(() -> new IllegalStateException(
        "Operator '" + uid + "' has no value for the parameter '" + name + "' of the kind '" + kind.id() + "'."));
  }

  private <T> Optional<T> optional(String name, Function<String, T> parse) {
    try {
      return text(name).map(parse);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("Operator '" + uid + "', parameter '" + name + "': " + e.getMessage(), e);
    }
  }

  private ParameterSpec spec(String name) {
    return kind.parameter(name).orElseThrow(
        () -> new IllegalArgumentException("The kind '" + kind.id() + "' has no parameter '" + name + "'."));
  }

  private static Map<String, String> withoutNullName(Map<String, String> values) {
    values.remove(null);
    return values;
  }
}
