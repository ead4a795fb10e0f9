package dev.stillwater.ui.editor.commands;

import dev.stillwater.model.job.JobFactory;
import dev.stillwater.model.job.JobPackage;
import dev.stillwater.model.job.NodeLayout;
import dev.stillwater.model.job.Operator;
import dev.stillwater.ui.editor.model.JobDiagram;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.draw2d.geometry.Dimension;
import org.eclipse.draw2d.geometry.Point;

/**
 * Gives operators other sizes on the drawing; the standard size is not kept in the layout.
 *
 * <p>THREADING: UI thread.
 */
public final class ResizeOperatorsCommand extends JobCommand {
  private final JobDiagram diagram;
  private final Dimension standard;
  private final Map<Operator, Dimension> sizes = new LinkedHashMap<>();

  /** Gives the operators the sizes, in pixels at 100 percent; what is not above the standard size becomes it. */
  public ResizeOperatorsCommand(JobDiagram diagram, Dimension standard, Map<Operator, Dimension> sizes, String label) {
    super(label);
    this.diagram = diagram;
    this.standard = standard.getCopy();
    sizes.forEach((operator, size) -> this.sizes.put(operator, new Dimension(kept(size.width, standard.width), kept(size.height, standard.height))));
  }

  @Override
  public boolean canExecute() {
    return sizes.entrySet().stream().anyMatch(entry -> !entry.getValue().equals(size(entry.getKey())));
  }

  @Override
  protected void apply() {
    sizes.forEach((operator, size) -> {
      if (!size.equals(size(operator))) {
        NodeLayout node = diagram.node(operator).orElseGet(() -> created(operator));
        set(node, JobPackage.Literals.NODE_LAYOUT__WIDTH, size.width);
        set(node, JobPackage.Literals.NODE_LAYOUT__HEIGHT, size.height);
      }
    });
  }

  private NodeLayout created(Operator operator) {
    Point location = diagram.location(operator);
    NodeLayout created = JobFactory.eINSTANCE.createNodeLayout();
    created.setUid(operator.getUid());
    created.setX(location.x);
    created.setY(location.y);
    add(diagram.layout().getNodes(), created, -1);
    return created;
  }

  private Dimension size(Operator operator) {
    Optional<NodeLayout> node = diagram.node(operator);
    return new Dimension(node.map(place -> kept(place.getWidth(), standard.width)).orElse(0),
        node.map(place -> kept(place.getHeight(), standard.height)).orElse(0));
  }

  private static int kept(int pixels, int standardPixels) {
    return pixels <= standardPixels ? 0 : pixels;
  }
}
