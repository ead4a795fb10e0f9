package dev.stillwater.engine.rocksdb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.snapshot.FlinkSnapshots;
import dev.stillwater.engine.snapshot.OperatorIds;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotOptions;
import dev.stillwater.engine.snapshot.SnapshotView;
import dev.stillwater.engine.snapshot.edit.Edit;
import dev.stillwater.engine.snapshot.edit.SnapshotCopier;
import dev.stillwater.engine.snapshot.edit.SnapshotEditor;
import dev.stillwater.engine.snapshot.metadata.KeyedHandle.KeyGroupsFile;
import dev.stillwater.engine.snapshot.write.FaultyStorage;
import dev.stillwater.engine.snapshot.write.SnapshotEntries;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Copies and edits of snapshots of the RocksDB backend. */
class RocksDbEditTest {
  @TempDir
  Path folder;

  private static SnapshotOptions options() {
    return new SnapshotOptions(FaultyStorage.sound(), Optional.empty(), SnapshotOptions.local().scratchFolder());
  }

  private void edit(Path source, Edit... edits) throws SnapshotException {
    SnapshotEditor.edit(source, folder.resolve("copy"), List.of(edits), options(), ProgressListener.NONE);
  }

  private static Map<String, Map<String, List<String>>> entries(Path snapshot) throws SnapshotException {
    try (SnapshotView view = SnapshotEntries.open(snapshot)) {
      return SnapshotEntries.decoded(view);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"2.3.0/ckpt-rocksdb-incr-files", "2.3.0/file-merging-rocksdb", "1.20.5/ckpt-rocksdb-incr", "2.3.0/native-rocksdb"})
  void copy_holdsTheSame(String fixture) throws Exception {
    // Catches tables that a copy does not bring along, or brings under a name or from a place that RocksDB cannot use.
    Path source = FlinkSnapshots.last(fixture);
    SnapshotCopier.copy(source, folder.resolve("copy"), options(), ProgressListener.NONE);
    assertEquals(entries(source), entries(folder.resolve("copy")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.20.5/native-rocksdb", "2.3.0/ckpt-rocksdb-incr-files", "2.3.0/types-rocksdb", "1.20.5/ckpt-rocksdb-heaptimers"})
  void nativeForm_becomesCanonical(String fixture) throws Exception {
    // Catches entries that are lost or changed on the way from RocksDB, and timers beside it that are.
    Path source = FlinkSnapshots.last(fixture);
    edit(source, new Edit.ToCanonical());
    assertEquals(entries(source), entries(folder.resolve("copy")));
    try (SnapshotView view = SnapshotEntries.open(folder.resolve("copy"))) {
      assertTrue(view.metadata().operators().stream().flatMap(operator -> operator.subtasks().stream()).flatMap(subtask -> subtask.managedKeyed().stream())
          .allMatch(handle -> handle instanceof KeyGroupsFile file && file.isCanonical()));
    }
  }

  private static Map<String, Map<String, List<String>>> withoutKeyGroups(Map<String, Map<String, List<String>>> entries) {
    Map<String, Map<String, List<String>>> without = new TreeMap<>();
    entries.forEach((operator, states) -> states.forEach((state, texts) -> without.computeIfAbsent(operator, id -> new TreeMap<>())
        .put(state, texts.stream().map(text -> text.substring(text.indexOf(' '))).sorted().toList())));
    return without;
  }

  @Test
  void editsOfNativeState_areAppliedOnTheWay() throws Exception {
    // Catches an edit that works on canonical files alone.
    Path source = FlinkSnapshots.last("2.3.0/native-rocksdb");
    edit(source, new Edit.ChangeMaxParallelism(Optional.empty(), 300), new Edit.DropState("keyed-a", "perTag"));
    Map<String, Map<String, List<String>>> expected = withoutKeyGroups(entries(source));
    assertTrue(expected.get(OperatorIds.ofUid("keyed-a")).remove("MAP perTag") != null);
    assertEquals(expected, withoutKeyGroups(entries(folder.resolve("copy"))));
  }

  @Test
  void timersBesideRocksDb_keepTheirMaxParallelism() {
    // Catches timers that would fire for keys of other subtasks.
    SnapshotException problem = assertThrows(SnapshotException.Refused.class,
        () -> edit(FlinkSnapshots.last("1.20.5/ckpt-rocksdb-heaptimers"), new Edit.ChangeMaxParallelism(Optional.empty(), 300)));
    assertTrue(problem.getMessage().contains("timers outside"), problem.getMessage());
  }
}
