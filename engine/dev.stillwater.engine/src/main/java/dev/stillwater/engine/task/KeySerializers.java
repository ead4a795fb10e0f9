package dev.stillwater.engine.task;

import dev.stillwater.engine.plan.OperatorPlan;
import dev.stillwater.engine.row.RowType;
import dev.stillwater.engine.row.ValueType;
import dev.stillwater.engine.snapshot.serializer.Serializers;
import dev.stillwater.engine.snapshot.serializer.ValueSerializer;
import java.util.List;

/**
 * The serializer that the keys of an operator are stored with.
 *
 * <p>THREADING: stateless.
 */
public final class KeySerializers {
  private KeySerializers() {
  }

  /**
   * Serializer of the operator's keys: of the boxed value for one key field, of a Tuple for several. A timestamp is a long, a double the long of its bits.
   *
   * @throws IllegalArgumentException if the operator has no key, or fields that cannot be one, which is a defect of the compiler
   */
  public static ValueSerializer of(OperatorPlan operator) {
    RowType input = operator.input().orElseThrow(() -> new IllegalArgumentException("The source '" + operator.uid() + "' has no key."));
    if (operator.keyFields().isEmpty()) {
      throw new IllegalArgumentException("Operator '" + operator.uid() + "' has no key.");
    }
    List<ValueSerializer> fields = operator.keyFields().stream().map(name -> of(input.field(name).orElseThrow().type())).toList();
    return fields.size() == 1 ? fields.get(0) : Serializers.ofTuple(fields);
  }

  private static ValueSerializer of(ValueType type) {
    return switch (type) {
      case BOOLEAN -> Serializers.ofBoolean();
      case INT -> Serializers.ofInt();
      case LONG, TIMESTAMP, DOUBLE -> Serializers.ofLong();
      case STRING -> Serializers.ofString();
      case BYTES, DECIMAL -> throw new IllegalArgumentException("A key field cannot be of type " + type.text() + ".");
    };
  }
}
