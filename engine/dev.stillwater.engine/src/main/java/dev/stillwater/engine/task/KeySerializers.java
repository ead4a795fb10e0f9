package dev.stillwater.engine.task;

import dev.stillwater.engine.plan.OperatorPlan;
import dev.stillwater.engine.row.RowType;
import dev.stillwater.engine.snapshot.serializer.Serializers;
import dev.stillwater.engine.snapshot.serializer.ValueSerializer;

/**
 * The serializer that the keys of an operator are stored with.
 *
 * <p>THREADING: stateless.
 */
public final class KeySerializers {
  private KeySerializers() {
  }

  /**
   * Serializer of the operator's keys: of the boxed value for one key field, of a Tuple for several. A timestamp is a long.
   *
   * @throws IllegalArgumentException if the operator has no key, or fields that cannot be one, which is a defect of the compiler
   */
  public static ValueSerializer of(OperatorPlan operator) {
    RowType input = operator.input().orElseThrow(() -> new IllegalArgumentException("The source '" + operator.uid() + "' has no key."));
    if (operator.keyFields().isEmpty()) {
      throw new IllegalArgumentException("Operator '" + operator.uid() + "' has no key.");
    }
    return Serializers.ofKey(new RowType(operator.keyFields().stream().map(name -> input.field(name).orElseThrow()).toList()));
  }
}
