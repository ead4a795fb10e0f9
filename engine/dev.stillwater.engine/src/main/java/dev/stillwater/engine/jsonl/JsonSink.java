package dev.stillwater.engine.jsonl;

import dev.stillwater.engine.plan.OperatorPlan;
import dev.stillwater.engine.row.RowField;
import dev.stillwater.engine.sink.FileSink;
import dev.stillwater.engine.task.ChainContext;

/**
 * Writes records as lines of JSON. Generated code gives the values to the {@link #writer()}.
 *
 * <p>THREADING: its subtask.
 */
public final class JsonSink extends FileSink {
  private final JsonWriter writer;

  /** Makes the part of the operator in the context's subtask. */
  public JsonSink(OperatorPlan plan, ChainContext context) {
    this(plan, context, new JsonWriter(plan.input().orElseThrow().fields().stream().map(RowField::name).toList()));
  }

  private JsonSink(OperatorPlan plan, ChainContext context, JsonWriter writer) {
    super(plan, context, ".jsonl", writer);
    this.writer = writer;
  }

  /** Takes the values of records. */
  public JsonWriter writer() {
    return writer;
  }
}
