package dev.stillwater.engine.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.stillwater.engine.state.StateEntry;
import dev.stillwater.engine.state.StateTable;
import dev.stillwater.engine.state.WindowTables;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class WindowPanesTest {
  private static final class CountEntry extends StateEntry {
    private long count;
  }

  /** Counts all records under one key, with the panes as generated code uses them. */
  private static final class Counter {
    private final WindowPanes panes;
    private final Map<Long, Long> fired = new TreeMap<>();

    Counter(long size, long slide, long offset) {
      panes = new WindowPanes(size, slide, offset, new WindowTables());
    }

    void add(long timestamp) {
      if (panes.select(timestamp)) {
        entry(panes.table()).count++;
      }
    }

    void watermark(long watermark) {
      while (panes.hasWindow(watermark)) {
        while (panes.nextPane()) {
          entry(panes.result()).count += entry(panes.pane()).count;
        }
        assertEquals(null, fired.put(panes.windowStart(), entry(panes.result()).count), "window fired twice");
        panes.fired();
      }
    }

    private static CountEntry entry(StateTable table) {
      int slot = StateTable.firstSlot(7, table.slots().length);
      if (table.slots()[slot] == null) {
        CountEntry entry = (CountEntry) table.takeFree().orElseGet(CountEntry::new);
        entry.count = 0;
        entry.keyHash = 7;
        table.insert(entry, slot);
      }
      return (CountEntry) table.slots()[slot];
    }
  }

  /** The definition, one window at a time, as Flink assigns and fires them. */
  private static final class Reference {
    private final long size;
    private final long slide;
    private final long offset;
    private final Map<Long, Long> open = new TreeMap<>();
    private final Map<Long, Long> fired = new TreeMap<>();
    private long watermark = Long.MIN_VALUE;
    private long late;

    Reference(long size, long slide, long offset) {
      this.size = size;
      this.slide = slide;
      this.offset = offset;
    }

    void add(long timestamp) {
      boolean hasWindow = false;
      boolean isTaken = false;
      for (long start = timestamp - Math.floorMod(timestamp - offset, slide); start > timestamp - size; start -= slide) {
        hasWindow = true;
        if (start + size - 1 > watermark) {
          open.merge(start, 1L, Long::sum);
          isTaken = true;
        }
      }
      late += hasWindow && !isTaken ? 1 : 0;
    }

    void watermark(long value) {
      watermark = Math.max(watermark, value);
      for (long start : new ArrayList<>(open.keySet())) {
        if (start + size - 1 <= watermark) {
          fired.put(start, open.remove(start));
        }
      }
    }
  }

  @Test
  void randomRecordsAndWatermarks_giveTheWindowsOfTheDefinition() {
    // Catches wrong alignment, panes dropped too early or too late, windows fired twice or not at all, and wrong lateness.
    long[][] shapes = {{10, 10, 0}, {10, 10, 3}, {10, 10, -4}, {12, 4, 0}, {10, 4, 1}, {7, 3, 0}, {4, 10, 0}, {4, 10, 7}, {1, 1, 0}, {100, 1, 0}};
    for (long seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      long[] shape = shapes[random.nextInt(shapes.length)];
      Counter counter = new Counter(shape[0], shape[1], shape[2]);
      Reference reference = new Reference(shape[0], shape[1], shape[2]);
      long base = random.nextInt(200) - 100;
      for (int step = 0; step < 200; step++) {
        base += random.nextInt(random.nextInt(20) == 0 ? 300 : 4);
        long timestamp = base - random.nextInt(25);
        counter.add(timestamp);
        reference.add(timestamp);
        if (random.nextInt(6) == 0) {
          long watermark = base - random.nextInt(30);
          counter.watermark(watermark);
          reference.watermark(watermark);
        }
      }
      counter.watermark(Long.MAX_VALUE);
      reference.watermark(Long.MAX_VALUE);
      String shapeText = "size, slide, offset " + List.of(shape[0], shape[1], shape[2]) + ", seed " + seed;
      assertEquals(reference.fired, counter.fired, shapeText);
      assertEquals(reference.late, counter.panes.lateRecords(), shapeText);
    }
  }

  @Test
  void lastMillisecond_belongsToItsWindowAndFiresIt() {
    // Catches a window that needs a watermark at its end instead of end - 1 ms.
    Counter counter = new Counter(10, 10, 0);
    counter.add(9);
    counter.watermark(8);
    assertEquals(Map.of(), counter.fired);
    counter.watermark(9);
    assertEquals(Map.of(0L, 1L), counter.fired);
    counter.add(9);
    assertEquals(1, counter.panes.lateRecords());
  }

  @Test
  void recordBetweenWindows_isNeitherCountedNorLate() {
    // Catches windows with gaps counting what belongs to none.
    Counter counter = new Counter(4, 10, 0);
    assertFalse(counter.panes.select(5));
    assertEquals(0, counter.panes.lateRecords());
  }

  @Test
  void recordWithoutEventTime_isRefused() {
    // Catches records without event time landing in some window of the distant past.
    Counter counter = new Counter(4, 4, 0);
    assertThrows(IllegalStateException.class, () -> counter.add(Long.MIN_VALUE));
  }
}
