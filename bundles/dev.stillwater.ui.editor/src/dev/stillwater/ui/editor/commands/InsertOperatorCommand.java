package dev.stillwater.ui.editor.commands;

import dev.stillwater.model.job.JobPackage;
import dev.stillwater.model.job.Operator;
import dev.stillwater.model.job.Partitioning;
import dev.stillwater.model.job.Stream;
import dev.stillwater.ui.editor.Messages;
import dev.stillwater.ui.editor.model.JobDiagram;
import dev.stillwater.ui.editor.model.OperatorSpace;
import dev.stillwater.ui.editor.model.StreamEnds;
import dev.stillwater.ui.editor.model.Wiring;
import java.util.List;
import java.util.Map;
import org.eclipse.draw2d.geometry.Point;
import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.osgi.util.NLS;

/**
 * Creates an operator and connects it: behind one, before one, or into a stream, whose operators make room. One that is drawn already, without streams, is moved there.
 *
 * <p>THREADING: UI thread.
 */
public final class InsertOperatorCommand extends JobCommand {
  private final OperatorSpace space;
  private final Operator operator;
  private final Point location;
  private final Wiring wiring;

  /** Adds the operator with its top left corner at the location, in pixels at 100 percent, and connects it. */
  public InsertOperatorCommand(OperatorSpace space, Operator operator, Point location, Wiring wiring) {
    super(NLS.bind(wiring instanceof Wiring.Within ? Messages.InsertOperatorCommand_into : Messages.CreateOperatorCommand_label,
        JobDiagram.nameOf(operator)));
    this.space = space;
    this.operator = operator;
    this.location = new Point(location);
    this.wiring = wiring;
  }

  @Override
  public boolean canExecute() {
    boolean isFree = operator.eContainer() == null || operator.getIncoming().isEmpty() && operator.getOutgoing().isEmpty();
    return isFree && diagram().kind(operator).filter(wiring::accepts).isPresent();
  }

  @Override
  protected void apply() {
    include(operator.eContainer() == null ? new CreateOperatorCommand(diagram(), operator, location)
        : new MoveOperatorsCommand(diagram(), Map.of(operator, location), getLabel()));
    switch (wiring) {
      case Wiring.Alone alone -> { }
      case Wiring.After after -> include(new CreateStreamCommand(diagram(), after.source(), after.output()).to(operator));
      case Wiring.Before before -> include(new CreateStreamCommand(diagram(), operator, 0).to(before.target(), before.input()));
      case Wiring.Within within -> insertInto(within.stream());
    }
  }

  private void insertInto(Stream stream) {
    Map<Operator, Point> moved = space.roomWithin(new Rectangle(location, space.size(operator)), stream);
    StreamEnds old = StreamEnds.of(diagram(), stream);
    include(new ReconnectStreamCommand(diagram(), stream, old.from(operator, 0)));
    include(new CreateStreamCommand(diagram(), old.source(), old.output()).to(operator));
    Stream created = diagram().job().getStreams().getLast();
    if (created.getPartitioning() == Partitioning.HASH && created.getKeyFields().isEmpty() && !stream.getKeyFields().isEmpty()) {
      set(created, JobPackage.Literals.STREAM__KEY_FIELDS, List.copyOf(stream.getKeyFields()));
    }
    moved.remove(operator);
    if (!moved.isEmpty()) {
      include(new MoveOperatorsCommand(diagram(), moved, getLabel()));
    }
  }

  private JobDiagram diagram() {
    return space.diagram();
  }
}
