package dev.stillwater.ui.editor.commands;

import dev.stillwater.model.job.JobFactory;
import dev.stillwater.model.job.JobPackage;
import dev.stillwater.model.job.NodeLayout;
import dev.stillwater.model.job.Operator;
import dev.stillwater.ui.editor.model.JobDiagram;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.draw2d.geometry.Point;

/**
 * Moves operators on the drawing: a drag, a nudge or an arrangement of all.
 *
 * <p>THREADING: UI thread.
 */
public final class MoveOperatorsCommand extends JobCommand {
  private final JobDiagram diagram;
  private final Map<Operator, Point> locations = new LinkedHashMap<>();

  /** Moves the top left corners of the operators to the locations, in pixels at 100 percent. */
  public MoveOperatorsCommand(JobDiagram diagram, Map<Operator, Point> locations, String label) {
    super(label);
    this.diagram = diagram;
    locations.forEach((operator, location) -> this.locations.put(operator, new Point(location)));
  }

  @Override
  public boolean canExecute() {
    return locations.entrySet().stream().anyMatch(entry -> !entry.getValue().equals(diagram.location(entry.getKey())));
  }

  @Override
  protected void apply() {
    locations.forEach(this::moveTo);
  }

  private void moveTo(Operator operator, Point location) {
    Optional<NodeLayout> node = diagram.node(operator);
    if (node.isEmpty()) {
      NodeLayout created = JobFactory.eINSTANCE.createNodeLayout();
      created.setUid(operator.getUid());
      created.setX(location.x);
      created.setY(location.y);
      add(diagram.layout().getNodes(), created, -1);
    } else if (!location.equals(diagram.location(operator))) {
      set(node.get(), JobPackage.Literals.NODE_LAYOUT__X, location.x);
      set(node.get(), JobPackage.Literals.NODE_LAYOUT__Y, location.y);
    }
  }
}
