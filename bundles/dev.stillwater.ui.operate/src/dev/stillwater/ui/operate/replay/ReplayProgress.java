package dev.stillwater.ui.operate.replay;

import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.host.CannotStartException;
import dev.stillwater.host.catalog.CatalogEntry;
import dev.stillwater.host.catalog.SavepointCatalog;
import dev.stillwater.host.replay.process.ReplayOrder;
import dev.stillwater.host.replay.process.ReplayProcess;
import dev.stillwater.host.replay.process.ReplayState;
import dev.stillwater.host.replay.process.ReplayState.Phase;
import dev.stillwater.host.replay.process.ReplayState.Progress;
import dev.stillwater.host.replay.results.ResultsException;
import dev.stillwater.host.replay.results.StoredResults;
import dev.stillwater.ui.Quantities;
import dev.stillwater.ui.StillwaterImages;
import dev.stillwater.ui.operate.jobs.StatusLine;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.progress.IProgressConstants;
import org.eclipse.ui.statushandlers.StatusManager;

/**
 * A replay in the Progress view and the status line: records and event time while it runs, its verdict at the end; cancelling it ends its process.
 *
 * <p>THREADING: an Eclipse job of its own for every replay.
 */
public final class ReplayProgress extends Job {
  /** Family of all replays. */
  public static final Object FAMILY = ReplayProgress.class;
  private static final long POLL_MS = 100;
  /** The status line tells of every so many looks. */
  private static final int LOOKS_A_LINE = 5;
  private static final DateTimeFormatter EVENT_TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);
  private final ReplayProcess process;
  private final ReplayOrder order;

  ReplayProgress(ReplayProcess process, ReplayOrder order) {
    super(NLS.bind(order.kind() == ReplayOrder.Kind.COMPARISON ? Messages.progress_comparing : Messages.progress_replaying, order.label()));
    this.process = process;
    this.order = order;
    setPriority(LONG);
    setProperty(IProgressConstants.ICON_PROPERTY, StillwaterImages.descriptor(StillwaterImages.JOB));
    setProperty(IProgressConstants.KEEPONE_PROPERTY, Boolean.TRUE);
    setProperty(IProgressConstants.NO_IMMEDIATE_ERROR_PROMPT_PROPERTY, Boolean.TRUE);
  }

  @Override
  public boolean belongsTo(Object family) {
    return FAMILY.equals(family);
  }

  @Override
  protected IStatus run(IProgressMonitor monitor) {
    monitor.beginTask(getName(), IProgressMonitor.UNKNOWN);
    try {
      follow(monitor);
      Optional<ReplayState> end = process.ended();
      if (end.isEmpty()) {
        return new Status(IStatus.OK, "dev.stillwater.ui.operate", Messages.action_gone);
      }
      ReplayState state = end.get();
      recordSavepoint(state);
      StatusLine.show(NLS.bind(Messages.progress_line, order.label(), ended(state)), state.phase() == Phase.FAILED);
      return new Status(IStatus.OK, "dev.stillwater.ui.operate", ended(state));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      process.cancel();
      return Status.CANCEL_STATUS;
    } catch (CannotStartException removed) {
      return new Status(IStatus.OK, "dev.stillwater.ui.operate", removed.getMessage());
    }
  }

  /** A savepoint of the end of a replay is listed with the others. */
  private void recordSavepoint(ReplayState state) {
    if (order.savepointFolder().isEmpty() || state.phase() != Phase.FINISHED) {
      return;
    }
    try {
      Optional<String> savepoint = StoredResults.open(process.folder().results()).report().textIfAny("savepoint");
      if (savepoint.isPresent()) {
        SavepointCatalog.user().record(Path.of(savepoint.get()), CatalogEntry.By.IDE);
      }
    } catch (ResultsException | SnapshotException | IOException problem) {
      StatusManager.getManager().handle(Status.error(NLS.bind(Messages.progress_savepoint, problem.getMessage()), problem), StatusManager.SHOW);
    }
  }

  private void follow(IProgressMonitor monitor) throws InterruptedException, CannotStartException {
    boolean isCancelled = false;
    String told = "";
    for (int look = 0; !process.process().waitFor(POLL_MS, TimeUnit.MILLISECONDS); look++) {
      if (monitor.isCanceled() && !isCancelled) {
        isCancelled = true;
        process.cancel();
      }
      String now = text(process.folder().readState());
      monitor.subTask(now);
      if (look % LOOKS_A_LINE == 0 && !now.equals(told)) {
        told = now;
        StatusLine.show(NLS.bind(Messages.progress_line, order.label(), now), false);
      }
    }
  }

  /** How far a replay is, in words. */
  static String text(ReplayState state) {
    Progress progress = state.progress();
    if (state.phase() == Phase.PREPARING || progress.doing().isEmpty()) {
      return Messages.progress_preparing;
    }
    String counted = progress.records() > 0 ? NLS.bind(Messages.progress_records, progress.doing(), Quantities.count(progress.records())) : progress.doing();
    return progress.eventTimeMs().isPresent() ? NLS.bind(Messages.progress_eventTime, counted,
        EVENT_TIME.format(Instant.ofEpochMilli(progress.eventTimeMs().getAsLong())))
        : counted;
  }

  /** What came of a replay, in a sentence. */
  static String ended(ReplayState state) {
    return switch (state.phase()) {
      case PREPARING, RUNNING -> text(state);
      case FINISHED -> state.result().verdict().orElse("");
      case FAILED -> state.result().message().orElse("");
      case CANCELLED -> Messages.progress_cancelled;
    };
  }
}
