package dev.stillwater.engine.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.io.ForwardingStorage;
import dev.stillwater.engine.io.MemoryStorage;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.snapshot.metadata.OperatorMetadata;
import dev.stillwater.engine.snapshot.metadata.SnapshotMetadata;
import dev.stillwater.engine.snapshot.metadata.StreamHandle;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CheckpointStoreTest {
  private static final Path JOB = Path.of("/checkpoints/job");
  private static final Path SHARED = JOB.resolve("shared");

  private final MemoryStorage storage = new MemoryStorage();
  private final List<Long> discarded = new ArrayList<>();
  private final CheckpointStore store = new CheckpointStore(1, (name, work) -> work.run(), discarded::add);

  private Path shared(String name) throws IOException {
    Path file = SHARED.resolve(name);
    if (!storage.exists(file)) {
      storage.create(file).close();
    }
    return file;
  }

  /** A checkpoint in the folder whose operators point to the shared files. */
  private CheckpointStore.Kept checkpoint(long id, Path folder, boolean isClaimed, String... shared) throws IOException {
    storage.create(folder.resolve("_metadata")).close();
    storage.create(Path.of(folder + ".stillwater").resolve("manifest.json")).close();
    List<OperatorMetadata> operators = new ArrayList<>();
    for (String name : shared) {
      operators.add(new OperatorMetadata(Optional.empty(), Optional.empty(), "0".repeat(32), 1, 1,
          Optional.of(new StreamHandle.AbsoluteFile(shared(name).toString(), 0)), false, List.of()));
    }
    SnapshotMetadata metadata = new SnapshotMetadata(3, id, List.of(), operators, 0);
    return new CheckpointStore.Kept(new CompletedCheckpoint(id, CheckpointType.CHECKPOINT, folder, Optional.empty(), 0, 0, 0, 0, metadata), storage, isClaimed);
  }

  private CheckpointStore.Kept own(long id, String... shared) throws IOException {
    return checkpoint(id, JOB.resolve("chk-" + id), false, shared);
  }

  @Test
  void sharedFile_goesWithTheLastCheckpointThatPointsToIt() throws IOException {
    // Catches an incremental checkpoint whose tables were deleted with an earlier one, and tables that stay for ever.
    store.add(own(1, "a", "b"));
    store.add(own(2, "b", "c"));
    assertEquals(List.of(SHARED.resolve("b"), SHARED.resolve("c")), storage.list(SHARED));
    store.add(own(3, "c"));
    assertEquals(List.of(SHARED.resolve("c")), storage.list(SHARED));
    assertEquals(List.of(1L, 2L), discarded);
    store.discardAll();
    store.tidy(storage, JOB, SHARED);
    assertFalse(storage.exists(JOB), "nothing is left of a job whose checkpoints are deleted");
  }

  /** Would catch a crash that brings a checkpoint back without the tables that it shared; found by seed 53295 of the simulator. */
  @Test
  void sharedFile_goesOnlyWhenNoCheckpointThatPointsToItCanComeBack() throws IOException {
    List<String> calls = new ArrayList<>();
    Storage disk = new ForwardingStorage(storage) {
      @Override
      public void rename(Path from, Path to) throws IOException {
        calls.add("rename " + from.getFileName());
        super.rename(from, to);
      }

      @Override
      public void force(Path folder) throws IOException {
        calls.add("force " + folder.getFileName());
        super.force(folder);
      }

      @Override
      public void delete(Path path) throws IOException {
        if (path.startsWith(SHARED)) {
          calls.add("delete " + path.getFileName());
        }
        super.delete(path);
      }
    };
    List<Runnable> works = new ArrayList<>();
    CheckpointStore lazy = new CheckpointStore(2, (name, work) -> works.add(work), id -> { });
    for (CheckpointStore.Kept each : List.of(own(1, "a"), own(2, "a"))) {
      lazy.add(new CheckpointStore.Kept(each.checkpoint(), disk, false));
    }
    lazy.discardAll();
    works.get(1).run();
    works.get(0).run();
    assertEquals(List.of("rename chk-1", "force job", "rename chk-2", "force job", "delete a"), calls);
  }

  /** Would catch tables deleted below a checkpoint that the disk did not let go. */
  @Test
  void sharedFile_staysWithACheckpointThatCannotBeTakenAway() throws IOException {
    Storage disk = new ForwardingStorage(storage) {
      @Override
      public void rename(Path from, Path to) throws IOException {
        if (from.endsWith("chk-1")) {
          throw new IOException("No space left on device");
        }
        super.rename(from, to);
      }
    };
    for (CheckpointStore.Kept each : List.of(own(1, "a", "b"), own(2, "b", "c"), own(3))) {
      store.add(new CheckpointStore.Kept(each.checkpoint(), disk, false));
    }
    store.tidy(disk, JOB, SHARED);
    assertEquals(List.of(SHARED.resolve("a"), SHARED.resolve("b")), storage.list(SHARED));
  }

  @Test
  void checkpointThatComesAfterALaterOne_isDeletedAtOnce() throws IOException {
    // Catches a restart from an older checkpoint than the latest.
    store.add(own(5));
    store.add(own(4));
    assertEquals(5, store.latest().orElseThrow().checkpoint().checkpointId());
    assertTrue(storage.exists(JOB.resolve("chk-5")) && !storage.exists(JOB.resolve("chk-4")) && !storage.exists(JOB.resolve("chk-4.stillwater")));
  }

  @Test
  void claimedSnapshot_takesNoFileWithIt_thatAnotherOneBesideItMayNeed() throws IOException {
    // Catches a claim that breaks the snapshots that its owner has kept.
    Path old = Path.of("/checkpoints/old");
    storage.create(old.resolve("shared/x")).close();
    storage.create(old.resolve("chk-7/_metadata")).close();
    CheckpointStore.Kept claimed = checkpoint(8, old.resolve("chk-8"), true);
    OperatorMetadata pointing = new OperatorMetadata(Optional.empty(), Optional.empty(), "0".repeat(32), 1, 1,
        Optional.of(new StreamHandle.RelativeFile("../shared/x", 0)), false, List.of());
    CompletedCheckpoint found = new CompletedCheckpoint(8, CheckpointType.CHECKPOINT, claimed.checkpoint().folder(), Optional.empty(), 0, 0, 0, 0,
        new SnapshotMetadata(3, 8, List.of(), List.of(pointing), 0));
    store.add(new CheckpointStore.Kept(found, storage, true));
    store.add(own(9));
    assertFalse(storage.exists(old.resolve("chk-8")));
    assertTrue(storage.exists(old.resolve("shared/x")));
  }

  @Test
  void tidy_removesInterruptedWritesAndUnusedTables() throws IOException {
    // Catches disks that fill up with what failed checkpoints leave.
    store.add(own(1, "used"));
    shared("unused");
    storage.create(JOB.resolve(".chk-2.writing/part")).close();
    store.tidy(storage, JOB, SHARED);
    assertEquals(List.of(JOB.resolve("chk-1"), JOB.resolve("chk-1.stillwater"), SHARED), storage.list(JOB));
    assertEquals(List.of(SHARED.resolve("used")), storage.list(SHARED));
  }
}
