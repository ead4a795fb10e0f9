package dev.stillwater.engine.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.stillwater.engine.sched.Wakeup;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LastRowsTest {
  private final Channel channel = new Channel(new LongRow(), false, new Wakeup(), new Wakeup());
  private final Outlet outlet = new Outlet(List.of(channel));
  private long sent;

  private void send(int count) {
    for (int index = 0; index < count; index++) {
      RowBatch batch = outlet.open(0);
      ((LongRow) batch.rows[batch.size]).number = sent++;
      outlet.finishRow(0, batch, -1);
    }
    outlet.flushAll();
    List<RowBatch> batches = new ArrayList<>();
    channel.poll().ifPresent(batches::add);
    while (!batches.isEmpty()) {
      channel.release(batches.removeFirst());
      channel.poll().ifPresent(batches::add);
    }
  }

  private List<Long> last() {
    return channel.lastRows().stream().map(row -> ((LongRow) row).number).toList();
  }

  @Test
  void lastRows_areTheLastOnesWhateverTheSizesOfBatches() {
    // Catches rows that the sender has written over, that are missing between a large batch and small ones, or that come in another order.
    channel.keepLastRows();
    Random random = new Random(7);
    for (int round = 0; round < 500; round++) {
      send(random.nextBoolean() ? 1 + random.nextInt(5) : 1 + random.nextInt(700));
      assertEquals(LongStream.range(Math.max(0, sent - LastRows.KEPT), sent).boxed().toList(), last(), "round " + round);
    }
  }

  @Test
  void rowsThatNobodyWantsToSee_areNotKept() {
    send(1000);
    assertEquals(List.of(), last());
  }

  @Test
  void sentRecords_areCountedByTheBatch() {
    send(1000);
    assertEquals(1000, channel.sentRecords());
  }
}
