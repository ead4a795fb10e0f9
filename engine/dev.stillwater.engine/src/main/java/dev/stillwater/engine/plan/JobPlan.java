package dev.stillwater.engine.plan;

import dev.stillwater.engine.row.RowType;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A job as it will run: tasks, operators and streams, with nothing left open.
 *
 * <p>THREADING: immutable.
 *
 * @param name name of the job
 * @param maxParallelism number of key groups
 * @param tasks the tasks; a task stands behind those it gets records from
 * @param streams the streams in the order of the job
 * @param schemas row types of the job's schemas by name
 * @param planHash 64 hexadecimal digits that tell whether two plans have the same generated code: made from all that code is made from, not from paths and
 *     other values that are read at run time
 */
public record JobPlan(String name, int maxParallelism, List<TaskPlan> tasks, List<StreamPlan> streams, Map<String, RowType> schemas, String planHash) {
  public JobPlan {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(planHash, "planHash");
    tasks = List.copyOf(tasks);
    streams = List.copyOf(streams);
    schemas = Map.copyOf(schemas);
  }

  /** The task of an operator. */
  public TaskPlan taskOf(String uid) {
    return tasks.stream().filter(task -> task.operators().stream().anyMatch(operator -> operator.uid().equals(uid))).findFirst()
        .orElseThrow(() -> new IllegalArgumentException("The plan has no operator '" + uid + "'."));
  }

  /** The operator of the uid. */
  public OperatorPlan operator(String uid) {
    return taskOf(uid).operators().stream().filter(operator -> operator.uid().equals(uid)).findFirst().orElseThrow();
  }

  /** Plan and chains as text for people and golden files. */
  public String toText() {
    StringBuilder out = new StringBuilder();
    out.append("job ").append(name).append("\nmax parallelism ").append(maxParallelism).append("\nplan hash ").append(planHash).append('\n');
    for (TaskPlan task : tasks) {
      out.append("\ntask ").append(task.index()).append(": ").append(task.name()).append(" (parallelism ").append(task.parallelism()).append(")\n");
      task.operators().forEach(operator -> append(out, operator));
    }
    out.append("\nstreams\n");
    for (StreamPlan stream : streams) {
      out.append("  ").append(stream.source()).append(port(stream.sourcePort())).append(" -> ").append(stream.target()).append(port(stream.targetPort()))
          .append(": ").append(stream.partitioning().text());
      if (!stream.keyFields().isEmpty()) {
        out.append(" by ").append(String.join(", ", stream.keyFields()));
      }
      out.append(stream.chainBreak().map(reason -> ", channel: " + reason).orElse(", chained")).append('\n');
    }
    return out.toString();
  }

  private static void append(StringBuilder out, OperatorPlan operator) {
    out.append("  ").append(operator.uid()).append(": ").append(operator.kind()).append(", id ").append(operator.operatorId()).append('\n');
    operator.parameters().forEach((name, value) -> out.append("    ").append(name).append(" = ").append(value.replace("\t", "\\t")).append('\n'));
    for (int input = 0; input < operator.keys().size(); input++) {
      if (!operator.keyFields(input).isEmpty()) {
        out.append("    key").append(port(input)).append(' ').append(String.join(", ", operator.keyFields(input))).append('\n');
      }
    }
    operator.expressions().forEach(expression -> out.append("    ").append(expression.name()).append(expression.name().isEmpty() ? "" : ": ")
        .append(expression.text()).append('\n'));
    for (int input = 0; input < operator.inputs().size(); input++) {
      append(out, "in" + port(input), operator.inputs().get(input));
    }
    for (int output = 0; output < operator.outputs().size(); output++) {
      append(out, "out" + port(output), operator.outputs().get(output));
    }
  }

  private static void append(StringBuilder out, String port, RowType type) {
    out.append("    ").append(port).append(" (").append(type.text()).append(")\n");
  }

  /** The first port goes without saying. */
  private static String port(int index) {
    return index == 0 ? "" : ":" + index;
  }
}
