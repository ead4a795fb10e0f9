package dev.stillwater.ui.editor.share;

import dev.stillwater.compiler.FlinkPlan;
import dev.stillwater.model.job.Operator;
import dev.stillwater.ui.OperatorReveal;
import dev.stillwater.ui.editor.api.DrawnJob;
import dev.stillwater.ui.editor.api.LiveControl;
import dev.stillwater.ui.editor.api.LiveJob;
import dev.stillwater.ui.editor.api.LiveStream;
import dev.stillwater.ui.editor.api.PipelineView;
import dev.stillwater.ui.editor.api.SelectedOperator;
import dev.stillwater.ui.editor.live.LiveView;
import dev.stillwater.ui.editor.model.JobDiagram;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.core.resources.IFile;

/**
 * Leads other parts of the workbench to the operators of a drawing that was made from a plan, and shows numbers on them.
 *
 * <p>THREADING: UI thread. LIFECYCLE: as long as the editor; what is asked for while the drawing is being arranged is done afterwards.
 */
final class PlanView implements PipelineView, OperatorReveal {
  private final FlinkPlanInput input;
  private final ReadOnlyDrawing drawing;
  private Optional<JobDiagram> diagram = Optional.empty();
  private Optional<String> awaited = Optional.empty();

  PlanView(FlinkPlanInput input, ReadOnlyDrawing drawing) {
    this.input = input;
    this.drawing = drawing;
  }

  /** The drawing was arranged. */
  void loaded(JobDiagram arranged) {
    diagram = Optional.of(arranged);
    awaited.ifPresent(this::reveal);
    awaited = Optional.empty();
  }

  /** What is drawn; empty while it is being arranged. */
  Optional<JobDiagram> diagram() {
    return diagram;
  }

  @Override
  public boolean shows(IFile file) {
    return false;
  }

  @Override
  public boolean reveal(String uid) {
    drawing.part(uid).ifPresent(drawing::reveal);
    return drawing.part(uid).isPresent();
  }

  @Override
  public void revealOperator(String uid) {
    if (diagram.isEmpty()) {
      awaited = Optional.of(uid);
    } else {
      reveal(uid);
    }
  }

  @Override
  public void setLive(Optional<LiveJob> job, LiveControl control) {
    LiveView.of(drawing.viewer()).ifPresent(live -> live.show(job, control));
  }

  @Override
  public Optional<Path> file() {
    return Optional.empty();
  }

  @Override
  public Optional<String> run() {
    return input.run();
  }

  @Override
  public Optional<DrawnJob> drawn() {
    return diagram.map(shown -> new DrawnJob(shown.job().getOperators().stream().map(PlanView::node).toList(), LiveView.drawn(shown).streams()));
  }

  private static DrawnJob.Node node(Operator operator) {
    return new DrawnJob.Node(operator.getUid(), JobDiagram.nameOf(operator), FlinkPlan.operatorId(operator));
  }

  @Override
  public Optional<LiveStream.Ends> selectedStream() {
    return LiveView.of(drawing.viewer()).flatMap(LiveView::selectedStream);
  }

  @Override
  public Optional<SelectedOperator> selected() {
    return Optional.empty();
  }

  @Override
  public Optional<SelectedOperator> operator(String uid) {
    return Optional.empty();
  }
}
