package dev.stillwater.engine.window;

import dev.stillwater.engine.row.Row;
import dev.stillwater.engine.row.ValueText;
import dev.stillwater.engine.row.ValueType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What windows of time are by definition: lists of records, each looked at again and again. */
final class WindowModel {
  final List<String> emitted = new ArrayList<>();
  final List<String> late = new ArrayList<>();

  private final long size;
  private final long slide;
  private final long gap;
  private final long lateness;
  private final Map<String, List<Window>> windows = new HashMap<>();
  private long watermark = Long.MIN_VALUE;

  private static final class Window {
    private long start;
    private long end;
    private final List<Row> records = new ArrayList<>();

    Window(long start, long end) {
      this.start = start;
      this.end = end;
    }
  }

  private WindowModel(long size, long slide, long gap, long lateness) {
    this.size = size;
    this.slide = slide;
    this.gap = gap;
    this.lateness = lateness;
  }

  static WindowModel sliding(long size, long slide, long lateness) {
    return new WindowModel(size, slide, 0, lateness);
  }

  static WindowModel sessions(long gap, long lateness) {
    return new WindowModel(0, 0, gap, lateness);
  }

  /** A record whose place is the time: its event time, or the processing time. */
  void process(String key, long time, Row row) {
    if (gap > 0) {
      session(key, time, row);
      return;
    }
    boolean isInWindow = false;
    boolean isTaken = false;
    for (long start = Math.floorDiv(time, slide) * slide; start > time - size; start -= slide) {
      isInWindow = true;
      if (start + size - 1 + lateness > watermark) {
        isTaken = true;
        take(key, window(key, start, start + size), row);
      }
    }
    if (isInWindow && !isTaken) {
      late.add(row.timestamp + ": " + row);
    }
  }

  private Window window(String key, long start, long end) {
    List<Window> open = windows.computeIfAbsent(key, unused -> new ArrayList<>());
    for (Window window : open) {
      if (window.start == start) {
        return window;
      }
    }
    open.add(new Window(start, end));
    return open.get(open.size() - 1);
  }

  private void session(String key, long time, Row row) {
    List<Window> open = windows.computeIfAbsent(key, unused -> new ArrayList<>());
    Window joined = new Window(time, time + gap);
    List<Window> touched = open.stream().filter(window -> window.start <= time + gap && window.end >= time).toList();
    for (Window window : touched) {
      joined.start = Math.min(joined.start, window.start);
      joined.end = Math.max(joined.end, window.end);
      joined.records.addAll(window.records);
    }
    if (joined.end - 1 + lateness <= watermark) {
      late.add(row.timestamp + ": " + row);
      return;
    }
    open.removeAll(touched);
    open.add(joined);
    take(key, joined, row);
  }

  private void take(String key, Window window, Row row) {
    Row copy = row.newRow();
    copy.copyFrom(row);
    window.records.add(copy);
    if (window.end - 1 <= watermark) {
      emit(key, window);
    }
  }

  void advance(long newWatermark) {
    windows.forEach((key, open) -> {
      open.stream().filter(window -> window.end - 1 > watermark && window.end - 1 <= newWatermark).forEach(window -> emit(key, window));
      open.removeIf(window -> window.end - 1 + lateness <= newWatermark);
    });
    watermark = newWatermark;
  }

  private void emit(String key, Window window) {
    emitted.add(window.end - 1 + ": " + key + ", window_start=" + ValueText.text(ValueType.TIMESTAMP, window.start) + ", window_end="
        + ValueText.text(ValueType.TIMESTAMP, window.end) + ", " + Statistics.of(window.records));
  }
}
