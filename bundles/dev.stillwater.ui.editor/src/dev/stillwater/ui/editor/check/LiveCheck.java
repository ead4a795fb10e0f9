package dev.stillwater.ui.editor.check;

import dev.stillwater.compiler.JobCheck;
import dev.stillwater.compiler.SchemaInference;
import dev.stillwater.model.JobFile;
import dev.stillwater.model.JobProblem;
import dev.stillwater.model.catalog.OperatorCatalog;
import dev.stillwater.ui.UiThread;
import dev.stillwater.ui.editor.Messages;
import dev.stillwater.ui.editor.model.DiagramProblems;
import dev.stillwater.ui.editor.model.JobDiagram;
import dev.stillwater.ui.editor.model.OperatorFields;
import dev.stillwater.ui.editor.model.Ports;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Control;

/**
 * Checks the job of an editor in the background, a moment after the last change, and gives the problems to the diagram.
 *
 * <p>THREADING: UI thread; the check itself runs in a job of the platform on a copy. LIFECYCLE: until {@link #dispose}.
 */
public final class LiveCheck {
  private static final int DELAY_MS = 300;

  private final JobDiagram diagram;
  private final Control control;
  private final Runnable atDelay = this::start;
  private Job running;
  private int generation;

  /** Checks the job of the diagram while the control lives. */
  public LiveCheck(JobDiagram diagram, Control control) {
    this.diagram = diagram;
    this.control = control;
  }

  /** Checks when nothing more was asked for 300 ms. */
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
      List<JobProblem> problems = JobCheck.check(copy, file);
      List<OperatorFields> fields = monitor.isCanceled() ? List.of() : fields(copy, diagram.catalog());
      if (!monitor.isCanceled()) {
        UiThread.post(control, () -> take(started, problems, fields));
      }
    });
    running.setSystem(true);
    running.setPriority(Job.SHORT);
    running.schedule();
  }

  private static List<OperatorFields> fields(dev.stillwater.model.job.Job job, OperatorCatalog catalog) {
    SchemaInference inference = SchemaInference.of(job);
    return job.getOperators().stream().map(operator -> new OperatorFields(inference.inputNames(operator),
        IntStream.range(0, Ports.outputs(operator, catalog).size()).mapToObj(output -> inference.outputNames(operator, output)).toList())).toList();
  }

  private void take(int started, List<JobProblem> problems, List<OperatorFields> fields) {
    if (started == generation) {
      diagram.setFields(fields);
      diagram.setProblems(new DiagramProblems(problems));
    }
  }
}
