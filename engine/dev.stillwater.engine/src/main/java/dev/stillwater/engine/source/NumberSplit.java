package dev.stillwater.engine.source;

import dev.stillwater.engine.row.RowField;
import dev.stillwater.engine.row.RowType;
import dev.stillwater.engine.row.ValueType;
import dev.stillwater.engine.snapshot.serializer.Serializers;
import dev.stillwater.engine.snapshot.serializer.ValueSerializer;
import dev.stillwater.engine.snapshot.value.StructValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The numbers next, next + stride, next + 2 stride and so on, which are still to be made into records. This is the shape of the generator's operator state.
 *
 * <p>THREADING: immutable.
 *
 * <p>SOURCE: {@code docs/formats/state.md}.
 *
 * @param next the smallest of them
 * @param stride distance between two of them, at least 1
 * @param newest event time of the number before, in milliseconds; Long.MIN_VALUE when there was none
 */
record NumberSplit(long next, long stride, long newest) {
  static final String STATE = "generator-splits";
  static final RowType TYPE = RowType.of(RowField.required("next", ValueType.LONG), RowField.required("stride", ValueType.LONG),
      RowField.nullable("newest", ValueType.TIMESTAMP));

  /** More splits than this are not made only to give all subtasks the same number of them. */
  private static final int COUNT_MAX = 256;

  static ValueSerializer serializer() {
    return Serializers.ofRow(TYPE);
  }

  static NumberSplit of(Object element) {
    StructValue row = (StructValue) element;
    return new NumberSplit((Long) row.values().get(0), (Long) row.values().get(1), row.field("newest").map(time -> ((Instant) time).toEpochMilli())
        .orElse(Long.MIN_VALUE));
  }

  StructValue row() {
    return new StructValue("", List.of("next", "stride", "newest"), Arrays.asList(next, stride, newest == Long.MIN_VALUE ? null : newest));
  }

  /** The share of a subtask of all splits; they are divided so that all subtasks make equally many records, if that does not take too many splits. */
  static List<NumberSplit> share(List<NumberSplit> all, int subtask, int parallelism) {
    int pieces = parallelism / greatestDivisor(all.size(), parallelism);
    if ((long) pieces * all.size() > COUNT_MAX) {
      pieces = Math.ceilDiv(parallelism, all.size());
    }
    List<NumberSplit> divided = new ArrayList<>();
    for (NumberSplit split : all) {
      for (int piece = 0; piece < pieces; piece++) {
        divided.add(new NumberSplit(split.next + piece * split.stride, split.stride * pieces, split.newest));
      }
    }
    divided.sort(Comparator.comparingLong(NumberSplit::next).thenComparingLong(NumberSplit::stride));
    List<NumberSplit> share = new ArrayList<>();
    for (int index = subtask; index < divided.size(); index += parallelism) {
      share.add(divided.get(index));
    }
    return share;
  }

  private static int greatestDivisor(int left, int right) {
    return right == 0 ? left : greatestDivisor(right, left % right);
  }
}
