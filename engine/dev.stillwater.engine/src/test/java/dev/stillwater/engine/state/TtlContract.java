package dev.stillwater.engine.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.snapshot.EntryCursor;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotOptions;
import dev.stillwater.engine.snapshot.SnapshotReader;
import dev.stillwater.engine.snapshot.SnapshotView;
import dev.stillwater.engine.snapshot.serializer.Serializers;
import dev.stillwater.engine.snapshot.value.TtlValue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** States with a time to live. */
public abstract class TtlContract extends StateBackendContract {
  private static final StateTtl WRITES = StateTtl.ofWrites(100);
  private static final StateTtl READS = new StateTtl(100, StateTtl.Update.ON_READ_AND_WRITE, StateTtl.Visibility.NEVER_RETURN_EXPIRED);
  private static final StateTtl SHOWN = new StateTtl(100, StateTtl.Update.ON_CREATE_AND_WRITE, StateTtl.Visibility.RETURN_EXPIRED_IF_NOT_CLEANED_UP);

  private static StateSpec longs(String name, StateTtl ttl) {
    return StateSpec.of(name, Serializers.ofLong()).withTtl(ttl);
  }

  @Test
  void value_expiresAfterItsLastWriteOrRead() throws SnapshotException {
    // Catches wrong bounds, and reads that renew where they must not, or do not where they must.
    KeyedStateBackend keyed = single();
    ValueState<Long> written = keyed.value(longs("written", WRITES));
    ValueState<Long> read = keyed.value(longs("read", READS));
    ValueState<Long> shown = keyed.value(longs("shown", SHOWN));
    keyed.restore();
    keyed.currentKey(1L);
    written.update(5L);
    read.update(6L);
    shown.update(7L);
    advanceTime(99);
    assertEquals(5L, written.value());
    assertEquals(6L, read.value());
    advanceTime(1);
    assertNull(written.value());
    assertEquals(6L, read.value());
    assertEquals(7L, shown.value(), "seen once more");
    assertNull(shown.value(), "and removed then");
    advanceTime(100);
    assertNull(read.value());
  }

  @Test
  void listsAndMaps_expireElementByElement() throws SnapshotException {
    // Catches one time for a whole collection.
    KeyedStateBackend keyed = single();
    ListState<Long> list = keyed.list(longs("list", WRITES));
    MapState<String, Long> map = keyed.map(StateSpec.map("map", Serializers.ofString(), Serializers.ofLong()).withTtl(READS));
    keyed.restore();
    keyed.currentKey(1L);
    list.add(1L);
    map.put("a", 1L);
    map.put("b", 2L);
    advanceTime(60);
    list.add(2L);
    assertEquals(1L, map.get("a"));
    advanceTime(60);
    assertEquals(List.of(2L), list.get());
    assertNull(map.get("b"));
    assertEquals(1L, map.get("a"));
    List<String> seen = new ArrayList<>();
    map.forEach((key, value) -> seen.add(key + value));
    assertEquals(List.of("a1"), seen);
    advanceTime(1000);
    assertTrue(list.get().isEmpty());
    assertNull(map.get("a"));
    assertTrue(map.isEmpty());
  }

  @Test
  void accumulators_beginAgainWhenTheyHaveExpired() throws SnapshotException {
    // Catches values that are added to what has expired.
    KeyedStateBackend keyed = single();
    ReducingState<Long> reduced = keyed.reducing(longs("reduced", WRITES), Long::sum);
    ReducingState<Long> shown = keyed.reducing(longs("shown", SHOWN), Long::sum);
    keyed.restore();
    keyed.currentKey(1L);
    reduced.add(1L);
    shown.add(1L);
    advanceTime(99);
    reduced.add(2L);
    assertEquals(3L, reduced.get());
    advanceTime(99);
    assertEquals(3L, reduced.get());
    advanceTime(1);
    reduced.add(10L);
    assertEquals(10L, reduced.get());
    shown.add(10L);
    assertEquals(11L, shown.get());
  }

  @Test
  void snapshots_haveTheTimesAndLeaveOutWhatHasExpired() throws SnapshotException {
    // Catches values that live on because a restore forgets when they were written, and snapshots that carry what nobody sees.
    KeyedStateBackend keyed = single();
    ValueState<Long> value = keyed.value(longs("value", WRITES));
    ListState<Long> list = keyed.list(longs("list", WRITES));
    MapState<String, Long> map = keyed.map(StateSpec.map("map", Serializers.ofString(), Serializers.ofLong()).withTtl(WRITES));
    keyed.restore();
    for (long key = 0; key < 3; key++) {
      keyed.currentKey(key);
      value.update(key);
      list.add(key);
      map.put("old", key);
      advanceTime(40);
    }
    list.add(77L);
    map.put("new", 7L);
    Path snapshot = snapshot(new Snapshots(folder, 128), keyed);
    List<String> entries = new ArrayList<>();
    try (SnapshotView view = SnapshotReader.open(snapshot, SnapshotOptions.local(), ProgressListener.NONE);
        EntryCursor cursor = view.operator(Snapshots.OPERATOR_ID).orElseThrow().state("value").orElseThrow().entries(ProgressListener.NONE)) {
      while (cursor.next()) {
        TtlValue stored = (TtlValue) cursor.value();
        entries.add(stored.value() + "@" + stored.lastAccess());
      }
    }
    assertEquals(List.of("1@1000040", "2@1000080"), entries.stream().sorted().toList());
    KeyedStateBackend again = single(snapshot);
    ValueState<Long> restored = again.value(longs("value", WRITES));
    ListState<Long> restoredList = again.list(longs("list", WRITES));
    MapState<String, Long> restoredMap = again.map(StateSpec.map("map", Serializers.ofString(), Serializers.ofLong()).withTtl(WRITES));
    again.restore();
    again.currentKey(2L);
    assertEquals(2L, restored.value());
    advanceTime(60);
    assertNull(restored.value());
    assertEquals(List.of(77L), restoredList.get());
    assertNull(restoredMap.get("old"));
    assertEquals(7L, restoredMap.get("new"));
    again.currentKey(1L);
    assertNull(restored.value());
  }

  @Test
  void timeToLive_canBeAddedAndTakenAway() throws SnapshotException {
    // Catches a job that cannot be started again because a state has got a time to live.
    KeyedStateBackend keyed = single();
    ValueState<Long> plain = keyed.value(StateSpec.of("value", Serializers.ofLong()));
    keyed.restore();
    keyed.currentKey(1L);
    plain.update(4L);
    KeyedStateBackend with = single(snapshot(new Snapshots(folder.resolve("a"), 128), keyed));
    ValueState<Long> limited = with.value(longs("value", WRITES));
    with.restore();
    with.currentKey(1L);
    assertEquals(4L, limited.value());
    KeyedStateBackend without = single(snapshot(new Snapshots(folder.resolve("b"), 128), with));
    ValueState<Long> again = without.value(StateSpec.of("value", Serializers.ofLong()));
    without.restore();
    advanceTime(1000);
    without.currentKey(1L);
    assertEquals(4L, again.value());
    with.currentKey(1L);
    assertNull(limited.value());
  }
}
