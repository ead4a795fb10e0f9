package dev.stillwater.ui.editor.policies;

import dev.stillwater.compiler.JobAnalyzer;
import dev.stillwater.model.JobFile;
import dev.stillwater.model.JobProblem;
import dev.stillwater.model.job.Job;
import dev.stillwater.model.job.Operator;
import dev.stillwater.ui.UiThread;
import dev.stillwater.ui.editor.Messages;
import dev.stillwater.ui.editor.commands.CreateStreamCommand;
import dev.stillwater.ui.editor.model.JobDiagram;
import dev.stillwater.ui.editor.model.StreamEnds;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.swt.widgets.Control;

/**
 * Tries a stream that is being drawn on a copy of the job, in the background, and says what will be wrong with it.
 *
 * <p>THREADING: UI thread; the check runs elsewhere. LIFECYCLE: one for each viewer; a new trial ends the one before.
 */
final class ConnectionTrial {
  private static final String KEY = ConnectionTrial.class.getName();

  private final JobAnalyzer analyzer = new JobAnalyzer();
  private Optional<StreamEnds> tried = Optional.empty();
  private Optional<String> result = Optional.empty();
  private org.eclipse.core.runtime.jobs.Job running;

  /** The trial of the viewer. */
  static ConnectionTrial of(org.eclipse.gef.EditPartViewer viewer) {
    if (viewer.getProperty(KEY) instanceof ConnectionTrial trial) {
      return trial;
    }
    ConnectionTrial trial = new ConnectionTrial();
    viewer.setProperty(KEY, trial);
    return trial;
  }

  /** What will be wrong with a stream between the ends; unknown at first: then the listener is called when it is known. */
  Optional<String> advice(JobDiagram diagram, StreamEnds ends, Control control, Consumer<String> listener) {
    if (tried.filter(ends::equals).isEmpty()) {
      end();
      tried = Optional.of(ends);
      start(diagram, ends, control, listener);
    }
    return result;
  }

  /** Ends the trial: nothing is being drawn to an operator any more. */
  void end() {
    tried = Optional.empty();
    result = Optional.empty();
    if (running != null) {
      running.cancel();
      running = null;
    }
  }

  private void start(JobDiagram diagram, StreamEnds ends, Control control, Consumer<String> listener) {
    Job copy = JobFile.copy(diagram.job());
    Operator source = copy.getOperators().get(diagram.job().getOperators().indexOf(ends.source()));
    Operator target = copy.getOperators().get(diagram.job().getOperators().indexOf(ends.target()));
    JobDiagram trial = new JobDiagram(copy, dev.stillwater.model.job.JobFactory.eINSTANCE.createJobLayout(), diagram.catalog());
    trial.setTypes(diagram.job().getOperators().stream().map(diagram::types).toList());
    CreateStreamCommand command = new CreateStreamCommand(trial, source, ends.output()).to(target, ends.input());
    if (!command.canExecute()) {
      return;
    }
    command.execute();
    Path file = diagram.file().orElse(null);
    List<JobProblem> known = diagram.problems().all();
    running = org.eclipse.core.runtime.jobs.Job.create(Messages.ConnectionTrial_job, (ICoreRunnable) monitor -> {
      Optional<JobProblem> worst = analyzer.analyze(copy, file).problems().stream()
          .filter(problem -> problem.severity() == JobProblem.Severity.ERROR && known.stream().noneMatch(other -> isSame(other, problem))).findFirst();
      if (!monitor.isCanceled() && worst.isPresent()) {
        UiThread.post(control, () -> take(ends, worst.get().message() + ' ' + worst.get().fix(), listener));
      }
    });
    running.setSystem(true);
    running.setPriority(org.eclipse.core.runtime.jobs.Job.INTERACTIVE);
    running.schedule();
  }

  private static boolean isSame(JobProblem one, JobProblem other) {
    return one.code().equals(other.code()) && one.uid().equals(other.uid()) && one.message().equals(other.message());
  }

  private void take(StreamEnds ends, String advice, Consumer<String> listener) {
    if (tried.filter(ends::equals).isPresent()) {
      result = Optional.of(advice);
      listener.accept(advice);
    }
  }
}
