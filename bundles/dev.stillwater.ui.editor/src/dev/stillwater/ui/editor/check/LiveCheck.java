package dev.stillwater.ui.editor.check;

import dev.stillwater.compiler.JobAnalyzer;
import dev.stillwater.model.JobFile;
import dev.stillwater.ui.UiThread;
import dev.stillwater.ui.editor.Messages;
import dev.stillwater.ui.editor.model.DiagramProblems;
import dev.stillwater.ui.editor.model.JobDiagram;
import java.nio.file.Path;
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
  private Job running;
  private int generation;

  /** Checks the job of the diagram while the control lives. */
  public LiveCheck(JobDiagram diagram, Control control) {
    this.diagram = diagram;
    this.control = control;
  }

  /** Checks when nothing more was asked for 80 ms. */
  public void later() {
    generation++;
    control.getDisplay().timerExec(DELAY_MS, atDelay);
  }

  /** Ends checking. */
  public void dispose() {
    generation++;
    if (!control.isDisposed()) {
      control.getDisplay().timerExec(-1, atDelay);
    }
    if (running != null) {
      running.cancel();
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
