package dev.stillwater.engine.state;

import dev.stillwater.engine.snapshot.bytes.ByteWriter;
import dev.stillwater.engine.snapshot.serializer.ValueSerializer;
import dev.stillwater.engine.snapshot.value.TimeWindowValue;
import dev.stillwater.engine.snapshot.value.TupleValue;
import java.util.Arrays;
import java.util.Comparator;

/**
 * An order of decoded keys or namespaces that is the same in every run: the natural one where there is one, else that of their bytes.
 *
 * <p>THREADING: the subtask.
 */
final class ObjectOrder implements Comparator<Object> {
  private final ValueSerializer serializer;

  ObjectOrder(ValueSerializer serializer) {
    this.serializer = serializer;
  }

  @Override
  public int compare(Object one, Object other) {
    if (one == other) {
      return 0;
    }
    if (one instanceof TimeWindowValue left && other instanceof TimeWindowValue right) {
      int order = Long.compare(left.start(), right.start());
      return order != 0 ? order : Long.compare(left.end(), right.end());
    }
    if (one instanceof Long left && other instanceof Long right) {
      return Long.compare(left, right);
    }
    if (one instanceof String left && other instanceof String right) {
      return left.compareTo(right);
    }
    return one instanceof TupleValue && one.equals(other) ? 0 : compareBytes(one, other);
  }

  private int compareBytes(Object one, Object other) {
    ByteWriter left = new ByteWriter();
    ByteWriter right = new ByteWriter();
    serializer.write(one, left);
    serializer.write(other, right);
    return Arrays.compareUnsigned(left.array(), 0, left.size(), right.array(), 0, right.size());
  }
}
