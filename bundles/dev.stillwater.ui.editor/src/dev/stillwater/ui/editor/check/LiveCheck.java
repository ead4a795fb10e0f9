package dev.stillwater.ui.editor.check;

import dev.stillwater.compiler.JobAnalyzer;
import dev.stillwater.model.JobFile;
import dev.stillwater.ui.UiThread;
import dev.stillwater.ui.editor.Messages;
import dev.stillwater.ui.editor.model.DiagramProblems;
import dev.stillwater.ui.editor.model.JobDiagram;
import java.nio.file.Path;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IResourceChangeEvent;
import org.eclipse.core.resources.IResourceChangeListener;
import org.eclipse.core.resources.IResourceDelta;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Control;

/**
 * Checks the job of an editor in the background, a moment after the last change, and gives the problems to the diagram.
 *
 * <p>THREADING: UI thread; the check itself runs in a job of the platform on a copy. LIFECYCLE: until {@link #dispose}.
 */
public final class LiveCheck {
  // Long enough that a fast typist sets off one check a word, short enough that all of it stays below 300 ms with 1,000 operators.
  private static final int DELAY_MS = 80;

  private final JobDiagram diagram;
  private final Control control;
  private final Runnable atDelay = this::start;
  private final JobAnalyzer analyzer = new JobAnalyzer();
  private final IResourceChangeListener sources = this::resourcesChanged;
  private Job running;
  private int generation;

  /** Checks the job of the diagram while the control lives. */
  public LiveCheck(JobDiagram diagram, Control control) {
    this.diagram = diagram;
    this.control = control;
    ResourcesPlugin.getWorkspace().addResourceChangeListener(sources, IResourceChangeEvent.POST_CHANGE);
  }

  /** Checks when nothing more was asked for 80 ms. */
  public void later() {
    generation++;
    control.getDisplay().timerExec(DELAY_MS, atDelay);
  }

  /** Ends checking. */
  public void dispose() {
    ResourcesPlugin.getWorkspace().removeResourceChangeListener(sources);
    generation++;
    if (!control.isDisposed()) {
      control.getDisplay().timerExec(-1, atDelay);
    }
    if (running != null) {
      running.cancel();
    }
  }

  /** The source of functions and the input files are a part of what is checked. */
  private void resourcesChanged(IResourceChangeEvent event) {
    boolean[] isConcerned = new boolean[1];
    try {
      event.getDelta().accept(delta -> {
        boolean isFile = delta.getResource().getType() == IResource.FILE;
        boolean isChange = delta.getKind() != IResourceDelta.CHANGED || (delta.getFlags() & IResourceDelta.CONTENT) != 0;
        isConcerned[0] |= isFile && isChange && ("java".equals(delta.getResource().getFileExtension()) || delta.getKind() != IResourceDelta.CHANGED);
        return !isConcerned[0];
      });
    } catch (CoreException unreadable) {
      isConcerned[0] = true;
    }
    if (isConcerned[0]) {
      UiThread.post(control, this::later);
    }
  }

  private void start() {
    if (control.isDisposed()) {
      return;
    }
    if (running != null) {
      running.cancel();
    }
    int started = ++generation;
    dev.stillwater.model.job.Job copy = JobFile.copy(diagram.job());
    Path file = diagram.file().orElse(null);
    running = Job.create(Messages.LiveCheck_job, (ICoreRunnable) monitor -> {
      JobAnalyzer.Analysis analysis = analyzer.analyze(copy, file);
      if (!monitor.isCanceled()) {
        UiThread.post(control, () -> take(started, analysis));
      }
    });
    running.setSystem(true);
    running.setPriority(Job.SHORT);
    running.schedule();
  }

  private void take(int started, JobAnalyzer.Analysis analysis) {
    if (started == generation) {
      diagram.setTypes(analysis.types());
      diagram.setProblems(new DiagramProblems(analysis.problems()));
    }
  }
}
