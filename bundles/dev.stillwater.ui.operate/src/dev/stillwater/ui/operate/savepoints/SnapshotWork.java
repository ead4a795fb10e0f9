package dev.stillwater.ui.operate.savepoints;

import dev.stillwater.engine.io.IoReason;
import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.ui.operate.jobs.StatusLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.statushandlers.StatusManager;

/**
 * Something that is done with a snapshot's files, in the Progress view until it is done.
 *
 * <p>THREADING: an Eclipse job of its own.
 */
final class SnapshotWork extends Job {
  /** The family of these jobs. */
  static final Object FAMILY = new Object();
  private static final String BUNDLE = "dev.stillwater.ui.operate";
  private static final int TICKS = 1000;
  private final Optional<Path> snapshot;
  private final Body body;

  /** What is done. */
  @FunctionalInterface
  interface Body {
    /** Does it; a sentence on what came of it. */
    String run(ProgressListener listener) throws SnapshotException, IOException;
  }

  /** A work that is not yet scheduled. */
  SnapshotWork(String name, Body body) {
    this(name, Optional.empty(), body);
  }

  /** A work with the files of a snapshot; where there is nothing any more, it says so and does nothing. */
  SnapshotWork(String name, Path snapshot, Body body) {
    this(name, Optional.of(snapshot), body);
  }

  private SnapshotWork(String name, Optional<Path> snapshot, Body body) {
    super(name);
    this.snapshot = snapshot;
    this.body = body;
    setUser(false);
    setPriority(LONG);
  }

  @Override
  protected IStatus run(IProgressMonitor monitor) {
    monitor.beginTask(getName(), TICKS);
    try {
      if (snapshot.filter(Files::notExists).isPresent()) {
        return failed(NLS.bind(Messages.work_gone, snapshot.get()));
      }
      String done = body.run(new Ticks(monitor));
      StatusLine.show(done, false);
      return new Status(IStatus.OK, BUNDLE, done);
    } catch (SnapshotException.Cancelled stopped) {
      return Status.CANCEL_STATUS;
    } catch (SnapshotException problem) {
      return failed(problem.getMessage());
    } catch (IOException problem) {
      return failed(IoReason.of(problem));
    } finally {
      monitor.done();
    }
  }

  private IStatus failed(String reason) {
    String text = NLS.bind(Messages.work_failed, getName(), reason);
    StatusManager.getManager().handle(new Status(IStatus.ERROR, BUNDLE, text), StatusManager.SHOW);
    return new Status(IStatus.OK, BUNDLE, text);
  }

  @Override
  public boolean belongsTo(Object family) {
    return family == FAMILY;
  }

  /** Tells how far it is; several parts of a work count from their own beginning, and the bar never goes back. */
  private static final class Ticks implements ProgressListener {
    private final IProgressMonitor monitor;
    private int shown;

    Ticks(IProgressMonitor monitor) {
      this.monitor = monitor;
    }

    @Override
    public void progressed(String what, long done, long total) {
      monitor.subTask(what);
      int tick = total <= 0 ? 0 : (int) Math.min(TICKS, done * TICKS / total);
      if (tick > shown) {
        monitor.worked(tick - shown);
        shown = tick;
      }
    }

    @Override
    public boolean isCancelled() {
      return monitor.isCanceled();
    }
  }
}
