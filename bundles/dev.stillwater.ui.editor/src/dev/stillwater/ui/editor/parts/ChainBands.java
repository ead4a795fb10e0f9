package dev.stillwater.ui.editor.parts;

import dev.stillwater.compiler.JobChains;
import dev.stillwater.model.job.Operator;
import dev.stillwater.model.job.Stream;
import dev.stillwater.ui.UiThread;
import dev.stillwater.ui.editor.figures.ChainFigure;
import dev.stillwater.ui.editor.figures.StreamFigure;
import dev.stillwater.ui.editor.model.JobDiagram;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.eclipse.draw2d.Connection;
import org.eclipse.draw2d.IFigure;
import org.eclipse.gef.EditPartViewer;
import org.eclipse.gef.GraphicalEditPart;
import org.eclipse.swt.widgets.Control;

/**
 * Keeps a band behind each chain of operators, a moment after the last change of the job.
 *
 * <p>THREADING: UI thread. LIFECYCLE: as long as the part of the job is active.
 */
final class ChainBands {
  private final JobDiagram diagram;
  private final EditPartViewer viewer;
  private final IFigure layer;
  private final List<ChainFigure> bands = new ArrayList<>();
  private boolean isWaiting;

  ChainBands(JobDiagram diagram, EditPartViewer viewer, IFigure layer) {
    this.diagram = diagram;
    this.viewer = viewer;
    this.layer = layer;
  }

  /** Draws the bands anew once what happens now is over. */
  void later() {
    Control control = viewer.getControl();
    if (!isWaiting && control != null && !control.isDisposed()) {
      isWaiting = true;
      UiThread.post(control, this::refresh);
    }
  }

  void dispose() {
    bands.forEach(this::remove);
    bands.clear();
  }

  private void refresh() {
    isWaiting = false;
    List<ChainFigure> old = new ArrayList<>(bands);
    bands.clear();
    JobChains chains = diagram.chains();
    diagram.job().getStreams().forEach(stream -> {
      if (figure(stream) instanceof StreamFigure figure) {
        figure.setChained(chains.isChained(stream));
      }
    });
    for (List<Operator> chain : chains.chains()) {
      List<IFigure> operators = chain.stream().map(this::figure).filter(Objects::nonNull).toList();
      List<Connection> streams = chain.stream().flatMap(operator -> operator.getOutgoing().stream()).filter(chains::isChained)
          .map(this::figure).filter(Connection.class::isInstance).map(Connection.class::cast).toList();
      ChainFigure band = old.stream().filter(candidate -> candidate.isOf(operators, streams)).findFirst().orElse(null);
      if (band == null) {
        band = new ChainFigure(operators, streams);
        layer.add(band);
      } else {
        old.remove(band);
      }
      bands.add(band);
    }
    old.forEach(this::remove);
  }

  private void remove(ChainFigure band) {
    band.dispose();
    layer.remove(band);
  }

  private IFigure figure(Object model) {
    boolean isDrawn = !(model instanceof Stream stream) || stream.eContainer() != null;
    return isDrawn && viewer.getEditPartRegistry().get(model) instanceof GraphicalEditPart part ? part.getFigure() : null;
  }
}
