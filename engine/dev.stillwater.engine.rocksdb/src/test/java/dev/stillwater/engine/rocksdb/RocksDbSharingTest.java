package dev.stillwater.engine.rocksdb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.checkpoint.CheckpointStore;
import dev.stillwater.engine.checkpoint.CheckpointType;
import dev.stillwater.engine.checkpoint.CompletedCheckpoint;
import dev.stillwater.engine.checkpoint.SnapshotFormat;
import dev.stillwater.engine.checkpoint.StateBackendSettings;
import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotOptions;
import dev.stillwater.engine.snapshot.SnapshotReader;
import dev.stillwater.engine.snapshot.SnapshotView;
import dev.stillwater.engine.snapshot.metadata.StreamHandle;
import dev.stillwater.engine.snapshot.verify.SnapshotVerifier;
import dev.stillwater.engine.snapshot.verify.VerifyOptions;
import dev.stillwater.engine.state.KeyedSnapshot.Written;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What incremental checkpoints share, when it is deleted, and what a restore takes over. */
class RocksDbSharingTest {
  private static final int KEYS = 3000;
  private static final long CACHE_BYTES = 8 << 20;

  @TempDir
  Path folder;

  @AfterEach
  void nothingStaysOpen() {
    assertEquals(0, NativeHandles.open());
  }

  private KeyedJob job(int parallelism, Optional<Path> snapshot) throws SnapshotException {
    return new KeyedJob(new RocksDbStateBackend(new StateBackendSettings(StateBackendSettings.Kind.ROCKSDB, Optional.of(folder.resolve("work")), true, 8 << 20,
        CACHE_BYTES, 1)), parallelism, snapshot);
  }

  private static void fill(KeyedJob job) {
    for (long key = 0; key < KEYS; key++) {
      job.add(key, key % 90);
    }
  }

  private static SnapshotView open(Path path) throws SnapshotException {
    return SnapshotReader.open(path, SnapshotOptions.local(), ProgressListener.NONE);
  }

  /** Files outside of its own folder that a snapshot points to. */
  private static Set<Path> sharedFiles(Path snapshot) throws SnapshotException {
    try (SnapshotView view = open(snapshot)) {
      return view.metadata().streamHandles().stream().filter(StreamHandle.AbsoluteFile.class::isInstance)
          .map(handle -> Path.of(((StreamHandle.AbsoluteFile) handle).path())).filter(path -> !path.startsWith(snapshot))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private static Set<Path> files(Path shared) throws IOException {
    if (!Files.exists(shared)) {
      return Set.of();
    }
    try (Stream<Path> files = Files.list(shared)) {
      return files.collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private static CheckpointStore.Kept kept(Path path, long id) throws SnapshotException {
    try (SnapshotView view = open(path)) {
      return new CheckpointStore.Kept(new CompletedCheckpoint(id, CheckpointType.CHECKPOINT, path, Optional.empty(), 0, 0, 0, 0, view.metadata()),
          Storage.local(), false);
    }
  }

  private static void requireClean(Path snapshot) throws SnapshotException {
    List<Object> findings = new ArrayList<>();
    assertTrue(SnapshotVerifier.verify(snapshot, SnapshotOptions.local(), VerifyOptions.standard(), ProgressListener.NONE, findings::add).isClean(),
        findings::toString);
  }

  @Test
  void subsumedCheckpoints_takeOnlyWhatNobodyElseNeeds() throws Exception {
    // Catches shared tables that are deleted with the checkpoint that wrote them, and those that stay when nobody points to them any more.
    CheckpointStore store = new CheckpointStore(2, (name, work) -> work.run(), id -> { });
    Path shared = folder.resolve("job/shared");
    Set<Path> everWritten = new TreeSet<>();
    Map<Long, String> expected;
    Path last = folder;
    try (KeyedJob job = job(2, Optional.empty())) {
      fill(job);
      for (long id = 1; id <= 8; id++) {
        last = folder.resolve("job/chk-" + id);
        job.checkpoint(Storage.local(), last, id);
        everWritten.addAll(files(shared));
        store.add(kept(last, id));
        job.completed(id);
        Set<Path> inUse = new TreeSet<>();
        for (CompletedCheckpoint checkpoint : store.all()) {
          inUse.addAll(sharedFiles(checkpoint.folder()));
        }
        assertEquals(inUse, files(shared), "after checkpoint " + id);
        for (long key = 0; key < KEYS / 2; key++) {
          job.add((key * 7 + id) % KEYS, id);
        }
      }
      job.checkpoint(Storage.local(), folder.resolve("job/chk-9"), 9);
      job.aborted(9);
      expected = job.content(KEYS);
    }
    assertTrue(everWritten.size() > files(shared).size() + 4, "too few tables were replaced for this test: " + everWritten.size());
    for (CompletedCheckpoint checkpoint : store.all()) {
      requireClean(checkpoint.folder());
    }
    try (KeyedJob job = job(1, Optional.of(last))) {
      for (long key = 0; key < KEYS / 2; key++) {
        job.add((key * 7 + 8) % KEYS, 8);
      }
      assertEquals(expected, job.content(KEYS));
    }
    store.discardAll();
    assertEquals(Set.of(), files(shared));
  }

  @Test
  void claimedSnapshot_isBuiltUpon_andOneThatIsNot_isLeftAlone() throws Exception {
    // Catches a checkpoint that depends on a snapshot that its owner may delete, and a claimed one that is copied for nothing.
    Path first = folder.resolve("job/chk-1");
    try (KeyedJob job = job(1, Optional.empty())) {
      fill(job);
      job.checkpoint(Storage.local(), first, 1);
    }
    Map<Long, String> expected;
    try (KeyedJob job = job(1, Optional.of(first))) {
      Written claimed = job.checkpoint(Storage.local(), folder.resolve("job/chk-2"), 2);
      assertTrue(claimed.checkpointedBytes() * 3 < claimed.stateBytes(), claimed.toString());
      assertTrue(sharedFiles(folder.resolve("job/chk-2")).containsAll(sharedFiles(first)));
    }
    try (KeyedJob job = job(1, Optional.of(first))) {
      job.setFull(true);
      Written full = job.checkpoint(Storage.local(), folder.resolve("job/chk-3"), 3);
      assertEquals(full.stateBytes(), full.checkpointedBytes());
      Set<Path> both = sharedFiles(folder.resolve("job/chk-3"));
      both.retainAll(sharedFiles(first));
      assertEquals(Set.of(), both, "files of a snapshot that belongs to somebody else");
      job.completed(3);
      job.setFull(false);
      job.add(5, 5);
      Written next = job.checkpoint(Storage.local(), folder.resolve("job/chk-4"), 4);
      assertTrue(next.checkpointedBytes() * 3 < next.stateBytes(), next.toString());
      expected = job.content(KEYS);
    }
    for (Path file : sharedFiles(first)) {
      Files.delete(file);
    }
    LocalFolder.remove(first);
    requireClean(folder.resolve("job/chk-4"));
    try (KeyedJob job = job(3, Optional.of(folder.resolve("job/chk-4")))) {
      assertEquals(expected, job.content(KEYS));
    }
  }

  @Test
  void nativeRestoreAtTheSameParallelism_linksTables() throws Exception {
    // Catches a restore that reads and writes each entry although the files can be taken as they are.
    Path first = folder.resolve("job/chk-1");
    Path savepoint = folder.resolve("savepoint");
    Map<Long, String> expected;
    try (KeyedJob job = job(2, Optional.empty())) {
      fill(job);
      job.checkpoint(Storage.local(), first, 1);
      job.snapshot(Storage.local(), savepoint, 2, CheckpointType.SAVEPOINT, SnapshotFormat.NATIVE);
      expected = job.content(KEYS);
    }
    for (Path path : List.of(first, savepoint)) {
      try (KeyedJob job = job(2, Optional.of(path))) {
        assertEquals(0, job.writtenBytes(), "bytes that were written to instances of " + path.getFileName());
        Set<Object> keys = new TreeSet<>();
        try (Stream<Path> working = Files.walk(folder.resolve("work"))) {
          for (Path table : working.filter(file -> file.toString().endsWith(".sst")).toList()) {
            keys.add(Files.getAttribute(table, "unix:nlink"));
          }
        }
        assertFalse(keys.isEmpty());
        assertEquals(Set.of(2), keys, "links of the tables");
        assertEquals(expected, job.content(KEYS));
      }
    }
  }
}
