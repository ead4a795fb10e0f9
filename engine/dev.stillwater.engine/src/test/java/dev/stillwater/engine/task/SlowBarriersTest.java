package dev.stillwater.engine.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.channel.Channel;
import dev.stillwater.engine.channel.ChannelBarrier;
import dev.stillwater.engine.channel.ChannelBarrier.State;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SlowBarriersTest {
  private static final long DELAY = 1000;

  private final TestTask task = TestTask.reading(2);

  private Optional<ChannelBarrier> barrier(int channel) {
    return task.channels.get(channel).barrier(task.clock.nanoTime());
  }

  private void advance(long nanos) {
    task.clock.advanceTo(task.clock.nanoTime() + nanos);
    task.run();
  }

  @Test
  void barriersAtFullSpeed_areSeenWhereTheyWait() {
    // Catches marks that stay when the channel is free again, and such of the wrong channel.
    task.send(0, 1, 2);
    task.send(0, Barriers.of(7));
    assertEquals(Optional.of(new ChannelBarrier(7, State.TRAVELLING, 75)), barrier(0), "two batches before the receiver, of eight that fit");
    task.run();
    assertEquals(Optional.of(new ChannelBarrier(7, State.BLOCKING, 100)), barrier(0));
    assertEquals(Optional.empty(), barrier(1));
    task.send(1, Barriers.of(7));
    task.run();
    assertEquals(Optional.empty(), barrier(0));
    assertEquals(Optional.empty(), barrier(1));
    assertFalse(task.channels.stream().anyMatch(Channel::isBlocked));
  }

  @Test
  void barrierThatFindsNoRoom_isSeenAtTheSender() {
    for (int batch = 0; batch < Channel.CAPACITY_BATCHES; batch++) {
      task.send(0, batch);
    }
    task.send(0, Barriers.of(3));
    assertEquals(Optional.of(new ChannelBarrier(3, State.WAITING, 0)), barrier(0));
    task.run();
    assertEquals(Optional.of(new ChannelBarrier(3, State.BLOCKING, 100)), barrier(0));
  }

  @Test
  void slowedBarriers_travelAndTheLastChannelTakesTwiceAsLong() {
    // Catches records behind a barrier that are read before it, and a delay that nobody sees.
    task.subtask.slowBarriers(DELAY);
    task.run();
    for (int channel = 0; channel < 2; channel++) {
      task.send(channel, channel);
      task.send(channel, Barriers.of(1));
      task.send(channel, 10 + channel);
    }
    task.run();
    assertEquals(List.of(0L, 1L), task.chain.seen.stream().sorted().toList());
    advance(DELAY / 2);
    assertEquals(Optional.of(new ChannelBarrier(1, State.TRAVELLING, 50)), barrier(0));
    assertEquals(Optional.of(new ChannelBarrier(1, State.TRAVELLING, 25)), barrier(1));
    assertTrue(task.subtask.wakeNanos() <= DELAY, "It wakes by itself when the barrier is due.");
    advance(DELAY / 2);
    assertEquals(Optional.of(new ChannelBarrier(1, State.BLOCKING, 100)), barrier(0));
    assertEquals(Optional.of(new ChannelBarrier(1, State.TRAVELLING, 50)), barrier(1));
    assertEquals(2, task.chain.seen.size());
    advance(DELAY);
    assertEquals(4, task.chain.seen.size());
    assertEquals(List.of(Optional.empty(), Optional.empty()), List.of(barrier(0), barrier(1)));
    assertEquals(List.of(0L, 1L), task.chain.snapshots.get(1L).stream().sorted().toList());
  }

  @Test
  void fullSpeedAgain_letsThroughWhatIsHeld() {
    task.subtask.slowBarriers(Long.MAX_VALUE / 8);
    task.run();
    task.send(0, Barriers.of(1));
    task.send(1, Barriers.of(1));
    task.run();
    assertFalse(task.chain.snapshots.containsKey(1L));
    task.subtask.slowBarriers(0);
    task.run();
    assertTrue(task.chain.snapshots.containsKey(1L));
  }

  @Test
  void checkpointThatIsGivenUp_isHeldNoLonger() {
    // Catches a channel that stays shut behind the barrier of a checkpoint that timed out.
    task.subtask.slowBarriers(Long.MAX_VALUE / 8);
    task.run();
    task.send(0, Barriers.of(1));
    task.send(0, 5);
    task.run();
    task.subtask.checkpointAborted(1);
    task.run();
    assertEquals(List.of(5L), task.chain.seen);
    assertFalse(task.channels.get(0).isBlocked());
  }
}
