package dev.stillwater.engine.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.JobFailureException;
import dev.stillwater.engine.channel.Channel;
import dev.stillwater.engine.channel.StreamEvent;
import dev.stillwater.engine.checkpoint.CheckpointMode;
import dev.stillwater.engine.checkpoint.CheckpointSettings;
import dev.stillwater.engine.checkpoint.CheckpointTarget;
import dev.stillwater.engine.checkpoint.CheckpointType;
import dev.stillwater.engine.checkpoint.SubtaskCheckpointMetrics;
import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.sched.Progress;
import dev.stillwater.engine.snapshot.OperatorIds;
import dev.stillwater.engine.snapshot.SnapshotOptions;
import dev.stillwater.engine.snapshot.SnapshotReader;
import dev.stillwater.engine.snapshot.SnapshotView;
import dev.stillwater.engine.snapshot.write.OperatorWriter;
import dev.stillwater.engine.snapshot.write.SnapshotIdentity;
import dev.stillwater.engine.snapshot.write.SnapshotWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SubtaskCheckpointTest {
  @TempDir
  private Path folder;

  private static TestTask started(TestTask task) {
    task.run();
    task.answers.clear();
    task.chain.calls.clear();
    return task;
  }

  private static TestTask with(TestState state) {
    return new TestTask(1, CheckpointSettings.off(), Optional.empty(), state);
  }

  @Test
  void start_restoresKeyedStateBeforeTheFirstRecord() {
    // Catches records that meet empty state, and checkpoints that are triggered before the state is there.
    TestState state = new TestState();
    TestTask task = with(state);
    task.send(0, 7);
    state.restoring = () -> assertTrue(task.chain.seen.isEmpty() && task.answers.isEmpty());
    task.run();
    assertEquals(List.of("keyed work Long", "restore"), state.calls);
    assertEquals(List.of("restored"), task.chain.calls);
    assertEquals(List.of("initialized"), task.answers);
    assertEquals("7", task.output());
  }

  @Test
  void restoreThatFails_namesTheOperator() {
    // Catches a job that starts with half of its state, or blames nobody.
    TestState state = new TestState();
    TestTask task = with(state);
    state.restoring = () -> {
      throw new IllegalStateException("The types differ.");
    };
    JobFailureException failure = assertThrows(JobFailureException.class, task::run);
    assertEquals(TestTask.UID, failure.failure().uid().orElseThrow());
    assertEquals("The keyed state cannot be restored: The types differ.", failure.failure().message());
  }

  @Test
  void cancelDuringRestore_isNoFailure() {
    // Catches a cancelled job that reports that its snapshot is broken.
    TestState state = new TestState();
    TestTask task = with(state);
    state.restoring = () -> {
      task.control.stop();
      throw new IllegalStateException("Stopped.");
    };
    assertEquals(Progress.DONE, task.run());
    assertTrue(task.control.listener().isCancelled());
  }

  @Test
  void exactlyOnce_blocksTheChannelOfTheFirstBarrierAndForwardsOne() {
    // Catches records behind a barrier that get into the snapshot, and barriers that are sent twice.
    TestTask task = started(TestTask.reading(2));
    task.send(0, 1);
    task.send(0, Barriers.of(1));
    task.send(0, 2);
    task.run();
    task.send(1, 3);
    task.run();
    assertEquals("1 3", task.output());
    assertEquals(1, task.subtask.metrics(0).blockedChannels());
    assertEquals(1, task.subtask.metrics(0).queuedBatches());
    task.send(1, 4);
    task.send(1, Barriers.of(1));
    task.run();
    assertEquals("4 B1 2", task.output());
    assertEquals(0, task.subtask.metrics(0).blockedChannels());
    assertEquals(List.of(1L, 3L, 4L), task.chain.snapshots.get(1L));
    assertEquals(List.of(), task.answers, "Acknowledged before it was written");
    task.runAsync();
    assertEquals(List.of("ack 1"), task.answers);
  }

  @Test
  void atLeastOnce_goesOnWithAllChannels() {
    // Catches alignment where it was not asked for.
    CheckpointSettings settings = new CheckpointSettings(OptionalLong.of(100), CheckpointMode.AT_LEAST_ONCE, 1000, 0, 1, 0, 1,
        CheckpointSettings.off().retention(), Optional.empty());
    TestTask task = started(new TestTask(2, settings, Optional.empty(), new TestState()));
    task.send(0, Barriers.of(1));
    task.send(0, 2);
    task.run();
    assertEquals("2", task.output());
    task.send(1, Barriers.of(1));
    task.run();
    assertEquals(List.of(2L), task.chain.snapshots.get(1L));
    assertEquals("B1", task.output());
  }

  @Test
  void blockedChannel_fillsUpAndHoldsTheSenderBack() {
    // Catches memory that grows while channels wait for a barrier.
    TestTask task = started(TestTask.reading(2));
    task.send(0, Barriers.of(1));
    task.run();
    int sent = 0;
    while (!task.senders.get(0).isBlocked()) {
      task.send(0, sent++);
      task.run();
    }
    assertEquals(Channel.CAPACITY_BATCHES + 1, sent);
    assertEquals("", task.output());
    task.send(1, Barriers.of(1));
    for (int round = 0; round < 3; round++) {
      task.run();
    }
    assertEquals(sent, task.chain.seen.size());
  }

  @Test
  void measures_areReported() {
    // Catches statistics without the alignment, the sizes or the delay.
    TestTask task = started(TestTask.reading(2));
    task.clock.advanceTo(3_000_000);
    task.send(0, Barriers.of(1));
    task.run();
    task.clock.advanceTo(8_000_000);
    task.send(1, 1, 2, 3);
    task.send(1, Barriers.of(1));
    task.run();
    task.runAsync();
    assertEquals(new SubtaskCheckpointMetrics(0, 0, 5, 3, 48, 0, 70, 700, Map.of()), task.metrics.get(1L));
  }

  @Test
  void operatorState_isWrittenToTheTarget() throws Exception {
    // Catches state that is snapshotted and never reaches the disk.
    TestTask task = started(TestTask.reading(1));
    task.chain.hasState = true;
    task.send(0, 5, 6);
    Path snapshot = folder.resolve("chk-1");
    String id = OperatorIds.ofUid(TestTask.UID);
    try (SnapshotWriter writer = SnapshotWriter.begin(Storage.local(), snapshot, SnapshotIdentity.savepoint(1, "0".repeat(32), "job", Instant.EPOCH),
        ProgressListener.NONE)) {
      OperatorWriter operator = writer.operator(id, 1, 128);
      task.send(0, Barriers.of(1, CheckpointType.CHECKPOINT, new OneOperator(operator)));
      task.send(0, 7);
      task.run();
      task.runAsync();
      writer.commit();
    }
    SubtaskCheckpointMetrics metrics = task.metrics.get(1L);
    assertTrue(metrics.checkpointedBytes() > 70 && metrics.stateBytes() == metrics.checkpointedBytes() + 630, metrics.toString());
    assertEquals("2", metrics.positions().get(id).get(0).position());
    List<Object> read = new ArrayList<>();
    try (SnapshotView view = SnapshotReader.open(snapshot, SnapshotOptions.local(), ProgressListener.NONE);
        var entries = view.operator(id).orElseThrow().state("seen").orElseThrow().entries(ProgressListener.NONE)) {
      while (entries.next()) {
        read.add(entries.value());
      }
    }
    assertEquals(List.of(5L, 6L), read);
  }

  private record OneOperator(OperatorWriter writer) implements CheckpointTarget {
    @Override
    public OperatorWriter operator(String operatorId) {
      return writer;
    }

    @Override
    public Storage storage() {
      return Storage.local();
    }

    @Override
    public Optional<Path> sharedFolder() {
      return Optional.empty();
    }

    @Override
    public ProgressListener listener() {
      return ProgressListener.NONE;
    }
  }

  @Test
  void writeThatFails_declinesAndTheJobGoesOn() {
    // Catches a full disk that ends the job, and snapshots that stay frozen.
    TestState state = new TestState();
    TestTask task = started(with(state));
    state.failsToWrite = true;
    task.send(0, Barriers.of(1));
    task.run();
    assertEquals(1, state.openSnapshots);
    task.runAsync();
    assertEquals(List.of("CHECKPOINT_ASYNC_EXCEPTION 1: state: the disk is full."), task.answers);
    assertEquals(0, state.openSnapshots);
    task.send(0, 1);
    task.run();
    assertEquals("B1 1", task.output());
  }

  @Test
  void writeThatRunsOutOfMemory_isTheJobsFailure() {
    // Catches a process that limps on without memory because only a checkpoint failed.
    TestState state = new TestState();
    TestTask task = started(with(state));
    state.runsOutOfMemory = true;
    task.send(0, Barriers.of(1));
    task.run();
    task.runAsync();
    assertEquals(List.of("CHECKPOINT_ASYNC_EXCEPTION 1: Java heap space"), task.answers);
    assertEquals(0, state.openSnapshots);
    JobFailureException failure = assertThrows(JobFailureException.class, task::run);
    assertTrue(failure.failure().cause().orElseThrow() instanceof OutOfMemoryError, failure.failure().text());
    assertTrue(failure.failure().message().startsWith("Out of memory: Java heap space."), failure.failure().text());
  }

  @Test
  void completionThatFails_namesTheOperator() {
    // Catches a sink that cannot make its results visible and is not named.
    TestTask task = started(TestTask.reading(1));
    task.send(0, 4);
    task.run();
    task.chain.isBroken = true;
    task.subtask.checkpointCompleted(1);
    JobFailureException failure = assertThrows(JobFailureException.class, task::run);
    assertEquals("Operator 'work', subtask 0: The results stay hidden.", failure.failure().text());
  }

  @Test
  void stateThatCannotBeFrozen_declinesAndSendsNoBarrier() {
    // Catches a checkpoint that is completed without a subtask's state.
    TestState state = new TestState();
    TestTask task = started(with(state));
    state.failsToFreeze = true;
    task.send(0, Barriers.of(1));
    task.send(0, 1);
    task.run();
    task.runAsync();
    assertEquals(List.of("CHECKPOINT_DECLINED 1: It cannot be frozen."), task.answers);
    assertEquals("1", task.output());
  }

  @Test
  void operatorThatFailsAtTheBarrier_isTheJobsFailureWithoutARecord() {
    // Catches failures that are blamed on the record that happened to be the last.
    TestTask task = started(TestTask.reading(1));
    task.chain.isBroken = true;
    task.send(0, 4);
    task.send(0, Barriers.of(1));
    JobFailureException failure = assertThrows(JobFailureException.class, task::run);
    assertEquals("Operator 'work', subtask 0: The state is broken.", failure.failure().text());
  }

  @Test
  void newerBarrier_declinesTheOlderCheckpoint() {
    // Catches subtasks that wait for a barrier that a sender has skipped.
    TestTask task = started(TestTask.reading(2));
    task.send(0, Barriers.of(1));
    task.run();
    task.send(1, Barriers.of(2));
    task.send(0, 9);
    task.send(0, Barriers.of(2));
    task.run();
    assertEquals("9 B2", task.output());
    assertEquals(1, task.answers.size());
    assertTrue(task.answers.get(0).startsWith("CHECKPOINT_DECLINED_SUBSUMED 1: "), task.answers.toString());
  }

  @Test
  void abort_unblocksAndEndsTheWrite() {
    // Catches channels that wait for a checkpoint which is over, and writes that go on for nobody.
    TestState state = new TestState();
    TestTask task = started(new TestTask(2, CheckpointSettings.off(), Optional.empty(), state));
    task.send(0, Barriers.of(1));
    task.send(0, 1);
    task.run();
    task.subtask.checkpointAborted(1);
    task.run();
    assertEquals("1", task.output());
    task.send(1, Barriers.of(1));
    task.send(0, Barriers.of(2));
    task.send(1, Barriers.of(2));
    task.run();
    task.subtask.checkpointAborted(2);
    task.run();
    task.runAsync();
    assertEquals("B2", task.output());
    assertEquals(1, task.answers.size());
    assertTrue(task.answers.get(0).startsWith("CHECKPOINT_DECLINED 2: "), task.answers.toString());
    assertEquals(0, state.openSnapshots);
    assertEquals(List.of("aborted 1", "aborted 2"), task.chain.calls);
    assertEquals(List.of("aborted 1", "aborted 2"), state.calls.subList(2, 4));
  }

  @Test
  void completion_isToldToOperatorsAndState() {
    // Catches results that are never made visible.
    TestState state = new TestState();
    TestTask task = started(with(state));
    task.subtask.checkpointCompleted(3);
    task.run();
    assertEquals(List.of("completed 3"), task.chain.calls);
    assertTrue(state.calls.contains("completed 3"));
  }

  @Test
  void barrierWaitsUntilAWatermarkIsPassedOn() {
    // Catches a snapshot between two results of one window.
    TestTask task = started(TestTask.reading(1));
    task.chain.pauses = 3;
    task.send(0, StreamEvent.WATERMARK, 17);
    task.send(0, Barriers.of(1));
    while (task.chain.pauses > 0) {
      task.subtask.step();
      assertFalse(task.chain.snapshots.containsKey(1L));
    }
    task.run();
    assertEquals("W17 B1", task.output());
  }

  @Test
  void closing_waitsForTheWriteBeforeItClosesTheState() {
    // Catches native files that are closed while another thread reads them, and writes that hold up the end of a job.
    TestState state = new TestState();
    TestTask task = started(with(state));
    task.send(0, Barriers.of(1));
    task.run();
    boolean[] isReleased = {false};
    task.subtask.close(() -> isReleased[0] = true);
    assertEquals(List.of("close"), task.chain.calls);
    assertFalse(state.calls.contains("close") || isReleased[0]);
    task.runAsync();
    assertTrue(state.calls.contains("close") && isReleased[0]);
    assertTrue(task.answers.get(0).startsWith("CHECKPOINT_DECLINED 1: "), task.answers.toString());
  }
}
