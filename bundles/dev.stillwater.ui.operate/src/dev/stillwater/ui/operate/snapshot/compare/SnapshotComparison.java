package dev.stillwater.ui.operate.snapshot.compare;

import dev.stillwater.engine.compare.DiffOptions;
import dev.stillwater.engine.compare.DiffResult;
import dev.stillwater.engine.compare.SnapshotDiff;
import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotOptions;
import dev.stillwater.engine.snapshot.SnapshotReader;
import dev.stillwater.engine.snapshot.SnapshotView;
import dev.stillwater.engine.snapshot.file.ConfinedStorage;
import dev.stillwater.ui.UiThread;
import dev.stillwater.ui.operate.snapshot.page.MonitorListener;
import dev.stillwater.ui.operate.snapshot.page.SnapshotOpener;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.compare.CompareConfiguration;
import org.eclipse.compare.CompareEditorInput;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.jobs.IJobChangeEvent;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.core.runtime.jobs.JobChangeAdapter;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

/**
 * Two snapshots in the compare editor: operators and states with what was added, removed and changed, down to keys and fields. What is found shows while the
 * snapshots are read, and stays when that is cancelled.
 *
 * <p>THREADING: UI thread; the snapshots are read by a job.
 */
final class SnapshotComparison extends CompareEditorInput {
  /** Changes of each state that are kept to be shown; all are counted. */
  private static final int CHANGES_SHOWN = 2_000;

  private final Path before;
  private final Path after;
  private final SnapshotOptions beforeOptions;
  private final SnapshotOptions afterOptions;
  private Optional<Job> comparing = Optional.empty();

  SnapshotComparison(Path before, Path after) {
    super(new CompareConfiguration());
    this.before = before;
    this.after = after;
    beforeOptions = SnapshotOpener.options(before);
    afterOptions = SnapshotOpener.options(after);
    setTitle(NLS.bind(Messages.SnapshotComparison_title, before.getFileName(), after.getFileName()));
    getCompareConfiguration().setLeftLabel(before.toString());
    getCompareConfiguration().setRightLabel(after.toString());
  }

  /** Nothing is read here, so that the editor opens at once and what is found shows while it is found. */
  @Override
  protected Object prepareInput(IProgressMonitor monitor) {
    // Without a result the platform says that there are no differences and shows nothing; what is equal is worth seeing too.
    return this;
  }

  @Override
  public Control createContents(Composite parent) {
    DifferencePanel panel = new DifferencePanel(parent, before, after, this::cancel);
    Job job = Job.create(getTitle(), (ICoreRunnable) monitor -> compare(panel, monitor));
    job.setPriority(Job.LONG);
    job.addJobChangeListener(new JobChangeAdapter() {
      @Override
      public void done(IJobChangeEvent event) {
        // Also of a job that was cancelled before it began.
        UiThread.post(panel.control(), panel::stopped);
      }
    });
    comparing = Optional.of(job);
    panel.control().addDisposeListener(event -> cancel());
    job.schedule();
    return panel.control();
  }

  private void cancel() {
    comparing.ifPresent(Job::cancel);
  }

  private void compare(DifferencePanel panel, IProgressMonitor monitor) {
    Latest latest = new Latest(panel);
    ProgressListener listener = new MonitorListener(monitor, getTitle());
    try (SnapshotView old = SnapshotReader.open(before, beforeOptions, listener);
        SnapshotView now = SnapshotReader.open(after, afterOptions, listener)) {
      DiffResult result = new SnapshotDiff(old, now, DiffOptions.keeping(CHANGES_SHOWN)).compare(listener, latest::found);
      boolean hasLeftOut = hasLeftOut(beforeOptions) || hasLeftOut(afterOptions);
      UiThread.post(panel.control(), () -> panel.ended(result, hasLeftOut));
    } catch (SnapshotException.Cancelled stopped) {
      // The end of the job tells the panel.
      monitor.done();
    } catch (SnapshotException unreadable) {
      UiThread.post(panel.control(), () -> panel.failed(unreadable.getMessage()));
    } catch (RuntimeException | StackOverflowError unexpected) {
      ILog.of(SnapshotComparison.class).error(getTitle(), unexpected);
      UiThread.post(panel.control(), () -> panel.failed(Messages.SnapshotComparison_unforeseen));
    }
  }

  private static boolean hasLeftOut(SnapshotOptions options) {
    return options.storage() instanceof ConfinedStorage confined && !confined.refused().isEmpty();
  }

  /** Hands over what was found last, as often as a person can follow. */
  private static final class Latest {
    private static final long PAUSE_NANOS = 250_000_000;

    private final DifferencePanel panel;
    private long last = System.nanoTime() - PAUSE_NANOS;

    Latest(DifferencePanel panel) {
      this.panel = panel;
    }

    void found(DiffResult soFar) {
      if (System.nanoTime() - last >= PAUSE_NANOS) {
        last = System.nanoTime();
        UiThread.post(panel.control(), () -> panel.show(soFar));
      }
    }
  }
}
