package dev.stillwater.ui.operate.replay.history;

import dev.stillwater.host.replay.process.ReplayHistory;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.eclipse.core.runtime.ILog;

/**
 * Reads the history of replays again when it has changed.
 *
 * <p>THREADING: one daemon thread of its own, which a slow disk may hold up; it publishes immutable lists. LIFECYCLE: {@link #start}, {@link #close}.
 */
final class HistoryWatch implements AutoCloseable {
  private static final long PERIOD_MS = 500;
  private final ReplayHistory history;
  private final Consumer<List<ReplayHistory.Entry>> listener;
  private final Semaphore wake = new Semaphore(0);
  private final Thread thread = new Thread(this::watch, "replay-history");
  private volatile boolean isClosed;
  private List<ReplayHistory.Entry> told = List.of();
  private long stamp = Long.MIN_VALUE;

  HistoryWatch(ReplayHistory history, Consumer<List<ReplayHistory.Entry>> listener) {
    this.history = history;
    this.listener = listener;
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  private void watch() {
    try {
      while (!isClosed) {
        try {
          look();
        } catch (RuntimeException unexpected) {
          ILog.of(HistoryWatch.class).error("The history of replays could not be looked at", unexpected);
        }
        wake.tryAcquire(PERIOD_MS, TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /** A process that was killed changes no file, so that running ones are looked at each time. */
  private void look() {
    long now = history.stamp();
    boolean isAnyRunning = told.stream().anyMatch(entry -> !entry.state().phase().isTerminal());
    if (now != stamp || isAnyRunning) {
      stamp = now;
      List<ReplayHistory.Entry> entries = List.copyOf(history.entries());
      if (!entries.equals(told)) {
        told = entries;
        listener.accept(entries);
      }
    }
  }

  @Override
  public void close() {
    isClosed = true;
    wake.release();
  }
}
