package dev.stillwater.engine.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.StateKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Comparing snapshots of any size and shape, in the memory that is given. */
class SnapshotDiffTest {
  private static final int KEYS = 10_000;
  private static final DiffOptions WIDE = new DiffOptions(Optional.empty(), 20, 64 << 20);

  @Test
  void sameContent_isEqualWhateverTheParallelism() throws Exception {
    // Catches entries that are matched by the subtask that held them.
    DiffResult result = compare(MemorySnapshot.ofKeys(1000, 2, 128, key -> key), MemorySnapshot.ofKeys(1000, 5, 128, key -> key), WIDE);
    assertTrue(result.isEqual() && result.isComplete());
    assertEquals(List.of("the parallelism was 2 and is 5"), result.operators().getFirst().notes());
    StateDiff state = only(result);
    assertEquals(1000, state.entriesBefore());
    assertEquals(1000, state.entriesAfter());
  }

  @Test
  void sameContent_isEqualWhateverTheMaxParallelism() throws Exception {
    // Catches entries that are matched inside their key group, which is another one then.
    DiffResult result = compare(MemorySnapshot.ofKeys(1000, 2, 128, key -> key), MemorySnapshot.ofKeys(1000, 2, 4096, key -> key), WIDE);
    assertTrue(result.isEqual() && result.isComplete());
  }

  @ParameterizedTest
  @CsvSource({"128,128,64000000", "128,128,20000", "128,128,3000", "128,4096,64000000", "128,4096,100000", "4096,4096,20000"})
  void everyDifference_isFoundOnce(int maxBefore, int maxAfter, long tableBytes) throws Exception {
    // Catches entries that fall between two shares of a state, or are counted in both.
    MemorySnapshot before = MemorySnapshot.ofKeys(KEYS, 2, maxBefore, key -> key);
    MemorySnapshot after = MemorySnapshot.ofKeys(KEYS + 50, 3, maxAfter, key -> key % 1000 == 7 ? -key : key);
    DiffResult result = compare(before, after, new DiffOptions(Optional.empty(), 20, tableBytes));
    StateDiff state = only(result);
    assertEquals(List.of(50L, 0L, 10L, (long) KEYS, KEYS + 50L),
        List.of(state.added(), state.removed(), state.changed(), state.entriesBefore(), state.entriesAfter()));
    assertEquals(20, state.changes().size());
    StateDiff turned = only(compare(after, before, new DiffOptions(Optional.empty(), 20, tableBytes)));
    assertEquals(List.of(0L, 50L, 10L), List.of(turned.added(), turned.removed(), turned.changed()));
  }

  @ParameterizedTest
  @CsvSource({"20000,1", "20000,128", "3000,128"})
  void memory_staysBelowWhatIsAllowed(long tableBytes, int maxParallelism) throws Exception {
    // Catches a table that grows with the state: one key group holds everything here, or many do.
    MemorySnapshot before = MemorySnapshot.ofKeys(KEYS, 1, maxParallelism, key -> key);
    MemorySnapshot after = MemorySnapshot.ofKeys(KEYS, 1, maxParallelism, key -> key + 1);
    StateComparison comparison = comparison(before, after, tableBytes);
    comparison.run();
    assertEquals(KEYS, comparison.changed);
    assertTrue(comparison.peakBytes() <= tableBytes + 100, comparison.peakBytes() + " bytes");
  }

  @Test
  void smallState_isReadOnce() throws Exception {
    // Catches passes that nobody needs.
    MemorySnapshot before = MemorySnapshot.ofKeys(KEYS, 1, 128, key -> key);
    MemorySnapshot after = MemorySnapshot.ofKeys(KEYS, 1, 128, key -> key);
    compare(before, after, WIDE);
    assertEquals(List.of(1, 1), List.of(before.walks, after.walks));
  }

  @Test
  void shares_areAsLargeAsTheMemoryAllows() throws Exception {
    // Catches a walk for every key group.
    MemorySnapshot before = MemorySnapshot.ofKeys(KEYS, 1, 128, key -> key);
    MemorySnapshot after = MemorySnapshot.ofKeys(KEYS, 1, 128, key -> key);
    compare(before, after, new DiffOptions(Optional.empty(), 20, 200_000));
    assertTrue(before.walks >= 2 && before.walks <= 6, before.walks + " walks");
  }

  @Test
  void changedEntry_hasItsKeyAndBothValues() throws Exception {
    // Catches old and new value that are mixed up.
    StateDiff state = only(compare(MemorySnapshot.ofKeys(3, 1, 128, key -> 10), MemorySnapshot.ofKeys(3, 1, 128, key -> key == 1 ? 11 : 10), WIDE));
    EntryChange change = state.changes().getFirst();
    assertEquals(List.of(EntryChange.Kind.CHANGED, 1L, 10L, 11L), List.of(change.kind(), change.entry().key(), change.oldValue(), change.newValue()));
  }

  @Test
  void countsSoFar_growToTheResult() throws Exception {
    // Catches a comparison that shows nothing until it has ended, counts that go back, and a last word that is not the result.
    List<DiffResult> heard = new ArrayList<>();
    int keys = 4 * KEYS;
    SnapshotDiff diff = new SnapshotDiff(MemorySnapshot.ofKeys(keys, 1, 128, key -> key), MemorySnapshot.ofKeys(keys, 1, 128, key -> -key - 1), WIDE);
    DiffResult result = diff.compare(ProgressListener.NONE, heard::add);
    List<Long> changed = heard.stream().filter(each -> !each.operators().getFirst().states().isEmpty()).map(each -> only(each).changed()).toList();
    assertTrue(changed.size() > 2 && changed.contains(0L) && changed.stream().anyMatch(count -> count > 0 && count < keys), changed.toString());
    assertEquals(changed.stream().sorted().toList(), changed);
    assertEquals((long) keys, changed.getLast());
    assertEquals(result, heard.getLast());
  }

  @Test
  void cancelled_endsWithWhatWasToldBefore() {
    // Catches a comparison that goes on when nobody waits for it.
    List<DiffResult> heard = new ArrayList<>();
    SnapshotDiff diff = new SnapshotDiff(MemorySnapshot.ofKeys(4 * KEYS, 1, 128, key -> key), MemorySnapshot.ofKeys(4 * KEYS, 1, 128, key -> key + 1), WIDE);
    assertThrows(SnapshotException.Cancelled.class, () -> diff.compare(new ProgressListener() {
      @Override
      public void progressed(String what, long done, long total) {
        // What counts is whether it stops.
      }

      @Override
      public boolean isCancelled() {
        return !heard.isEmpty();
      }
    }, heard::add));
    assertEquals(1, heard.size());
  }

  @Test
  void operatorState_isABag() throws Exception {
    // Catches elements that are compared by their place, and doubles that are counted once.
    MemorySnapshot before = elements(1, 2, 2, 3);
    assertTrue(compare(before, elements(2, 3, 1, 2), WIDE).isEqual());
    StateDiff state = only(compare(elements(1, 2, 2, 3), elements(2, 2, 2, 4), WIDE));
    assertEquals(List.of(2L, 2L, 0L), List.of(state.added(), state.removed(), state.changed()));
    assertEquals(List.of(2L, 4L), state.changes().stream().filter(change -> change.kind() == EntryChange.Kind.ADDED).map(EntryChange::newValue).toList());
    assertEquals(List.of(1L, 3L), state.changes().stream().filter(change -> change.kind() == EntryChange.Kind.REMOVED).map(EntryChange::oldValue).toList());
  }

  @Test
  void changes_areStreamedToTheEnd() throws Exception {
    // Catches a second walk that gives only those that the first one kept.
    SnapshotDiff diff = new SnapshotDiff(MemorySnapshot.ofKeys(KEYS, 1, 128, key -> key), MemorySnapshot.ofKeys(KEYS + 5, 1, 128, key -> key + 1),
        new DiffOptions(Optional.empty(), 3, 50_000));
    DiffResult result = diff.compare(ProgressListener.NONE);
    assertEquals(3, only(result).changes().size());
    List<EntryChange> changes = new ArrayList<>();
    diff.changes(result.operators().getFirst(), only(result), new ChangeSink() {
      @Override
      public boolean isOpen() {
        return true;
      }

      @Override
      public void take(EntryChange change) {
        changes.add(change);
      }
    }, ProgressListener.NONE);
    assertEquals(KEYS + 5, changes.stream().map(change -> change.entry().key()).distinct().count());
    assertEquals(KEYS + 5, changes.size());
  }

  @Test
  void differentTypes_areNamed() throws Exception {
    // Catches two states of one name whose values cannot be compared, shown as equal.
    MemorySnapshot after = MemorySnapshot.ofKeys(3, 1, 128, key -> key);
    after.valueType = "Instant";
    DiffResult result = compare(MemorySnapshot.ofKeys(3, 1, 128, key -> key), after, WIDE);
    assertFalse(result.isEqual());
    assertEquals(List.of("the type of the values was Long and is Instant"), only(result).typeChanges());
  }

  @Test
  void sourcePosition_isCompared() throws Exception {
    // Catches a job that reads on from elsewhere and counts as equal.
    MemorySnapshot before = MemorySnapshot.ofKeys(3, 1, 128, key -> key).at("a", "offset 1").at("b", "offset 1");
    MemorySnapshot after = MemorySnapshot.ofKeys(3, 1, 128, key -> key).at("a", "offset 2").at("c", "offset 1");
    DiffResult result = compare(before, after, WIDE);
    assertFalse(result.isEqual());
    assertEquals(List.of(new OperatorDiff.PositionChange("a", Optional.of("offset 1"), Optional.of("offset 2")),
        new OperatorDiff.PositionChange("c", Optional.empty(), Optional.of("offset 1")),
        new OperatorDiff.PositionChange("b", Optional.of("offset 1"), Optional.empty())), result.operators().getFirst().positions());
  }

  @Test
  void damage_isNamedAndNeverEqual() throws Exception {
    // Catches a damaged state that counts as equal because its readable part is.
    MemorySnapshot after = MemorySnapshot.ofKeys(10, 1, 128, key -> key);
    after.failure = Optional.of(new SnapshotException.Corrupt(new SnapshotException.Place("file", 7), "broken.", "a", "b"));
    DiffResult result = compare(MemorySnapshot.ofKeys(10, 1, 128, key -> key), after, WIDE);
    assertFalse(result.isComplete());
    assertEquals(after.failure, only(result).problem());
  }

  @Test
  void cancel_endsTheComparison() {
    // Catches a comparison that cannot be stopped.
    ProgressListener cancelled = new ProgressListener() {
      @Override
      public void progressed(String what, long done, long total) {
        assertTrue(what.contains("'count' of 'op'"), what);
      }

      @Override
      public boolean isCancelled() {
        return true;
      }
    };
    SnapshotDiff diff = new SnapshotDiff(MemorySnapshot.ofKeys(KEYS, 1, 128, key -> key), MemorySnapshot.ofKeys(KEYS, 1, 128, key -> key), WIDE);
    assertThrows(SnapshotException.Cancelled.class, () -> diff.compare(cancelled));
  }

  private static MemorySnapshot elements(int... values) {
    return new MemorySnapshot(StateKind.OPERATOR_LIST, 2, 128, IntStream.of(values).mapToObj(value -> new MemorySnapshot.Entry(-1, 0, value)).toList());
  }

  private static StateComparison comparison(MemorySnapshot before, MemorySnapshot after, long tableBytes) throws SnapshotException {
    ChangeSink closed = new ChangeSink() {
      @Override
      public boolean isOpen() {
        return false;
      }

      @Override
      public void take(EntryChange change) {
        throw new AssertionError(change);
      }
    };
    return new StateComparison(Optional.of(before.operators().getFirst().states().getFirst()), Optional.of(after.operators().getFirst().states().getFirst()),
        tableBytes, closed, ProgressListener.NONE);
  }

  private static DiffResult compare(MemorySnapshot before, MemorySnapshot after, DiffOptions options) throws SnapshotException {
    return new SnapshotDiff(before, after, options).compare(ProgressListener.NONE);
  }

  private static StateDiff only(DiffResult result) {
    return result.operators().getFirst().states().getFirst();
  }
}
