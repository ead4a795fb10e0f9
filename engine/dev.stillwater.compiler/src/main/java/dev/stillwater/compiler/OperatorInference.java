package dev.stillwater.compiler;

import dev.stillwater.compiler.expression.AggregateParser;
import dev.stillwater.compiler.expression.AggregateResult;
import dev.stillwater.compiler.expression.ExpressionChecker;
import dev.stillwater.compiler.expression.ExpressionChecker.Purpose;
import dev.stillwater.compiler.expression.ExpressionResult;
import dev.stillwater.compiler.expression.NameSuggestion;
import dev.stillwater.compiler.plan.Ports;
import dev.stillwater.engine.row.FieldNames;
import dev.stillwater.engine.row.RowField;
import dev.stillwater.engine.row.RowType;
import dev.stillwater.engine.row.ValueType;
import dev.stillwater.model.JobProblem;
import dev.stillwater.model.OperatorParameters;
import dev.stillwater.model.catalog.ExpressionRole;
import dev.stillwater.model.catalog.OperatorCatalog;
import dev.stillwater.model.catalog.OperatorKind;
import dev.stillwater.model.catalog.ParameterSpec;
import dev.stillwater.model.catalog.ParameterType;
import dev.stillwater.model.catalog.PortSpec;
import dev.stillwater.model.job.Expression;
import dev.stillwater.model.job.Field;
import dev.stillwater.model.job.Job;
import dev.stillwater.model.job.Operator;
import dev.stillwater.model.job.Partitioning;
import dev.stillwater.model.job.Schema;
import dev.stillwater.model.job.Stream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Finds the input and output type of one operator after the other, and what is wrong on the way.
 *
 * <p>THREADING: one thread, one job.
 */
final class OperatorInference {
  /** Columns that the expressions of a generator see. */
  static final RowType GENERATOR_INPUT = RowType.of(
      RowField.required("n", ValueType.LONG), RowField.required("time", ValueType.TIMESTAMP), RowField.required("random", ValueType.LONG));

  private final Job job;
  private final OperatorCatalog catalog;
  private final ExpressionChecker checker;
  private final InferenceProblems problems = new InferenceProblems();
  private final WindowInference windows = new WindowInference(problems);
  private final FunctionInference functions = new FunctionInference(problems, this::schemaType);
  private final Map<Expression, ExpressionResult> expressions = new IdentityHashMap<>();
  private final Map<Expression, AggregateResult> aggregates = new IdentityHashMap<>();
  private final Set<Operator> untimed = Collections.newSetFromMap(new IdentityHashMap<>());

  OperatorInference(Job job, OperatorCatalog catalog, ExpressionChecker checker) {
    this.job = job;
    this.catalog = catalog;
    this.checker = checker;
  }

  List<JobProblem> problems() {
    return problems.list();
  }

  Map<Expression, ExpressionResult> expressions() {
    return expressions;
  }

  Map<Expression, AggregateResult> aggregates() {
    return aggregates;
  }

  /** The records that reach the operator, by input; a source has one type, of what its expressions see. */
  List<InferredType> inputs(Operator operator, Map<Operator, List<InferredType>> outputs) {
    OperatorKind kind = catalog.kind(operator.getKind()).orElse(null);
    if (kind == null) {
      return List.of(InferredType.UNKNOWN);
    }
    if (kind.isSource()) {
      return List.of(kind.expressionRole() == ExpressionRole.PROJECTION ? InferredType.of(GENERATOR_INPUT) : InferredType.of(RowType.empty()));
    }
    if (operator.getIncoming().stream().anyMatch(stream -> stream.getSource() != null && untimed.contains(stream.getSource()))) {
      untimed.add(operator);
    }
    return IntStream.range(0, kind.inputs().size()).mapToObj(port -> input(Ports.into(operator, kind, port), outputs)).toList();
  }

  /** The records that reach an input: of its first stream that is known; the others must be alike. */
  private InferredType input(List<Stream> streams, Map<Operator, List<InferredType>> outputs) {
    InferredType first = null;
    for (Stream stream : streams) {
      InferredType type = sent(stream, outputs);
      if (first == null || !first.isKnown()) {
        first = type;
      } else if (first.isComplete() && type.isComplete() && !first.type().equals(type.type())) {
        problems.error(stream, "schema-mismatch", "The records are (" + type.type().text() + "), but another stream into this operator brings ("
            + first.type().text() + "); " + TypeDifference.of(first.type(), type.type()), "Give both the same fields in the same order, with a map before one of them.");
      }
    }
    return first == null ? InferredType.UNKNOWN : first;
  }

  /** The records that the stream brings. */
  private InferredType sent(Stream stream, Map<Operator, List<InferredType>> outputs) {
    List<InferredType> types = stream.getSource() == null ? List.of() : outputs.getOrDefault(stream.getSource(), List.of());
    int port = Ports.source(stream, catalog);
    return port < 0 || port >= types.size() ? InferredType.UNKNOWN : types.get(port);
  }

  /** The records that leave the operator, by output; a sink has one type without columns. */
  List<InferredType> outputs(Operator operator, List<InferredType> inputs) {
    OperatorKind kind = catalog.kind(operator.getKind()).orElse(null);
    if (kind == null) {
      return List.of(InferredType.UNKNOWN);
    }
    List<InferredType> types = new ArrayList<>();
    types.add(FunctionInference.covers(kind) ? functions.output(operator, kind, inputs, untimed.contains(operator)) : output(operator, kind, inputs.get(0)));
    for (PortSpec port : kind.outputs().stream().skip(1).toList()) {
      types.add(sideOutput(operator, kind, port, inputs));
    }
    return List.copyOf(types);
  }

  /** Late records are those that came in; what else an operator emits at the side has the schema of a parameter named after the port. */
  private InferredType sideOutput(Operator operator, OperatorKind kind, PortSpec port, List<InferredType> inputs) {
    Optional<ParameterSpec> schema = kind.parameter(port.name() + "Schema");
    return schema.isPresent() ? schemaOf(operator, kind, schema.get()).map(this::schema).orElse(InferredType.UNKNOWN) : inputs.get(0);
  }

  private InferredType output(Operator operator, OperatorKind kind, InferredType input) {
    if (kind.expressionRole() != ExpressionRole.PROJECTION) {
      checkEventTime(operator, kind);
    }
    windows.check(operator, kind, untimed.contains(operator));
    return switch (kind.expressionRole()) {
      case CONDITION -> {
        operator.getExpressions().stream().limit(1).forEach(expression -> check(expression, input, Purpose.CONDITION));
        yield input;
      }
      case PROJECTION -> {
        InferredType type = projection(operator, input);
        checkComputedTime(operator, kind, type);
        yield type;
      }
      case AGGREGATES -> aggregates(operator, kind, input);
      case NONE -> kind.isSource() ? schemaOf(operator, kind).map(this::schema).orElse(InferredType.UNKNOWN) : kind.isSink() ? InferredType.of(RowType.empty())
          : kind.id().equals("top-n") ? windows.topN(operator, kind, input) : input;
    };
  }

  private Optional<InferredType> schemaType(Operator operator) {
    return catalog.kind(operator.getKind()).flatMap(kind -> kind.parameter("schema").flatMap(spec -> schemaOf(operator, kind, spec))).map(this::schema);
  }

  private InferredType schema(Schema schema) {
    Map<String, RowField> fields = new LinkedHashMap<>();
    Set<String> broken = new LinkedHashSet<>();
    for (Field field : schema.getFields()) {
      String name = field.getName() == null ? "" : field.getName();
      if (FieldNames.isValid(name)) {
        fields.putIfAbsent(name, new RowField(name, ValueType.ofText(field.getType().getLiteral()).orElseThrow(), field.isNullable()));
      } else if (!name.isEmpty()) {
        broken.add(name);
        problems.fieldName(field, schema);
      }
    }
    return new InferredType(new RowType(List.copyOf(fields.values())), broken, true);
  }

  private Optional<Schema> schemaOf(Operator operator, OperatorKind kind) {
    return kind.parameters().stream().filter(spec -> spec.type() == ParameterType.SCHEMA).findFirst()
        .flatMap(spec -> schemaOf(operator, kind, spec));
  }

  private Optional<Schema> schemaOf(Operator operator, OperatorKind kind, ParameterSpec spec) {
    return OperatorParameters.of(operator, kind).text(spec.name())
        .flatMap(name -> job.getSchemas().stream().filter(schema -> name.equals(schema.getName())).findFirst());
  }

  private InferredType projection(Operator operator, InferredType input) {
    Columns columns = new Columns();
    for (Expression expression : operator.getExpressions()) {
      Optional<ExpressionResult> result = check(expression, input, Purpose.VALUE);
      columns.add(expression, name -> result.flatMap(known -> known.field(name)));
    }
    return columns.type();
  }

  private InferredType aggregates(Operator operator, OperatorKind kind, InferredType input) {
    Columns columns = new Columns();
    Optional<Stream> keyed = operator.getIncoming().stream().filter(stream -> stream.getPartitioning() == Partitioning.HASH).findFirst();
    for (String key : keyed.map(Stream::getKeyFields).map(List::copyOf).orElse(List.of())) {
      if (key != null) {
        columns.add(key, input.type().field(key));
      }
    }
    for (RowField field : WindowInference.windowFields(kind)) {
      if (columns.has(field.name())) {
        problems.error(operator, "field-duplicate", null, "A key field has the name '" + field.name() + "', which the begin or end of the window takes.",
            "Rename the field in a map before this operator.");
      }
      columns.add(field.name(), Optional.of(field));
    }
    for (Expression expression : operator.getExpressions()) {
      if (expression.getName() != null && columns.isKeyOrWindow(expression.getName())) {
        problems.error(expression, "field-duplicate", "The name '" + expression.getName() + "' is taken by a key field or by the begin or end of the window.",
            "Give the aggregate another name.");
      }
      Optional<AggregateResult> result = checkAggregate(expression, input);
      columns.add(expression, name -> result.flatMap(known -> known.field(name)));
    }
    return columns.type();
  }

  private Optional<ExpressionResult> check(Expression expression, InferredType input, Purpose purpose) {
    String text = expression.getText();
    if (text == null || text.isBlank() || !isKnown(input, text)) {
      return Optional.empty();
    }
    ExpressionResult result = checker.check(input.type(), text, purpose);
    expressions.put(expression, result);
    result.problems().forEach(problem -> problems.add(expression, problem));
    return Optional.of(result);
  }

  private Optional<AggregateResult> checkAggregate(Expression expression, InferredType input) {
    String text = expression.getText();
    if (text == null || text.isBlank()) {
      return Optional.empty();
    }
    if (!isKnown(input, text)) {
      // The form of the call can be judged without the fields.
      AggregateParser.parse(text).problem().ifPresent(problem -> problems.add(expression, problem));
      return Optional.empty();
    }
    AggregateResult result = AggregateParser.check(input.type(), text, checker);
    aggregates.put(expression, result);
    result.problems().forEach(problem -> problems.add(expression, problem));
    return Optional.of(result);
  }

  /** Whether all fields that the text may name have a type, so that a problem of theirs is not reported a second time here. */
  private static boolean isKnown(InferredType input, String text) {
    return input.isKnown() && input.brokenFields().stream().noneMatch(name -> holdsWord(text, name));
  }

  private static boolean holdsWord(String text, String name) {
    for (int start = text.indexOf(name); start >= 0; start = text.indexOf(name, start + 1)) {
      int end = start + name.length();
      boolean isBegin = start == 0 || !Character.isJavaIdentifierPart(text.charAt(start - 1));
      if (isBegin && (end == text.length() || !Character.isJavaIdentifierPart(text.charAt(end)))) {
        return true;
      }
    }
    return false;
  }

  private void checkEventTime(Operator operator, OperatorKind kind) {
    Optional<ParameterSpec> spec = kind.parameter("eventTime").filter(known -> known.type() == ParameterType.FIELD);
    if (spec.isEmpty()) {
      return;
    }
    Optional<String> name = OperatorParameters.of(operator, kind).text("eventTime").filter(text -> !text.isBlank());
    if (name.isEmpty()) {
      untimed.add(operator);
      return;
    }
    Optional<Field> field = schemaOf(operator, kind).flatMap(
        schema -> schema.getFields().stream().filter(known -> name.get().equals(known.getName())).findFirst());
    if (field.isEmpty()) {
      return;
    }
    String type = field.get().getType().getLiteral();
    if (!type.equals(ValueType.TIMESTAMP.text())) {
      problems.error(operator, "event-time-invalid", "parameter:eventTime", "The event time '" + name.get() + "' is of type " + type + ", expected timestamp.",
          "Name a field of type timestamp, or correct the type in the schema.");
    } else if (field.get().isNullable()) {
      problems.error(operator, "event-time-invalid", "parameter:eventTime", "The event time '" + name.get() + "' is nullable, but every record needs its time.",
          "Make the field not nullable; lines without it are then bad lines.");
    }
  }

  /** An event time that an expression computes; without one the operator has its own. */
  private void checkComputedTime(Operator operator, OperatorKind kind, InferredType type) {
    Optional<String> name = kind.parameter("eventTime").flatMap(spec -> OperatorParameters.of(operator, kind).text(spec.name()))
        .filter(text -> !text.isBlank() && type.isKnown() && !type.brokenFields().contains(text));
    if (name.isEmpty()) {
      return;
    }
    Optional<RowField> field = type.type().field(name.get());
    if (field.isEmpty()) {
      problems.error(operator, "field-unknown", "parameter:eventTime", "No expression is named '" + name.get() + "'.",
          "Name an expression of type timestamp, or add one.");
    } else if (field.get().type() != ValueType.TIMESTAMP || field.get().isNullable()) {
      problems.error(operator, "event-time-invalid", "parameter:eventTime", "The event time '" + name.get() + "' is of type " + field.get().type().text()
          + (field.get().isNullable() ? " and nullable" : "") + ", expected timestamp.", "Make the expression a timestamp that is never null.");
    }
  }

  /** The key fields of a stream exist and may be a key: State that crosses to a cluster knows no other keys. */
  void checkKey(Stream stream, Map<Operator, List<InferredType>> outputs) {
    if (stream.getPartitioning() != Partitioning.HASH || stream.getSource() == null) {
      return;
    }
    InferredType type = sent(stream, outputs);
    for (String key : new LinkedHashSet<>(stream.getKeyFields())) {
      if (key == null || key.isBlank() || type.brokenFields().contains(key) || !type.isKnown()) {
        continue;
      }
      Optional<RowField> field = type.type().field(key);
      if (field.isEmpty()) {
        List<String> names = type.type().fields().stream().map(RowField::name).toList();
        String nearest = NameSuggestion.nearest(key, names).map(name -> " Did you mean '" + name + "'?").orElse("");
        problems.error(stream, "key-field-unknown", "The records of '" + stream.getSource().getUid() + "' have no field '" + key + "'." + nearest,
            names.isEmpty() ? "The records have no fields." : "The fields are " + String.join(", ", names) + ".");
      } else if (field.get().type() == ValueType.BYTES || field.get().type() == ValueType.DECIMAL) {
        problems.error(stream, "key-field-invalid", "The key field '" + key + "' is of type " + field.get().type().text() + ", which cannot be a key.",
            "Make a string of it in a map before this stream.");
      } else if (field.get().isNullable()) {
        problems.error(stream, "key-field-invalid", "The key field '" + key + "' is nullable, but null never is a key.",
            "Give it a value in a map before this stream, such as coalesce(" + key + ", ...).");
      }
    }
  }

  /** Collects the columns of an output. */
  private static final class Columns {
    private final Map<String, RowField> fields = new LinkedHashMap<>();
    private final Set<String> broken = new LinkedHashSet<>();
    private final Set<String> taken = new LinkedHashSet<>();

    void add(Expression expression, Function<String, Optional<RowField>> field) {
      String name = expression.getName();
      if (name == null || taken.contains(name)) {
        return;
      }
      if (FieldNames.isValid(name)) {
        put(name, field.apply(name));
      } else if (!name.isBlank()) {
        broken.add(name);
      }
    }

    void add(String name, Optional<RowField> field) {
      taken.add(name);
      put(name, field);
    }

    private void put(String name, Optional<RowField> field) {
      if (field.isPresent()) {
        fields.putIfAbsent(name, field.get());
      } else {
        broken.add(name);
      }
    }

    boolean has(String name) {
      return fields.containsKey(name) || broken.contains(name);
    }

    boolean isKeyOrWindow(String name) {
      return taken.contains(name);
    }

    InferredType type() {
      return new InferredType(new RowType(List.copyOf(fields.values())), broken, true);
    }
  }
}
