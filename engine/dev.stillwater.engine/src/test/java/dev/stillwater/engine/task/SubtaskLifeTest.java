package dev.stillwater.engine.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.JobFailureException;
import dev.stillwater.engine.channel.StreamEvent;
import dev.stillwater.engine.checkpoint.CheckpointBarrier;
import dev.stillwater.engine.checkpoint.CheckpointTarget;
import dev.stillwater.engine.checkpoint.CheckpointType;
import dev.stillwater.engine.sched.Progress;
import java.util.List;
import org.junit.jupiter.api.Test;

class SubtaskLifeTest {
  private static final long MS = 1_000_000;

  private static TestTask started(TestTask task) {
    task.run();
    task.answers.clear();
    task.chain.calls.clear();
    return task;
  }

  private static TestSource sourceOf(TestTask task) {
    return (TestSource) task.chain.source().orElseThrow();
  }

  private static CheckpointBarrier stopping(long id) {
    CheckpointTarget target = Barriers.of(id).target();
    return Barriers.of(id, CheckpointType.SYNC_SAVEPOINT, target);
  }

  @Test
  void source_snapshotsAndSendsTheBarrierBetweenRecords() {
    // Catches barriers that overtake records, or records that are in no checkpoint.
    TestTask task = started(TestTask.source());
    sourceOf(task).numbers.addAll(List.of(1L, 2L));
    task.run();
    task.subtask.triggerCheckpoint(Barriers.of(1));
    sourceOf(task).numbers.add(3L);
    task.run();
    assertEquals("1 2 B1 3", task.output());
    assertEquals(List.of(1L, 2L), task.chain.snapshots.get(1L));
    task.runAsync();
    assertEquals(List.of("ack 1"), task.answers);
  }

  @Test
  void barrierAtABlockedSource_waitsForRoomWithoutGrowth() {
    // Catches barriers that pile up in front of a slow sink, and barriers that are lost there.
    TestTask task = started(TestTask.source());
    for (long number = 0; number < 10_000; number++) {
      sourceOf(task).numbers.add(number);
    }
    while (!task.chain.isBlocked()) {
      task.subtask.step();
      task.outlet.flushAll();
    }
    int kept = task.outlet.keptBatches();
    int read = task.chain.seen.size();
    for (long id = 1; id <= 50; id++) {
      task.subtask.triggerCheckpoint(Barriers.of(id));
      if (id < 50) {
        task.subtask.checkpointAborted(id);
      }
      task.run();
    }
    assertEquals(kept, task.outlet.keptBatches());
    assertEquals(read, task.chain.seen.size());
    StringBuilder out = new StringBuilder();
    for (int round = 0; round < 50; round++) {
      out.append(task.output()).append(' ');
      task.run();
    }
    assertTrue(out.indexOf("B50") > 0 && out.indexOf("B50") == out.lastIndexOf("B"), "only the last one is still wanted");
    assertEquals(read, task.chain.snapshots.get(50L).size());
  }

  @Test
  void endOfData_parksAndStillTakesPartInCheckpoints() {
    // Catches bounded jobs whose results are lost because no checkpoint completes after the sources have ended.
    TestTask task = started(TestTask.reading(2));
    task.send(0, 1);
    task.send(0, StreamEvent.WATERMARK, Long.MAX_VALUE);
    task.send(0, StreamEvent.END_OF_INPUT, 0);
    task.run();
    assertEquals(List.of(), task.answers);
    task.send(1, StreamEvent.WATERMARK, Long.MAX_VALUE);
    task.send(1, StreamEvent.END_OF_INPUT, 0);
    assertEquals(Progress.NO_PROGRESS, task.run());
    assertEquals("1 WMAX END", task.output());
    assertEquals(List.of("end of data"), task.answers);
    assertEquals(List.of("finish"), task.chain.calls);
    task.send(1, Barriers.of(4));
    task.send(0, Barriers.of(4));
    task.run();
    task.runAsync();
    assertEquals("B4", task.output());
    assertEquals(List.of("end of data", "ack 4"), task.answers);
    task.subtask.checkpointCompleted(4);
    task.subtask.end();
    assertEquals(Progress.DONE, task.run());
    assertEquals(List.of("finish", "completed 4"), task.chain.calls);
  }

  @Test
  void barrierAfterOneInputHasEnded_isAwaitedFromBoth() {
    // Catches snapshots that are taken without the records of the input that goes on.
    TestTask task = started(TestTask.reading(2));
    task.send(0, StreamEvent.END_OF_INPUT, 0);
    task.send(0, Barriers.of(1));
    task.run();
    task.send(1, 8);
    task.send(1, Barriers.of(1));
    task.run();
    assertEquals(List.of(8L), task.chain.snapshots.get(1L));
  }

  @Test
  void endedSource_isParkedAndTakesTriggers() {
    // Catches sources that cannot take part in the last checkpoint.
    TestTask task = started(TestTask.source());
    sourceOf(task).isEnded = true;
    task.run();
    task.subtask.triggerCheckpoint(Barriers.of(2));
    task.run();
    task.runAsync();
    assertEquals("WMAX END B2", task.output());
    assertEquals(List.of("end of data", "ack 2"), task.answers);
  }

  @Test
  void drain_endsTheSourceWithAllItsWatermarks() {
    // Catches a drain that leaves windows open or records unread in the middle.
    TestTask task = started(TestTask.source());
    sourceOf(task).numbers.addAll(List.of(1L, 2L));
    task.run();
    sourceOf(task).numbers.add(3L);
    task.subtask.drain();
    task.run();
    assertEquals("1 2 WMAX END", task.output());
    assertEquals(List.of("end of data"), task.answers);
  }

  @Test
  void stoppingSavepoint_stopsTheSourceAndAFailedOneLetsItGoOn() {
    // Catches records behind a savepoint that the job is to end with, and jobs that stand still after it failed.
    TestTask task = started(TestTask.source());
    task.subtask.triggerCheckpoint(stopping(1));
    task.run();
    sourceOf(task).numbers.add(1L);
    task.chain.timers.add(0L);
    assertEquals(Progress.NO_PROGRESS, task.run());
    assertEquals("B1", task.output());
    assertEquals(Long.MAX_VALUE, task.subtask.wakeNanos());
    task.subtask.checkpointAborted(1);
    task.run();
    assertEquals("1000 1", task.output());
    task.subtask.triggerCheckpoint(stopping(2));
    task.run();
    task.runAsync();
    task.subtask.checkpointCompleted(2);
    task.subtask.end();
    assertEquals(Progress.DONE, task.run());
    assertEquals(List.of("aborted 1", "completed 2"), task.chain.calls);
  }

  @Test
  void endThatMeetsAStoppingSavepoint_waitsForIt() {
    // Catches results of the end that come behind a savepoint, and are lost or doubled after a restore.
    TestTask task = started(TestTask.source());
    sourceOf(task).isEnded = true;
    task.subtask.step();
    task.subtask.triggerCheckpoint(stopping(1));
    task.run();
    assertEquals("WMAX B1", task.output());
    assertEquals(List.of(), task.chain.calls);
    task.subtask.checkpointAborted(1);
    task.run();
    assertEquals("END", task.output());
    assertEquals(List.of("aborted 1", "finish"), task.chain.calls);
  }

  @Test
  void timers_fireOnTheClockWithoutRecords() {
    // Catches timers that wait for the next record.
    TestTask task = started(TestTask.reading(1));
    task.chain.timers.addAll(List.of(10L, 20L));
    assertEquals(Progress.NO_PROGRESS, task.run());
    assertEquals(10 * MS, task.subtask.wakeNanos());
    task.clock.advanceTo(task.subtask.wakeNanos());
    task.run();
    assertEquals("1010", task.output());
    assertEquals(20 * MS, task.subtask.wakeNanos());
  }

  @Test
  void timersThatAreAlwaysDue_takeTurnsWithRecords() {
    // Catches records that never come to their turn because of timers, and the other way round.
    TestTask task = started(TestTask.reading(1));
    task.chain.keepsFiring = true;
    task.chain.timers.add(0L);
    for (long number = 0; number < 5; number++) {
      task.send(0, number);
    }
    for (int step = 0; step < 11; step++) {
      task.subtask.step();
    }
    task.outlet.flushAll();
    assertEquals("1000 0 1000 1 1000 2 1000 3 1000 4 1000", task.output());
  }

  @Test
  void pausedTimers_goOnBeforeRecordsAndBarriers() {
    // Catches a snapshot between two results that belong together.
    TestTask task = started(TestTask.reading(1));
    task.chain.timers.add(0L);
    task.chain.pauses = 2;
    task.send(0, Barriers.of(1));
    task.run();
    assertEquals("1000 B1", task.output());
  }

  @Test
  void timerThatFails_namesTheOperatorAndNoRecord() {
    // Catches a record that is blamed for a timer.
    TestTask task = started(TestTask.reading(1));
    task.send(0, 5);
    task.run();
    task.chain.addBadTimer();
    JobFailureException failure = assertThrows(JobFailureException.class, task::run);
    assertEquals("Operator 'work', subtask 0: The timer is broken.", failure.failure().text());
  }

  @Test
  void recordThatFails_isNamed() {
    // Catches a failure whose record nobody can find.
    TestTask task = started(TestTask.reading(1));
    task.send(0, 5, -13);
    JobFailureException failure = assertThrows(JobFailureException.class, task::run);
    assertEquals("Operator 'work', subtask 0: The number is bad. Record: n=-13.", failure.failure().text());
  }

  @Test
  void time_isTakenForWorkWaitingAndBackPressure() {
    // Catches a display that calls a waiting subtask busy.
    TestTask task = started(TestTask.source());
    task.clock.advanceTo(5 * MS);
    task.run();
    assertEquals(5 * MS, task.subtask.metrics(0).idleNanos());
    for (long number = 0; number < 10_000; number++) {
      sourceOf(task).numbers.add(number);
    }
    task.run();
    assertTrue(task.chain.isBlocked());
    task.clock.advanceTo(12 * MS);
    task.run();
    assertEquals(7 * MS, task.subtask.metrics(0).backPressuredNanos());
    assertEquals(5 * MS, task.subtask.metrics(0).idleNanos());
    assertEquals(0, task.subtask.metrics(0).busyNanos());
  }

  @Test
  void busySubtask_sendsAHalfFullBatchAfterATenthOfASecond() {
    // Catches records that wait for ever in a batch that does not fill up while the subtask is busy with others.
    TestTask task = started(TestTask.reading(1));
    for (long number = 0; number < 4; number++) {
      task.send(0, number);
    }
    task.subtask.step();
    task.clock.advanceTo(99 * MS);
    task.subtask.step();
    assertEquals("", task.output());
    task.clock.advanceTo(100 * MS);
    task.subtask.step();
    assertEquals("0 1 2", task.output());
  }

  @Test
  void stop_endsAtOnce() {
    // Catches subtasks that finish their input although the job is cancelled.
    TestTask task = started(TestTask.reading(1));
    task.send(0, 1);
    task.control.stop();
    assertEquals(Progress.DONE, task.subtask.step());
    assertFalse(task.chain.seen.contains(1L));
  }
}
