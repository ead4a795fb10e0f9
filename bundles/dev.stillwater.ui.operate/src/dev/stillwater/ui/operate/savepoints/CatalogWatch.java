package dev.stillwater.ui.operate.savepoints;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.sidecar.SidecarFolder;
import dev.stillwater.host.catalog.CatalogEntry;
import dev.stillwater.host.catalog.CatalogTree;
import dev.stillwater.host.catalog.Restorability;
import dev.stillwater.host.catalog.SavepointCatalog;
import dev.stillwater.host.replay.process.ReplayHistory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.eclipse.core.runtime.ILog;

/**
 * Reads the catalogue of savepoints again when it has changed, and looks at each snapshot whether it could still be restored.
 *
 * <p>THREADING: one daemon thread of its own, which a slow disk may hold up; it publishes immutable looks.
 *
 * <p>LIFECYCLE: {@link #start}, {@link #close}.
 */
final class CatalogWatch implements AutoCloseable {
  private static final long PERIOD_MS = 500;
  /** The inputs of jobs and what others do to snapshots are looked at so often. */
  private static final long LOOK_AGAIN_NANOS = 20_000_000_000L;

  /**
   * The catalogue at one moment.
   *
   * @param entries the snapshots, the latest first
   * @param rows the jobs, with all that is below them
   * @param restorable whether a snapshot could be restored, by its id; none for one that was not looked at yet
   */
  record Look(List<CatalogEntry> entries, List<SavepointNode> rows, Map<String, Restorability> restorable) {
    static final Look NONE = new Look(List.of(), List.of(), Map.of());
  }

  private record Known(long seenNanos, long stampMs, CatalogEntry entry, Restorability restorability) {
  }

  private final SavepointCatalog catalog;
  private final ReplayHistory history;
  private final Consumer<Look> listener;
  private final Semaphore wake = new Semaphore(0);
  private final Map<String, Known> known = new HashMap<>();
  private final Thread thread = new Thread(this::watch, "savepoint-catalogue");
  private volatile boolean isClosed;
  private volatile boolean mustLookAtAll;
  private long stamp = Long.MIN_VALUE;
  private Map<String, Restorability> told = Map.of();

  CatalogWatch(SavepointCatalog catalog, ReplayHistory history, Consumer<Look> listener) {
    this.catalog = catalog;
    this.history = history;
    this.listener = listener;
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  /** Looks at everything again soon; returns at once. */
  void refresh() {
    mustLookAtAll = true;
    wake.release();
  }

  private void watch() {
    try {
      while (!isClosed) {
        try {
          look();
        } catch (RuntimeException unexpected) {
          ILog.of(CatalogWatch.class).error("The catalogue of savepoints could not be looked at", unexpected);
        }
        wake.tryAcquire(PERIOD_MS, TimeUnit.MILLISECONDS);
        wake.drainPermits();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void look() {
    boolean isAll = mustLookAtAll;
    mustLookAtAll = false;
    long now = 31 * catalog.stamp() + history.stamp();
    List<CatalogEntry> entries = catalog.entries();
    if (now != stamp) {
      // The tree is there at once; whether each one restores follows.
      publish(entries, told);
    }
    Map<String, Restorability> restorable = new HashMap<>();
    for (CatalogEntry entry : entries) {
      if (isClosed) {
        return;
      }
      restorability(entry, isAll).ifPresent(each -> restorable.put(entry.id(), each));
    }
    known.keySet().retainAll(restorable.keySet());
    if (now != stamp || !restorable.equals(told)) {
      stamp = now;
      told = Map.copyOf(restorable);
      publish(entries, told);
    }
  }

  private void publish(List<CatalogEntry> entries, Map<String, Restorability> restorable) {
    listener.accept(new Look(entries, SavepointNode.of(CatalogTree.of(entries, catalog.runs()), history.entries()), restorable));
  }

  private Optional<Restorability> restorability(CatalogEntry entry, boolean isFresh) {
    long stampMs = stampMs(entry.path());
    Known before = known.get(entry.id());
    boolean isOld = before == null || isFresh || before.stampMs() != stampMs || !before.entry().equals(entry)
        || System.nanoTime() - before.seenNanos() > LOOK_AGAIN_NANOS;
    if (!isOld) {
      return Optional.of(before.restorability());
    }
    try {
      if (before != null && before.stampMs() != stampMs && stampMs != 0 && !entry.isDisposed()) {
        // Label and note may have been changed beside the snapshot.
        catalog.record(entry.path(), entry.book().by());
      }
      Restorability restorability = Restorability.of(entry, ProgressListener.NONE);
      known.put(entry.id(), new Known(System.nanoTime(), stampMs, entry, restorability));
      return Optional.of(restorability);
    } catch (SnapshotException | IOException | RuntimeException problem) {
      Restorability damaged = new Restorability(Restorability.State.DAMAGED, String.valueOf(problem.getMessage()));
      known.put(entry.id(), new Known(System.nanoTime(), stampMs, entry, damaged));
      return Optional.of(damaged);
    }
  }

  /** Changes with the snapshot's folder, its metadata and what stands beside it; 0 when it is not there. */
  private static long stampMs(Path snapshot) {
    return time(snapshot) * 31 * 31 + time(snapshot.resolve("_metadata")) * 31 + time(SidecarFolder.of(snapshot));
  }

  private static long time(Path path) {
    try {
      return Files.getLastModifiedTime(path).toMillis();
    } catch (IOException notThere) {
      return 0;
    }
  }

  @Override
  public void close() {
    isClosed = true;
    wake.release();
  }
}
