package dev.stillwater.model;

import dev.stillwater.model.catalog.OperatorKind;
import dev.stillwater.model.catalog.ParameterSpec;
import dev.stillwater.model.catalog.ParameterType;
import dev.stillwater.model.job.Field;
import dev.stillwater.model.job.Job;
import dev.stillwater.model.job.Operator;
import dev.stillwater.model.job.Parameter;
import dev.stillwater.model.job.Schema;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The rules of an operator's parameters: each is known, stands once, has a value that fits, and none that is required is missing.
 *
 * <p>THREADING: one check; the thread that owns the job.
 */
final class ParameterRules {
  private final ProblemList problems;
  private final Map<String, Set<String>> fieldsBySchema = new HashMap<>();

  ParameterRules(Job job, ProblemList problems) {
    this.problems = problems;
    for (Schema schema : job.getSchemas()) {
      Set<String> fields = new LinkedHashSet<>();
      for (Field field : schema.getFields()) {
        fields.add(field.getName());
      }
      fieldsBySchema.putIfAbsent(schema.getName(), fields);
    }
  }

  /** Cost: linear in the number of parameters. */
  void check(Operator operator, OperatorKind kind) {
    Map<String, Parameter> set = new LinkedHashMap<>();
    for (Parameter parameter : operator.getParameters()) {
      ParameterSpec spec = parameter.getName() == null ? null : kind.parameter(parameter.getName()).orElse(null);
      if (spec == null) {
        problems.add(unknown(parameter, kind));
      } else if (set.putIfAbsent(spec.name(), parameter) != null) {
        problems.add(ProblemPlace.of(parameter).error("parameter-duplicate", "The parameter '" + spec.name() + "' stands a second time; the first counts.",
            "Remove one of the two."));
      }
    }
    for (ParameterSpec spec : kind.parameters()) {
      Parameter parameter = set.get(spec.name());
      if (parameter != null && parameter.getValue() != null) {
        checkValue(parameter, spec);
      } else if (spec.isRequired() && spec.defaultValue().isEmpty()) {
        problems.add(missing(operator, parameter, spec));
      }
    }
    checkFields(set, kind);
  }

  private static JobProblem unknown(Parameter parameter, OperatorKind kind) {
    List<String> names = kind.parameters().stream().map(ParameterSpec::name).toList();
    if (parameter.getName() == null || parameter.getName().isBlank()) {
      return ProblemPlace.of(parameter).error("parameter-unknown", "A parameter has no name.", "Name it, or remove it.");
    }
    String nearest = NearestName.of(parameter.getName(), names).map(name -> " The nearest one is '" + name + "'.").orElse("");
    return ProblemPlace.of(parameter).error("parameter-unknown",
        "The kind '" + kind.id() + "' has no parameter '" + ParameterValues.shown(parameter.getName()) + "'." + nearest, "Correct the name, or remove it.");
  }

  private static JobProblem missing(Operator operator, Parameter parameter, ParameterSpec spec) {
    ProblemPlace place = parameter == null ? ProblemPlace.of(operator, "parameter:" + spec.name()) : ProblemPlace.of(parameter);
    return place.error("parameter-missing", "The parameter '" + spec.name() + "' has no value, and the kind '" + operator.getKind() + "' needs one.",
        "Set it. " + spec.documentation());
  }

  private void checkValue(Parameter parameter, ParameterSpec spec) {
    try {
      ParameterValues.check(spec, parameter.getValue());
    } catch (IllegalArgumentException e) {
      problems.add(ProblemPlace.of(parameter).error("parameter-invalid", e.getMessage(), "Correct the value. " + spec.documentation()));
      return;
    }
    if (spec.type() == ParameterType.SCHEMA && !fieldsBySchema.containsKey(parameter.getValue())) {
      String nearest = problems.isFull() ? ""
          : NearestName.of(parameter.getValue(), fieldsBySchema.keySet()).map(name -> " The nearest one is '" + name + "'.").orElse("");
      problems.add(ProblemPlace.of(parameter).error("schema-missing",
          "The job has no schema '" + ParameterValues.shown(parameter.getValue()) + "'." + nearest, "Correct the name, or add the schema."));
    }
  }

  /** A kind that takes a schema emits its fields, so that a field's name can be checked without the compiler. */
  private void checkFields(Map<String, Parameter> set, OperatorKind kind) {
    Parameter schema = kind.parameters().stream()
        .filter(spec -> spec.type() == ParameterType.SCHEMA && set.containsKey(spec.name())).map(spec -> set.get(spec.name())).findFirst().orElse(null);
    Set<String> fields = schema == null ? null : fieldsBySchema.get(schema.getValue());
    if (fields == null) {
      return;
    }
    for (ParameterSpec spec : kind.parameters()) {
      Parameter parameter = spec.type() == ParameterType.FIELD ? set.get(spec.name()) : null;
      if (parameter == null || parameter.getValue() == null || parameter.getValue().isBlank() || fields.contains(parameter.getValue())) {
        continue;
      }
      String nearest = problems.isFull() ? "" : NearestName.of(parameter.getValue(), fields).map(name -> " The nearest one is '" + name + "'.").orElse("");
      problems.add(ProblemPlace.of(parameter).error("field-unknown", "The schema '" + ParameterValues.shown(schema.getValue()) + "' has no field '"
          + ParameterValues.shown(parameter.getValue()) + "'." + nearest, "Correct the name, or add the field to the schema."));
    }
  }
}
