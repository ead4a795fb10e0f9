package dev.stillwater.compiler;

import dev.stillwater.compiler.expression.NameSuggestion;
import dev.stillwater.compiler.plan.Ports;
import dev.stillwater.engine.operator.EnrichOperator;
import dev.stillwater.engine.row.FieldNames;
import dev.stillwater.engine.row.RowField;
import dev.stillwater.engine.row.RowType;
import dev.stillwater.engine.row.ValueType;
import dev.stillwater.model.OperatorParameters;
import dev.stillwater.model.catalog.OperatorKind;
import dev.stillwater.model.job.Operator;
import dev.stillwater.model.job.Stream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Finds the output types of functions and of the operators that bring several streams together.
 *
 * <p>THREADING: one thread, one job.
 */
final class FunctionInference {
  private static final Set<String> KINDS = Set.of("process", "flat-map", "union", "window-join", "interval-join", "enrich");
  private static final List<RowField> WINDOW_FIELDS = List.of(
      RowField.required("window_start", ValueType.TIMESTAMP), RowField.required("window_end", ValueType.TIMESTAMP));

  private final InferenceProblems problems;
  private final Function<Operator, Optional<InferredType>> schemas;

  /**
   * Makes the inference.
   *
   * @param schemas the type of the schema that the operator's parameter {@code schema} names
   */
  FunctionInference(InferenceProblems problems, Function<Operator, Optional<InferredType>> schemas) {
    this.problems = problems;
    this.schemas = schemas;
  }

  static boolean covers(OperatorKind kind) {
    return KINDS.contains(kind.id());
  }

  /** The records at the first output. */
  InferredType output(Operator operator, OperatorKind kind, List<InferredType> inputs, boolean isUntimed) {
    OperatorParameters parameters = OperatorParameters.of(operator, kind);
    if (isUntimed && kind.id().endsWith("-join")) {
      problems.error(operator, "event-time-missing", null, "A join needs event time, but a source before this operator has none.",
          "Set the parameter eventTime of the source to a field of type timestamp.");
    }
    return switch (kind.id()) {
      case "process" -> schemas.apply(operator).orElse(InferredType.UNKNOWN);
      case "flat-map" -> flatMap(operator, parameters, inputs.get(0));
      case "window-join" -> join(operator, kind, parameters, inputs, WINDOW_FIELDS);
      case "interval-join" -> {
        checkBounds(operator, parameters);
        yield join(operator, kind, parameters, inputs, List.of());
      }
      case "enrich" -> enrich(operator, parameters, inputs.get(0), inputs.get(1));
      default -> inputs.get(0);
    };
  }

  private InferredType flatMap(Operator operator, OperatorParameters parameters, InferredType input) {
    Optional<String> split = given(parameters, "split");
    if (split.isPresent() == given(parameters, "class").isPresent()) {
      problems.error(operator, "function-unclear", "parameter:class", split.isPresent() ? "Both class and split are set." : "Neither class nor split is set.",
          "Set class to the Java class of a function, or split to the field to split.");
      return InferredType.UNKNOWN;
    }
    if (split.isEmpty()) {
      if (given(parameters, "schema").isEmpty()) {
        problems.error(operator, "parameter-missing", "parameter:schema", "The parameter 'schema' has no value, and a function in Java needs one.",
            "Set it to the schema of the records that the function emits.");
      }
      return schemas.apply(operator).orElse(InferredType.UNKNOWN);
    }
    field(operator, "split", split.get(), input, "record").filter(field -> field.type() != ValueType.STRING).ifPresent(field -> problems.error(operator,
        "field-invalid", "parameter:split", "The field '" + field.name() + "' is of type " + field.type().text() + ", expected string.",
        "Name a field of type string."));
    if (parameters.text("delimiter").filter(String::isEmpty).isPresent()) {
      problems.error(operator, "parameter-invalid", "parameter:delimiter", "The delimiter is empty.", "Set it to the text between two pieces, such as a comma.");
    }
    return input;
  }

  private void checkBounds(Operator operator, OperatorParameters parameters) {
    try {
      if (parameters.duration("lower").compareTo(parameters.duration("upper")) > 0) {
        problems.error(operator, "parameter-invalid", "parameter:lower", "The lower bound " + parameters.text("lower").orElse("") + " is above the upper bound "
            + parameters.text("upper").orElse("") + ", so that nothing can match.", "Exchange the two.");
      }
    } catch (RuntimeException e) { // A value that is missing or cannot be read is reported with the parameter's own rules.
      return;
    }
  }

  private InferredType join(Operator operator, OperatorKind kind, OperatorParameters parameters, List<InferredType> inputs, List<RowField> between) {
    List<String> leftKey = key(operator, kind, 0);
    List<String> rightKey = key(operator, kind, 1);
    if (!inputs.get(0).isComplete() || !inputs.get(1).isComplete() || leftKey.isEmpty() || rightKey.isEmpty()) {
      return InferredType.UNKNOWN;
    }
    RowType left = inputs.get(0).type();
    RowType right = inputs.get(1).type();
    checkKeys(operator, fields(left, leftKey), fields(right, rightKey), leftKey.size() == rightKey.size());
    Output output = new Output(operator);
    fields(left, leftKey).forEach(output::add);
    between.forEach(output::add);
    List<RowField> leftOthers = left.fields().stream().filter(field -> !leftKey.contains(field.name())).toList();
    List<RowField> rightOthers = right.fields().stream().filter(field -> !rightKey.contains(field.name())).toList();
    addOthers(output, leftOthers, rightOthers, parameters.text("leftPrefix").orElse(""));
    addOthers(output, rightOthers, leftOthers, parameters.text("rightPrefix").orElse(""));
    return output.type();
  }

  /** A name that is free keeps its form; one that the other side or the key has as well gets the prefix. */
  private static void addOthers(Output output, List<RowField> fields, List<RowField> others, String prefix) {
    for (RowField field : fields) {
      boolean isTaken = output.isKey(field.name()) || others.stream().anyMatch(other -> other.name().equals(field.name()));
      output.add(isTaken ? new RowField(prefix + field.name(), field.type(), field.isNullable()) : field);
    }
  }

  private static List<String> key(Operator operator, OperatorKind kind, int input) {
    return Ports.into(operator, kind, input).stream().findFirst().map(Stream::getKeyFields).map(List::copyOf).orElse(List.of());
  }

  private static List<RowField> fields(RowType type, List<String> names) {
    return names.stream().flatMap(name -> type.field(name).stream()).toList();
  }

  private void checkKeys(Operator operator, List<RowField> left, List<RowField> right, boolean isSameCount) {
    List<ValueType> leftTypes = left.stream().map(RowField::type).toList();
    List<ValueType> rightTypes = right.stream().map(RowField::type).toList();
    if (!isSameCount || left.size() == right.size() && !leftTypes.equals(rightTypes)) {
      problems.error(operator, "key-types-differ", null, "The keys of the two inputs cannot be compared: (" + new RowType(left).text() + ") and ("
          + new RowType(right).text() + ").", "Give both streams key fields of the same types in the same order, with a map before one of them.");
    }
  }

  private InferredType enrich(Operator operator, OperatorParameters parameters, InferredType input, InferredType table) {
    if (!input.isComplete() || !table.isComplete()) {
      return InferredType.UNKNOWN;
    }
    List<String> key = EnrichOperator.fields(parameters.text("key").orElse(""));
    List<String> tableKey = given(parameters, "tableKey").map(EnrichOperator::fields).orElse(key);
    List<RowField> keyFields = key.stream().flatMap(name -> field(operator, "key", name, input, "record").stream()).toList();
    String tableParameter = given(parameters, "tableKey").isPresent() ? "tableKey" : "key";
    List<RowField> tableFields = tableKey.stream().flatMap(name -> field(operator, tableParameter, name, table, "table").stream()).toList();
    if (keyFields.size() == key.size() && tableFields.size() == tableKey.size()) {
      checkTableKey(operator, keyFields, tableFields);
    }
    boolean isLeft = parameters.text("join").filter("left"::equals).isPresent();
    Output output = new Output(operator);
    input.type().fields().forEach(output::add);
    String prefix = parameters.text("tablePrefix").orElse("");
    for (RowField field : table.type().fields()) {
      if (!tableKey.contains(field.name())) {
        String name = input.type().indexOf(field.name()) >= 0 ? prefix + field.name() : field.name();
        output.add(new RowField(name, field.type(), isLeft || field.isNullable()));
      }
    }
    return output.type();
  }

  private void checkTableKey(Operator operator, List<RowField> key, List<RowField> tableKey) {
    if (key.isEmpty()) {
      problems.error(operator, "parameter-invalid", "parameter:key", "The key has no field.", "Name the fields of the record to look up.");
      return;
    }
    for (RowField field : key) {
      if (field.type() == ValueType.BYTES || field.type() == ValueType.DECIMAL) {
        problems.error(operator, "key-field-invalid", "parameter:key", "The field '" + field.name() + "' is of type " + field.type().text()
            + ", which cannot be a key.", "Make a string of it in a map before this operator.");
        return;
      }
    }
    checkKeys(operator, key, tableKey, key.size() == tableKey.size());
  }

  private Optional<RowField> field(Operator operator, String parameter, String name, InferredType type, String what) {
    Optional<RowField> field = type.type().field(name);
    if (field.isEmpty() && type.isKnown() && !type.brokenFields().contains(name)) {
      List<String> names = type.type().fields().stream().map(RowField::name).toList();
      String nearest = NameSuggestion.nearest(name, names).map(near -> " Did you mean '" + near + "'?").orElse("");
      problems.error(operator, "field-unknown", "parameter:" + parameter, "The " + what + " has no field '" + name + "'." + nearest,
          names.isEmpty() ? "It has no fields." : "The fields are " + String.join(", ", names) + ".");
    }
    return field;
  }

  private static Optional<String> given(OperatorParameters parameters, String name) {
    return parameters.text(name).filter(text -> !text.isBlank());
  }

  /** Collects the columns of an output and reports a name that stands twice. */
  private final class Output {
    private final Operator operator;
    private final Map<String, RowField> fields = new LinkedHashMap<>();

    Output(Operator operator) {
      this.operator = operator;
    }

    boolean isKey(String name) {
      return fields.containsKey(name);
    }

    void add(RowField field) {
      if (!FieldNames.isValid(field.name()) || fields.putIfAbsent(field.name(), field) != null) {
        problems.error(operator, "field-duplicate", null, "Two columns of the result have the name '" + field.name() + "', or it is too long.",
            "Rename one of the fields in a map before this operator, or set another prefix.");
      }
    }

    InferredType type() {
      return InferredType.of(new RowType(new ArrayList<>(fields.values())));
    }
  }
}
