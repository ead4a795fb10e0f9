package dev.stillwater.ui.editor;

import dev.stillwater.model.JobFile;
import dev.stillwater.model.job.NodeLayout;
import dev.stillwater.model.job.Operator;
import dev.stillwater.model.job.Stream;
import dev.stillwater.ui.Quantities;
import dev.stillwater.ui.UiThread;
import dev.stillwater.ui.editor.commands.ArrangeCommand;
import dev.stillwater.ui.editor.diagram.DiagramMessages;
import dev.stillwater.ui.editor.figures.OperatorFigure;
import dev.stillwater.ui.editor.layout.ArrangeProgress;
import dev.stillwater.ui.editor.layout.Arrangement;
import dev.stillwater.ui.editor.layout.ElkArrangement;
import dev.stillwater.ui.editor.model.JobDiagram;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.draw2d.geometry.Dimension;
import org.eclipse.draw2d.geometry.Point;
import org.eclipse.gef.commands.CommandStack;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Control;

/**
 * Arranges operators on a copy in the background, with progress, and moves them by one command; dropped when operators came or went meanwhile.
 *
 * <p>THREADING: UI thread; the arrangement itself runs in a job of the platform.
 */
final class ArrangeJob {
  /** From this number of operators on the job asks whether it shall run in the background. */
  private static final int MANY = 200;

  private final JobDiagram diagram;
  private final CommandStack stack;
  private final List<Operator> all;
  private final List<Integer> chosen;
  private final List<List<Integer>> groups;

  private ArrangeJob(JobDiagram diagram, CommandStack stack, List<Operator> operators) {
    this.diagram = diagram;
    this.stack = stack;
    all = List.copyOf(diagram.job().getOperators());
    chosen = operators.stream().map(all::indexOf).filter(index -> index >= 0).toList();
    groups = diagram.layout().getGroups().stream().map(diagram::members).filter(members -> !members.isEmpty() && operators.containsAll(members))
        .map(members -> members.stream().map(all::indexOf).toList()).toList();
  }

  /** Arranges the operators: all of them from the origin, or some of them where they are. */
  static void schedule(JobDiagram diagram, CommandStack stack, List<Operator> operators, Control control) {
    new ArrangeJob(diagram, stack, operators).schedule(control);
  }

  private boolean isWhole() {
    return chosen.size() == all.size();
  }

  private void schedule(Control control) {
    dev.stillwater.model.job.Job copy = JobFile.copy(diagram.job());
    List<Dimension> sizes = all.stream().map(this::size).toList();
    Job job = Job.create(NLS.bind(DiagramMessages.ArrangeJob_name, Quantities.operators(chosen.size())), (ICoreRunnable) monitor -> {
      Arrangement arranged = arrange(copy, sizes, monitor);
      if (!monitor.isCanceled()) {
        UiThread.post(control, () -> move(copy, arranged));
      }
    });
    job.setUser(chosen.size() > MANY);
    job.schedule();
  }

  private Arrangement arrange(dev.stillwater.model.job.Job copy, List<Dimension> sizes, IProgressMonitor monitor) {
    SubMonitor progress = SubMonitor.convert(monitor, ArrangeProgress.STEPS);
    Map<Operator, Dimension> byOperator = new LinkedHashMap<>();
    chosen.forEach(index -> byOperator.put(copy.getOperators().get(index), sizes.get(index)));
    List<List<Operator>> together = groups.stream().map(group -> group.stream().map(copy.getOperators()::get).toList()).toList();
    return ElkArrangement.arrange(byOperator.keySet(), together, diagram.catalog(), byOperator::get, new ArrangeProgress(progress));
  }

  private Dimension size(Operator operator) {
    Dimension standard = OperatorFigure.standardSize();
    int width = diagram.node(operator).map(NodeLayout::getWidth).orElse(0);
    int height = diagram.node(operator).map(NodeLayout::getHeight).orElse(0);
    return new Dimension(Math.max(width, standard.width), Math.max(height, standard.height));
  }

  private void move(dev.stillwater.model.job.Job copy, Arrangement arranged) {
    if (!all.equals(diagram.job().getOperators()) || copy.getStreams().size() != diagram.job().getStreams().size()) {
      return;
    }
    Map<Operator, Point> places = new LinkedHashMap<>();
    chosen.forEach(index -> places.put(all.get(index), arranged.places().get(copy.getOperators().get(index))));
    Map<Stream, List<Point>> routes = new LinkedHashMap<>();
    for (int index = 0; index < copy.getStreams().size(); index++) {
      List<Point> bends = arranged.routes().get(copy.getStreams().get(index));
      if (bends != null) {
        routes.put(diagram.job().getStreams().get(index), new ArrayList<>(bends));
      }
    }
    Arrangement result = new Arrangement(places, routes);
    if (!isWhole()) {
      int left = places.keySet().stream().mapToInt(operator -> diagram.location(operator).x).min().orElse(0);
      int top = places.keySet().stream().mapToInt(operator -> diagram.location(operator).y).min().orElse(0);
      result.movedTo(new Point(JobDiagram.snapped(left), JobDiagram.snapped(top)));
    }
    stack.execute(new ArrangeCommand(diagram, result, isWhole() ? Messages.ArrangeJob_label : DiagramMessages.ArrangeJob_tidy));
  }
}
