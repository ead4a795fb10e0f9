package dev.stillwater.ui.editor.document;

import dev.stillwater.model.JobFile;
import dev.stillwater.model.JobLayoutFile;
import dev.stillwater.model.job.Job;
import dev.stillwater.model.job.JobLayout;
import dev.stillwater.ui.editor.model.JobDiagram;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.jobs.ISchedulingRule;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.swt.widgets.Control;
import org.osgi.framework.FrameworkUtil;

/**
 * Keeps the unsaved changes of an editor every few seconds while there are any, and forgets them once they are saved or given up.
 *
 * <p>THREADING: UI thread; files are written in the background, one after the other. LIFECYCLE: until {@link #dispose}, which forgets.
 */
public final class AutoRecovery {
  /** A crash loses at most the changes of this time, in milliseconds, and what it takes to write a file. */
  private static final int PERIOD_MS = 4_000;
  private static final ISchedulingRule ONE_BY_ONE = new ISchedulingRule() {
    @Override
    public boolean contains(ISchedulingRule rule) {
      return rule == this;
    }

    @Override
    public boolean isConflicting(ISchedulingRule rule) {
      return rule == this;
    }
  };

  private final JobDiagram diagram;
  private final Control control;
  private final BooleanSupplier isDirty;
  private final Runnable atPeriod = this::keep;
  private boolean isWaiting;
  private boolean isKept;
  private boolean isDisposed;

  /** Keeps the diagram's job while the control lives and the supplier says that there are changes. */
  public AutoRecovery(JobDiagram diagram, Control control, BooleanSupplier isDirty) {
    this.diagram = diagram;
    this.control = control;
    this.isDirty = isDirty;
  }

  /** The store of this workspace. */
  public static RecoveryStore store() {
    return new RecoveryStore(Platform.getStateLocation(FrameworkUtil.getBundle(AutoRecovery.class)).toPath().resolve("recovery"));
  }

  /** The job changed, or was saved. */
  public void changed() {
    if (isDisposed) {
      return;
    }
    if (!isDirty.getAsBoolean()) {
      forget();
    } else if (!isWaiting && !control.isDisposed()) {
      isWaiting = true;
      control.getDisplay().timerExec(PERIOD_MS, atPeriod);
    }
  }

  /** Ends keeping and forgets: the editor was closed, and whoever closed it was asked. */
  public void dispose() {
    isDisposed = true;
    forget();
  }

  private void keep() {
    isWaiting = false;
    Path path = diagram.file().orElse(null);
    if (isDisposed || control.isDisposed() || !isDirty.getAsBoolean() || path == null) {
      return;
    }
    isKept = true;
    // The copy keeps the lines of the job in the editor, which writing would set.
    Job job = JobFile.copy(diagram.job());
    JobLayout layout = EcoreUtil.copy(diagram.layout());
    schedule(() -> {
      try {
        store().keep(path, JobFile.toBytes(job), JobLayoutFile.toBytes(layout));
      } catch (IOException | IllegalArgumentException problem) {
        ILog.of(AutoRecovery.class).warn("The unsaved changes of '" + path.getFileName() + "' could not be kept for a recovery: " + problem.getMessage(), problem);
      }
    });
  }

  private void forget() {
    Path path = diagram.file().orElse(null);
    if (isKept && path != null) {
      isKept = false;
      schedule(() -> store().forget(path));
    }
  }

  /** Says that something is kept for the file, from a run before, which goes when the editor is saved. */
  public void setKept() {
    isKept = true;
  }

  private static void schedule(Runnable work) {
    org.eclipse.core.runtime.jobs.Job job = org.eclipse.core.runtime.jobs.Job.createSystem("Recovery", (ICoreRunnable) monitor -> work.run());
    job.setRule(ONE_BY_ONE);
    job.schedule();
  }
}
