package dev.stillwater.engine.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.sched.Wakeup;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ChannelTest {
  private final Channel channel = new Channel(new LongRow(), false, new Wakeup(), new Wakeup());
  private final Outlet outlet = new Outlet(List.of(channel));

  private void send(long number) {
    RowBatch batch = outlet.open(0);
    ((LongRow) batch.rows[batch.size]).number = number;
    outlet.finishRow(0, batch, -1);
  }

  @Test
  void fullChannel_blocksTheSenderUntilABatchIsTaken() {
    // Catches a slow receiver that lets memory grow without bound.
    for (long number = 0; !outlet.isBlocked(); number++) {
      send(number);
      assertTrue(number < 100_000, "never blocked");
    }
    assertEquals(Channel.CAPACITY_BATCHES, channel.queuedBatches());
    assertEquals(1, outlet.keptBatches());
    channel.release(channel.poll().orElseThrow());
    assertFalse(outlet.isBlocked());
    assertEquals(Channel.CAPACITY_BATCHES, channel.queuedBatches());
  }

  @Test
  void emptiedBatch_isUsedAgain() {
    // Catches a new batch for every few hundred records, which keeps the collector busy.
    send(1);
    outlet.flushAll();
    RowBatch first = channel.poll().orElseThrow();
    channel.release(first);
    send(2);
    outlet.flushAll();
    send(3);
    outlet.flushAll();
    channel.poll();
    assertSame(first, channel.poll().orElseThrow());
  }

  @Test
  void event_followsTheRowsSentBeforeIt() {
    // Catches a watermark that overtakes records and makes them late.
    send(1);
    outlet.broadcast(StreamEvent.WATERMARK, 42);
    RowBatch batch = channel.poll().orElseThrow();
    assertEquals(1, batch.size);
    assertEquals(StreamEvent.WATERMARK, batch.event);
    assertEquals(42, batch.eventValue);
  }

  @Test
  @Timeout(value = 60, unit = TimeUnit.SECONDS)
  void twoThreads_passAllRowsInOrder() throws InterruptedException {
    // Catches lost or torn hand-over between sender and receiver.
    long count = 2_000_000;
    Thread sender = new Thread(() -> {
      for (long number = 0; number < count; number++) {
        while (outlet.isBlocked()) {
          Thread.onSpinWait();
        }
        send(number);
      }
      outlet.flushAll();
      while (outlet.isBlocked()) {
        Thread.onSpinWait();
      }
    });
    sender.start();
    long expected = 0;
    while (expected < count) {
      var received = channel.poll();
      if (received.isEmpty()) {
        Thread.onSpinWait();
        continue;
      }
      RowBatch batch = received.get();
      for (int index = 0; index < batch.size; index++) {
        assertEquals(expected++, ((LongRow) batch.rows[index]).number);
      }
      channel.release(batch);
    }
    sender.join();
  }
}
