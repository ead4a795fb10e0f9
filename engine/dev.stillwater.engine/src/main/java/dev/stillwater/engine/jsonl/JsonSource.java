package dev.stillwater.engine.jsonl;

import dev.stillwater.engine.plan.OperatorPlan;
import dev.stillwater.engine.source.FileSource;
import dev.stillwater.engine.task.ChainContext;

/**
 * Reads the lines of a file of JSON Lines that begin in the splits of its subtask.
 *
 * <p>THREADING: its subtask.
 */
public final class JsonSource extends FileSource {
  /** Name of the state of the splits. */
  public static final String STATE = "json-splits";

  /** Makes the part of the operator in the context's subtask. */
  public JsonSource(OperatorPlan plan, ChainContext context) {
    super(plan, context, new JsonTextFormat(plan), STATE);
  }
}
