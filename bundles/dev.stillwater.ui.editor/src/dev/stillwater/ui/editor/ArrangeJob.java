package dev.stillwater.ui.editor;

import dev.stillwater.model.JobFile;
import dev.stillwater.model.job.Operator;
import dev.stillwater.ui.UiThread;
import dev.stillwater.ui.editor.commands.MoveOperatorsCommand;
import dev.stillwater.ui.editor.layout.ElkArrangement;
import dev.stillwater.ui.editor.model.JobDiagram;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.draw2d.geometry.Dimension;
import org.eclipse.draw2d.geometry.Point;
import org.eclipse.gef.commands.CommandStack;
import org.eclipse.swt.widgets.Control;

/**
 * Arranges all operators on a copy in the background and moves them by one command; dropped when operators came or went meanwhile.
 *
 * <p>THREADING: UI thread; the arrangement itself runs in a job of the platform.
 */
final class ArrangeJob {
  private ArrangeJob() {}

  static void schedule(JobDiagram diagram, CommandStack stack, Dimension standardSize, Control control) {
    List<Operator> operators = List.copyOf(diagram.job().getOperators());
    dev.stillwater.model.job.Job copy = JobFile.copy(diagram.job());
    Job job = Job.create(Messages.ArrangeJob_name, (ICoreRunnable) monitor -> {
      Map<Operator, Point> arranged = ElkArrangement.arrange(copy, diagram.catalog(), standardSize);
      if (!monitor.isCanceled()) {
        UiThread.post(control, () -> move(diagram, stack, operators, List.copyOf(arranged.values())));
      }
    });
    job.setUser(operators.size() > 200);
    job.schedule();
  }

  private static void move(JobDiagram diagram, CommandStack stack, List<Operator> operators, List<Point> locations) {
    if (operators.equals(diagram.job().getOperators())) {
      Map<Operator, Point> byOperator = new LinkedHashMap<>();
      for (int index = 0; index < operators.size(); index++) {
        byOperator.put(operators.get(index), locations.get(index));
      }
      stack.execute(new MoveOperatorsCommand(diagram, byOperator, Messages.ArrangeJob_label));
    }
  }
}
