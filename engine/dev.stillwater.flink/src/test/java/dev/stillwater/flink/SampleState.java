package dev.stillwater.flink;

import dev.stillwater.engine.row.Row;
import dev.stillwater.engine.row.RowField;
import dev.stillwater.engine.row.RowType;
import dev.stillwater.engine.row.ValueType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.flink.api.java.tuple.Tuple2;

/** The state of the job in {@link SampleJob}, as plain values: what a snapshot of it must hold at first, and after the job has seen more ids. */
public final class SampleState {
  public static final int KEYS = 40;
  public static final int TUPLES = 20;
  public static final int WINDOW_KEYS = 6;
  public static final long WINDOW_MS = 1000;
  public static final RowType ROW = RowType.of(RowField.required("id", ValueType.LONG), RowField.nullable("name", ValueType.STRING),
      RowField.required("at", ValueType.TIMESTAMP),
      RowField.nullable("price", ValueType.DECIMAL));
  static final long TIMER = 1_000_000;
  static final long TUPLE_TIMER = 2_000_000;
  static final long LATER_TIMER = 3_000_000;

  final Map<Long, OfKey> keyed = new TreeMap<>();
  final Map<Long, OfTuple> tuples = new TreeMap<>();
  final Map<String, Map<Long, Long>> windows = new TreeMap<>();
  final List<List<String>> split = List.of(List.of("a", "b"), List.of(), List.of("c", ""));
  final List<Long> union = List.of(10L, 11L, 12L);
  final Map<String, Long> rules = Map.of("first", 1L, "\u2713", -2L);

  /** The state of one key of the operator "keyed". */
  static final class OfKey {
    long count;
    List<String> words = new ArrayList<>();
    Map<String, Long> map = new TreeMap<>();
    long max;
    Tuple2<Long, Long> mean;
    Row row;
    List<Row> rows = new ArrayList<>();
    Map<String, Row> named = new TreeMap<>();
    TreeSet<Long> timers = new TreeSet<>();
  }

  /** The state of one key of the operator "tuples". */
  static final class OfTuple {
    long count;
    Map<Long, String> byNumber = new TreeMap<>();
  }

  public SampleState() {
    for (int index = 0; index < KEYS; index++) {
      OfKey state = new OfKey();
      state.count = index * 3L;
      state.words.addAll(index % 5 == 0 ? List.of() : List.of("w" + index, "", "x,y"));
      state.map.put("a", (long) index);
      state.map.put("key \u00fc" + index, (long) -index);
      state.max = index * 100L;
      state.mean = Tuple2.of((long) index, 2L);
      state.row = row(index);
      state.rows.addAll(index % 4 == 1 ? List.of(row(index), row(index + 1)) : List.of());
      state.named.put("r", row(index));
      state.timers.add(TIMER + index);
      keyed.put(index - 10L, state);
    }
    for (long index = 0; index < TUPLES; index++) {
      OfTuple state = new OfTuple();
      state.count = index;
      state.byNumber.put(index, "number " + index);
      tuples.put(index, state);
    }
    for (int index = 0; index < WINDOW_KEYS; index++) {
      windows.put("w" + index, new TreeMap<>(Map.of(0L, index * 10L, WINDOW_MS, index * 10L + 1)));
    }
  }

  /** A row that depends on the number alone. */
  public static Row row(long number) {
    return ArrayRow.of(ROW, number, number % 3 == 0 ? null : "name " + number, 1_700_000_000_000L + number,
        number % 2 == 0 ? null : BigDecimal.valueOf(number, 2));
  }

  static long key(long id) {
    return id % KEYS - 10;
  }

  static Tuple2<String, Long> tuple(long index) {
    return Tuple2.of("t" + index, index);
  }

  /** What the job does when it sees the ids below the limit. */
  SampleState seen(int limit) {
    for (long id = 0; id < limit; id++) {
      OfKey state = keyed.get(key(id));
      state.count++;
      state.words.add("id" + id);
      state.map.put("last", id);
      state.max = Math.max(state.max, id * 1000);
      state.mean = Tuple2.of(state.mean.f0 + id, state.mean.f1 + 1);
      state.row = row(id);
      state.rows.add(row(id));
      state.named.put("new", row(id));
      state.timers.add(LATER_TIMER + key(id));
      if (id < TUPLES) {
        tuples.get(id).count += 100;
        tuples.get(id).byNumber.put(-1L, "new");
      }
      windows.get("w" + id % WINDOW_KEYS).merge(0L, id, Long::sum);
    }
    return this;
  }

  /** The keyed and broadcast state, a line for each value, list or map entry. */
  public TreeSet<String> lines() {
    TreeSet<String> lines = new TreeSet<>();
    keyed.forEach((key, state) -> {
      lines.add("keyed|count|" + key + "|" + state.count);
      lines.add("keyed|words|" + key + "|" + state.words);
      state.map.forEach((name, value) -> lines.add("keyed|map|" + key + "|" + name + "=" + value));
      lines.add("keyed|max|" + key + "|" + state.max);
      lines.add("keyed|mean|" + key + "|" + state.mean);
      lines.add("keyed|row|" + key + "|" + state.row);
      lines.add("keyed|rows|" + key + "|" + state.rows);
      state.named.forEach((name, row) -> lines.add("keyed|named|" + key + "|" + name + "=" + row));
    });
    rules.forEach((name, value) -> lines.add("keyed|rules|" + name + "=" + value));
    tuples.forEach((index, state) -> {
      lines.add("tuples|count|" + tuple(index) + "|" + state.count);
      state.byNumber.forEach((number, text) -> lines.add("tuples|byNumber|" + tuple(index) + "|" + number + "=" + text));
    });
    lines.removeIf(line -> line.endsWith("|[]"));
    return lines;
  }

  /** Timers, each as it fires, and windows with what is in them. */
  public TreeSet<String> timersAndWindows() {
    TreeSet<String> lines = new TreeSet<>();
    keyed.forEach((key, state) -> state.timers.forEach(time -> lines.add("keyed|timer|" + key + "|" + time)));
    tuples.keySet().forEach(index -> lines.add("tuples|timer|" + tuple(index) + "|" + (TUPLE_TIMER + index)));
    windows.forEach((key, sums) -> sums.forEach((start, sum) -> lines.add("windows|" + key + "|" + start + "|" + (start + WINDOW_MS) + "|" + sum)));
    return lines;
  }

  /** The elements of the split and the union list. */
  public TreeSet<String> listElements() {
    TreeSet<String> lines = new TreeSet<>();
    split.forEach(elements -> elements.forEach(element -> lines.add("lists|split|" + element)));
    union.forEach(element -> lines.add("lists|union|" + element));
    return lines;
  }

  /** Split and union lists as two subtasks see them together. */
  TreeSet<String> listLines() {
    TreeSet<String> lines = new TreeSet<>();
    split.forEach(elements -> elements.forEach(element -> lines.add("lists|split|" + element)));
    for (int subtask = 0; subtask < 2; subtask++) {
      for (long element : union) {
        lines.add("lists|union|" + subtask + "|" + element);
      }
    }
    return lines;
  }
}
