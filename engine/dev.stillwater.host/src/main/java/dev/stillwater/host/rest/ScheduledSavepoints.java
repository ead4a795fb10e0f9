package dev.stillwater.host.rest;

import dev.stillwater.engine.checkpoint.CompletedCheckpoint;
import dev.stillwater.engine.checkpoint.SavepointRequest;
import dev.stillwater.engine.io.IoReason;
import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotOptions;
import dev.stillwater.engine.snapshot.edit.SnapshotDisposer;
import dev.stillwater.host.RunBooks;
import dev.stillwater.host.catalog.CatalogEntry;
import dev.stillwater.host.catalog.CatalogEntry.By;
import dev.stillwater.host.catalog.SavepointCatalog;
import dev.stillwater.host.rest.Request.Members;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Takes a savepoint of the job every so often and keeps the last ones, as somebody has asked for over REST; it goes on in the job's own process when whoever
 * asked has
 * gone. A savepoint that a run began with, or that a person has written a note on or labelled otherwise, is not removed and not counted.
 *
 * <p>THREADING: any thread; it has one of its own, which ends with the job.
 */
final class ScheduledSavepoints {
  private static final Logger LOGGER = System.getLogger(ScheduledSavepoints.class.getName());
  private static final long EVERY_MS_MIN = 1000;
  private static final String DEFAULT_LABEL = "scheduled";

  private final HostedJob job;
  private final Triggers triggers;
  private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(work -> {
    Thread thread = new Thread(work, "savepoint-schedule");
    thread.setDaemon(true);
    return thread;
  });
  private final Deque<Path> taken = new ArrayDeque<>();
  private Optional<Plan> plan = Optional.empty();
  private Optional<ScheduledFuture<?>> timer = Optional.empty();
  private Optional<String> lastFailure = Optional.empty();
  private long nextMs;

  /** What was asked for. */
  private record Plan(long everyMs, OptionalLong keep, SavepointRequest request) {
  }

  ScheduledSavepoints(HostedJob job, Triggers triggers) {
    this.job = job;
    this.triggers = triggers;
  }

  /** {@code GET /stillwater/jobs/:jobid/schedule}. */
  synchronized Map<String, Object> document() {
    Optional<Map<String, Object>> own = job.settings().savepoints()
        .map(each -> Documents.map("every", each.intervalMs(), "target-directory", each.directory().toString()));
    return Documents.map("every", plan.map(Plan::everyMs), "keep", plan.flatMap(each -> Documents.number(each.keep())),
        "target-directory", plan.map(each -> each.request().parent().toString()), "formatType", plan.map(each -> each.request().format().name()),
        "label", plan.flatMap(each -> each.request().label()), "next", plan.map(each -> nextMs), "taken", taken.stream().map(Path::toString).toList(),
        "last-failure", lastFailure, "own", own);
  }

  /** {@code PUT /stillwater/jobs/:jobid/schedule}: begins one in place of the one there is; what that has taken is not removed any more. */
  Map<String, Object> start(Members body) throws RestException {
    OptionalLong every = body.number("every");
    OptionalLong keep = body.number("keep");
    if (every.isEmpty() || every.getAsLong() < EVERY_MS_MIN) {
      throw new RestException(RestException.BAD_REQUEST, "The time between two savepoints, 'every', is "
          + (every.isEmpty() ? "missing" : every.getAsLong() + " ms")
          + "; expected a number of milliseconds, " + EVERY_MS_MIN + " or more.");
    }
    if (keep.isPresent() && keep.getAsLong() < 1) {
      throw new RestException(RestException.BAD_REQUEST, "The number of savepoints that are kept, 'keep', is " + keep.getAsLong()
          + "; expected 1 or more, or none for all.");
    }
    if (job.state().isTerminal()) {
      throw new RestException(RestException.CONFLICT, "The job " + job.jobId() + " has ended (" + job.state() + ").");
    }
    SavepointRequest asked = triggers.request(body, true);
    SavepointRequest request = new SavepointRequest(asked.parent(), Optional.of(asked.label().orElse(DEFAULT_LABEL)), asked.format());
    synchronized (this) {
      end();
      plan = Optional.of(new Plan(every.getAsLong(), keep, request));
      nextMs = System.currentTimeMillis() + every.getAsLong();
      timer = Optional.of(executor.scheduleWithFixedDelay(this::take, every.getAsLong(), every.getAsLong(), TimeUnit.MILLISECONDS));
      return document();
    }
  }

  /** {@code DELETE /stillwater/jobs/:jobid/schedule}: ends it; its savepoints stay. */
  synchronized Map<String, Object> end() {
    timer.ifPresent(each -> each.cancel(false));
    timer = Optional.empty();
    plan = Optional.empty();
    taken.clear();
    lastFailure = Optional.empty();
    return document();
  }

  /** Takes no more. */
  void close() {
    end();
    executor.shutdown();
  }

  /** One at a time: the next one is due so long after this one is complete. */
  private void take() {
    Optional<Plan> current;
    synchronized (this) {
      current = plan;
    }
    if (current.isEmpty() || job.state().isTerminal()) {
      return;
    }
    try {
      CompletedCheckpoint completed = job.execution().savepoint(current.get().request()).join();
      job.run().books().ifPresent(books -> books.record(completed.folder(), By.SCHEDULE, Optional.empty()));
      added(current.get(), completed.folder());
    } catch (CompletionException failed) {
      tell("The savepoint that was due failed: " + (failed.getCause() == null ? failed : failed.getCause()).getMessage());
    } catch (RuntimeException ours) {
      LOGGER.log(Level.ERROR, "The schedule of savepoints has met a defect.", ours);
      tell("The savepoint that was due failed: " + ours + ".");
    }
    synchronized (this) {
      nextMs = System.currentTimeMillis() + current.get().everyMs();
    }
  }

  private synchronized void tell(String problem) {
    lastFailure = Optional.of(problem);
    LOGGER.log(Level.WARNING, problem);
  }

  private synchronized void added(Plan current, Path folder) {
    LOGGER.log(Level.INFO, "Savepoint " + folder + ".");
    if (plan.filter(current::equals).isEmpty()) {
      return;
    }
    lastFailure = Optional.empty();
    taken.addLast(folder);
    while (current.keep().isPresent() && taken.size() > current.keep().getAsLong()) {
      remove(taken.removeFirst(), current.request().label());
    }
  }

  private void remove(Path savepoint, Optional<String> label) {
    Optional<SavepointCatalog> catalog = job.run().books().map(RunBooks::catalog);
    if (!Files.exists(savepoint) || catalog.isPresent() && isWanted(catalog.get(), savepoint, label)) {
      return;
    }
    try {
      SnapshotDisposer.dispose(savepoint, SnapshotOptions.local(), ProgressListener.NONE);
      if (catalog.isPresent()) {
        catalog.get().forget(savepoint);
      }
    } catch (SnapshotException e) {
      tell("The savepoint " + savepoint + " is one too many and could not be removed: " + e.getMessage());
    } catch (IOException e) {
      tell("The catalogue of savepoints cannot be written: " + IoReason.of(e));
    }
  }

  /** Whether somebody has begun a run with it or written on it. */
  private static boolean isWanted(SavepointCatalog catalog, Path savepoint, Optional<String> label) {
    Optional<CatalogEntry> entry = catalog.entry(savepoint);
    List<String> begunWith = catalog.runs().stream().map(run -> run.snapshotId()).toList();
    return entry.isPresent() && (entry.get().words().note().isPresent() || !entry.get().words().label().equals(label) || begunWith.contains(entry.get().id()));
  }
}
