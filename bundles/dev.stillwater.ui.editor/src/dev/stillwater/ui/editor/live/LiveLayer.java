package dev.stillwater.ui.editor.live;

import dev.stillwater.model.job.Operator;
import dev.stillwater.model.job.Stream;
import dev.stillwater.ui.editor.api.LiveJob;
import dev.stillwater.ui.editor.api.LiveOperator;
import dev.stillwater.ui.editor.api.LiveStream;
import dev.stillwater.ui.editor.figures.StreamFigure;
import dev.stillwater.ui.editor.model.JobDiagram;
import dev.stillwater.ui.editor.model.StreamEnds;
import java.util.Optional;
import org.eclipse.draw2d.FreeformLayer;
import org.eclipse.draw2d.Graphics;
import org.eclipse.draw2d.IFigure;
import org.eclipse.draw2d.geometry.Point;
import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.gef.EditPartViewer;
import org.eclipse.gef.GraphicalEditPart;
import org.eclipse.swt.SWT;

/**
 * The numbers of a running job over its drawing. They are painted from what is known at the moment, so an update lays nothing out and makes no figures; only what can
 * be seen is painted.
 *
 * <p>THREADING: UI thread.
 */
final class LiveLayer extends FreeformLayer {
  /** Below this scale texts cannot be read. */
  private static final double DETAIL_SCALE = 0.35;
  /** What a stream shows beside its line. */
  private static final int AROUND = 40;

  private final EditPartViewer viewer;
  private Optional<JobDiagram> diagram = Optional.empty();
  private Optional<LiveJob> job = Optional.empty();
  private LiveScheme scheme = LiveScheme.THROUGHPUT;
  private Optional<LiveScale> scale = Optional.empty();

  LiveLayer(EditPartViewer viewer) {
    this.viewer = viewer;
  }

  void show(Optional<JobDiagram> newDiagram, Optional<LiveJob> newJob, LiveScheme newScheme) {
    diagram = newDiagram;
    job = newJob;
    scheme = newScheme;
    Optional<LiveScale> before = scale;
    scale = newJob.map(shown -> LiveScale.of(shown, before));
  }

  Optional<LiveScale> scale() {
    return scale;
  }

  @Override
  protected void paintFigure(Graphics graphics) {
    if (job.isEmpty() || diagram.isEmpty()) {
      return;
    }
    graphics.setAntialias(SWT.ON);
    graphics.setTextAntialias(SWT.ON);
    boolean isDetailed = graphics.getAbsoluteScale() >= DETAIL_SCALE;
    Rectangle clip = graphics.getClip(new Rectangle());
    paintStreams(graphics, clip, isDetailed);
    paintOperators(graphics, clip, isDetailed);
  }

  private void paintOperators(Graphics graphics, Rectangle clip, boolean isDetailed) {
    OperatorPainter painter = new OperatorPainter(job.get(), scheme, scale.get());
    for (Operator operator : diagram.get().job().getOperators()) {
      LiveOperator numbers = job.get().operators().get(operator.getUid());
      IFigure figure = numbers == null ? null : figure(operator);
      if (figure == null || !figure.isVisible()) {
        continue;
      }
      Rectangle box = figure.getBounds();
      if (!isDetailed && clip.intersects(box)) {
        painter.paintSmall(graphics, box, numbers);
      } else if (isDetailed && clip.intersects(box.getExpanded(0, OperatorPainter.below()))) {
        painter.paint(graphics, box, numbers);
      }
    }
  }

  private void paintStreams(Graphics graphics, Rectangle clip, boolean isDetailed) {
    StreamPainter painter = new StreamPainter(scheme, scale.get());
    for (Stream stream : diagram.get().job().getStreams()) {
      StreamFigure figure = drawn(stream);
      if (figure == null || !clip.intersects(figure.getBounds().getExpanded(AROUND, AROUND))) {
        continue;
      }
      LiveStream numbers = job.get().streams().get(ends(stream));
      if (numbers != null) {
        painter.paintLine(graphics, figure.getPoints(), numbers);
        if (isDetailed) {
          figure.paintText(graphics);
          painter.paintNumbers(graphics, figure.getPoints(), numbers, figure.hasText());
        }
      }
    }
  }

  /** The figure of a stream that is connected and can be seen; null for none. */
  private StreamFigure drawn(Stream stream) {
    return stream.getSource() != null && stream.getTarget() != null && figure(stream) instanceof StreamFigure figure && figure.isVisible() ? figure : null;
  }

  private IFigure figure(Object model) {
    return viewer.getEditPartRegistry().get(model) instanceof GraphicalEditPart part ? part.getFigure() : null;
  }

  private LiveStream.Ends ends(Stream stream) {
    return ends(diagram.orElseThrow(), stream);
  }

  /** The ends of a connected stream, as a running job names them. */
  static LiveStream.Ends ends(JobDiagram diagram, Stream stream) {
    StreamEnds ends = StreamEnds.of(diagram, stream);
    return new LiveStream.Ends(String.valueOf(ends.source().getUid()), Math.max(0, ends.output()), String.valueOf(ends.target().getUid()), Math.max(0, ends.input()));
  }

  /** The numbers of a stream, if they are shown. */
  Optional<LiveStream> numbers(Stream stream) {
    return diagram.isEmpty() || job.isEmpty() || stream.getSource() == null || stream.getTarget() == null ? Optional.empty()
        : Optional.ofNullable(job.get().streams().get(ends(stream)));
  }

  /** The numbers of an operator, if they are shown. */
  Optional<LiveOperator> numbers(Operator operator) {
    return job.map(shown -> shown.operators().get(operator.getUid()));
  }

  /** What the operator made the job fail with. */
  Optional<LiveJob.Failure> failure(Operator operator) {
    return job.flatMap(shown -> shown.failure(String.valueOf(operator.getUid())));
  }

  /** The stream whose numbers stand at a point of the drawing. */
  Optional<Stream> streamAt(Point point) {
    if (job.isEmpty() || diagram.isEmpty()) {
      return Optional.empty();
    }
    return diagram.get().job().getStreams().stream().filter(stream -> {
      StreamFigure figure = drawn(stream);
      return figure != null && job.get().streams().containsKey(ends(stream)) && StreamPainter.numbers(figure.getPoints(), figure.hasText()).contains(point);
    }).findFirst();
  }
}
