package dev.stillwater.ui.operate.snapshot.state;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.index.RowOrder;
import dev.stillwater.engine.snapshot.index.StateRow;
import dev.stillwater.ui.UiThread;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.ISchedulingRule;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Control;

/**
 * The entries that the grid shows, read a page at a time as they are looked at; pages that were scrolled past are not read. Memory: some thousand entries.
 *
 * <p>THREADING: UI thread; pages are read on a thread of the platform's jobs.
 */
final class EntryPages {
  static final int PAGE_ROWS = 128;
  private static final int PAGES_HELD = 48;
  private static final int WANTED_MAX = 3;
  /** More rows than the platform's scroll bar can tell apart. */
  private static final long ROWS_MAX = 90_000_000;

  private final Control control;
  private final OpenEntries entries;
  private final ISchedulingRule rule;
  private final Runnable loaded;
  private final Consumer<SnapshotException> failed;
  private final Deque<Long> wanted = new ArrayDeque<>();
  private final Map<Long, List<StateRow>> held = new LinkedHashMap<>(PAGES_HELD, 0.75f, true) {
    private static final long serialVersionUID = 1;

    @Override
    protected boolean removeEldestEntry(Map.Entry<Long, List<StateRow>> eldest) {
      return size() > PAGES_HELD;
    }
  };
  private final List<StateRow> preview;
  private RowOrder order;
  private boolean isReading;
  private int generation;

  /**
   * Pages of a state.
   *
   * @param rule keeps readings of the state apart from each other
   * @param loaded hears that a page has come
   * @param failed hears that one cannot be read
   */
  EntryPages(Control control, OpenEntries entries, ISchedulingRule rule, Runnable loaded, Consumer<SnapshotException> failed) {
    this.control = control;
    this.entries = entries;
    this.rule = rule;
    this.loaded = loaded;
    this.failed = failed;
    preview = List.of();
    order = RowOrder.of(entries.index(), Optional.empty(), RowOrder.By.KEY_GROUP);
  }

  /** The first entries of a state while its index is still being made. */
  static EntryPages preview(Control control, List<StateRow> rows) {
    return new EntryPages(control, rows);
  }

  private EntryPages(Control control, List<StateRow> preview) {
    this.control = control;
    this.preview = preview;
    entries = null;
    rule = null;
    loaded = () -> { };
    failed = problem -> { };
  }

  /** Shows other entries, or the same in another order. */
  void setOrder(RowOrder shown) {
    order = shown;
    generation++;
    held.clear();
    wanted.clear();
  }

  RowOrder order() {
    return order;
  }

  /** Number of the entry at an index, from 0. */
  long number(int index) {
    return order == null ? index : order.row(index);
  }

  /** Number of entries that can be shown. */
  int count() {
    return order == null ? preview.size() : (int) Math.min(ROWS_MAX, order.size());
  }

  /** The entry at an index if it is there; else its page is read and it is there a moment later. */
  Optional<StateRow> row(int index) {
    if (order == null) {
      return index < preview.size() ? Optional.of(preview.get(index)) : Optional.empty();
    }
    long page = index / PAGE_ROWS;
    List<StateRow> rows = held.get(page);
    if (rows != null) {
      int offset = index % PAGE_ROWS;
      return offset < rows.size() ? Optional.of(rows.get(offset)) : Optional.empty();
    }
    want(page);
    return Optional.empty();
  }

  private void want(long page) {
    if (index(page) >= order.size() || wanted.contains(page)) {
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

  private static long index(long page) {
    return page * PAGE_ROWS;
  }

  private void readNext() {
    Long page = wanted.pollLast();
    if (page == null) {
      isReading = false;
      return;
    }
    long[] numbers = order.rows(index(page), PAGE_ROWS);
    int asked = generation;
    Job job = Job.create(Messages.EntryPages_read, (ICoreRunnable) monitor -> {
      try {
        List<StateRow> rows = entries.rows().read(numbers, ProgressListener.NONE);
        UiThread.post(control, () -> take(page, rows, asked));
      } catch (SnapshotException e) {
        UiThread.post(control, () -> fail(e));
      }
    });
    job.setSystem(true);
    job.setPriority(Job.INTERACTIVE);
    job.setRule(rule);
    job.schedule();
  }

  private void take(long page, List<StateRow> rows, int asked) {
    if (asked == generation) {
      held.put(page, rows);
      loaded.run();
    }
    readNext();
  }

  private void fail(SnapshotException problem) {
    wanted.clear();
    isReading = false;
    failed.accept(problem);
  }

  /** Whether all that was asked for is there. */
  boolean isIdle() {
    return !isReading;
  }
}
