package dev.stillwater.engine.snapshot.edit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.snapshot.FlinkSnapshots;
import dev.stillwater.engine.snapshot.OperatorIds;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotOptions;
import dev.stillwater.engine.snapshot.SnapshotView;
import dev.stillwater.engine.snapshot.metadata.KeyedHandle.KeyGroupsFile;
import dev.stillwater.engine.snapshot.metadata.OperatorMetadata;
import dev.stillwater.engine.snapshot.metadata.StreamHandle;
import dev.stillwater.engine.snapshot.verify.Severity;
import dev.stillwater.engine.snapshot.verify.SnapshotVerifier;
import dev.stillwater.engine.snapshot.verify.VerifyOptions;
import dev.stillwater.engine.snapshot.write.FaultyStorage;
import dev.stillwater.engine.snapshot.write.RandomSnapshot;
import dev.stillwater.engine.snapshot.write.SnapshotEntries;
import dev.stillwater.engine.snapshot.write.SnapshotStaging;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SnapshotEditorTest {
  private static final String KEYED_A = OperatorIds.ofUid("keyed-a");
  @TempDir
  Path folder;

  private EditReport edit(Path source, String name, Edit... edits) throws SnapshotException {
    SnapshotOptions options = new SnapshotOptions(FaultyStorage.sound(), Optional.empty(), SnapshotOptions.local().scratchFolder());
    return SnapshotEditor.edit(source, folder.resolve(name), List.of(edits), options, ProgressListener.NONE);
  }

  /** The verifier finds no error: pointers, lengths, checksums, membership of every key in its key group. */
  private static void assertSound(Path snapshot) throws SnapshotException {
    List<String> errors = new ArrayList<>();
    SnapshotVerifier.verify(snapshot, SnapshotOptions.local(), VerifyOptions.standard(), ProgressListener.NONE, finding -> {
      if (finding.severity() == Severity.ERROR) {
        errors.add(finding.message());
      }
    });
    assertEquals(List.of(), errors);
  }

  private static Map<String, Map<String, List<String>>> entries(Path snapshot) throws SnapshotException {
    try (SnapshotView view = SnapshotEntries.open(snapshot)) {
      return SnapshotEntries.decoded(view);
    }
  }

  private static Map<String, Map<String, List<String>>> bytes(Path snapshot) throws SnapshotException {
    try (SnapshotView view = SnapshotEntries.open(snapshot)) {
      return SnapshotEntries.bytes(view);
    }
  }

  /** Snapshots of both lines of Flink that can be read without RocksDB, which has tests of its own. */
  static Stream<Path> readable() {
    return FlinkSnapshots.whole().stream().filter(path -> !path.toString().contains("rocksdb") || path.toString().contains("canonical"));
  }

  @ParameterizedTest
  @MethodSource("readable")
  void copyWithoutEdits_holdsTheSameInVersionThree(Path source) throws Exception {
    // Catches state that a downgrade of the metadata or the rewriting of pointers loses, and pointers that still lead out of the copy.
    Map<String, byte[]> before = FaultyStorage.files(source);
    edit(source, "copy");
    assertEquals(before.keySet(), FaultyStorage.files(source).keySet());
    before.forEach((name, content) -> assertArrayEquals(content, FaultyStorage.files(source).get(name)));
    assertEquals(bytes(source), bytes(folder.resolve("copy")));
    try (SnapshotView view = SnapshotEntries.open(folder.resolve("copy"))) {
      assertEquals(3, view.metadata().version());
      for (StreamHandle handle : view.metadata().streamHandles()) {
        assertTrue(handle instanceof StreamHandle.RelativeFile || handle instanceof StreamHandle.Inline || handle instanceof StreamHandle.KeyGroupStream,
            handle.toString());
      }
      assertTrue(view.sidecar().isPresent());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.20.5/canonical-files", "2.3.0/canonical-files", "2.3.0/canonical-snappy", "1.20.5/canonical-rocksdb", "2.3.0/native-hashmap"})
  void droppedStates_areGoneAndNothingElse(String fixture) throws Exception {
    // Catches ids of states that are not renumbered, and elements that end up at wrong offsets.
    Path source = FlinkSnapshots.last(fixture);
    EditReport report = edit(source, "copy", new Edit.DropState("keyed-a", "perTag"), new Edit.DropState("keyed-a", "_timer_state/event_user-timers"),
        new Edit.DropState("oplist", "op-list"), new Edit.DropState("bcast", "rules"), new Edit.DropOperator("keyed-b"));
    assertTrue(report.changes().get(0).startsWith("State 'perTag' of operator '"), report.changes().toString());
    Map<String, Map<String, List<String>>> expected = entries(source);
    assertTrue(expected.get(KEYED_A).remove("MAP perTag") != null && expected.get(KEYED_A).remove("TIMER _timer_state/event_user-timers") != null);
    assertTrue(expected.get(OperatorIds.ofUid("oplist")).remove("OPERATOR_LIST op-list") != null);
    assertTrue(expected.get(OperatorIds.ofUid("bcast")).remove("BROADCAST rules") != null);
    assertTrue(expected.remove(OperatorIds.ofUid("keyed-b")) != null);
    assertEquals(expected, entries(folder.resolve("copy")));
    assertSound(folder.resolve("copy"));
  }

  @Test
  void changedUid_bringsTheStateToAnotherId() throws Exception {
    // Catches an id that is not the hash of the new uid, and a sidecar that still names the old one.
    Path source = FlinkSnapshots.last("2.3.0/canonical-files");
    edit(source, "copy", new Edit.ChangeUid("keyed-a", "renamed"), new Edit.ChangeUid("d1a6106f4febb8c28b818f17da615366", "has-one-now"),
        new Edit.ChangeCheckpointId(42));
    Map<String, Map<String, List<String>>> expected = entries(source);
    expected.put(OperatorIds.ofUid("renamed"), expected.remove(KEYED_A));
    expected.put(OperatorIds.ofUid("has-one-now"), expected.remove("d1a6106f4febb8c28b818f17da615366"));
    assertEquals(expected, entries(folder.resolve("copy")));
    try (SnapshotView view = SnapshotEntries.open(folder.resolve("copy"))) {
      assertEquals(Optional.of("renamed"), view.operator(OperatorIds.ofUid("renamed")).orElseThrow().uid());
      assertEquals(42, view.metadata().checkpointId());
      assertEquals(42, view.sidecar().orElseThrow().manifest().checkpointId());
    }
  }

  @Test
  void unclaimedState_isDropped() throws Exception {
    // Catches zombies that stay, and timers that go with them.
    Path source = FlinkSnapshots.last("1.20.5/canonical-files");
    edit(source, "copy", new Edit.DropUnclaimed(Map.of("keyed-a", Optional.of(Set.of("count", "last")), "bcast", Optional.empty(), "new", Optional.empty())));
    Map<String, Map<String, List<String>>> expected = entries(source);
    expected.keySet().retainAll(Set.of(KEYED_A, OperatorIds.ofUid("bcast")));
    expected.get(KEYED_A).keySet().removeIf(name -> !name.equals("VALUE count") && !name.equals("LIST last") && !name.startsWith("TIMER"));
    assertEquals(4, expected.get(KEYED_A).size(), expected.get(KEYED_A).keySet().toString());
    assertEquals(expected, entries(folder.resolve("copy")));
  }

  /** Deletes a folder with all in it. */
  static void deleteTree(Path path) throws IOException {
    SnapshotStaging.deleteTree(Storage.local(), path);
  }

  /** The texts of entries without key group and subtask, which another max parallelism changes. */
  private static Map<String, Map<String, List<String>>> withoutKeyGroups(Map<String, Map<String, List<String>>> entries) {
    Map<String, Map<String, List<String>>> without = new TreeMap<>();
    entries.forEach((operator, states) -> states.forEach((state, texts) -> without.computeIfAbsent(operator, id -> new TreeMap<>())
        .put(state, texts.stream().map(text -> text.substring(text.indexOf(' '))).sorted().toList())));
    return without;
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 127, 129, 1000, 32768})
  void changedMaxParallelism_bringsEveryKeyToItsKeyGroup(int maxParallelism) throws Exception {
    // Catches keys and timers in key groups where a restored job would not look for them, and a prefix of the wrong width.
    Path source = FlinkSnapshots.last("2.3.0/canonical-snappy");
    edit(source, "copy", new Edit.ChangeMaxParallelism(Optional.empty(), maxParallelism));
    assertEquals(withoutKeyGroups(entries(source)), withoutKeyGroups(entries(folder.resolve("copy"))));
    assertSound(folder.resolve("copy"));
    edit(folder.resolve("copy"), "back", new Edit.ChangeMaxParallelism(Optional.empty(), 128));
    assertEquals(entries(source), entries(folder.resolve("back")));
    try (SnapshotView view = SnapshotEntries.open(folder.resolve("copy"))) {
      for (OperatorMetadata operator : view.metadata().operators()) {
        assertEquals(maxParallelism, operator.maxParallelism());
      }
      assertTrue(view.operatorOfUid("keyed-a").orElseThrow().state("count").orElseThrow().find(keyOf(view), ProgressListener.NONE).size() == 1);
    }
  }

  private static Object keyOf(SnapshotView view) throws SnapshotException {
    try (var cursor = view.operatorOfUid("keyed-a").orElseThrow().state("count").orElseThrow().entries(ProgressListener.NONE)) {
      assertTrue(cursor.next());
      return cursor.key();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"2.3.0/native-hashmap", "1.20.5/native-hashmap", "2.3.0/ckpt-hashmap-full", "1.20.5/changelog-checkpoint", "2.3.0/changelog-checkpoint"})
  void otherForms_becomeCanonical(String fixture) throws Exception {
    // Catches entries that change on the way from the heap's form, such as maps, timers and windows, and changes that are not applied.
    Path source = FlinkSnapshots.last(fixture);
    edit(source, "copy", new Edit.ToCanonical());
    assertTrue(entries(source).values().stream().flatMap(states -> states.values().stream()).mapToInt(List::size).sum() > 20);
    assertEquals(entries(source), entries(folder.resolve("copy")));
    assertEquals(bytes(source), bytes(folder.resolve("copy")));
    try (SnapshotView view = SnapshotEntries.open(folder.resolve("copy"))) {
      assertTrue(view.metadata().operators().stream().flatMap(operator -> operator.subtasks().stream()).flatMap(subtask -> subtask.managedKeyed().stream())
          .allMatch(handle -> handle instanceof KeyGroupsFile file && file.isCanonical()));
    }
  }

  @Test
  void edits_areAppliedTogether() throws Exception {
    // Catches edits that undo or overlook each other.
    Path source = FlinkSnapshots.last("2.3.0/native-hashmap");
    edit(source, "copy", new Edit.ToCanonical(), new Edit.ChangeUid("keyed-a", "renamed"), new Edit.DropState("keyed-a", "acc"),
        new Edit.ChangeMaxParallelism(Optional.of("keyed-a"), 200));
    Map<String, Map<String, List<String>>> expected = withoutKeyGroups(entries(source));
    expected.put(OperatorIds.ofUid("renamed"), expected.remove(KEYED_A));
    assertTrue(expected.get(OperatorIds.ofUid("renamed")).remove("VALUE acc") != null);
    assertEquals(expected, withoutKeyGroups(entries(folder.resolve("copy"))));
  }

  @Test
  void stateOfTheAsynchronousApi_isNamed() throws Exception {
    // Catches a downgrade that Flink 1.x then refuses without saying which state it is.
    Path source = folder.resolve("source");
    new RandomSnapshot(1, 1, 8, 3).write(FaultyStorage.sound(), source, 0, ProgressListener.NONE);
    deleteTree(folder.resolve("source.stillwater"));
    Path state = source.resolve(OperatorIds.ofUid("keyed-by-long") + "-0-7-keyed");
    byte[] bytes = Files.readAllBytes(state);
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    bytes[text.indexOf("\0\5count\0\0\0\0") + 10] = 4;
    Files.write(state, bytes);
    assertTrue(edit(source, "copy").changes().stream().anyMatch(change -> change.contains("Flink 1.x does not know: count.")));
    assertTrue(edit(source, "without", new Edit.DropState("keyed-by-long", "count")).changes().stream().noneMatch(change -> change.contains("Flink 1.x")));
  }

  @Test
  void editThatCannotBe_isRefusedAndLeavesNothing() throws Exception {
    // Catches an edit that does something else than what it says.
    Path source = FlinkSnapshots.last("2.3.0/canonical-files");
    Map<String, Edit[]> edits = Map.of(
        "no operator with the uid or id 'nobody'", new Edit[] {new Edit.DropOperator("nobody")},
        "no state 'nothing'", new Edit[] {new Edit.DropState("keyed-a", "nothing")},
        "cannot be left out and get", new Edit[] {new Edit.DropOperator("keyed-a"), new Edit.ChangeUid("keyed-a", "b")},
        "two operators would have the id", new Edit[] {new Edit.ChangeUid("keyed-a", "keyed-b")},
        "cannot get two uids", new Edit[] {new Edit.ChangeUid("keyed-a", "b"), new Edit.ChangeUid("keyed-a", "c")},
        "ran with parallelism 2", new Edit[] {new Edit.ChangeMaxParallelism(Optional.empty(), 1)},
        "cannot be 40000", new Edit[] {new Edit.ChangeMaxParallelism(Optional.empty(), 40000)},
        "new uid", new Edit[] {new Edit.ChangeUid("keyed-a", " ")});
    for (Map.Entry<String, Edit[]> each : edits.entrySet()) {
      SnapshotException problem = assertThrows(SnapshotException.Refused.class, () -> edit(source, "copy", each.getValue()));
      assertTrue(problem.getMessage().contains(each.getKey()), problem.getMessage());
      assertEquals(Set.of(), FaultyStorage.files(folder).keySet());
    }
    assertThrows(SnapshotException.Refused.class,
        () -> SnapshotEditor.edit(source, source.resolve("inside"), List.of(), SnapshotOptions.local(), ProgressListener.NONE));
  }
}
