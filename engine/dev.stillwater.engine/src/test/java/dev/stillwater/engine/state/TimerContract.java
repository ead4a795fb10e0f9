package dev.stillwater.engine.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.serializer.Serializers;
import dev.stillwater.engine.snapshot.value.TimeWindowValue;
import dev.stillwater.engine.snapshot.value.VoidNamespaceValue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Timers of event time and of processing time. */
public abstract class TimerContract extends StateBackendContract {
  private static final Object NONE = VoidNamespaceValue.INSTANCE;

  /** Timers of one subtask and what has fired. */
  private static final class Timers implements TimerService.Listener {
    final KeyedStateBackend backend;
    final TimerService service;
    final List<String> fired = new ArrayList<>();

    Timers(KeyedStateBackend backend) throws SnapshotException {
      this.backend = backend;
      service = backend.timers("user-timers", Serializers.ofVoidNamespace(), this);
      backend.restore();
    }

    @Override
    public void onEventTime(Object namespace, long timeMs) {
      fired.add("e" + timeMs + ":" + backend.currentKey());
    }

    @Override
    public void onProcessingTime(Object namespace, long timeMs) {
      fired.add("p" + timeMs + ":" + backend.currentKey());
    }

    void event(long key, long time) {
      backend.currentKey(key);
      service.registerEventTimeTimer(NONE, time);
    }

    void processing(long key, long time) {
      backend.currentKey(key);
      service.registerProcessingTimeTimer(NONE, time);
    }
  }

  @Test
  void timers_fireInOrderOnceAndUpToTheTime() throws SnapshotException {
    // Catches a wrong order, doubles, and timers that fire early or twice.
    Timers timers = new Timers(single());
    timers.event(2, 10);
    timers.event(1, 10);
    timers.event(1, 10);
    timers.event(3, 5);
    timers.event(9, 11);
    timers.processing(1, 7);
    timers.processing(4, 3);
    timers.backend.currentKey(9L);
    timers.service.deleteEventTimeTimer(NONE, 11);
    timers.service.deleteEventTimeTimer(NONE, 12);
    timers.event(8, -4);
    assertTrue(timers.service.advanceWatermark(10, () -> false));
    assertEquals(List.of("e-4:8", "e5:3", "e10:1", "e10:2"), timers.fired);
    assertEquals(10, timers.service.currentWatermark());
    assertTrue(timers.service.advanceWatermark(100, () -> false));
    assertEquals(3, timers.service.nextProcessingTime());
    timers.fired.clear();
    assertTrue(timers.service.advanceProcessingTime(7, () -> false));
    assertEquals(List.of("p3:4", "p7:1"), timers.fired);
    assertEquals(Long.MAX_VALUE, timers.service.nextProcessingTime());
  }

  @Test
  void pausedFiring_goesOnWhereItStopped() throws SnapshotException {
    // Catches timers that are lost or fire twice when an output is full.
    Timers timers = new Timers(single());
    for (long key = 0; key < 10; key++) {
      timers.event(key, 5);
    }
    int calls = 1;
    while (!timers.service.advanceWatermark(5, () -> true)) {
      calls++;
    }
    assertEquals(11, calls);
    assertEquals(10, new TreeSet<>(timers.fired).size());
    assertEquals(10, timers.fired.size());
  }

  @Test
  void timersThatTimersSet_fireAtTheSameWatermark() throws SnapshotException {
    // Catches a listener's timer that waits for another watermark.
    List<String> fired = new ArrayList<>();
    KeyedStateBackend backend = single();
    TimerService[] service = new TimerService[1];
    service[0] = backend.timers("chain", Serializers.ofTimeWindow(), new TimerService.Listener() {
      @Override
      public void onEventTime(Object namespace, long timeMs) {
        fired.add(((TimeWindowValue) namespace).start() + "@" + timeMs);
        if (timeMs < 3) {
          service[0].registerEventTimeTimer(namespace, timeMs + 1);
        }
      }

      @Override
      public void onProcessingTime(Object namespace, long timeMs) {
        fired.add("never");
      }
    });
    backend.restore();
    backend.currentKey(1L);
    service[0].registerEventTimeTimer(new TimeWindowValue(7, 9), 1);
    assertTrue(service[0].advanceWatermark(50, () -> false));
    assertEquals(List.of("7@1", "7@2", "7@3"), fired);
  }

  @Test
  void randomTimers_equalASortedSetAlsoAfterRestores() throws SnapshotException {
    // Catches a queue that loses its order when timers in its middle are deleted, and snapshots that see later timers.
    Random random = new Random(11);
    Snapshots snapshots = new Snapshots(folder, 128);
    Timers timers = new Timers(single());
    TreeSet<List<Long>> model = new TreeSet<>((one, other) -> {
      int order = Long.compare(one.get(0), other.get(0));
      return order != 0 ? order : Long.compare(one.get(1), other.get(1));
    });
    for (int round = 0; round < 20; round++) {
      for (int operation = 0; operation < 300; operation++) {
        long key = random.nextLong(100) - 50;
        long time = round * 10L + random.nextLong(40);
        timers.backend.currentKey(key);
        if (random.nextInt(3) == 0) {
          timers.service.deleteEventTimeTimer(NONE, time);
          model.remove(List.of(time, key));
        } else {
          timers.service.registerEventTimeTimer(NONE, time);
          model.add(List.of(time, key));
        }
      }
      Snapshots.Begun begun = snapshots.begin(List.of(timers.backend));
      List<String> all = model.stream().map(timer -> "e" + timer.get(0) + ":" + timer.get(1)).toList();
      timers.fired.clear();
      assertTrue(timers.service.advanceWatermark(round * 10L + 9, () -> false));
      List<String> due = new ArrayList<>();
      while (!model.isEmpty() && model.first().get(0) <= round * 10L + 9) {
        List<Long> first = model.pollFirst();
        due.add("e" + first.get(0) + ":" + first.get(1));
      }
      assertEquals(equalTimesSorted(due), equalTimesSorted(timers.fired), "round " + round);
      if (round % 5 == 4) {
        Path path = begun.write();
        Timers restored = new Timers(single(path));
        assertFalse(restored.service.advanceWatermark(Long.MAX_VALUE, () -> restored.fired.size() == 1));
        assertTrue(restored.service.advanceWatermark(Long.MAX_VALUE, () -> false));
        assertEquals(equalTimesSorted(all), equalTimesSorted(restored.fired));
        List<String> both = new ArrayList<>();
        for (int subtask = 0; subtask < 2; subtask++) {
          Timers half = new Timers(keyed(Serializers.ofLong(), subtask, 2, 128, Optional.of(path)));
          half.service.advanceWatermark(Long.MAX_VALUE, () -> false);
          both.addAll(half.fired);
        }
        assertEquals(all.stream().sorted().toList(), both.stream().sorted().toList());
      } else {
        begun.abandon();
      }
    }
  }

  /** The times stay in their order; timers of one time may fire in any, as in Flink. */
  private static List<String> equalTimesSorted(List<String> fired) {
    List<String> sorted = new ArrayList<>();
    List<String> ofOneTime = new ArrayList<>();
    for (String timer : fired) {
      String time = timer.substring(0, timer.indexOf(':') + 1);
      if (!ofOneTime.isEmpty() && !ofOneTime.get(0).startsWith(time)) {
        ofOneTime.stream().sorted().forEach(sorted::add);
        ofOneTime.clear();
      }
      ofOneTime.add(timer);
    }
    ofOneTime.stream().sorted().forEach(sorted::add);
    return sorted;
  }

  @Test
  void processingTimers_comeBack() throws SnapshotException {
    // Catches a restore that knows the timers of one kind of time alone.
    Timers timers = new Timers(single());
    timers.processing(3, 50);
    timers.event(3, 60);
    Timers restored = new Timers(single(snapshot(new Snapshots(folder, 128), timers.backend)));
    assertEquals(50, restored.service.nextProcessingTime());
    restored.service.advanceProcessingTime(50, () -> false);
    restored.service.advanceWatermark(60, () -> false);
    assertEquals(List.of("p50:3", "e60:3"), restored.fired);
  }
}
