package dev.stillwater.ui.editor;

import dev.stillwater.model.JobFile;
import dev.stillwater.model.job.Operator;
import dev.stillwater.model.job.Stream;
import dev.stillwater.ui.OperatorReveal;
import dev.stillwater.ui.editor.api.DrawnJob;
import dev.stillwater.ui.editor.api.LiveControl;
import dev.stillwater.ui.editor.api.LiveJob;
import dev.stillwater.ui.editor.api.LiveStream;
import dev.stillwater.ui.editor.api.PipelineView;
import dev.stillwater.ui.editor.api.SelectedOperator;
import dev.stillwater.ui.editor.live.LiveView;
import dev.stillwater.ui.editor.model.JobDiagram;
import dev.stillwater.ui.editor.zoom.DiagramZoom;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.gef.EditPart;
import org.eclipse.gef.GraphicalViewer;
import org.eclipse.ui.ide.IGotoMarker;

/**
 * Leads other parts of the workbench to operators and streams of an editor, and shows numbers on them.
 *
 * <p>THREADING: UI thread. LIFECYCLE: as long as the editor; what is asked for while the job is being loaded is done afterwards.
 */
final class DiagramReveal implements PipelineView, IGotoMarker, OperatorReveal {
  private static final String STREAM_PREFIX = "stream:";

  private final PipelineEditor editor;
  private Optional<Runnable> waiting = Optional.empty();

  DiagramReveal(PipelineEditor editor) {
    this.editor = editor;
  }

  /** The job was loaded: do what was asked for before. */
  void loaded() {
    waiting.ifPresent(Runnable::run);
    waiting = Optional.empty();
  }

  @Override
  public boolean shows(IFile file) {
    return editor.file().workspaceFile().filter(file::equals).isPresent();
  }

  @Override
  public boolean reveal(String uid) {
    Optional<Operator> operator = editor.diagram().flatMap(diagram -> diagram.job().getOperators().stream()
        .filter(candidate -> Objects.equals(candidate.getUid(), uid)).findFirst());
    operator.ifPresent(this::select);
    return operator.isPresent();
  }

  @Override
  public void setLive(Optional<LiveJob> job, LiveControl control) {
    LiveView.of(viewer()).ifPresent(live -> live.show(job, control));
  }

  @Override
  public Optional<Path> file() {
    return editor.diagram().flatMap(JobDiagram::file);
  }

  @Override
  public Optional<DrawnJob> drawn() {
    return editor.diagram().map(LiveView::drawn);
  }

  @Override
  public Optional<LiveStream.Ends> selectedStream() {
    return LiveView.of(viewer()).flatMap(LiveView::selectedStream);
  }

  @Override
  public Optional<SelectedOperator> selected() {
    Object first = viewer().getSelectedEditParts().isEmpty() ? null : ((EditPart) viewer().getSelectedEditParts().getFirst()).getModel();
    Operator operator = first instanceof Stream stream ? stream.getSource() : first instanceof Operator chosen ? chosen : null;
    return Optional.ofNullable(operator).flatMap(this::described);
  }

  @Override
  public Optional<SelectedOperator> operator(String uid) {
    return editor.diagram().flatMap(diagram -> diagram.job().getOperators().stream().filter(operator -> uid.equals(operator.getUid())).findFirst())
        .flatMap(this::described);
  }

  private Optional<SelectedOperator> described(Operator operator) {
    return editor.diagram().filter(diagram -> operator.getUid() != null).flatMap(diagram -> diagram.file().map(file ->
        new SelectedOperator(operator.getUid(), JobDiagram.nameOf(operator), JobFile.toBytes(diagram.job()), file)));
  }

  @Override
  public void gotoMarker(IMarker marker) {
    String uid = marker.getAttribute("uid", null);
    String feature = marker.getAttribute("feature", "");
    whenLoaded(() -> go(uid, feature));
  }

  @Override
  public void revealOperator(String uid) {
    whenLoaded(() -> reveal(uid));
  }

  private void whenLoaded(Runnable action) {
    if (editor.diagram().isEmpty()) {
      waiting = Optional.of(action);
    } else {
      action.run();
    }
  }

  private void go(String uid, String feature) {
    if (!feature.startsWith(STREAM_PREFIX) || !revealStream(feature.substring(STREAM_PREFIX.length()))) {
      reveal(uid);
    }
  }

  private boolean revealStream(String ends) {
    Optional<Stream> stream = editor.diagram().flatMap(diagram -> diagram.job().getStreams().stream()
        .filter(candidate -> candidate.getSource() != null && candidate.getTarget() != null)
        .filter(candidate -> ends.equals(candidate.getSource().getUid() + "->" + candidate.getTarget().getUid())).findFirst());
    stream.ifPresent(this::select);
    return stream.isPresent();
  }

  private void select(Object model) {
    DiagramZoom.seen(viewer(), model).ifPresent(part -> {
      viewer().flush();
      viewer().select(part);
      viewer().reveal(part);
    });
  }

  private GraphicalViewer viewer() {
    return editor.viewer();
  }
}
