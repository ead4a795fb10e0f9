package dev.stillwater.flink;

import dev.stillwater.engine.row.ValueText;
import dev.stillwater.engine.row.ValueType;
import dev.stillwater.engine.snapshot.value.StructValue;
import dev.stillwater.engine.snapshot.value.TupleValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/** Decoded values in the words of Flink's and our rows' {@code toString}. */
final class ValueLines {
  private ValueLines() {
  }

  static String of(Object value) {
    return switch (value) {
      case null -> "null";
      case TupleValue tuple -> tuple.values().stream().map(ValueLines::of).collect(Collectors.joining(",", "(", ")"));
      case List<?> list -> list.stream().map(ValueLines::of).collect(Collectors.joining(", ", "[", "]"));
      case Instant time -> ValueText.text(ValueType.TIMESTAMP, time.toEpochMilli());
      case BigDecimal decimal -> decimal.toPlainString();
      case StructValue struct -> {
        StringJoiner joiner = new StringJoiner(", ");
        for (int index = 0; index < struct.values().size(); index++) {
          joiner.add(struct.fieldNames().get(index) + "=" + of(struct.values().get(index)));
        }
        yield joiner.toString();
      }
      default -> value.toString();
    };
  }
}
