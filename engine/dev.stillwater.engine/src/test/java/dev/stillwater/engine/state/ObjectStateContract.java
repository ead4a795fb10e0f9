package dev.stillwater.engine.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.serializer.Serializers;
import dev.stillwater.engine.snapshot.serializer.ValueSerializer;
import dev.stillwater.engine.snapshot.value.TimeWindowValue;
import dev.stillwater.engine.snapshot.value.TupleValue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** States of every kind, with namespaces, as operators written by hand use them. */
public abstract class ObjectStateContract extends StateBackendContract {
  private static final List<TimeWindowValue> WINDOWS = List.of(new TimeWindowValue(0, 10), new TimeWindowValue(10, 20), new TimeWindowValue(-5, 3));

  /** All states of one subtask. */
  private static final class States {
    final KeyedStateBackend backend;
    final ValueState<String> value;
    final ListState<Long> list;
    final MapState<String, Long> map;
    final ReducingState<Long> reduced;
    final AggregatingState<Long, Long> aggregated;

    States(KeyedStateBackend backend) throws SnapshotException {
      this.backend = backend;
      ValueSerializer longs = Serializers.ofLong();
      value = backend.value(StateSpec.of("value", Serializers.ofString()));
      list = backend.list(StateSpec.of("list", longs).withNamespace(Serializers.ofTimeWindow()));
      map = backend.map(StateSpec.map("map", Serializers.ofString(), longs));
      reduced = backend.reducing(StateSpec.of("reduced", longs).withNamespace(Serializers.ofTimeWindow()), Long::sum);
      aggregated = backend.aggregating(StateSpec.of("aggregated", Serializers.ofTuple(List.of(longs, longs))), new Average());
      backend.restore();
    }
  }

  /** Sum and count. */
  private static final class Average implements AggregateFunction<Long, TupleValue, Long> {
    @Override
    public TupleValue create() {
      return new TupleValue(List.of(0L, 0L));
    }

    @Override
    public TupleValue add(Long value, TupleValue accumulator) {
      return merge(accumulator, new TupleValue(List.of(value, 1L)));
    }

    @Override
    public Long result(TupleValue accumulator) {
      return (Long) accumulator.values().get(0) / (Long) accumulator.values().get(1);
    }

    @Override
    public TupleValue merge(TupleValue one, TupleValue other) {
      return new TupleValue(List.of((Long) one.values().get(0) + (Long) other.values().get(0), (Long) one.values().get(1) + (Long) other.values().get(1)));
    }
  }

  /** What all states hold for a key, as text. */
  private static String content(States states, Object key) {
    states.backend.currentKey(key);
    StringBuilder text = new StringBuilder("value=" + states.value.value() + " average=" + states.aggregated.get());
    Map<String, Long> mappings = new TreeMap<>();
    states.map.forEach(mappings::put);
    text.append(" map=").append(mappings).append(states.map.isEmpty() ? "-" : "+");
    for (TimeWindowValue window : WINDOWS) {
      states.backend.currentNamespace(window);
      text.append(' ').append(states.list.get()).append(states.reduced.get());
    }
    return text.toString();
  }

  /** The same for a model that knows nothing but collections. */
  private static final class Model {
    String value;
    long sum;
    long count;
    final Map<String, Long> map = new TreeMap<>();
    final Map<TimeWindowValue, List<Long>> lists = new HashMap<>();
    final Map<TimeWindowValue, Long> reduced = new HashMap<>();

    String content() {
      StringBuilder text = new StringBuilder("value=" + value + " average=" + (count == 0 ? null : (Long) (sum / count)));
      text.append(" map=").append(map).append(map.isEmpty() ? "-" : "+");
      for (TimeWindowValue window : WINDOWS) {
        text.append(' ').append(lists.getOrDefault(window, List.of())).append(reduced.get(window));
      }
      return text.toString();
    }
  }

  private static void change(States states, Model model, Random random) {
    TimeWindowValue window = WINDOWS.get(random.nextInt(WINDOWS.size()));
    states.backend.currentNamespace(window);
    long number = random.nextLong(1000);
    String name = "n" + random.nextInt(5);
    switch (random.nextInt(14)) {
      case 0 -> {
        states.value.update("v" + number);
        model.value = "v" + number;
      }
      case 1 -> {
        states.value.clear();
        model.value = null;
      }
      case 2, 3, 4 -> {
        states.list.add(number);
        model.lists.computeIfAbsent(window, any -> new ArrayList<>()).add(number);
      }
      case 5 -> {
        List<Long> replacement = random.nextBoolean() ? List.of() : List.of(number, number + 1);
        states.list.update(replacement);
        model.lists.put(window, new ArrayList<>(replacement));
      }
      case 6 -> {
        states.list.clear();
        model.lists.remove(window);
      }
      case 7, 8 -> {
        states.map.put(name, number);
        model.map.put(name, number);
      }
      case 9 -> {
        states.map.remove(name);
        model.map.remove(name);
      }
      case 10 -> {
        states.reduced.add(number);
        model.reduced.merge(window, number, Long::sum);
      }
      case 11 -> {
        states.reduced.clear();
        model.reduced.remove(window);
      }
      case 12 -> {
        states.aggregated.add(number);
        model.sum += number;
        model.count++;
      }
      default -> merge(states, model, window, random);
    }
  }

  private static void merge(States states, Model model, TimeWindowValue target, Random random) {
    if (random.nextInt(4) == 0) {
      states.map.clear();
      model.map.clear();
      return;
    }
    List<Object> sources = new ArrayList<>(WINDOWS);
    states.backend.mergeNamespaces("list", target, sources);
    states.backend.mergeNamespaces("reduced", target, sources);
    for (TimeWindowValue source : WINDOWS) {
      if (!source.equals(target)) {
        List<Long> elements = model.lists.remove(source);
        if (elements != null) {
          model.lists.computeIfAbsent(target, any -> new ArrayList<>()).addAll(elements);
        }
        Long number = model.reduced.remove(source);
        if (number != null) {
          model.reduced.merge(target, number, Long::sum);
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"1,1", "128,2", "32768,3"})
  void randomOperations_equalAModelAlsoInSnapshotsAndAfterRestores(int maxParallelism, int seed) throws SnapshotException {
    // Catches any wrong operation, values that a snapshot sees although they came later, and whatever a restore loses.
    Snapshots snapshots = new Snapshots(folder, maxParallelism);
    Random random = new Random(seed);
    States states = new States(keyed(Serializers.ofString(), 0, 1, maxParallelism, Optional.empty()));
    Map<String, Model> models = new TreeMap<>();
    int restores = 0;
    for (int operation = 0; operation < 4000; operation++) {
      String key = "k" + random.nextInt(20);
      states.backend.currentKey(key);
      change(states, models.computeIfAbsent(key, any -> new Model()), random);
      if (operation % 500 == 499) {
        Map<String, String> expected = new TreeMap<>();
        models.forEach((name, model) -> expected.put(name, model.content()));
        Snapshots.Begun begun = snapshots.begin(List.of(states.backend));
        for (int later = 0; later < 200; later++) {
          String other = "k" + random.nextInt(20);
          states.backend.currentKey(other);
          change(states, models.computeIfAbsent(other, any -> new Model()), random);
        }
        Path path = begun.write();
        compareAtParallelism(1 + random.nextInt(Math.min(3, maxParallelism)), maxParallelism, path, expected);
        restores++;
      }
      if (operation % 100 == 0) {
        assertEquals(models.get(key).content(), content(states, key), "operation " + operation);
      }
    }
    for (Map.Entry<String, Model> model : models.entrySet()) {
      assertEquals(model.getValue().content(), content(states, model.getKey()));
    }
    assertEquals(8, restores);
  }

  private void compareAtParallelism(int parallelism, int maxParallelism, Path path, Map<String, String> expected) throws SnapshotException {
    List<States> subtasks = new ArrayList<>();
    for (int subtask = 0; subtask < parallelism; subtask++) {
      subtasks.add(new States(keyed(Serializers.ofString(), subtask, parallelism, maxParallelism, Optional.of(path))));
    }
    for (Map.Entry<String, String> entry : expected.entrySet()) {
      int group = KeyGroups.keyGroup(entry.getKey().hashCode(), maxParallelism);
      assertEquals(entry.getValue(), content(subtasks.get(KeyGroups.subtask(group, parallelism, maxParallelism)), entry.getKey()), entry.getKey());
    }
  }

  @Test
  void forEachEntry_findsAllKeysAndNamespaces() throws SnapshotException {
    // Catches operators that do not find their windows again after a restore.
    States states = new States(keyed(Serializers.ofString(), 0, 1, 128, Optional.empty()));
    for (String key : List.of("a", "b", "c")) {
      states.backend.currentKey(key);
      for (TimeWindowValue window : WINDOWS) {
        states.backend.currentNamespace(window);
        states.reduced.add(1L);
      }
    }
    states.backend.currentNamespace(WINDOWS.get(0));
    states.reduced.clear();
    States restored = new States(keyed(Serializers.ofString(), 0, 1, 128, Optional.of(snapshot(new Snapshots(folder, 128), states.backend))));
    for (States each : List.of(states, restored)) {
      List<String> found = new ArrayList<>();
      each.backend.forEachEntry("reduced", (key, namespace) -> found.add(key + "@" + ((TimeWindowValue) namespace).start()));
      assertEquals(List.of("a@-5", "a@0", "a@10", "b@-5", "b@0", "b@10", "c@-5", "c@10"), found.stream().sorted().toList());
    }
  }

  @Test
  void largeValues_areKept() throws SnapshotException {
    // Catches lengths and buffers that are too small.
    KeyedStateBackend keyed = single();
    ListState<String> list = keyed.list(StateSpec.of("list", Serializers.ofString()));
    ValueState<String> value = keyed.value(StateSpec.of("value", Serializers.ofString()));
    keyed.restore();
    keyed.currentKey(1L);
    String large = "x".repeat(3_000_000);
    value.update(large);
    for (int element = 0; element < 100_000; element++) {
      list.add("element " + element);
    }
    assertEquals(100_000, list.get().size());
    KeyedStateBackend again = single(snapshot(new Snapshots(folder, 128), keyed));
    ListState<String> restoredList = again.list(StateSpec.of("list", Serializers.ofString()));
    ValueState<String> restoredValue = again.value(StateSpec.of("value", Serializers.ofString()));
    again.restore();
    again.currentKey(1L);
    assertEquals(large, restoredValue.value());
    assertEquals(list.get(), restoredList.get());
    again.currentKey(2L);
    assertNull(restoredValue.value());
    assertTrue(restoredList.get().isEmpty());
  }

  @Test
  void rowsOfValues_seenByReaders_areNotChangedByLaterAppends() throws SnapshotException {
    // Catches a list that grows under the eyes of who reads it.
    KeyedStateBackend keyed = single();
    ListState<Long> list = keyed.list(StateSpec.of("list", Serializers.ofLong()));
    keyed.restore();
    keyed.currentKey(5L);
    list.add(1L);
    List<Long> seen = list.get();
    list.add(2L);
    assertEquals(List.of(1L), seen);
    assertEquals(List.of(1L, 2L), list.get());
  }
}
