package dev.stillwater.ui.editor.commands;

import dev.stillwater.model.catalog.OperatorKind;
import dev.stillwater.model.job.JobFactory;
import dev.stillwater.model.job.NodeLayout;
import dev.stillwater.model.job.Operator;
import dev.stillwater.ui.editor.Messages;
import dev.stillwater.ui.editor.model.JobDiagram;
import dev.stillwater.ui.editor.model.Uids;
import org.eclipse.draw2d.geometry.Point;
import org.eclipse.osgi.util.NLS;

/**
 * Creates an operator of a kind at a place of the drawing, with a new uid made from the kind.
 *
 * <p>THREADING: UI thread.
 */
public final class CreateOperatorCommand extends JobCommand {
  private final JobDiagram diagram;
  private final Operator operator;
  private final NodeLayout node;

  /** Adds the new operator with its top left corner at the location, in pixels at 100 percent; snapped to the grid. */
  public CreateOperatorCommand(JobDiagram diagram, Operator operator, Point location) {
    super(NLS.bind(Messages.CreateOperatorCommand_label, JobDiagram.nameOf(operator)));
    this.diagram = diagram;
    this.operator = operator;
    node = JobFactory.eINSTANCE.createNodeLayout();
    node.setX(JobDiagram.snapped(location.x));
    node.setY(JobDiagram.snapped(location.y));
  }

  /** An operator of the kind that belongs to no job yet and has no uid. */
  public static Operator newOperator(OperatorKind kind) {
    Operator operator = JobFactory.eINSTANCE.createOperator();
    operator.setKind(kind.id());
    operator.setName(kind.label());
    return operator;
  }

  @Override
  public boolean canExecute() {
    return operator.eContainer() == null;
  }

  @Override
  protected void apply() {
    operator.setUid(Uids.unused(diagram.job(), operator.getKind()));
    node.setUid(operator.getUid());
    add(diagram.layout().getNodes(), node, -1);
    add(diagram.job().getOperators(), operator, -1);
  }
}
