package dev.stillwater.engine.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.io.ForwardingStorage;
import dev.stillwater.engine.io.MemoryStorage;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.snapshot.write.SnapshotStaging;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

class CheckpointCoordinatorTest {
  private static CoordinatorHarness running(int maxConcurrent, long minPauseMs, int tolerableFailures, int retained) {
    return new CoordinatorHarness(CoordinatorHarness.settings(maxConcurrent, minPauseMs, tolerableFailures, retained), new MemoryStorage()).running();
  }

  private static Path folder(CoordinatorHarness harness, long id) {
    return CoordinatorHarness.FOLDER.resolve(harness.options.jobId()).resolve("chk-" + id);
  }

  private static CheckpointFailureReason reason(CompletableFuture<CompletedCheckpoint> result) {
    ExecutionException failure = assertThrows(ExecutionException.class, result::get);
    return ((CheckpointException) failure.getCause()).reason();
  }

  @Test
  void subtaskThatDoesNotRunYet_keepsCheckpointsFromBeginning() throws Exception {
    // Catches a checkpoint without the state that is still being restored.
    CoordinatorHarness harness = new CoordinatorHarness(CoordinatorHarness.settings(1, 0, 0, 1), new MemoryStorage());
    harness.coordinator.initialized(harness.subtasks.get(0));
    harness.coordinator.initialized(harness.subtasks.get(1));
    harness.waitMs(5000);
    assertTrue(harness.works.isEmpty());
    harness.coordinator.initialized(harness.subtasks.get(2));
    harness.waitMs(999);
    assertTrue(harness.works.isEmpty(), "the interval counts from when all run");
    harness.waitMs(1);
    assertEquals(1, harness.complete().checkpointId());
    assertTrue(harness.storage.exists(folder(harness, 1).resolve("_metadata")));
    harness.subtasks.forEach(subtask -> assertEquals(List.of(1L), subtask.completed));
  }

  @Test
  void barriers_goToSourcesAlone_whenTheFolderIsThere() {
    // Catches a subtask that writes to a folder which is not made yet.
    CoordinatorHarness harness = running(1, 0, 0, 1);
    harness.waitMs(1000);
    assertTrue(harness.source().barriers.isEmpty());
    harness.disk();
    assertEquals(1, harness.source().barriers.size());
    assertTrue(harness.subtasks.get(1).barriers.isEmpty());
    assertEquals(CheckpointType.CHECKPOINT, harness.barrier().type());
  }

  @Test
  void retention_keepsTheLastOnes_alsoWhenOneWasDeletedByHand() throws Exception {
    // Catches a folder deleted behind the engine's back that keeps later ones from being deleted.
    CoordinatorHarness harness = running(1, 0, 0, 2);
    for (int id = 1; id <= 4; id++) {
      harness.waitMs(1000);
      assertEquals(id, harness.complete().checkpointId());
      if (id == 2) {
        SnapshotStaging.deleteTree(harness.storage, folder(harness, 2));
      }
    }
    assertEquals(List.of(3L, 4L), harness.store.all().stream().map(CompletedCheckpoint::checkpointId).toList());
    List<String> left = harness.storage.list(folder(harness, 4).getParent()).stream().map(path -> path.getFileName().toString()).toList();
    assertEquals(List.of("chk-3", "chk-3.stillwater", "chk-4", "chk-4.stillwater"), left);
    assertTrue(harness.tracker.statistics().checkpoint(1).orElseThrow().isDiscarded());
  }

  @Test
  void timeout_failsTheCheckpointAndTheJobWhenNoneIsTolerated() throws Exception {
    // Catches checkpoints that hang for ever, and a late answer that completes one that was given up.
    CoordinatorHarness harness = running(1, 0, 0, 1);
    harness.waitMs(1000);
    harness.disk();
    CheckpointBarrier barrier = harness.barrier();
    harness.acknowledge(harness.source(), barrier);
    harness.waitMs(10_000);
    assertEquals(CheckpointFailureReason.CHECKPOINT_EXPIRED, harness.lastFailure().reason());
    assertEquals(1, harness.failures.size());
    assertTrue(harness.failures.get(0).contains("Exceeded checkpoint tolerable failure threshold."), harness.failures.toString());
    assertTrue(harness.failures.get(0).contains("Checkpoint expired before completing."), harness.failures.toString());
    assertTrue(barrier.target().listener().isCancelled());
    assertEquals(List.of(1L), harness.subtasks.get(2).aborted);
    harness.coordinator.acknowledged(harness.subtasks.get(1), 1, new SubtaskCheckpointMetrics(0, 0, 0, 0, 0, 0, 0, 0, Map.of()));
    harness.disk();
    assertTrue(harness.store.latest().isEmpty());
    assertFalse(harness.storage.exists(SnapshotStaging.stagedOf(folder(harness, 1))), "what was begun is removed");
  }

  @Test
  void failuresInARow_areCounted_andACompletedCheckpointBeginsAgain() throws Exception {
    // Catches a job that fails for failures long ago, and one that never does.
    CoordinatorHarness harness = running(1, 0, 1, 1);
    decline(harness, CheckpointFailureReason.CHECKPOINT_ASYNC_EXCEPTION);
    harness.waitMs(1000);
    harness.complete();
    decline(harness, CheckpointFailureReason.CHECKPOINT_DECLINED);
    assertEquals(List.of(), harness.failures);
    decline(harness, CheckpointFailureReason.CHECKPOINT_DECLINED_SUBSUMED);
    decline(harness, CheckpointFailureReason.CHECKPOINT_DECLINED_TASK_CLOSING);
    assertEquals(List.of(), harness.failures, "these are not the checkpoint's own fault");
    decline(harness, CheckpointFailureReason.CHECKPOINT_ASYNC_EXCEPTION);
    assertEquals(1, harness.failures.size());
    assertTrue(harness.failures.get(0).contains("no space"), harness.failures.toString());
    assertEquals(2, harness.store.latest().orElseThrow().checkpoint().checkpointId(), "the last good one stays");
  }

  private static void decline(CoordinatorHarness harness, CheckpointFailureReason reason) {
    harness.waitMs(1000);
    harness.disk();
    harness.coordinator.declined(harness.barrier().checkpointId(), reason, new IOException("no space"));
    harness.disk();
    assertEquals(reason, harness.lastFailure().reason());
  }

  /** A disk that refuses what the test says. */
  private static final class Refusing extends ForwardingStorage {
    private String refused = "nothing";
    private String unnamed = "nothing";

    Refusing(Storage disk) {
      super(disk);
    }

    @Override
    public void createDirectories(Path folder) throws IOException {
      if (folder.toString().contains(refused)) {
        throw new AccessDeniedException(folder.toString());
      }
      super.createDirectories(folder);
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
      if (to.toString().endsWith(unnamed)) {
        throw new IOException("No space left on device");
      }
      super.rename(from, to);
    }
  }

  @Test
  void readOnlyFolder_failsTheCheckpointWithTheReason_andTheNextOneIsFreeToSucceed() throws Exception {
    // Catches a job that ends with a stack trace, or goes on without a word, when its folder cannot be written.
    Refusing disk = new Refusing(new MemoryStorage());
    CoordinatorHarness harness = new CoordinatorHarness(CoordinatorHarness.settings(1, 0, 5, 1), disk).running();
    disk.refused = "chk-1.writing";
    harness.waitMs(1000);
    harness.disk();
    assertEquals(CheckpointFailureReason.IO_EXCEPTION, harness.lastFailure().reason());
    assertTrue(harness.lastFailure().message().contains("no permission for"), harness.lastFailure().message());
    assertTrue(harness.source().barriers.isEmpty());
    disk.unnamed = "chk-2";
    harness.waitMs(1000);
    harness.disk();
    harness.acknowledgeAll(harness.barrier());
    harness.disk();
    assertEquals(CheckpointFailureReason.FINALIZE_CHECKPOINT_FAILURE, harness.lastFailure().reason());
    assertTrue(harness.lastFailure().message().contains("No space left on device"), harness.lastFailure().message());
    disk.unnamed = "nothing";
    harness.waitMs(1000);
    assertEquals(3, harness.complete().checkpointId());
    assertEquals(List.of(), harness.failures);
    assertEquals(List.of(folder(harness, 3), Path.of(folder(harness, 3) + ".stillwater")), disk.list(folder(harness, 3).getParent()));
  }

  @Test
  void foreignFileInTheWay_isNeverWrittenOver() throws Exception {
    // Catches a checkpoint that replaces what somebody else has put there.
    CoordinatorHarness harness = running(1, 0, 5, 1);
    harness.storage.create(folder(harness, 1)).close();
    harness.waitMs(1000);
    harness.disk();
    assertEquals(CheckpointFailureReason.IO_EXCEPTION, harness.lastFailure().reason());
    assertTrue(harness.lastFailure().message().contains("something here already"), harness.lastFailure().message());
    assertFalse(harness.storage.isDirectory(folder(harness, 1)));
    harness.waitMs(1000);
    assertEquals(2, harness.complete().checkpointId());
  }

  @Test
  void folderDeletedWhileTheJobRuns_isMadeAgainByTheNextCheckpoint() throws Exception {
    // Catches a coordinator that expects its folder to be there for ever.
    CoordinatorHarness harness = running(1, 0, 5, 1);
    harness.waitMs(1000);
    harness.complete();
    SnapshotStaging.deleteTree(harness.storage, CoordinatorHarness.FOLDER);
    harness.waitMs(1000);
    assertEquals(2, harness.complete().checkpointId());
    assertTrue(harness.storage.exists(folder(harness, 2).resolve("_metadata")));
  }

  @Test
  void concurrentCheckpoints_areBounded_andALaterOneSubsumesTheEarlier() throws Exception {
    // Catches an older checkpoint that is restored in place of a newer one.
    CoordinatorHarness harness = running(2, 0, 0, 1);
    for (int count = 0; count < 4; count++) {
      harness.waitMs(1000);
      harness.disk();
    }
    assertEquals(2, harness.source().barriers.size(), "the third waits");
    harness.acknowledgeAll(harness.barrier());
    harness.disk();
    assertEquals(2, harness.store.latest().orElseThrow().checkpoint().checkpointId());
    assertEquals(CheckpointFailureReason.CHECKPOINT_SUBSUMED, harness.lastFailure().reason());
    assertEquals(List.of(), harness.failures);
  }

  @Test
  void minPause_countsFromTheEndOfTheLastOne() throws Exception {
    // Catches a job that does nothing but checkpoints.
    CoordinatorHarness harness = running(1, 700, 0, 1);
    harness.waitMs(1000);
    harness.disk();
    harness.waitMs(900);
    harness.acknowledgeAll(harness.barrier());
    harness.disk();
    harness.waitMs(699);
    assertTrue(harness.works.isEmpty());
    assertEquals(harness.clock().nanoTime() + 1_000_000, harness.coordinator.wakeNanos());
    harness.waitMs(1);
    assertEquals(1, harness.works.size());
  }

  @Test
  void savepoint_waitsForNothing_andIsNeitherSubsumedNorDeletedNorCommitted() throws Exception {
    // Catches savepoints that end with the checkpoints around them, and results that a restart from the last checkpoint writes again.
    CoordinatorHarness harness = running(1, 5000, 0, 1);
    harness.waitMs(1000);
    harness.disk();
    CheckpointBarrier checkpoint = harness.barrier();
    CompletableFuture<CompletedCheckpoint> first = harness.savepoint(CheckpointType.SAVEPOINT);
    harness.disk();
    CheckpointBarrier savepoint = harness.barrier();
    assertEquals(2, savepoint.checkpointId());
    assertTrue(savepoint.target().sharedFolder().isEmpty());
    CompletableFuture<CompletedCheckpoint> second = harness.savepoint(CheckpointType.SAVEPOINT);
    harness.disk();
    CheckpointBarrier other = harness.barrier();
    harness.acknowledgeAll(other);
    harness.disk();
    assertTrue(second.isDone() && !first.isDone());
    harness.acknowledgeAll(checkpoint);
    harness.disk();
    harness.acknowledgeAll(savepoint);
    harness.disk();
    assertTrue(harness.storage.exists(first.get().folder()) && harness.storage.exists(second.get().folder()));
    assertEquals(List.of(1L), harness.source().completed, "savepoints commit nothing");
    assertEquals(List.of(1L), harness.store.all().stream().map(CompletedCheckpoint::checkpointId).toList());
    assertEquals(3, harness.tracker.statistics().counts().completed());
  }

  @Test
  void endOfData_takesALastCheckpoint_againIfItFails_andThenEnds() throws Exception {
    // Catches results behind the last periodic checkpoint that are never committed.
    CoordinatorHarness harness = running(1, 5000, 3, 1);
    harness.endOfData();
    harness.disk();
    harness.coordinator.declined(harness.barrier().checkpointId(), CheckpointFailureReason.CHECKPOINT_ASYNC_EXCEPTION, new IOException("no space"));
    harness.disk();
    assertFalse(harness.hasEnded);
    assertEquals(1, harness.source().barriers.size(), "not at once again");
    harness.waitMs(1000);
    assertEquals(2, harness.complete().checkpointId());
    assertTrue(harness.hasEnded);
    harness.subtasks.forEach(subtask -> assertTrue(subtask.hasEnded));
    assertEquals(List.of(2L), harness.source().completed);
    assertEquals(CheckpointFailureReason.CHECKPOINT_DECLINED_TASK_CLOSING, reason(harness.savepoint(CheckpointType.SAVEPOINT)));
  }

  @Test
  void endOfDataWithoutCheckpoints_commitsAll_afterSavepointsOnTheirWay() throws Exception {
    // Catches a job that ends under a savepoint, and results that are never committed without checkpoints.
    CoordinatorHarness harness = new CoordinatorHarness(CheckpointSettings.off(), new MemoryStorage()).running();
    CompletableFuture<CompletedCheckpoint> savepoint = harness.savepoint(CheckpointType.SAVEPOINT);
    harness.disk();
    harness.endOfData();
    harness.disk();
    assertFalse(harness.hasEnded);
    harness.acknowledgeAll(harness.barrier());
    harness.disk();
    assertTrue(savepoint.isDone() && harness.hasEnded);
    assertEquals(List.of(Long.MAX_VALUE), harness.source().completed);
  }

  @Test
  void stop_endsTheJobWhenItsSavepointIsComplete_andElseTheJobGoesOn() throws Exception {
    // Catches a job that ends without the savepoint it was stopped with, or is stopped twice.
    CoordinatorHarness harness = running(1, 0, 0, 1);
    CompletableFuture<CompletedCheckpoint> failed = harness.savepoint(CheckpointType.SYNC_SAVEPOINT);
    harness.disk();
    assertEquals(CheckpointType.SYNC_SAVEPOINT, harness.barrier().type());
    CompletableFuture<CompletedCheckpoint> twice = harness.savepoint(CheckpointType.SYNC_SAVEPOINT);
    harness.waitMs(3000);
    assertTrue(harness.works.isEmpty(), "nothing periodic while the job is being stopped");
    assertEquals(CheckpointFailureReason.CHECKPOINT_DECLINED_TASK_CLOSING, reason(twice));
    harness.coordinator.declined(1, CheckpointFailureReason.CHECKPOINT_ASYNC_EXCEPTION, new IOException("no space"));
    harness.disk();
    assertEquals(CheckpointFailureReason.CHECKPOINT_ASYNC_EXCEPTION, reason(failed));
    assertEquals(List.of(1L), harness.source().aborted);
    assertEquals(List.of(), harness.failures, "a savepoint's failure is not the job's");
    assertFalse(harness.hasEnded || harness.hasStopped);
    harness.acknowledgeAll(harness.barrier());
    harness.disk();
    CompletableFuture<CompletedCheckpoint> stopped = harness.savepoint(CheckpointType.SYNC_SAVEPOINT);
    stopped.whenComplete((savepoint, failure) -> assertTrue(harness.hasStopped, "the job knows it before whoever asked"));
    harness.disk();
    harness.acknowledgeAll(harness.barrier());
    harness.disk();
    assertTrue(harness.storage.exists(stopped.get().folder()) && harness.hasEnded && harness.hasStopped);
  }

  @Test
  void drain_waitsForTheEndOfAllData() throws Exception {
    // Catches a savepoint that is taken while windows still fire.
    CoordinatorHarness harness = running(1, 0, 0, 1);
    CompletableFuture<CompletedCheckpoint> drained = harness.savepoint(CheckpointType.SYNC_SAVEPOINT_DRAIN);
    harness.disk();
    assertTrue(harness.source().isDrained && !harness.subtasks.get(1).isDrained);
    assertTrue(harness.source().barriers.isEmpty());
    harness.endOfData();
    harness.disk();
    assertEquals(CheckpointType.SYNC_SAVEPOINT_DRAIN, harness.barrier().type());
    harness.acknowledgeAll(harness.barrier());
    harness.disk();
    assertTrue(drained.isDone() && harness.hasEnded);
    assertEquals(1, harness.tracker.statistics().counts().total(), "the savepoint is the last checkpoint");
  }

  @Test
  void failureOfTheAttempt_givesUpAllButWhatIsBeingPutInItsPlace() throws Exception {
    // Catches a restart that misses a checkpoint which was complete in the same moment.
    CoordinatorHarness harness = running(2, 0, 0, 1);
    harness.waitMs(1000);
    harness.disk();
    harness.acknowledgeAll(harness.barrier());
    CompletableFuture<CompletedCheckpoint> savepoint = harness.savepoint(CheckpointType.SAVEPOINT);
    harness.work();
    harness.coordinator.suspend(CheckpointFailureReason.TASK_FAILURE);
    assertEquals(CheckpointFailureReason.TASK_FAILURE, reason(savepoint));
    assertTrue(harness.coordinator.isFinalizing());
    harness.disk();
    assertFalse(harness.coordinator.isFinalizing());
    assertEquals(1, harness.store.latest().orElseThrow().checkpoint().checkpointId());
    assertEquals(CheckpointFailureReason.NOT_ALL_REQUIRED_TASKS_RUNNING, reason(harness.savepoint(CheckpointType.SAVEPOINT)));
    harness.begin();
    harness.running();
    harness.waitMs(1000);
    assertEquals(3, harness.complete().checkpointId(), "numbers are not used again");
    assertEquals(List.of(), harness.failures);
  }

  @Test
  void manualCheckpoint_needsAFolder_andComesOnceAmongThePeriodicOnes() throws Exception {
    // Catches a request that is lost, and one that fails without a word.
    CoordinatorHarness off = new CoordinatorHarness(CheckpointSettings.off(), new MemoryStorage()).running();
    CompletableFuture<CompletedCheckpoint> refused = new CompletableFuture<>();
    off.coordinator.triggerCheckpoint(refused);
    off.disk();
    assertEquals(CheckpointFailureReason.IO_EXCEPTION, reason(refused));
    CoordinatorHarness harness = running(1, 0, 0, 1);
    CompletableFuture<CompletedCheckpoint> manual = new CompletableFuture<>();
    harness.coordinator.triggerCheckpoint(manual);
    harness.complete();
    assertEquals(1, manual.get().checkpointId());
    harness.waitMs(999);
    assertTrue(harness.works.isEmpty());
  }
}
