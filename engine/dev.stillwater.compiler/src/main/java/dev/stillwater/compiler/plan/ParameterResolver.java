package dev.stillwater.compiler.plan;

import dev.stillwater.compiler.CompileOptions;
import dev.stillwater.model.OperatorParameters;
import dev.stillwater.model.catalog.OperatorKind;
import dev.stillwater.model.catalog.ParameterSpec;
import dev.stillwater.model.job.Operator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Makes the parameters of an operator plain for the engine: defaults put in, times in milliseconds, sizes in bytes, paths absolute.
 *
 * <p>THREADING: stateless.
 */
final class ParameterResolver {
  private static final String DELIMITER = "delimiter";
  private static final String OUTPUT_FOLDER = "out";

  private final CompileOptions options;

  ParameterResolver(CompileOptions options) {
    this.options = options;
  }

  /** The values by name; a parameter without value is missing. */
  Map<String, String> resolve(Operator operator, OperatorKind kind) {
    OperatorParameters parameters = OperatorParameters.of(operator, kind);
    Map<String, String> values = new TreeMap<>();
    for (ParameterSpec spec : kind.parameters()) {
      value(parameters, spec).or(() -> defaultPath(operator, kind, spec)).ifPresent(value -> values.put(spec.name(), value));
    }
    return values;
  }

  private Optional<String> value(OperatorParameters parameters, ParameterSpec spec) {
    String name = spec.name();
    if (parameters.text(name).isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(switch (spec.type()) {
      case DURATION -> Long.toString(parameters.duration(name).toMillis());
      case TIMESTAMP -> Long.toString(parameters.timestamp(name).toEpochMilli());
      case SIZE -> Long.toString(parameters.sizeBytes(name));
      case LONG -> Long.toString(parameters.longValue(name));
      case DOUBLE -> Double.toString(parameters.doubleValue(name));
      case BOOLEAN -> Boolean.toString(parameters.booleanValue(name));
      case PATH -> options.baseFolder().resolve(parameters.string(name)).normalize().toString();
      case STRING -> name.equals(DELIMITER) && parameters.string(name).equals("\\t") ? "\t" : parameters.string(name);
      case SCHEMA, FIELD, CHOICE -> parameters.string(name);
    });
  }

  /** Where sinks write and bad lines go when nothing is said. */
  private Optional<String> defaultPath(Operator operator, OperatorKind kind, ParameterSpec spec) {
    if (kind.isSink() && spec.name().equals("path")) {
      String ending = kind.id().equals("csv-sink") ? ".csv" : ".jsonl";
      return Optional.of(options.baseFolder().resolve(OUTPUT_FOLDER).resolve(options.jobName()).resolve(operator.getUid() + ending).toString());
    }
    if (kind.isSource() && spec.name().equals("badLines")) {
      return Optional.of(options.baseFolder().resolve(OUTPUT_FOLDER).resolve(options.jobName() + "-" + operator.getUid() + "-bad-lines.csv").toString());
    }
    return Optional.empty();
  }
}
