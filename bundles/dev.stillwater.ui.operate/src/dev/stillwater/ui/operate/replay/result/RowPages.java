package dev.stillwater.ui.operate.replay.result;

import dev.stillwater.engine.snapshot.index.RowSet;
import dev.stillwater.host.replay.results.StoredRow;
import dev.stillwater.host.replay.results.TableReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.eclipse.swt.widgets.Control;

/**
 * The rows that the grid shows, read a page at a time as they are looked at; pages that were scrolled past are not read. Memory: {@link #HELD_ROWS_MAX} rows.
 *
 * <p>THREADING: UI thread; pages are read in jobs.
 */
final class RowPages {
  static final int PAGE_ROWS = 128;
  private static final int PAGES_HELD = 32;
  /** Most rows that are held at a time. */
  static final int HELD_ROWS_MAX = PAGE_ROWS * PAGES_HELD;
  private static final int WANTED_MAX = 3;
  /** More rows than the platform's scroll bar can tell apart. */
  private static final long ROWS_MAX = 90_000_000;

  private final Control control;
  private final TableReader reader;
  private final Runnable loaded;
  private final Consumer<String> failed;
  private final Deque<Long> wanted = new ArrayDeque<>();
  private final Map<Long, List<StoredRow>> held = new LinkedHashMap<>(PAGES_HELD, 0.75f, true) {
    private static final long serialVersionUID = 1;

    @Override
    protected boolean removeEldestEntry(Map.Entry<Long, List<StoredRow>> eldest) {
      return size() > PAGES_HELD;
    }
  };
  private Optional<RowSet> chosen = Optional.empty();
  private boolean isReading;
  private int generation;

  /**
   * All rows of a table.
   *
   * @param loaded hears that a page has come
   * @param failed hears why one cannot be read
   */
  RowPages(Control control, TableReader reader, Runnable loaded, Consumer<String> failed) {
    this.control = control;
    this.reader = reader;
    this.loaded = loaded;
    this.failed = failed;
  }

  /** Shows other rows; empty for all. */
  void choose(Optional<RowSet> rows) {
    chosen = rows;
    generation++;
    held.clear();
    wanted.clear();
  }

  /** Number of rows that can be shown. */
  int count() {
    return (int) Math.min(ROWS_MAX, chosen.map(RowSet::size).orElse(reader.table().size()));
  }

  /** Number of the row in its table at an index. */
  long number(int index) {
    return chosen.map(rows -> rows.row(index)).orElse((long) index);
  }

  /** The index of the row of a number, or of the next one that is shown; -1 for none. */
  int index(long number) {
    long index = chosen.map(rows -> rows.rank(number)).orElse(number);
    return index < count() ? (int) index : -1;
  }

  /** The index of the next difference that is shown behind an index, or before it for the direction -1; -1 for none. */
  int difference(int from, int direction) {
    RowSet differences = reader.differences();
    long number = from < 0 ? -1 : number(from);
    long rank = differences.rank(direction > 0 ? number + 1 : Math.max(0, number)) - (direction > 0 ? 0 : 1);
    for (long at = rank; at >= 0 && at < differences.size(); at += direction) {
      long found = differences.row(at);
      if (chosen.isEmpty() || chosen.get().contains(found)) {
        return index(found);
      }
    }
    return -1;
  }

  /** The row at an index if it is there; else its page is read and it is there a moment later. */
  Optional<StoredRow> row(int index) {
    long page = index / PAGE_ROWS;
    List<StoredRow> rows = held.get(page);
    if (rows != null) {
      int offset = index % PAGE_ROWS;
      return offset < rows.size() ? Optional.of(rows.get(offset)) : Optional.empty();
    }
    want(page);
    return Optional.empty();
  }

  /** Number of rows that are held. */
  int heldRows() {
    return held.values().stream().mapToInt(List::size).sum();
  }

  private void want(long page) {
    if (page * PAGE_ROWS >= count() || wanted.contains(page)) {
      return;
    }
    wanted.addLast(page);
    while (wanted.size() > WANTED_MAX) {
      wanted.removeFirst();
    }
    if (!isReading) {
      isReading = true;
      readNext();
    }
  }

  private void readNext() {
    Long page = wanted.pollLast();
    if (page == null) {
      isReading = false;
      return;
    }
    int first = (int) (page * PAGE_ROWS);
    long[] numbers = LongStream.range(first, Math.min(count(), (long) first + PAGE_ROWS)).map(index -> number((int) index)).toArray();
    int asked = generation;
    ResultDocument.read(control, Messages.pages_read, false, listener -> reader.rows(numbers), rows -> {
      if (asked == generation) {
        held.put(page, rows);
        loaded.run();
      }
      readNext();
    }, problem -> {
      wanted.clear();
      isReading = false;
      failed.accept(problem);
    });
  }
}
