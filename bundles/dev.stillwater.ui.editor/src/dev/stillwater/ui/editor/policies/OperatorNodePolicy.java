package dev.stillwater.ui.editor.policies;

import dev.stillwater.model.job.Operator;
import dev.stillwater.model.job.Stream;
import dev.stillwater.ui.editor.commands.CreateStreamCommand;
import dev.stillwater.ui.editor.commands.ReconnectStreamCommand;
import dev.stillwater.ui.editor.figures.OperatorFigure.Feedback;
import dev.stillwater.ui.editor.figures.StreamFigure;
import dev.stillwater.ui.editor.model.StreamRules;
import dev.stillwater.ui.editor.parts.OperatorPart;
import java.util.Optional;
import org.eclipse.draw2d.Connection;
import org.eclipse.draw2d.ConnectionRouter;
import org.eclipse.draw2d.ManhattanConnectionRouter;
import org.eclipse.gef.Request;
import org.eclipse.gef.RequestConstants;
import org.eclipse.gef.commands.Command;
import org.eclipse.gef.editpolicies.GraphicalNodeEditPolicy;
import org.eclipse.gef.requests.CreateConnectionRequest;
import org.eclipse.gef.requests.DropRequest;
import org.eclipse.gef.requests.ReconnectRequest;

/**
 * Draws and reconnects streams at an operator; a refusal is shown on the operator and, with its reason, in the status line.
 *
 * <p>THREADING: UI thread.
 */
public final class OperatorNodePolicy extends GraphicalNodeEditPolicy {
  @Override
  protected Command getConnectionCreateCommand(CreateConnectionRequest request) {
    if (rules().refusalToBegin(operator()).isPresent()) {
      return null;
    }
    Command command = new CreateStreamCommand(part().diagram(), operator());
    request.setStartCommand(command);
    return command;
  }

  @Override
  protected Command getConnectionCompleteCommand(CreateConnectionRequest request) {
    return request.getStartCommand() instanceof CreateStreamCommand command ? command.to(operator()) : null;
  }

  @Override
  protected Command getReconnectTargetCommand(ReconnectRequest request) {
    Stream stream = (Stream) request.getConnectionEditPart().getModel();
    return new ReconnectStreamCommand(part().diagram(), stream, stream.getSource(), operator());
  }

  @Override
  protected Command getReconnectSourceCommand(ReconnectRequest request) {
    Stream stream = (Stream) request.getConnectionEditPart().getModel();
    return new ReconnectStreamCommand(part().diagram(), stream, operator(), stream.getTarget());
  }

  @Override
  protected Connection createDummyConnection(Request request) {
    StreamFigure figure = new StreamFigure();
    figure.setSelected(true);
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
      show(rules().refusalToBegin(operator()));
    }
  }

  @Override
  protected void showTargetConnectionFeedback(DropRequest request) {
    show(refusal((Request) request));
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

  private Optional<String> refusal(Request request) {
    if (request instanceof CreateConnectionRequest create && create.getStartCommand() instanceof CreateStreamCommand command) {
      boolean isBackAtStart = command.source() == operator();
      return isBackAtStart ? Optional.empty() : rules().refusal(command.source(), operator());
    }
    if (request instanceof ReconnectRequest reconnect) {
      Stream stream = (Stream) reconnect.getConnectionEditPart().getModel();
      StreamRules without = rules().without(stream);
      return reconnect.isMovingStartAnchor() ? without.refusal(operator(), stream.getTarget()) : without.refusal(stream.getSource(), operator());
    }
    return Optional.empty();
  }

  private void show(Optional<String> refusal) {
    part().operatorFigure().setFeedback(refusal.isPresent() ? Feedback.REFUSED : Feedback.ACCEPTED);
    RefusalLine.show(part().getViewer(), refusal);
  }

  private void hide() {
    part().operatorFigure().setFeedback(Feedback.NONE);
    RefusalLine.show(part().getViewer(), Optional.empty());
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
