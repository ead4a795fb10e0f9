package dev.stillwater.host.rest;

import dev.stillwater.engine.checkpoint.CompletedCheckpoint;
import dev.stillwater.engine.checkpoint.SavepointRequest;
import dev.stillwater.engine.checkpoint.SnapshotFormat;
import dev.stillwater.engine.io.IoReason;
import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotOptions;
import dev.stillwater.engine.snapshot.edit.SnapshotDisposer;
import dev.stillwater.host.catalog.CatalogEntry.By;
import dev.stillwater.host.rest.Request.Members;
import dev.stillwater.model.LocalFolder;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;

/**
 * What may be asked of a job and takes its time: checkpoints, savepoints, the end with one, and the disposal of one.
 *
 * <p>THREADING: any thread.
 *
 * <p>SOURCE: Flink 2.3, {@code SavepointHandlers}, {@code CheckpointHandlers}, {@code SavepointDisposalHandlers}.
 */
final class Triggers {
  private static final String FAILURE = "org.apache.flink.runtime.checkpoint.CheckpointException";
  private static final String DISPOSAL_FAILURE = "org.apache.flink.util.FlinkException";

  private final HostedJob job;
  private final Operations<CompletedCheckpoint> savepoints = new Operations<>("savepoint",
      completed -> Documents.map("location", completed.folder().toString()), message -> Documents.map("failure-cause", FlinkThrowable.document(FAILURE, message)));
  private final Operations<CompletedCheckpoint> checkpoints = new Operations<>("checkpoint",
      completed -> Documents.map("checkpointId", completed.checkpointId()), message -> Documents.map("failureCause", FlinkThrowable.document(FAILURE, message)));
  private final Operations<Path> disposals = new Operations<>("savepoint disposal",
      disposed -> Map.of(), message -> Documents.map("failure-cause", FlinkThrowable.document(DISPOSAL_FAILURE, message)));

  Triggers(HostedJob job) {
    this.job = job;
  }

  /** {@code POST /jobs/:jobid/checkpoints}. */
  Map<String, Object> checkpoint(Members body) throws RestException {
    Optional<String> type = body.text("checkpointType");
    if (type.isPresent() && !List.of("CONFIGURED", "FULL", "INCREMENTAL").contains(type.get())) {
      throw new RestException(RestException.BAD_REQUEST,
          "Request did not match expected format CheckpointTriggerRequestBody. The checkpointType '" + type.get() + "' is not CONFIGURED, FULL or INCREMENTAL.");
    }
    requireRunning();
    return checkpoints.begin(body.text("triggerId"), () -> job.execution().triggerCheckpoint());
  }

  /**
   * {@code POST /jobs/:jobid/savepoints}.
   *
   * @param isOurs whether our own members count: {@code label}, {@code note} and {@code by}
   */
  Map<String, Object> savepoint(Members body, boolean isOurs) throws RestException {
    SavepointRequest request = request(body, isOurs);
    Booking booking = Booking.of(body, isOurs);
    boolean mustCancel = body.flag("cancel-job");
    requireRunning();
    return savepoints.begin(body.text("triggerId"), () -> {
      CompletableFuture<CompletedCheckpoint> result = booked(job.execution().savepoint(request), booking);
      return mustCancel ? result.whenComplete((completed, problem) -> {
        if (problem == null) {
          job.run().cancel();
        }
      }) : result;
    });
  }

  /** {@code POST /jobs/:jobid/stop}. */
  Map<String, Object> stop(Members body, boolean isOurs) throws RestException {
    SavepointRequest request = request(body, isOurs);
    Booking booking = Booking.of(body, isOurs);
    boolean mustDrain = body.flag("drain");
    requireRunning();
    return savepoints.begin(body.text("triggerId"), () -> booked(job.execution().stop(request, mustDrain), booking));
  }

  /** How a savepoint stands in the catalogue. */
  private record Booking(By by, Optional<String> note) {
    static Booking of(Members body, boolean isOurs) throws RestException {
      String by = isOurs ? body.text("by").orElse(By.REST.text()) : By.REST.text();
      Optional<By> known = Stream.of(By.COMMAND_LINE, By.IDE, By.REST).filter(each -> each.text().equals(by)).findFirst();
      return new Booking(known.orElse(By.REST), isOurs ? body.text("note") : Optional.empty());
    }
  }

  /** Whoever asked hears of the savepoint when it is in the catalogue, so that nobody finds one that is not there yet. */
  private CompletableFuture<CompletedCheckpoint> booked(CompletableFuture<CompletedCheckpoint> savepoint, Booking booking) {
    return savepoint.thenApplyAsync(completed -> {
      job.run().books().ifPresent(books -> books.record(completed.folder(), booking.by(), booking.note()));
      return completed;
    }, work -> new Thread(work, "savepoint-catalogue").start());
  }

  /** The savepoint that a body asks for; of a schedule as well. */
  SavepointRequest request(Members body, boolean isOurs) throws RestException {
    Optional<String> label = isOurs ? body.text("label") : Optional.empty();
    String format = body.text("formatType").orElse("CANONICAL");
    if (Arrays.stream(SnapshotFormat.values()).noneMatch(each -> each.name().equals(format))) {
      throw new RestException(RestException.BAD_REQUEST, "Request did not match expected format. The formatType '" + format + "' is not CANONICAL or NATIVE.");
    }
    // Flink spells it in two ways.
    Optional<String> directory = body.text("target-directory").or(() -> quiet(body));
    return new SavepointRequest(directory.isEmpty() ? job.settings().savepointDirectory() : folder(directory.get()), label, SnapshotFormat.valueOf(format));
  }

  private static Optional<String> quiet(Members body) {
    return body.document().get("targetDirectory") instanceof String text ? Optional.of(text) : Optional.empty();
  }

  private static Path folder(String text) throws RestException {
    try {
      if (!text.isBlank()) {
        return LocalFolder.resolve(Path.of(""), text);
      }
    } catch (InvalidPathException notAPath) {
      throw new RestException(RestException.BAD_REQUEST, "'" + text + "' cannot be a path.");
    } catch (IllegalArgumentException foreign) {
      throw new RestException(RestException.BAD_REQUEST, foreign.getMessage());
    }
    throw new RestException(RestException.BAD_REQUEST, "The folder of the savepoint is empty. Name one, or leave it out for the job's own.");
  }

  private void requireRunning() throws RestException {
    if (job.state().isTerminal()) {
      throw new RestException(RestException.CONFLICT, "The job " + job.jobId() + " has ended (" + job.state() + ").");
    }
  }

  /** {@code GET /jobs/:jobid/checkpoints/:triggerid}. */
  Map<String, Object> checkpointStatus(String triggerId) throws RestException {
    return checkpoints.status(triggerId, job.jobId());
  }

  /** {@code GET /jobs/:jobid/savepoints/:triggerid}. */
  Map<String, Object> savepointStatus(String triggerId) throws RestException {
    return savepoints.status(triggerId, job.jobId());
  }

  /** {@code POST /savepoint-disposal}. */
  Map<String, Object> dispose(Members body) throws RestException {
    Optional<String> path = body.text("savepoint-path");
    if (path.isEmpty()) {
      throw new RestException(RestException.BAD_REQUEST, "Field [savepoint-path] must not be omitted or be null.");
    }
    Path snapshot = folder(path.get());
    return disposals.begin(body.text("triggerId"), () -> CompletableFuture.supplyAsync(() -> {
      try {
        SnapshotDisposer.dispose(snapshot, SnapshotOptions.local(), ProgressListener.NONE);
        if (job.run().books().isPresent()) {
          job.run().books().get().catalog().disposed(snapshot);
        }
        return snapshot;
      } catch (SnapshotException problem) {
        throw new CompletionException(problem.getMessage(), problem);
      } catch (IOException e) {
        throw new CompletionException("The savepoint is gone, but the catalogue of savepoints cannot be written: " + IoReason.of(e), e);
      }
    }, work -> new Thread(work, "savepoint-disposal").start()));
  }

  /** {@code GET /savepoint-disposal/:triggerid}. */
  Map<String, Object> disposalStatus(String triggerId) throws RestException {
    return disposals.status(triggerId, "");
  }

  /** Whether somebody waits for what was asked for. */
  boolean isAwaited() {
    return savepoints.isAwaited() || checkpoints.isAwaited() || disposals.isAwaited();
  }
}
