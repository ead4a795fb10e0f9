package dev.stillwater.engine.snapshot.index;

import dev.stillwater.engine.snapshot.index.ColumnStatistics.Frequent;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Counts the values of one column in memory that does not grow with them: different values by the HyperLogLog algorithm, frequent ones by the algorithm of
 * Misra and Gries.
 *
 * <p>THREADING: one thread.
 */
final class ColumnCounter {
  private static final int FREQUENT_SHOWN = 10;
  private static final int FREQUENT_HELD = 256;
  private static final int EXACT_MAX = 4096;
  private static final int REGISTER_BITS = 12;
  private static final int REGISTERS = 1 << REGISTER_BITS;
  private static final double ALPHA = 0.7213 / (1 + 1.079 / REGISTERS);

  private final StateColumn column;
  private final byte[] registers = new byte[REGISTERS];
  private final Map<String, long[]> held = new HashMap<>();
  private Set<Long> exact = new HashSet<>();
  private long lowered;
  private long values;
  private long missing;
  private double sum;
  private Comparable<Object> min;
  private Comparable<Object> max;
  private StateRow minRow;
  private StateRow maxRow;

  ColumnCounter(StateColumn column) {
    this.column = column;
  }

  @SuppressWarnings("unchecked")
  void add(StateRow row) {
    Object normal = column.of(row);
    if (normal == null) {
      missing++;
      return;
    }
    values++;
    distinct(KeyHash.of(normal));
    if (normal instanceof Number number) {
      sum += number.doubleValue();
    }
    if (column.type() != ColumnType.OTHER && normal instanceof Comparable<?>) {
      Comparable<Object> value = (Comparable<Object>) normal;
      if (min == null || value.compareTo(min) < 0) {
        min = value;
        minRow = row;
      }
      if (max == null || value.compareTo(max) > 0) {
        max = value;
        maxRow = row;
      }
    }
    frequent(column.text(row));
  }

  private void distinct(long hash) {
    if (exact != null) {
      exact.add(hash);
      if (exact.size() > EXACT_MAX) {
        exact = null;
      }
    }
    int register = (int) (hash >>> Long.SIZE - REGISTER_BITS);
    int rank = Long.numberOfLeadingZeros(hash << REGISTER_BITS | 1L << REGISTER_BITS - 1) + 1;
    registers[register] = (byte) Math.max(registers[register], rank);
  }

  /** SOURCE: Misra and Gries: where there is no room for one more, all counts go down by one, which costs no more than the entries that it takes back. */
  private void frequent(String text) {
    long[] known = held.get(text);
    if (known != null) {
      known[0]++;
    } else if (held.size() < FREQUENT_HELD) {
      held.put(text, new long[] {1});
    } else {
      lowered++;
      held.values().removeIf(count -> --count[0] == 0);
    }
  }

  ColumnStatistics statistics() {
    List<Frequent> frequent = held.entrySet().stream()
        .sorted(Comparator.comparingLong((Map.Entry<String, long[]> entry) -> -entry.getValue()[0]).thenComparing(Map.Entry::getKey))
        .limit(FREQUENT_SHOWN).map(entry -> new Frequent(entry.getKey(), entry.getValue()[0], lowered == 0)).toList();
    Optional<Double> mean = column.type().isNumber() && values > 0 ? Optional.of(sum / values) : Optional.empty();
    return new ColumnStatistics(column.name(), column.type(), values, missing, exact == null ? estimate() : exact.size(), exact != null,
        Optional.ofNullable(minRow).map(column::text), Optional.ofNullable(maxRow).map(column::text), mean, frequent);
  }

  private long estimate() {
    double inverse = 0;
    int empty = 0;
    for (byte register : registers) {
      inverse += 1.0 / (1L << register);
      empty += register == 0 ? 1 : 0;
    }
    double estimate = ALPHA * REGISTERS * REGISTERS / inverse;
    if (estimate <= 2.5 * REGISTERS && empty > 0) {
      estimate = REGISTERS * Math.log((double) REGISTERS / empty);
    }
    return Math.min(values, Math.round(estimate));
  }
}
