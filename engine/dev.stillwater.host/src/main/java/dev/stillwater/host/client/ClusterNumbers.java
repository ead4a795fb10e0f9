package dev.stillwater.host.client;

import dev.stillwater.compiler.FlinkPlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A job of a Flink cluster in numbers, by task, as Flink's own metrics tell them. Flink brings them up to date every ten seconds, unless it is told otherwise.
 *
 * <p>THREADING: immutable.
 *
 * @param state what the job does, in Flink's words
 * @param tasks its tasks, in the order of the plan
 * @param checkpointId number of the last complete checkpoint
 */
public record ClusterNumbers(String state, List<Task> tasks, OptionalLong checkpointId) {
  /** Which of a job of many tasks are asked for their metrics: each costs two questions. */
  private static final int TASKS_MAX = 200;
  private static final String IN = "numRecordsIn";
  private static final String OUT = "numRecordsOut";
  private static final String IN_RATE = "numRecordsInPerSecond";
  private static final String OUT_RATE = "numRecordsOutPerSecond";
  private static final String BUSY = "busyTimeMsPerSecond";
  private static final String IDLE = "idleTimeMsPerSecond";
  private static final String PRESSED = "backPressuredTimeMsPerSecond";
  private static final String WATERMARK = "currentInputWatermark";
  private static final String POOL = "Shuffle.Netty.Input.Buffers.inPoolUsage";
  private static final String OLD_POOL = "buffers.inPoolUsage";
  private static final List<String> OF_TASK = List.of(IN, OUT, IN_RATE, OUT_RATE, BUSY, IDLE, PRESSED, WATERMARK, POOL,
      OLD_POOL);
  private static final List<String> OF_OPERATOR = List.of(IN, OUT, IN_RATE, OUT_RATE);

  /**
   * A task: operators that Flink has chained.
   *
   * @param id its id, which is that of its first operator
   * @param name what Flink calls it: the names of its operators
   * @param parallelism number of its subtasks
   * @param inputs ids of the tasks that it reads from
   * @param flow records in and out of the whole task
   * @param operators records in and out of those of its operators that were asked for and found, by name
   * @param shares what its time goes to
   * @param watermarkMs its watermark, milliseconds since 1970; empty before there is one
   * @param checkpoint its part in the last complete checkpoint
   */
  public record Task(String id, String name, int parallelism, List<String> inputs, Flow flow, Map<String, Flow> operators, Shares shares, OptionalLong watermarkMs,
      Part checkpoint) {
    public Task {
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(flow, "flow");
      Objects.requireNonNull(shares, "shares");
      Objects.requireNonNull(watermarkMs, "watermarkMs");
      Objects.requireNonNull(checkpoint, "checkpoint");
      inputs = List.copyOf(inputs);
      operators = Map.copyOf(operators);
    }

    /** The names of its operators, as they stand in its own name, without what Flink says of their kind. */
    public Set<String> operatorNames() {
      return FlinkPlan.operatorNames(name);
    }
  }

  /**
   * Records. What is not known is empty.
   *
   * @param in records that came in
   * @param out records that went out
   * @param inPerSecond records that come in, a second
   * @param outPerSecond records that go out, a second
   * @param skew how many times the mean the fullest subtask gets of the records
   */
  public record Flow(OptionalLong in, OptionalLong out, OptionalDouble inPerSecond, OptionalDouble outPerSecond, OptionalDouble skew) {
  }

  /**
   * Shares of the time in percent: of the busiest, the least idle and the most pressed subtask, and how full the queues before the task are.
   */
  public record Shares(OptionalLong busy, OptionalLong idle, OptionalLong pressed, OptionalLong queue) {
  }

  /**
   * A task's part in a checkpoint.
   *
   * @param stateBytes size of its state
   * @param durationMs how long its slowest subtask took, in milliseconds
   */
  public record Part(OptionalLong stateBytes, OptionalLong durationMs) {
  }

  public ClusterNumbers {
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(checkpointId, "checkpointId");
    tasks = List.copyOf(tasks);
  }

  /**
   * Asks a cluster for the numbers of a job. Cost: two questions for each task.
   *
   * @param names names of operators whose own numbers are wanted, as they were given to Flink
   */
  public static ClusterNumbers of(JobClient client, String jobId, Set<String> names) throws ClientException {
    Document job = client.job(jobId);
    Optional<Document> checkpoint = client.checkpoints(jobId).object("latest").flatMap(latest -> latest.object("completed"));
    OptionalLong checkpointId = checkpoint.map(each -> each.number("id")).orElse(OptionalLong.empty());
    Map<?, ?> parts = checkpointId.isEmpty() ? Map.of()
        : client.checkpoint(jobId, checkpointId.getAsLong()).object("tasks").map(Document::members).orElse(Map.of());
    List<Document> nodes = job.object("plan").map(plan -> plan.objects("nodes")).orElse(List.of());
    List<Task> tasks = new ArrayList<>();
    for (Document vertex : job.objects("vertices")) {
      String id = vertex.text("id").orElse("");
      List<String> inputs = nodes.stream().filter(node -> node.text("id").filter(id::equals).isPresent())
          .flatMap(node -> node.objects("inputs").stream()).flatMap(input -> input.text("id").stream()).toList();
      Document part = parts.get(id) instanceof Map<?, ?> members ? new Document(members) : new Document(Map.of());
      Task bare = new Task(id, vertex.text("name").orElse(""), (int) vertex.number("parallelism").orElse(1), inputs, flow(vertex.object("metrics")), Map.of(),
          new Shares(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty()), OptionalLong.empty(),
          new Part(part.number("state_size"), part.number("end_to_end_duration")));
      tasks.add(tasks.size() < TASKS_MAX ? measured(client, jobId, bare, names) : bare);
    }
    return new ClusterNumbers(job.text("state").orElse(""), tasks, checkpointId);
  }

  /** What the job's own page tells, which is there even when the metrics are not. */
  private static Flow flow(Optional<Document> metrics) {
    Document known = metrics.orElse(new Document(Map.of()));
    return new Flow(known.number("read-records"), known.number("write-records"), OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());
  }

  private static Task measured(JobClient client, String jobId, Task task, Set<String> names) throws ClientException {
    Set<String> wanted = new HashSet<>(task.operatorNames());
    wanted.retainAll(names);
    List<String> asked = new ArrayList<>(OF_TASK);
    wanted.forEach(name -> OF_OPERATOR.forEach(metric -> asked.add(metricName(task, name) + "." + metric)));
    Map<String, Document> found = client.taskMetrics(jobId, task.id(), asked);
    Map<String, Flow> operators = new HashMap<>();
    wanted.stream().filter(name -> found.containsKey(metricName(task, name) + "." + OUT) || found.containsKey(metricName(task, name) + "." + IN))
        .forEach(name -> operators.put(name, flow(found, metricName(task, name) + ".")));
    Flow whole = flow(found, "");
    Flow flow = new Flow(task.flow().in(), task.flow().out(), whole.inPerSecond(), whole.outPerSecond(), whole.skew());
    Shares shares = new Shares(percent(found, BUSY, "max"), percent(found, IDLE, "min"), percent(found, PRESSED, "max"), fill(found));
    OptionalDouble watermark = value(found, WATERMARK, "min");
    boolean hasWatermark = watermark.isPresent() && watermark.getAsDouble() > Long.MIN_VALUE / 2.0 && watermark.getAsDouble() < Long.MAX_VALUE / 2.0;
    return new Task(task.id(), task.name(), task.parallelism(), task.inputs(), flow, operators, shares,
        hasWatermark ? OptionalLong.of((long) watermark.getAsDouble()) : OptionalLong.empty(), task.checkpoint());
  }

  /** The name under which Flink keeps an operator's metrics: with what it says of the operator's kind, and without signs that mean something in its names. */
  private static String metricName(Task task, String operator) {
    String full = task.name().contains("Source: " + operator) ? "Source: " + operator : operator;
    return full.replaceAll("[ .:,]", "_");
  }

  private static Flow flow(Map<String, Document> found, String prefix) {
    OptionalDouble max = value(found, prefix + IN, "max");
    OptionalDouble mean = value(found, prefix + IN, "avg");
    boolean hasSkew = max.isPresent() && mean.isPresent() && mean.getAsDouble() > 0;
    return new Flow(whole(value(found, prefix + IN, "sum")), whole(value(found, prefix + OUT, "sum")), value(found, prefix + IN_RATE, "sum"),
        value(found, prefix + OUT_RATE, "sum"), hasSkew ? OptionalDouble.of(max.getAsDouble() / mean.getAsDouble()) : OptionalDouble.empty());
  }

  private static OptionalDouble value(Map<String, Document> found, String name, String which) {
    Document metric = found.get(name);
    OptionalDouble value = metric == null ? OptionalDouble.empty() : metric.decimal(which);
    return value.isPresent() && Double.isFinite(value.getAsDouble()) ? value : OptionalDouble.empty();
  }

  private static OptionalLong whole(OptionalDouble value) {
    return value.isPresent() ? OptionalLong.of(Math.round(value.getAsDouble())) : OptionalLong.empty();
  }

  /** Flink tells milliseconds of a second. */
  private static OptionalLong percent(Map<String, Document> found, String name, String which) {
    OptionalDouble value = value(found, name, which);
    return value.isPresent() ? OptionalLong.of(Math.max(0, Math.min(100, Math.round(value.getAsDouble() / 10)))) : OptionalLong.empty();
  }

  private static OptionalLong fill(Map<String, Document> found) {
    OptionalDouble value = value(found, found.containsKey(POOL) ? POOL : OLD_POOL, "max");
    return value.isPresent() ? OptionalLong.of(Math.max(0, Math.min(100, Math.round(value.getAsDouble() * 100)))) : OptionalLong.empty();
  }
}
