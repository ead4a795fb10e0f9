package dev.stillwater.flink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.snapshot.EntryCursor;
import dev.stillwater.engine.snapshot.OperatorView;
import dev.stillwater.engine.snapshot.SnapshotOptions;
import dev.stillwater.engine.snapshot.SnapshotReader;
import dev.stillwater.engine.snapshot.SnapshotView;
import dev.stillwater.engine.snapshot.StateKind;
import dev.stillwater.engine.snapshot.StateView;
import dev.stillwater.engine.snapshot.bytes.ByteSource;
import dev.stillwater.engine.snapshot.metadata.MetadataReader;
import dev.stillwater.engine.snapshot.value.BytesValue;
import dev.stillwater.engine.snapshot.value.TimeWindowValue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What our writer writes, restored by a job of Flink, which goes on; and what that job then saves, read by our reader. */
@ExtendWith(FlinkCluster.class)
class RestoreTest {
  private static final int IDS = 100;
  /** Each id is seen by keyed, lists and windows, the first ones by tuples too. */
  private static final int SEEN = 3 * IDS + SampleState.TUPLES;

  @TempDir
  Path temporary;

  private Path write(int maxParallelism) throws Exception {
    Path folder = temporary.resolve("ours");
    SampleSnapshot.write(folder, new SampleState(), SourceState.ofTestData(), maxParallelism);
    return folder;
  }

  @Test
  void writtenMetadata_isWhatFlinkLoads() throws Exception {
    // Catches metadata of ours that Flink reads otherwise, the coordinator's state included.
    Path folder = write(SampleSnapshot.MAX_PARALLELISM);
    CheckpointMetadata loaded = FlinkMetadataText.load(folder);
    assertEquals(OurMetadataText.of(MetadataReader.read(ByteSource.of("_metadata", Files.readAllBytes(folder.resolve("_metadata"))))),
        FlinkMetadataText.of(loaded));
    assertEquals(7, loaded.getCheckpointId());
    assertEquals(new BytesValue(SourceState.ofTestData().coordinator()),
        new BytesValue(loaded.getOperatorStates().iterator().next().getCoordinatorState().getData()));
  }

  @Test
  void writtenState_isWhatWeRead() throws Exception {
    // Catches a writer and a reader that do not fit each other.
    SampleState state = new SampleState();
    Path folder = write(SampleSnapshot.MAX_PARALLELISM);
    assertEquals(state.lines(), lines(folder));
    assertEquals(state.timersAndWindows(), timersAndWindows(folder));
  }

  @ParameterizedTest
  @CsvSource({"hashmap, 128", "rocksdb, 1000"})
  void job_goesOnFromOurSnapshotAndSavesWhatWeRead(String backend, int maxParallelism, MiniCluster cluster) throws Exception {
    // Catches state that Flink reads otherwise than we wrote it, in any kind of state, and state of Flink's that we read otherwise than it is.
    SampleState state = new SampleState();
    Path canonical;
    Path nativeForm;
    try (FlinkCluster.Job job = FlinkCluster.Job.restore(cluster, write(maxParallelism), backend, false,
        environment -> SampleJob.build(environment.setMaxParallelism(maxParallelism)))) {
      Control.IS_DUMP_WANTED.set(true);
      job.await(() -> Control.DUMPS.get() == 4);
      assertEquals(state.lines(), new TreeSet<>(Control.DUMPED));
      job.await(() -> Control.LISTS.size() >= state.listLines().size());
      assertEquals(state.listLines(), new TreeSet<>(Control.LISTS));
      job.await(() -> Control.FIRST_INDEX.get() >= 0);
      assertTrue(Control.FIRST_INDEX.get() > 0, "the source began anew");

      Control.LIMIT.set(IDS);
      job.await(() -> Control.SEEN.get() == SEEN);
      state.seen(IDS);
      canonical = job.savepoint(temporary, SavepointFormatType.CANONICAL);
      nativeForm = job.savepoint(temporary, SavepointFormatType.NATIVE);

      Control.WATERMARK.set(Long.MAX_VALUE / 2);
      TreeSet<String> expected = state.timersAndWindows();
      job.await(() -> Control.FIRED.size() >= expected.size());
      assertEquals(expected, new TreeSet<>(Control.FIRED));
    }
    assertEquals(state.lines(), lines(canonical));
    assertEquals(state.timersAndWindows(), timersAndWindows(canonical));
    if (backend.equals("hashmap")) { // RocksDB's own files are read by dev.stillwater.engine.rocksdb, which must not stand beside Flink's RocksDB.
      assertEquals(state.lines(), lines(nativeForm));
      assertEquals(state.timersAndWindows(), timersAndWindows(nativeForm));
    }
  }

  /** The keyed and broadcast state of a snapshot as {@link SampleState#lines} says it. */
  private static TreeSet<String> lines(Path snapshot) throws Exception {
    TreeSet<String> lines = new TreeSet<>();
    try (SnapshotView view = SnapshotReader.open(snapshot, SnapshotOptions.local(), ProgressListener.NONE)) {
      for (String uid : new String[] {"keyed", "tuples"}) {
        for (StateView state : view.operatorOfUid(uid).orElseThrow().states()) {
          if (state.kind() != StateKind.TIMER) {
            addLines(uid, state, lines);
          }
        }
      }
    }
    return lines;
  }

  private static void addLines(String uid, StateView state, TreeSet<String> lines) throws Exception {
    try (EntryCursor cursor = state.entries(ProgressListener.NONE)) {
      while (cursor.next()) {
        String key = cursor.key() == null ? "" : ValueLines.of(cursor.key()) + "|";
        String userKey = cursor.userKey() == null ? "" : ValueLines.of(cursor.userKey()) + "=";
        lines.add(uid + "|" + state.name() + "|" + key + userKey + ValueLines.of(cursor.value()));
      }
    }
  }

  /** Timers and windows of a snapshot as {@link SampleState#timersAndWindows} says them. */
  private static TreeSet<String> timersAndWindows(Path snapshot) throws Exception {
    TreeSet<String> lines = new TreeSet<>();
    try (SnapshotView view = SnapshotReader.open(snapshot, SnapshotOptions.local(), ProgressListener.NONE)) {
      for (String uid : new String[] {"keyed", "tuples"}) {
        try (EntryCursor cursor = view.operatorOfUid(uid).orElseThrow().state("_timer_state/event_user-timers").orElseThrow().entries(ProgressListener.NONE)) {
          while (cursor.next()) {
            lines.add(uid + "|timer|" + ValueLines.of(cursor.key()) + "|" + cursor.timestamp().orElseThrow());
          }
        }
      }
      OperatorView windows = view.operatorOfUid("windows").orElseThrow();
      try (EntryCursor cursor = windows.state("window-contents").orElseThrow().entries(ProgressListener.NONE)) {
        while (cursor.next()) {
          TimeWindowValue window = (TimeWindowValue) cursor.namespace();
          lines.add("windows|" + cursor.key() + "|" + window.start() + "|" + window.end() + "|" + cursor.value());
        }
      }
    }
    return lines;
  }
}
