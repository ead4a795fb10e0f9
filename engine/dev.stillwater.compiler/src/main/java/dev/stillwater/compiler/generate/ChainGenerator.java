package dev.stillwater.compiler.generate;

import dev.stillwater.engine.plan.JobPlan;
import dev.stillwater.engine.plan.OperatorPlan;
import dev.stillwater.engine.plan.StreamPlan;
import dev.stillwater.engine.plan.TaskPlan;
import dev.stillwater.engine.replay.RowListener;
import dev.stillwater.engine.row.RowField;
import dev.stillwater.engine.row.RowType;
import dev.stillwater.engine.row.ValueType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Writes the class of one task: a loop over its input and a private final method for each operator that calls the next ones.
 *
 * <p>THREADING: one thread.
 */
final class ChainGenerator {
  /** Columns that the expressions of a generator see. */
  static final RowType GENERATOR_INPUT = RowType.of(
      RowField.required("n", ValueType.LONG),
      RowField.required("time", ValueType.TIMESTAMP),
      RowField.required("random", ValueType.LONG));

  /** Rows whose state is touched before it is used: few enough that all of it stays in the nearest cache. */
  static final int TOUCHED_ROWS = 64;

  private final JobPlan plan;
  private final TaskPlan task;
  private final RowClasses rows;
  private final ExpressionPort expressions;
  private final ClassText text = new ClassText();
  private final List<StreamPlan> outgoing;
  private final Optional<ReplayTraits> replay;
  private final Map<String, String> taps = new HashMap<>();

  ChainGenerator(JobPlan plan, TaskPlan task, RowClasses rows, ExpressionPort expressions, Optional<ReplayTraits> replay) {
    this.plan = plan;
    this.task = task;
    this.rows = rows;
    this.expressions = expressions;
    this.replay = replay;
    List<String> uids = task.operators().stream().map(OperatorPlan::uid).toList();
    outgoing = plan.streams().stream().filter(stream -> !stream.isChained() && uids.contains(stream.source())).toList();
  }

  /** Simple name of the class of a task. */
  static String className(int task) {
    return "Task" + task;
  }

  /** Source of the entry classes of the task's keyed operators, by class name; known after {@link #source()}. */
  Map<String, String> entrySources() {
    return text.entries();
  }

  /** Source of the class. */
  String source() {
    for (int operator = 0; operator < task.operators().size(); operator++) {
      generate(operator);
    }
    for (int outlet = 0; outlet < outgoing.size(); outlet++) {
      new SendGenerator(outgoing.get(outlet), outlet, plan, rows, text).generate();
    }
    if (task.head().input().isPresent()) {
      processMethod();
    }
    advanceMethod();
    inputOfMethod();
    reportMethod();
    return text.chainClass(className(task.index()), task.operators().stream().map(operator -> Names.literal(operator.uid())).collect(Collectors.joining(", ")));
  }

  private void generate(int number) {
    OperatorPlan operator = task.operators().get(number);
    OperatorSite site = new OperatorSite(number, operator, Names.method(number, operator.uid()), rows, emits(operator), text, replay.isPresent());
    if (replay.filter(traits -> traits.captured().contains(operator.uid())).isPresent()) {
      new SinkGenerator(site).capture();
      return;
    }
    switch (operator.kind()) {
      case "csv-source" -> new SourceGenerator(site).lines("dev.stillwater.engine.csv.CsvSource", true);
      case "json-source" -> new SourceGenerator(site).lines("dev.stillwater.engine.jsonl.JsonSource", false);
      case "directory-source" -> new SourceGenerator(site).lines("dev.stillwater.engine.source.DirectorySource", operator.string("format").equals("csv"));
      case "generator" -> new SourceGenerator(site).generator(projection(site, GENERATOR_INPUT), touchAfter(operator));
      case "filter" -> new TransformationGenerator(site)
          .filter(expressions.condition(operator, site.input()));
      case "map" -> new TransformationGenerator(site).map(projection(site, site.input()));
      case "aggregate" -> keyed(site).running();
      case "window-aggregate", "session-window", "count-window", "global-window" -> windows(site);
      case "deduplicate" -> new WindowOperatorGenerator(site).deduplicate();
      case "top-n" -> new WindowOperatorGenerator(site).topN();
      case "socket-source" -> new SourceGenerator(site).lines("dev.stillwater.engine.source.SocketSource", operator.string("format").equals("csv"));
      case "collect-sink" -> new SinkGenerator(site).collect();
      case "json-sink" -> new SinkGenerator(site).json();
      case "csv-sink" -> new SinkGenerator(site).csv();
      case "console-sink" -> new SinkGenerator(site).console();
      case "discard-sink" -> new SinkGenerator(site).discard();
      default -> {
        if (!FunctionGenerator.covers(operator.kind())) {
          throw new IllegalStateException("Operator '" + operator.uid() + "' is of kind '" + operator.kind() + "', which the compiler does not know.");
        }
        new FunctionGenerator(site).generate(plan.schemas());
      }
    }
  }

  /** The method that touches the state of rows to come in the only operator that gets what the operator emits, if it has one. */
  private Optional<String> touchAfter(OperatorPlan operator) {
    List<StreamPlan> next = plan.streams().stream().filter(stream -> stream.source().equals(operator.uid())).toList();
    return next.size() == 1 && next.get(0).isChained()
        ? KeyedGenerator.touchMethod(plan.operator(next.get(0).target()), Names.method(numberOf(next.get(0).target()), next.get(0).target())) : Optional.empty();
  }

  private List<ExpressionPort.Column> projection(OperatorSite site, RowType input) {
    return expressions.projection(site.plan(), input, site.method(), rows::className);
  }

  private KeyedGenerator keyed(OperatorSite site) {
    return new KeyedGenerator(site, expressions.aggregates(site.plan(), site.input()));
  }

  private void windows(OperatorSite site) {
    if (WindowOperatorGenerator.hasPanes(site.plan())) {
      keyed(site).window();
    } else {
      new WindowOperatorGenerator(site).aggregating(expressions.aggregates(site.plan(), site.input()));
    }
  }

  private List<String> emits(OperatorPlan operator) {
    return IntStream.range(0, operator.outputs().size()).mapToObj(port -> emit(operator, port)).toList();
  }

  /** Statements that pass the row in the variable {@code out} to all that follow the output of the operator. */
  private String emit(OperatorPlan operator, int port) {
    StringBuilder out = new StringBuilder();
    if (replay.filter(ReplayTraits::tapsStreams).isPresent()) {
      plan.streams().stream().filter(stream -> stream.source().equals(operator.uid()) && stream.sourcePort() == port)
          .map(stream -> RowListener.tapOf(stream.source(), port, stream.target())).distinct()
          .forEach(name -> out.append("    ").append(tap(name)).append(".row(out);\n"));
    }
    for (StreamPlan stream : plan.streams()) {
      if (stream.source().equals(operator.uid()) && stream.sourcePort() == port && stream.isChained()) {
        out.append("    ").append(Names.method(numberOf(stream.target()), stream.target(), stream.targetPort())).append("(out);\n");
      }
    }
    for (int outlet = 0; outlet < outgoing.size(); outlet++) {
      if (outgoing.get(outlet).source().equals(operator.uid()) && outgoing.get(outlet).sourcePort() == port) {
        out.append("    ").append(SendGenerator.method(outlet)).append("(out);\n");
      }
    }
    return out.toString();
  }

  /** The field of the tap; declared when it is asked for first. */
  private String tap(String name) {
    return taps.computeIfAbsent(name, key -> {
      String field = "tap" + taps.size();
      text.field("private final dev.stillwater.engine.replay.StreamTap " + field + ";");
      text.initial(field + " = new dev.stillwater.engine.replay.StreamTap(" + Names.literal(name) + ", context);");
      return field;
    });
  }

  private int numberOf(String uid) {
    for (int number = 0; number < task.operators().size(); number++) {
      if (task.operators().get(number).uid().equals(uid)) {
        return number;
      }
    }
    throw new IllegalStateException("Task " + task.index() + " has no operator '" + uid + "'.");
  }

  /** The output that calls an operator. */
  private record Caller(int number, int port) {
  }

  /** The operator that calls the operator, or empty for the head. */
  private Optional<Caller> callerOf(int number) {
    String uid = task.operators().get(number).uid();
    return number == 0 ? Optional.empty()
        : plan.streams().stream().filter(stream -> stream.isChained() && stream.target().equals(uid))
            .map(stream -> new Caller(numberOf(stream.source()), stream.sourcePort())).findFirst();
  }

  private void processMethod() {
    List<RowType> inputs = task.head().inputs();
    text.field("private long received;");
    StringBuilder cases = new StringBuilder();
    for (int input = 1; input < inputs.size(); input++) {
      cases.append("    if (input == ").append(input).append(") {\n      process").append(input).append("(batch);\n      return;\n    }\n");
      text.method("  private void process" + input + "(dev.stillwater.engine.channel.RowBatch batch) {\n" + loop(input) + "  }\n");
    }
    text.method("  @Override\n  public void process(int input, dev.stillwater.engine.channel.RowBatch batch) {\n" + cases + loop(0) + "  }\n");
  }

  private String loop(int input) {
    String method = Names.method(0, task.head().uid(), input);
    String touch = KeyedGenerator.touchMethod(task.head(), method).map(name -> """
                if (index %% %1$d == 0) {
                  %2$s(rows, index, Math.min(index + %1$d, size));
                }
        """.formatted(TOUCHED_ROWS, name)).orElse("");
    return """
            dev.stillwater.engine.row.Row[] rows = batch.rows;
            int size = batch.size;
            int index = 0;
            try {
              for (; index < size; index++) {
        %s        %s((%s) rows[index]);
              }
            } catch (Throwable e) {
              failedAt(batch, index);
              throw e;
            }
            received += size;
        """.formatted(touch, method, rows.className(task.head().inputs().get(input)));
  }

  private void advanceMethod() {
    List<String> calls = new ArrayList<>();
    for (int number = 0; number < task.operators().size(); number++) {
      if (WindowOperatorGenerator.hasPanes(task.operators().get(number))) {
        calls.add(Names.method(number, task.operators().get(number).uid()) + "_fire(watermark)");
      } else if (text.isRowOperator(number)) {
        calls.add(RowOperatorGenerator.advanceMethod(Names.method(number, task.operators().get(number).uid())) + "(watermark)");
      }
    }
    if (!calls.isEmpty()) {
      text.method("  @Override\n  public boolean advance(long watermark) {\n    return " + String.join(" && ", calls) + ";\n  }\n");
    }
  }

  /** The record an operator got is the row that the nearest operator before it has made. */
  private void inputOfMethod() {
    StringBuilder cases = new StringBuilder();
    for (int number = 0; number < task.operators().size(); number++) {
      Optional<String> row = text.hasInputRow(number) ? Optional.of(ClassText.inputRow(number)) : rowInto(number);
      if (row.isPresent()) {
        cases.append("      case ").append(number).append(": return java.util.Optional.ofNullable(").append(row.get()).append(");\n");
      }
    }
    text.method("  @Override\n  public java.util.Optional<dev.stillwater.engine.row.Row> inputOf(int operator) {\n    switch (operator) {\n" + cases
        + "      default: return java.util.Optional.empty();\n    }\n  }\n");
  }

  private Optional<String> rowInto(int number) {
    Optional<Caller> caller = callerOf(number);
    return caller.isEmpty() ? Optional.empty() : text.rowAt(caller.get().number(), caller.get().port()).or(() -> rowInto(caller.get().number()));
  }

  private void reportMethod() {
    StringBuilder body = new StringBuilder();
    for (int number = 0; number < task.operators().size(); number++) {
      String in = callerOf(number).map(caller -> out(caller.number(), caller.port())).orElse(task.operators().get(number).input().isPresent() ? "received" : "0");
      body.append("    metrics[").append(number).append("].records(").append(in).append(", ").append(allOut(number)).append(");\n");
      if (text.hasPart(number)) {
        body.append("    ").append(ClassText.part(number)).append(".report(metrics[").append(number).append("]);\n");
      }
    }
    text.method("  @Override\n  public void report(dev.stillwater.engine.task.OperatorMetrics[] metrics) {\n" + body + "  }\n");
  }

  private String allOut(int number) {
    int ports = task.operators().get(number).outputs().size();
    return ports == 0 ? "0" : IntStream.range(0, ports).mapToObj(port -> out(number, port)).collect(Collectors.joining(" + "));
  }

  /** Java expression for the number of records that the operator has emitted at the output. What counts nothing emits as many as it takes. */
  private String out(int number, int port) {
    return text.countAt(number, port).orElseGet(() -> callerOf(number).map(caller -> out(caller.number(), caller.port())).orElse("received"));
  }
}
