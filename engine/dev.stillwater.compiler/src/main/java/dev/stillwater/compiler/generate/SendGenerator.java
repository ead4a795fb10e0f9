package dev.stillwater.compiler.generate;

import dev.stillwater.engine.plan.JobPlan;
import dev.stillwater.engine.plan.StreamPlan;
import dev.stillwater.engine.row.RowType;

/**
 * Writes how the records of a stream get into its channels.
 *
 * <p>THREADING: one thread.
 */
final class SendGenerator {
  private final StreamPlan stream;
  private final int outlet;
  private final RowType type;
  private final RowClasses rows;
  private final ClassText text;

  SendGenerator(StreamPlan stream, int outlet, JobPlan plan, RowClasses rows, ClassText text) {
    this.stream = stream;
    this.outlet = outlet;
    this.rows = rows;
    this.text = text;
    type = plan.operator(stream.source()).outputs().get(stream.sourcePort());
  }

  /** Name of the method that takes a row. */
  static String method(int outlet) {
    return "send" + outlet;
  }

  void generate() {
    String name = "outlet" + outlet;
    text.field("private final dev.stillwater.engine.channel.Outlet " + name + ";");
    text.initial(name + " = context.outlet(" + outlet + ");");
    text.method("  private void " + method(outlet) + "(" + rows.className(type) + " row) {\n" + body(name) + "  }\n");
    text.method("""
          private void put%1$d(%2$s row, int channel) {
            dev.stillwater.engine.channel.RowBatch batch = %3$s.open(channel);
            ((%2$s) batch.rows[batch.size]).copyFrom(row);
            %3$s.finishRow(channel, batch, position);
          }
        """.formatted(outlet, rows.className(type), name));
  }

  private String body(String name) {
    String put = "put" + outlet + "(row, ";
    return switch (stream.partitioning()) {
      case FORWARD -> "    " + put + "0);\n";
      case REBALANCE -> "    " + put + name + ".nextRoundRobin());\n";
      case BROADCAST -> "    for (int channel = 0; channel < " + name + ".size(); channel++) {\n      " + put + "channel);\n    }\n";
      case HASH -> {
        text.field("private final int[] subtasks" + outlet + ";");
        text.initial("subtasks" + outlet + " = dev.stillwater.engine.state.KeyGroups.subtasks(" + name + ".size(), context.maxParallelism());");
        yield new KeyCode(stream.keyFields(), type).hash("row") + "    " + put + "subtasks" + outlet
            + "[dev.stillwater.engine.state.KeyGroups.keyGroup(hash, subtasks" + outlet + ".length)]);\n";
      }
    };
  }
}
