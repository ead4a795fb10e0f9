package dev.stillwater.engine.snapshot.write;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.snapshot.OperatorIds;
import dev.stillwater.engine.snapshot.SnapshotEntry;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SourcePosition;
import dev.stillwater.engine.snapshot.StateKind;
import dev.stillwater.engine.snapshot.metadata.SnapshotMetadata;
import dev.stillwater.engine.snapshot.serializer.Serializers;
import dev.stillwater.engine.snapshot.serializer.ValueSerializer;
import dev.stillwater.engine.snapshot.value.TimeWindowValue;
import dev.stillwater.engine.snapshot.value.TupleValue;
import dev.stillwater.engine.snapshot.value.VoidNamespaceValue;
import dev.stillwater.engine.state.KeyGroups;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.Predicate;

/** State of every kind with random content, and what a reader has to give of it. The same seed gives the same state. */
public final class RandomSnapshot {
  /** Uids of the operators. */
  public static final List<String> UIDS = List.of("keyed-by-long", "keyed-by-text", "lists", "stateless", "finished");

  private static final int CHECKPOINT = 7;
  private final Random random;
  private final int parallelism;
  private final int maxParallelism;
  private final Map<String, Map<String, List<SnapshotEntry>>> expected = new LinkedHashMap<>();

  /** With the state of so many keys. */
  public RandomSnapshot(long seed, int parallelism, int maxParallelism, int keys) {
    this.random = new Random(seed);
    this.parallelism = parallelism;
    this.maxParallelism = maxParallelism;
    List<Object> longs = new ArrayList<>();
    List<Object> tuples = new ArrayList<>();
    for (int index = 0; index < keys; index++) {
      longs.add(index * 31L - keys);
      tuples.add(new TupleValue(List.of(text() + index, index)));
    }
    fillKeyed("keyed-by-long", Serializers.ofLong(), longs);
    fillKeyed("keyed-by-text", textKey(), tuples);
    Map<String, List<SnapshotEntry>> lists = expected.computeIfAbsent("lists", uid -> new LinkedHashMap<>());
    for (int subtask = 0; subtask < parallelism; subtask++) {
      for (int index = random.nextInt(5); index >= 0; index--) {
        lists.computeIfAbsent("split", name -> new ArrayList<>()).add(operatorEntry(subtask, null, text()));
        lists.computeIfAbsent("union", name -> new ArrayList<>()).add(operatorEntry(subtask, null, random.nextLong()));
      }
    }
    for (int index = 0; index < 5; index++) {
      lists.computeIfAbsent("rules", name -> new ArrayList<>()).add(operatorEntry(0, "rule " + index, random.nextDouble()));
    }
  }

  private static ValueSerializer textKey() {
    return Serializers.ofTuple(List.of(Serializers.ofString(), Serializers.ofInt()));
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    for (int length = random.nextInt(12); length > 0; length--) {
      text.append((char) (random.nextInt(20) == 0 ? 0x20ac + random.nextInt(300) : 'a' + random.nextInt(26)));
    }
    return text.toString();
  }

  private static SnapshotEntry operatorEntry(int subtask, Object key, Object value) {
    return new SnapshotEntry(-1, subtask, null, null, key, value, OptionalLong.empty());
  }

  private void fillKeyed(String uid, ValueSerializer serializer, List<Object> keys) {
    Map<String, List<SnapshotEntry>> states = expected.computeIfAbsent(uid, name -> new LinkedHashMap<>());
    for (Object key : keys) {
      int keyGroup = KeyGroups.keyGroup(serializer.keyHash(key).orElseThrow(), maxParallelism);
      int subtask = KeyGroups.subtask(keyGroup, parallelism, maxParallelism);
      Object none = VoidNamespaceValue.INSTANCE;
      add(states, "count", new SnapshotEntry(keyGroup, subtask, key, none, null, random.nextLong(), OptionalLong.empty()));
      if (random.nextBoolean()) {
        List<Object> list = new ArrayList<>();
        for (int index = random.nextInt(4); index >= 0; index--) {
          list.add(text());
        }
        add(states, "last", new SnapshotEntry(keyGroup, subtask, key, none, null, list, OptionalLong.empty()));
      }
      for (int index = random.nextInt(4); index > 0; index--) {
        add(states, "seen", new SnapshotEntry(keyGroup, subtask, key, none, index + text(), random.nextInt(), OptionalLong.empty()));
        long start = index * 1000L;
        add(states, "window-contents", new SnapshotEntry(keyGroup, subtask, key, new TimeWindowValue(start, start + 1000), null, random.nextDouble(),
            OptionalLong.empty()));
        add(states, "_timer_state/event_user-timers", new SnapshotEntry(keyGroup, subtask, key, none, null, null,
            OptionalLong.of(random.nextLong() >> 8 | index)));
      }
      if (random.nextInt(3) == 0) {
        add(states, "named", new SnapshotEntry(keyGroup, subtask, key, text() + "x", null, text(), OptionalLong.empty()));
      }
    }
  }

  private static void add(Map<String, List<SnapshotEntry>> states, String name, SnapshotEntry entry) {
    states.computeIfAbsent(name, state -> new ArrayList<>()).add(entry);
  }

  /** What a reader has to give: for each uid and name of a state the entries, in no order. */
  public Map<String, Map<String, List<SnapshotEntry>>> expected() {
    return expected;
  }

  /** The keyed states of the operators, in an order that a seed shuffles. */
  private static KeyedStates states(ValueSerializer key, long order) {
    List<KeyedState> states = new ArrayList<>(List.of(
        KeyedState.value("count", Serializers.ofLong()),
        KeyedState.list("last", Serializers.ofString()),
        KeyedState.map("seen", Serializers.ofString(), Serializers.ofInt()),
        KeyedState.of("window-contents", StateKind.REDUCING, Serializers.ofTimeWindow(), Serializers.ofDouble()),
        KeyedState.of("named", StateKind.AGGREGATING, Serializers.ofString(), Serializers.ofString()),
        KeyedState.value("unused", Serializers.ofString()),
        KeyedState.timers("_timer_state/event_user-timers", Serializers.ofVoidNamespace())));
    Collections.shuffle(states, new Random(order));
    return new KeyedStates(key, states);
  }

  /** What the snapshot is of. */
  public static SnapshotIdentity identity() {
    Map<String, String> uids = new LinkedHashMap<>();
    UIDS.forEach(uid -> uids.put(OperatorIds.ofUid(uid), uid));
    return SnapshotIdentity.savepoint(CHECKPOINT, "0123456789abcdef0123456789abcdef", "test \"job\"", Instant.parse("2026-01-02T03:04:05.678Z"))
        .withOperators(uids, Map.of(OperatorIds.ofUid("lists"), List.of(new SourcePosition(0, "a.csv [0, 100)", "record 17"))))
        .withJob("<job/>\n", Map.of("lists.rate", "100")).withLabel(Optional.of("before the change"), Optional.empty());
  }

  /** Writes the snapshot; the entries of a key group come in an order that the seed shuffles. */
  public SnapshotMetadata write(Storage storage, Path folder, long order, ProgressListener listener) throws SnapshotException {
    try (SnapshotWriter writer = SnapshotWriter.begin(storage, folder, identity(), listener)) {
      writeKeyed(writer, "keyed-by-long", Serializers.ofLong(), order);
      writeKeyed(writer, "keyed-by-text", textKey(), order);
      OperatorWriter lists = writer.operator(OperatorIds.ofUid("lists"), parallelism, maxParallelism);
      lists.coordinatorState(new byte[] {1, 2, 3});
      for (int subtask = 0; subtask < parallelism; subtask++) {
        OperatorStateWriter state = lists.operatorState(subtask, List.of(OperatorState.union("union", Serializers.ofLong()),
            OperatorState.broadcast("rules", Serializers.ofString(), Serializers.ofDouble()), OperatorState.list("split", Serializers.ofString())));
        for (String name : List.of("split", "union")) {
          expected.get("lists").get(name).stream().filter(inSubtask(subtask)).forEach(entry -> state.add(name, entry.value()));
        }
        expected.get("lists").get("rules").forEach(entry -> state.put("rules", entry.userKey(), entry.value()));
        state.finish();
      }
      writer.operator(OperatorIds.ofUid("stateless"), parallelism, maxParallelism);
      OperatorWriter finished = writer.operator(OperatorIds.ofUid("finished"), parallelism, maxParallelism);
      for (int subtask = 0; subtask < parallelism; subtask++) {
        finished.finished(subtask);
      }
      return writer.commit();
    }
  }

  private static Predicate<SnapshotEntry> inSubtask(int subtask) {
    return entry -> entry.subtask() == subtask;
  }

  private void writeKeyed(SnapshotWriter writer, String uid, ValueSerializer key, long order) throws SnapshotException {
    KeyedStates states = states(key, order);
    OperatorWriter operator = writer.operator(OperatorIds.ofUid(uid), parallelism, maxParallelism);
    record Put(int state, SnapshotEntry entry) {
    }
    List<Put> puts = new ArrayList<>();
    expected.get(uid).forEach((name, entries) -> entries.forEach(entry -> puts.add(new Put(states.id(name), entry))));
    Collections.shuffle(puts, new Random(order));
    puts.sort(Comparator.comparing(put -> put.entry().keyGroup()));
    for (int subtask = 0; subtask < parallelism; subtask++) {
      KeyedStateWriter keyed = operator.keyedState(subtask, states);
      for (Put put : puts) {
        if (put.entry().subtask() == subtask) {
          keyed.put(put.state(), put.entry());
        }
      }
      keyed.finish();
    }
  }
}
