package dev.stillwater.ui.editor.policies;

import dev.stillwater.model.job.Operator;
import dev.stillwater.model.job.Stream;
import dev.stillwater.ui.editor.Messages;
import dev.stillwater.ui.editor.commands.CreateStreamCommand;
import dev.stillwater.ui.editor.commands.ReconnectStreamCommand;
import dev.stillwater.ui.editor.figures.OperatorFigure;
import dev.stillwater.ui.editor.figures.OperatorFigure.Feedback;
import dev.stillwater.ui.editor.figures.StreamFigure;
import dev.stillwater.ui.editor.model.StreamEnds;
import dev.stillwater.ui.editor.model.StreamRules;
import dev.stillwater.ui.editor.parts.OperatorPart;
import java.util.Optional;
import org.eclipse.draw2d.Connection;
import org.eclipse.draw2d.ConnectionRouter;
import org.eclipse.draw2d.ManhattanConnectionRouter;
import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.gef.Request;
import org.eclipse.gef.RequestConstants;
import org.eclipse.gef.commands.Command;
import org.eclipse.gef.editpolicies.GraphicalNodeEditPolicy;
import org.eclipse.gef.requests.CreateConnectionRequest;
import org.eclipse.gef.requests.DropRequest;
import org.eclipse.gef.requests.ReconnectRequest;
import org.eclipse.osgi.util.NLS;

/**
 * Draws and reconnects streams at an operator; a refusal is shown on the operator and, with its reason, in the status line.
 *
 * <p>THREADING: UI thread.
 */
public final class OperatorNodePolicy extends GraphicalNodeEditPolicy {
  private Optional<ConnectionNote> note = Optional.empty();

  /** Index of the output at which the stream of the request begins or will begin, here. */
  public int output(Request request) {
    if (BackwardStream.isMarked(request)) {
      return newEnds(request).map(StreamEnds::output).orElse(0);
    }
    if (isBackAtStart(request)) {
      return ((CreateStreamCommand) ((CreateConnectionRequest) request).getStartCommand()).output();
    }
    if (request instanceof ReconnectRequest reconnect) {
      return ends(reconnect).output();
    }
    return request instanceof CreateConnectionRequest create ? outputAt(create) : 0;
  }

  /** Index of the input at which the stream of the request will end, here. */
  public int input(Request request) {
    if (request instanceof CreateConnectionRequest create && create.getStartCommand() instanceof BackwardStream start) {
      return start.input();
    }
    return newEnds(request).map(StreamEnds::input).orElse(0);
  }

  @Override
  protected Command getConnectionCreateCommand(CreateConnectionRequest request) {
    if (BackwardStream.isMarked(request)) {
      BackwardStream start = new BackwardStream(operator(), Math.max(0, part().inputAt(request.getLocation())));
      request.setStartCommand(start);
      return start;
    }
    if (rules().refusalToBegin(operator()).isPresent()) {
      return null;
    }
    Command command = new CreateStreamCommand(part().diagram(), operator(), outputAt(request));
    request.setStartCommand(command);
    return command;
  }

  @Override
  protected Command getConnectionCompleteCommand(CreateConnectionRequest request) {
    if (request.getStartCommand() instanceof BackwardStream) {
      return newEnds(request).map(ends -> new CreateStreamCommand(part().diagram(), ends.source(), ends.output()).to(ends.target(), ends.input()))
          .orElse(null);
    }
    return request.getStartCommand() instanceof CreateStreamCommand command ? command.to(operator(), input(request)) : null;
  }

  @Override
  protected Command getReconnectTargetCommand(ReconnectRequest request) {
    return reconnect(request);
  }

  @Override
  protected Command getReconnectSourceCommand(ReconnectRequest request) {
    return reconnect(request);
  }

  @Override
  protected Connection createDummyConnection(Request request) {
    StreamFigure figure = new StreamFigure();
    figure.setSelected(true);
    if (BackwardStream.isMarked(request)) {
      figure.setBackward();
    }
    return figure;
  }

  @Override
  protected ConnectionRouter getDummyConnectionRouter(CreateConnectionRequest request) {
    return new ManhattanConnectionRouter();
  }

  @Override
  public void showTargetFeedback(Request request) {
    super.showTargetFeedback(request);
    if (RequestConstants.REQ_CONNECTION_START.equals(request.getType())) {
      show(rules().refusalToBegin(operator()), OperatorFigure.NO_PORT);
    }
  }

  @Override
  protected void showTargetConnectionFeedback(DropRequest request) {
    Request asked = (Request) request;
    boolean isAtTarget = !isBackAtStart(asked) && !BackwardStream.isMarked(asked)
        && !(request instanceof ReconnectRequest reconnect && reconnect.isMovingStartAnchor());
    Optional<String> refusal = refusal(asked);
    show(refusal, isAtTarget ? input(asked) : OperatorFigure.NO_PORT);
    if (refusal.isEmpty() && asked instanceof CreateConnectionRequest && !isBackAtStart(asked)) {
      newEnds(asked).flatMap(ends -> trial().advice(part().diagram(), ends, part().getViewer().getControl(), this::advise)).ifPresent(this::advise);
    }
  }

  /** Says what will be wrong with the stream, which can be drawn all the same. */
  private void advise(String advice) {
    String text = NLS.bind(Messages.OperatorNodePolicy_advice, advice);
    RefusalLine.show(part().getViewer(), Optional.of(text));
    showNote(text, false);
  }

  @Override
  public void eraseTargetFeedback(Request request) {
    super.eraseTargetFeedback(request);
    if (RequestConstants.REQ_CONNECTION_START.equals(request.getType())) {
      hide();
    }
  }

  @Override
  protected void eraseTargetConnectionFeedback(DropRequest request) {
    hide();
  }

  private Command reconnect(ReconnectRequest request) {
    return new ReconnectStreamCommand(part().diagram(), stream(request), ends(request));
  }

  private Optional<String> refusal(Request request) {
    StreamRules rules = request instanceof ReconnectRequest reconnect ? rules().without(stream(reconnect)) : rules();
    return isBackAtStart(request) ? Optional.empty() : newEnds(request).flatMap(rules::refusal);
  }

  private boolean isBackAtStart(Request request) {
    return request instanceof CreateConnectionRequest create
        && (create.getStartCommand() instanceof CreateStreamCommand command && command.source() == operator()
            || create.getStartCommand() instanceof BackwardStream start && start.target() == operator());
  }

  /** Where the stream of the request will lead when it is dropped here; empty while none is being drawn. */
  private Optional<StreamEnds> newEnds(Request request) {
    if (request instanceof CreateConnectionRequest create && create.getStartCommand() instanceof BackwardStream start) {
      return Optional.of(new StreamEnds(operator(), outputAt(create), start.target(), start.input()));
    }
    if (request instanceof CreateConnectionRequest create && create.getStartCommand() instanceof CreateStreamCommand command) {
      int input = part().inputAt(create.getLocation());
      return Optional.of(input == OperatorFigure.NO_PORT ? rules().toAnyInput(command.source(), command.output(), operator())
          : new StreamEnds(command.source(), command.output(), operator(), input));
    }
    return request instanceof ReconnectRequest reconnect ? Optional.of(ends(reconnect)) : Optional.empty();
  }

  private StreamEnds ends(ReconnectRequest request) {
    StreamEnds now = StreamEnds.of(part().diagram(), stream(request));
    if (request.isMovingStartAnchor()) {
      int output = part().outputAt(request.getLocation());
      boolean isStaying = output == OperatorFigure.NO_PORT && now.source() == operator();
      return isStaying ? now : now.from(operator(), Math.max(0, output));
    }
    int input = part().inputAt(request.getLocation());
    if (input == OperatorFigure.NO_PORT) {
      return now.target() == operator() ? now : rules().without(stream(request)).toAnyInput(now.source(), now.output(), operator());
    }
    return now.to(operator(), input);
  }

  /** The output at the pointer; the first one when the pointer is elsewhere on the operator. */
  private int outputAt(CreateConnectionRequest request) {
    return request.getLocation() == null ? 0 : Math.max(0, part().outputAt(request.getLocation()));
  }

  private static Stream stream(ReconnectRequest request) {
    return (Stream) request.getConnectionEditPart().getModel();
  }

  private void show(Optional<String> refusal, int input) {
    part().operatorFigure().setFeedback(refusal.isPresent() ? Feedback.REFUSED : Feedback.ACCEPTED, input);
    RefusalLine.show(part().getViewer(), refusal);
    hideNote();
    refusal.ifPresent(reason -> showNote(reason, true));
  }

  private void hide() {
    part().operatorFigure().setFeedback(Feedback.NONE, OperatorFigure.NO_PORT);
    RefusalLine.show(part().getViewer(), Optional.empty());
    trial().end();
    hideNote();
  }

  private void showNote(String text, boolean isRefusal) {
    hideNote();
    ConnectionNote shown = new ConnectionNote(text, isRefusal);
    note = Optional.of(shown);
    addFeedback(shown);
    org.eclipse.swt.graphics.Point size = part().getViewer().getControl().getSize();
    shown.placeAt(part().getFigure(), getFeedbackLayer(), new Rectangle(0, 0, size.x, size.y));
  }

  private void hideNote() {
    note.ifPresent(this::removeFeedback);
    note = Optional.empty();
  }

  private ConnectionTrial trial() {
    return ConnectionTrial.of(part().getViewer());
  }

  private StreamRules rules() {
    return StreamRules.of(part().diagram());
  }

  private Operator operator() {
    return part().operator();
  }

  private OperatorPart part() {
    return (OperatorPart) getHost();
  }
}
