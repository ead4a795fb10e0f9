package dev.stillwater.cli;

import dev.stillwater.model.catalog.OperatorCatalog;
import dev.stillwater.model.catalog.PortSpec;
import dev.stillwater.model.draw.SceneBuilder;
import dev.stillwater.model.job.Job;
import dev.stillwater.model.job.JobFactory;
import dev.stillwater.model.job.JobLayout;
import dev.stillwater.model.job.NodeLayout;
import dev.stillwater.model.job.Operator;
import dev.stillwater.model.job.Partitioning;
import dev.stillwater.model.job.Stream;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.elk.alg.layered.LayeredLayoutProvider;
import org.eclipse.elk.alg.layered.options.LayeredMetaDataProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.alg.layered.options.NodePlacementStrategy;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.options.PortConstraints;
import org.eclipse.elk.core.options.PortSide;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkLabel;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.ElkPort;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/**
 * Places the operators of a job that has no layout, by ELK's layered algorithm.
 *
 * <p>THREADING: one thread. Cost: about linear in operators and streams; seconds for thousands.
 */
final class JobArrangement {
  private static final double LAYER_GAP = 50;
  private static final double NODE_GAP = 30;
  private static final int GRID = 10;
  private static final int LABEL_WIDTH = 140;

  private JobArrangement() {
  }

  /** Adds a place for each operator to the layout, which has none. */
  static void arrange(Job job, JobLayout layout, OperatorCatalog catalog) {
    LayoutMetaDataService.getInstance().registerLayoutMetaDataProviders(new LayeredMetaDataProvider());
    ElkNode root = ElkGraphUtil.createGraph();
    root.setProperty(CoreOptions.DIRECTION, Direction.RIGHT);
    root.setProperty(CoreOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
    root.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, LAYER_GAP);
    root.setProperty(CoreOptions.SPACING_NODE_NODE, NODE_GAP);
    root.setProperty(LayeredOptions.NODE_PLACEMENT_STRATEGY, NodePlacementStrategy.BRANDES_KOEPF);
    Map<Operator, ElkNode> nodes = new IdentityHashMap<>();
    for (Operator operator : job.getOperators()) {
      ElkNode node = ElkGraphUtil.createNode(root);
      node.setDimensions(SceneBuilder.NODE_WIDTH, SceneBuilder.height(catalog.kind(operator.getKind())));
      node.setProperty(CoreOptions.PORT_CONSTRAINTS, PortConstraints.FIXED_POS);
      addPorts(node, PortSide.WEST, 0, SceneBuilder.ports(catalog.kind(operator.getKind()), true));
      addPorts(node, PortSide.EAST, SceneBuilder.NODE_WIDTH, SceneBuilder.ports(catalog.kind(operator.getKind()), false));
      nodes.put(operator, node);
    }
    for (Stream stream : job.getStreams()) {
      ElkNode source = nodes.get(stream.getSource());
      ElkNode target = nodes.get(stream.getTarget());
      if (source != null && target != null) {
        ElkPort output = port(source, PortSide.EAST, index(catalog, stream.getSource(), stream.getSourcePort(), false));
        ElkPort input = port(target, PortSide.WEST, index(catalog, stream.getTarget(), stream.getTargetPort(), true));
        var edge = ElkGraphUtil.createSimpleEdge(output, input);
        if (stream.getPartitioning() != Partitioning.FORWARD) {
          ElkLabel label = ElkGraphUtil.createLabel("hash", edge);
          label.setProperty(CoreOptions.EDGE_LABELS_INLINE, true);
          label.setDimensions(LABEL_WIDTH, 1);
        }
      }
    }
    new LayeredLayoutProvider().layout(root, new BasicProgressMonitor());
    for (Operator operator : job.getOperators()) {
      NodeLayout place = JobFactory.eINSTANCE.createNodeLayout();
      place.setUid(operator.getUid());
      place.setX((int) Math.round(nodes.get(operator).getX() / GRID) * GRID);
      place.setY((int) Math.round(nodes.get(operator).getY() / GRID) * GRID);
      layout.getNodes().add(place);
    }
  }

  private static int index(OperatorCatalog catalog, Operator operator, String name, boolean isInput) {
    List<PortSpec> ports = catalog.kind(operator.getKind()).map(kind -> isInput ? kind.inputs() : kind.outputs()).orElse(List.of());
    for (int index = 0; index < ports.size(); index++) {
      if (ports.get(index).name().equals(name)) {
        return index;
      }
    }
    return 0;
  }

  private static void addPorts(ElkNode node, PortSide side, int x, List<Integer> places) {
    for (int y : places) {
      ElkPort port = ElkGraphUtil.createPort(node);
      port.setProperty(CoreOptions.PORT_SIDE, side);
      port.setLocation(x, y);
    }
  }

  /** The port of the index on the side; one in the middle where the kind has none, for a stream to a port that the operator has not. */
  private static ElkPort port(ElkNode node, PortSide side, int index) {
    List<ElkPort> ports = node.getPorts().stream().filter(port -> port.getProperty(CoreOptions.PORT_SIDE) == side).toList();
    if (ports.isEmpty()) {
      addPorts(node, side, side == PortSide.WEST ? 0 : SceneBuilder.NODE_WIDTH, List.of((int) node.getHeight() / 2));
      return node.getPorts().getLast();
    }
    return ports.get(Math.min(index, ports.size() - 1));
  }
}
