package dev.stillwater.compiler.plan;

import dev.stillwater.compiler.CompileOptions;
import dev.stillwater.engine.plan.JobPlan;
import dev.stillwater.engine.plan.OperatorPlan;
import dev.stillwater.engine.plan.Partitioning;
import dev.stillwater.engine.plan.StreamPlan;
import dev.stillwater.engine.plan.TaskPlan;
import dev.stillwater.engine.row.RowField;
import dev.stillwater.engine.row.RowType;
import dev.stillwater.engine.row.ValueType;
import dev.stillwater.model.JobParallelism;
import dev.stillwater.model.OperatorId;
import dev.stillwater.model.catalog.OperatorCatalog;
import dev.stillwater.model.catalog.OperatorKind;
import dev.stillwater.model.job.Job;
import dev.stillwater.model.job.Operator;
import dev.stillwater.model.job.Schema;
import dev.stillwater.model.job.Stream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes the plan of a job without errors: effective partitioning, chains and the reason why a chain breaks.
 *
 * <p>THREADING: the thread that owns the job.
 *
 * <p>SOURCE: the chaining rule is that of Flink's StreamingJobGraphGenerator, and a hash stream from one subtask to one subtask is chained as well.
 */
public final class PlanBuilder {
  private final Job job;
  private final OperatorCatalog catalog;
  private final Map<String, List<RowType>> outputs;
  private final ParameterResolver parameters;
  private final String planHash;
  private final Map<String, StreamPlan> chainedInto = new LinkedHashMap<>();

  private PlanBuilder(Job job, OperatorCatalog catalog, Map<String, List<RowType>> outputs, CompileOptions options, String planHash) {
    this.job = job;
    this.catalog = catalog;
    this.outputs = outputs;
    parameters = new ParameterResolver(options);
    this.planHash = planHash;
  }

  /**
   * The plan.
   *
   * @param planHash what {@link CodeKey} makes of the job
   * @param outputs for each uid of an operator the types of its records by output
   */
  public static JobPlan build(Job job, OperatorCatalog catalog, Map<String, List<RowType>> outputs, CompileOptions options, String planHash) {
    return new PlanBuilder(job, catalog, outputs, options, planHash).plan();
  }

  /** The streams of a job without errors, in their order: effective partitioning and chaining. Needs no types. */
  public static List<StreamPlan> streams(Job job, OperatorCatalog catalog) {
    return job.getStreams().stream().map(stream -> stream(stream, catalog)).toList();
  }

  private JobPlan plan() {
    List<StreamPlan> streams = streams(job, catalog);
    streams.stream().filter(StreamPlan::isChained).forEach(stream -> chainedInto.put(stream.target(), stream));
    List<TaskPlan> tasks = new ArrayList<>();
    for (Operator head : inOrder()) {
      if (!chainedInto.containsKey(head.getUid())) {
        List<OperatorPlan> chain = new ArrayList<>();
        addChain(head, chain);
        tasks.add(new TaskPlan(tasks.size(), JobParallelism.of(head, catalog), chain));
      }
    }
    return new JobPlan(job.getName(), job.getMaxParallelism(), tasks, streams, schemas(), planHash);
  }

  private Map<String, RowType> schemas() {
    Map<String, RowType> schemas = new LinkedHashMap<>();
    for (Schema schema : job.getSchemas()) {
      schemas.put(schema.getName(), new RowType(schema.getFields().stream()
          .map(field -> new RowField(field.getName(), ValueType.ofText(field.getType().getLiteral()).orElseThrow(), field.isNullable())).toList()));
    }
    return schemas;
  }

  private void addChain(Operator operator, List<OperatorPlan> chain) {
    chain.add(operator(operator));
    for (Stream stream : operator.getOutgoing()) {
      if (chainedInto.containsKey(stream.getTarget().getUid())) {
        addChain(stream.getTarget(), chain);
      }
    }
  }

  /** Operators so that each stands behind those it gets records from, else in the order of the file. */
  private List<Operator> inOrder() {
    List<Operator> remaining = new ArrayList<>(job.getOperators());
    List<Operator> ordered = new ArrayList<>();
    while (!remaining.isEmpty()) {
      Operator next = remaining.stream().filter(operator -> operator.getIncoming().stream().allMatch(stream -> ordered.contains(stream.getSource())))
          .findFirst().orElseThrow(() -> new IllegalStateException("The job has a cycle."));
      remaining.remove(next);
      ordered.add(next);
    }
    return ordered;
  }

  private static StreamPlan stream(Stream stream, OperatorCatalog catalog) {
    Partitioning partitioning = partitioning(stream, catalog);
    List<String> keyFields = partitioning == Partitioning.HASH ? List.copyOf(stream.getKeyFields()) : List.of();
    return new StreamPlan(stream.getSource().getUid(), Ports.source(stream, catalog), stream.getTarget().getUid(), Ports.target(stream, catalog), partitioning,
        keyFields, chainBreak(stream, catalog));
  }

  private static Partitioning partitioning(Stream stream, OperatorCatalog catalog) {
    return switch (stream.getPartitioning()) {
      case FORWARD -> JobParallelism.of(stream.getSource(), catalog) == JobParallelism.of(stream.getTarget(), catalog)
          ? Partitioning.FORWARD : Partitioning.REBALANCE;
      case HASH -> Partitioning.HASH;
      case REBALANCE -> Partitioning.REBALANCE;
      case BROADCAST -> Partitioning.BROADCAST;
    };
  }

  /** Why the operators at both ends of the stream run in different tasks; empty when they are chained. The rest of the job may have errors. */
  public static Optional<String> chainBreak(Stream stream, OperatorCatalog catalog) {
    int from = JobParallelism.of(stream.getSource(), catalog);
    int to = JobParallelism.of(stream.getTarget(), catalog);
    Partitioning partitioning = partitioning(stream, catalog);
    if (from != to) {
      return Optional.of("parallelism " + from + " meets " + to);
    }
    boolean isExchangeOfOne = partitioning == Partitioning.HASH && from == 1;
    if (partitioning != Partitioning.FORWARD && !isExchangeOfOne) {
      return Optional.of("partitioning is " + partitioning.text());
    }
    if (!stream.getSource().isChaining()) {
      return Optional.of("chaining is off for " + stream.getSource().getUid());
    }
    if (!stream.getTarget().isChaining()) {
      return Optional.of("chaining is off for " + stream.getTarget().getUid());
    }
    if (stream.getTarget().getIncoming().size() > 1) {
      return Optional.of(stream.getTarget().getUid() + " has " + stream.getTarget().getIncoming().size() + " input streams");
    }
    return Optional.empty();
  }

  private OperatorPlan operator(Operator operator) {
    String uid = operator.getUid();
    OperatorKind kind = catalog.kind(operator.getKind()).orElseThrow();
    List<OperatorPlan.ExpressionPlan> expressions = operator.getExpressions().stream()
        .map(expression -> new OperatorPlan.ExpressionPlan(expression.getName() == null ? "" : expression.getName(), expression.getText())).toList();
    List<List<String>> keys = new ArrayList<>();
    List<RowType> inputs = new ArrayList<>();
    for (int input = 0; input < kind.inputs().size(); input++) {
      Optional<Stream> stream = Ports.into(operator, kind, input).stream().findFirst();
      keys.add(kind.inputs().get(input).isKeyed() ? stream.map(Stream::getKeyFields).map(List::copyOf).orElse(List.of()) : List.of());
      inputs.add(stream.map(into -> outputs.get(into.getSource().getUid()).get(Ports.source(into, catalog))).orElse(RowType.empty()));
    }
    String name = operator.getName() == null ? uid : operator.getName();
    return new OperatorPlan(uid, name, OperatorId.ofUid(uid).hex(), kind.id(), JobParallelism.of(operator, catalog), parameters.resolve(operator, kind),
        expressions, keys, inputs, outputs.getOrDefault(uid, List.of()));
  }
}
