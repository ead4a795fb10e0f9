package dev.stillwater.flink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.snapshot.SnapshotOptions;
import dev.stillwater.engine.snapshot.edit.Edit;
import dev.stillwater.engine.snapshot.edit.SnapshotEditor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Snapshots of Flink 2.3 that our editor wrote again in version 3, restored by the line of Flink that is here: 1.20 cannot read the originals. */
@ExtendWith(FlinkCluster.class)
class EditedSnapshotTest {
  @TempDir
  Path temporary;

  @Test
  void original_isOnlyReadByTheNewerLine() throws Exception {
    // Catches test data that needs no downgrade, with which the tests below would show nothing.
    Path original = TestData.savepoint("2.3.0", "canonical-files");
    if (TestData.isFlink2()) {
      assertEquals(1, FlinkMetadataText.load(original).getCheckpointId());
    } else {
      IllegalArgumentException error = assertThrows(IllegalArgumentException.class, () -> FlinkMetadataText.load(original));
      assertTrue(error.getMessage().contains("Unrecognized checkpoint version number: 6"), error.getMessage());
    }
  }

  @ParameterizedTest
  @CsvSource({"canonical-files, hashmap, 128", "canonical-snappy, rocksdb, 128", "canonical-hashmap, rocksdb, 64", "native-hashmap, rocksdb, 128"})
  void editedSnapshot_isRestored(String kind, String backend, int maxParallelism, MiniCluster cluster) throws Exception {
    // Catches an edit after which Flink finds other state than before: metadata, pointers, headers, keys moved to other key groups.
    Path edited = temporary.resolve("edited");
    List<Edit> edits = new ArrayList<>();
    if (maxParallelism != 128) {
      edits.add(new Edit.ChangeMaxParallelism(Optional.empty(), maxParallelism));
    }
    if (kind.startsWith("native")) { // The heap's own form is of no use to RocksDB.
      edits.add(new Edit.ToCanonical());
    }
    SnapshotEditor.edit(TestData.savepoint("2.3.0", kind), edited, edits, SnapshotOptions.local(), ProgressListener.NONE);
    TreeSet<String> expected = new TreeSet<>();
    add("keyed-b", "keyed-b", expected);
    add("bcast", "bcast-keyed", expected);
    add("bcast-rules", "bcast-rules", expected);
    TreeSet<String> windows = new TreeSet<>(Files.readAllLines(TestData.folder("2.3.0", "expected-gen2").resolve("win-agg.csv")));
    windows.remove("");
    try (FlinkCluster.Job job = FlinkCluster.Job.restore(cluster, edited, backend, true,
        environment -> FixtureJob.build(environment.setMaxParallelism(maxParallelism)))) {
      Control.IS_DUMP_WANTED.set(true);
      job.await(() -> Control.DUMPS.get() == 4);
      assertEquals(expected, new TreeSet<>(Control.DUMPED));
      job.await(() -> Control.FIRST_INDEX.get() >= 0);
      assertTrue(Control.FIRST_INDEX.get() > 0, "the source began anew");
      Control.WATERMARK.set(Long.MAX_VALUE / 2);
      job.await(() -> Control.FIRED.size() >= windows.size());
      assertEquals(windows, new TreeSet<>(Control.FIRED));
    }
  }

  @Test
  void renamedOperatorAndDroppedState_areWhatFlinkFinds(MiniCluster cluster) throws Exception {
    // Catches edits that leave something behind, which Flink would refuse since it may not leave state, or that take too much.
    Path ours = temporary.resolve("ours");
    Path edited = temporary.resolve("edited");
    SampleState state = new SampleState();
    SampleSnapshot.write(ours, state, SourceState.ofTestData(), SampleSnapshot.MAX_PARALLELISM);
    SnapshotEditor.edit(ours, edited, List.of(new Edit.ChangeUid("keyed", "renamed"), new Edit.DropState("tuples", "byNumber"), new Edit.DropOperator("windows")),
        SnapshotOptions.local(), ProgressListener.NONE);
    TreeSet<String> expected = state.lines();
    expected.removeIf(line -> line.startsWith("tuples|byNumber|"));
    TreeSet<String> timers = state.timersAndWindows();
    timers.removeIf(line -> line.startsWith("windows|"));
    try (FlinkCluster.Job job = FlinkCluster.Job.restore(cluster, edited, "hashmap", false, environment -> SampleJob.build(environment, "renamed"))) {
      Control.IS_DUMP_WANTED.set(true);
      job.await(() -> Control.DUMPS.get() == 4);
      assertEquals(expected, new TreeSet<>(Control.DUMPED));
      Control.WATERMARK.set(Long.MAX_VALUE / 2);
      job.await(() -> Control.FIRED.size() >= timers.size());
      assertEquals(timers, new TreeSet<>(Control.FIRED));
    }
  }

  private static void add(String prefix, String file, TreeSet<String> lines) throws IOException {
    for (String line : Files.readAllLines(TestData.folder("2.3.0", "expected-gen2").resolve(file + ".csv"))) {
      if (!line.isEmpty()) {
        lines.add(prefix + "|" + line);
      }
    }
  }
}
