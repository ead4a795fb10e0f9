package dev.stillwater.ui.editor.model;

import dev.stillwater.model.job.Operator;
import dev.stillwater.model.job.Stream;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.eclipse.draw2d.geometry.Point;
import org.eclipse.emf.ecore.EObject;

/**
 * Where one gets to with the arrow keys: along the streams to the right and left, among neighbours up and down.
 *
 * <p>THREADING: the thread that owns the job.
 */
public final class StreamWalk {
  private final JobDiagram diagram;
  private final Predicate<Operator> isShown;

  /** A direction of the walk. */
  public enum Direction {
    /** Against the stream. */
    LEFT,
    /** With the stream. */
    RIGHT,
    /** To what lies above. */
    UP,
    /** To what lies below. */
    DOWN
  }

  /** Walks over the operators that are shown. */
  public StreamWalk(JobDiagram diagram, Predicate<Operator> isShown) {
    this.diagram = diagram;
    this.isShown = isShown;
  }

  /** What comes next from an operator or a stream; from nothing, the operator at the top left. Cost: scans the operators. */
  public Optional<? extends EObject> next(Optional<? extends EObject> from, Direction direction) {
    return switch (from.orElse(null)) {
      case Operator operator -> next(operator, direction);
      case Stream stream -> nextOfStream(stream, direction);
      case null, default -> shown().stream().min(Comparator.comparingInt(operator -> place(operator).x + place(operator).y));
    };
  }

  /** The next or previous stream: from an operator the first one that leaves or enters it; from a stream the one after it at the same operator. */
  public Optional<Stream> nextStream(Optional<? extends EObject> from, boolean isForward) {
    return switch (from.orElse(null)) {
      case Operator operator -> streams(operator).stream().findFirst();
      case Stream stream -> {
        List<Stream> all = streams(stream.getSource());
        int step = isForward ? 1 : all.size() - 1;
        yield all.isEmpty() ? Optional.empty() : Optional.of(all.get((all.indexOf(stream) + step) % all.size()));
      }
      case null, default -> diagram.job().getStreams().stream().filter(stream -> stream.getSource() != null && stream.getTarget() != null).findFirst();
    };
  }

  private Optional<? extends EObject> nextOfStream(Stream stream, Direction direction) {
    return switch (direction) {
      case RIGHT -> Optional.ofNullable(stream.getTarget());
      case LEFT -> Optional.ofNullable(stream.getSource());
      case DOWN -> nextStream(Optional.of(stream), true);
      case UP -> nextStream(Optional.of(stream), false);
    };
  }

  private Optional<Operator> next(Operator operator, Direction direction) {
    return switch (direction) {
      case RIGHT -> nearest(operator, operator.getOutgoing().stream().map(Stream::getTarget));
      case LEFT -> nearest(operator, operator.getIncoming().stream().map(Stream::getSource));
      case UP -> beside(operator, -1);
      case DOWN -> beside(operator, 1);
    };
  }

  private Optional<Operator> nearest(Operator operator, java.util.stream.Stream<Operator> ends) {
    int level = place(operator).y;
    return ends.filter(end -> end != null && isShown.test(end)).min(Comparator.comparingInt(end -> Math.abs(place(end).y - level)));
  }

  /** The nearest one above or below; what lies straight there counts as nearer than what lies aside. */
  private Optional<Operator> beside(Operator operator, int sign) {
    Point from = place(operator);
    return shown().stream().filter(other -> other != operator && (place(other).y - from.y) * sign > 0)
        .min(Comparator.comparingInt(other -> Math.abs(place(other).y - from.y) + 2 * Math.abs(place(other).x - from.x)));
  }

  private List<Stream> streams(Operator operator) {
    List<Stream> all = operator.getOutgoing().isEmpty() ? operator.getIncoming() : operator.getOutgoing();
    return all.stream().filter(stream -> stream.getSource() != null && stream.getTarget() != null).toList();
  }

  private List<Operator> shown() {
    return diagram.job().getOperators().stream().filter(isShown).toList();
  }

  private Point place(Operator operator) {
    return diagram.location(operator);
  }
}
