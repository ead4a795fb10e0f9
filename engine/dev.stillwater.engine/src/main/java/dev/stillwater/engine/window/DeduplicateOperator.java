package dev.stillwater.engine.window;

import dev.stillwater.engine.operator.RowKeys;
import dev.stillwater.engine.operator.RowOperator;
import dev.stillwater.engine.plan.OperatorPlan;
import dev.stillwater.engine.row.Row;
import dev.stillwater.engine.snapshot.serializer.Serializers;
import dev.stillwater.engine.state.KeyedStateBackend;
import dev.stillwater.engine.state.StateSpec;
import dev.stillwater.engine.state.StateTtl;
import dev.stillwater.engine.state.ValueState;
import dev.stillwater.engine.task.ChainContext;

/**
 * Lets the first record of each key pass, and again the first one after the key's time to live.
 *
 * <p>THREADING: its subtask.
 */
public final class DeduplicateOperator extends RowOperator {
  private static final String SEEN = "seen";

  private final RowKeys keys;
  private final KeyedStateBackend state;
  private final ValueState<Boolean> seen;

  /** Makes the operator. */
  public DeduplicateOperator(OperatorPlan plan, ChainContext context) {
    super(plan, context);
    keys = new RowKeys(plan.input().orElseThrow(), plan.keyFields());
    state = context.keyedState(plan.uid());
    StateSpec spec = StateSpec.of(SEEN, Serializers.ofBoolean());
    seen = state.value(plan.parameter("ttl").map(Long::parseLong).map(ttl -> spec.withTtl(StateTtl.ofWrites(ttl))).orElse(spec));
  }

  @Override
  public void process(int input, Row row) {
    state.currentKey(keys.of(row));
    if (seen.value() == null) {
      seen.update(true);
      emit(0, row);
    }
  }
}
