package dev.stillwater.engine.task;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.stillwater.engine.channel.StreamEvent;
import dev.stillwater.engine.sched.Progress;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class WatchedSubtaskTest {
  private static final long BURST_NANOS = 200_000_000L;

  @Test
  void recordsOfAWatchedSubtask_arePassedOnceAndInOrder() {
    // Catches a look at single records that loses some, repeats some or mixes them up.
    TestTask task = TestTask.reading(1);
    task.subtask.report().keepRecords();
    long next = 0;
    for (int round = 0; round < 20; round++) {
      task.send(0, LongStream.range(next, next + 5 + 13L * round).toArray());
      next += 5 + 13L * round;
      assertEquals(Progress.NO_PROGRESS, task.run());
      task.output();
      task.clock.advanceTo(task.clock.nanoTime() + BURST_NANOS);
    }
    task.send(0, StreamEvent.END_OF_INPUT, 0);
    task.run();
    assertEquals(LongStream.range(0, next).boxed().toList(), task.chain.seen);
  }
}
