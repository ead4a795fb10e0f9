package dev.stillwater.engine.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.channel.StreamEvent;
import dev.stillwater.engine.sched.Progress;
import java.util.List;
import org.junit.jupiter.api.Test;

class PausedSubtaskTest {
  private static final long MS = 1_000_000;

  private static TestTask started(TestTask task) {
    task.run();
    task.answers.clear();
    task.chain.calls.clear();
    return task;
  }

  private static void pause(TestTask task) {
    task.subtask.pause(true);
    assertEquals(Progress.NO_PROGRESS, task.run());
    assertTrue(task.subtask.isPaused());
  }

  @Test
  void recordsBarriersAndWatermarks_waitInTheirOrder() {
    // Catches a pause that lets a barrier pass records, or time go on without them.
    TestTask task = started(TestTask.reading(2));
    task.send(0, 1);
    task.run();
    pause(task);
    task.send(0, 2);
    task.send(0, Barriers.of(1));
    task.send(0, 3);
    task.send(1, StreamEvent.WATERMARK, 70);
    task.send(0, StreamEvent.WATERMARK, 50);
    task.send(1, 4);
    task.send(1, Barriers.of(1));
    assertEquals(Progress.NO_PROGRESS, task.run());
    assertEquals("1", task.output());
    assertEquals(List.of(), task.answers);
    assertEquals(List.of(1L), task.chain.seen);
    task.subtask.pause(false);
    task.run();
    task.runAsync();
    assertEquals(List.of(1L, 2L, 4L), task.chain.snapshots.get(1L).stream().sorted().toList());
    assertEquals(List.of("ack 1"), task.answers);
    String out = task.output();
    assertTrue(out.endsWith("B1 3 W50"), out);
  }

  @Test
  void checkpointThatIsGivenUpMeanwhile_isForgotten() {
    // Catches a barrier of a checkpoint that nobody waits for any more, which would block the channels when the subtask goes on.
    TestTask task = started(TestTask.reading(2));
    task.send(0, Barriers.of(1));
    task.run();
    pause(task);
    task.send(0, 5);
    task.subtask.checkpointAborted(1);
    task.run();
    assertEquals(List.of(), task.chain.seen);
    task.subtask.pause(false);
    task.send(1, 6);
    task.run();
    assertEquals(List.of(5L, 6L), task.chain.seen.stream().sorted().toList());
    assertFalse(task.output().contains("B1"));
    task.send(0, Barriers.of(2));
    task.send(1, Barriers.of(2));
    task.run();
    task.runAsync();
    assertEquals(List.of("ack 2"), task.answers);
  }

  @Test
  void source_takesPartInACheckpointWhenItGoesOn() {
    // Catches a source that is paused and sends a barrier, or says that it is idle, so that the time of others goes on without it.
    TestTask task = started(TestTask.source());
    TestSource source = (TestSource) task.chain.source().orElseThrow();
    source.numbers.add(1L);
    task.run();
    pause(task);
    source.numbers.add(2L);
    task.subtask.triggerCheckpoint(Barriers.of(1));
    task.clock.advanceTo(60_000 * MS);
    assertEquals(Progress.NO_PROGRESS, task.run());
    assertEquals(Long.MAX_VALUE, task.subtask.wakeNanos());
    assertEquals("1", task.output());
    task.subtask.pause(false);
    task.run();
    task.runAsync();
    assertEquals("B1 2", task.output());
    assertEquals(List.of(1L), task.chain.snapshots.get(1L));
    assertEquals(List.of("ack 1"), task.answers);
  }

  @Test
  void timersThatWereDue_fireInTheirOrderBeforeLaterRecords() {
    // Catches timers that fire during a pause, get lost by it, or overtake each other behind it.
    TestTask task = started(TestTask.reading(1));
    task.chain.timers.addAll(List.of(10L, 20L, 90_000L));
    pause(task);
    task.clock.advanceTo(30 * MS);
    task.send(0, 7);
    assertEquals(Progress.NO_PROGRESS, task.run());
    assertEquals("", task.output());
    task.subtask.pause(false);
    task.run();
    assertEquals("1010 1020 7", task.output());
    assertEquals(90_000 * MS, task.subtask.wakeNanos());
  }

  @Test
  void pauseInTheMiddleOfTimers_goesOnThereBeforeABarrier() {
    // Catches a snapshot between two results that belong together.
    TestTask task = started(TestTask.reading(1));
    task.chain.timers.add(0L);
    task.chain.pauses = 1;
    task.subtask.step();
    pause(task);
    task.send(0, Barriers.of(1));
    task.run();
    assertEquals("", task.output());
    task.subtask.pause(false);
    task.run();
    assertEquals("1000 B1", task.output());
  }

  @Test
  void timeOfAPause_isNeitherWorkNorWaiting() {
    // Catches a display that calls a subtask idle or slow which somebody holds.
    TestTask task = started(TestTask.reading(1));
    task.clock.advanceTo(5 * MS);
    task.run();
    pause(task);
    task.clock.advanceTo(12 * MS);
    task.run();
    task.subtask.pause(false);
    task.run();
    assertEquals(5 * MS, task.subtask.metrics(0).idleNanos());
    assertEquals(0, task.subtask.metrics(0).busyNanos());
    assertEquals(0, task.subtask.metrics(0).backPressuredNanos());
  }

  @Test
  void jobThatStopsOrHasEnded_waitsForNoPause() {
    // Catches a job that hangs at its end because somebody has forgotten a pause.
    TestTask cancelled = started(TestTask.reading(1));
    pause(cancelled);
    cancelled.control.stop();
    assertEquals(Progress.DONE, cancelled.subtask.step());
    TestTask finished = started(TestTask.reading(1));
    finished.send(0, StreamEvent.END_OF_INPUT, 0);
    finished.run();
    pause(finished);
    finished.subtask.checkpointCompleted(3);
    finished.subtask.end();
    assertEquals(Progress.DONE, finished.run());
    assertEquals(List.of("finish", "completed 3"), finished.chain.calls);
  }
}
