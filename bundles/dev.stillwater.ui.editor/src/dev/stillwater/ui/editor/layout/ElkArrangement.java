package dev.stillwater.ui.editor.layout;

import dev.stillwater.model.job.Job;
import dev.stillwater.model.job.JobFactory;
import dev.stillwater.model.job.JobLayout;
import dev.stillwater.model.job.NodeLayout;
import dev.stillwater.model.job.Operator;
import dev.stillwater.model.job.Partitioning;
import dev.stillwater.model.job.Stream;
import dev.stillwater.ui.editor.model.JobDiagram;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.draw2d.geometry.Dimension;
import org.eclipse.draw2d.geometry.Point;
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
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkLabel;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.ElkPort;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/**
 * Places operators from left to right along the streams by ELK's layered algorithm; the result lies on the grid.
 *
 * <p>THREADING: any thread, on a job that belongs to it. Cost: about linear in operators and streams; seconds for thousands.
 */
public final class ElkArrangement {
  private static final double LAYER_GAP = 30;
  private static final double NODE_GAP = 30;
  private static final double LABEL_WIDTH_MIN = 40;
  private static final double LABEL_WIDTH_MAX = 200;
  private static final double CHARACTER_WIDTH = 7;
  private static final int MARGIN = 40;

  private ElkArrangement() {}

  /** The top left corners of all operators, each with the given size in pixels at 100 percent. */
  public static Map<Operator, Point> arrange(Job job, Dimension size) {
    LayoutMetaDataService.getInstance().registerLayoutMetaDataProviders(new LayeredMetaDataProvider());
    ElkNode root = ElkGraphUtil.createGraph();
    root.setProperty(CoreOptions.DIRECTION, Direction.RIGHT);
    root.setProperty(CoreOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
    root.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, LAYER_GAP);
    root.setProperty(CoreOptions.SPACING_NODE_NODE, NODE_GAP);
    root.setProperty(LayeredOptions.NODE_PLACEMENT_STRATEGY, NodePlacementStrategy.BRANDES_KOEPF);
    Map<Operator, ElkNode> nodes = new LinkedHashMap<>();
    for (Operator operator : job.getOperators()) {
      nodes.put(operator, createNode(root, size));
    }
    for (Stream stream : job.getStreams()) {
      ElkNode source = nodes.get(stream.getSource());
      ElkNode target = nodes.get(stream.getTarget());
      if (source != null && target != null) {
        ElkEdge edge = ElkGraphUtil.createSimpleEdge(source.getPorts().get(1), target.getPorts().get(0));
        makeRoomForKey(edge, stream);
      }
    }
    new LayeredLayoutProvider().layout(root, new BasicProgressMonitor());
    Map<Operator, Point> result = new LinkedHashMap<>();
    nodes.forEach((operator, node) -> result.put(operator,
        new Point(MARGIN + JobDiagram.snapped((int) node.getX()), MARGIN + JobDiagram.snapped((int) node.getY()))));
    return toOrigin(result);
  }

  /**
   * Gives every operator a place: all of them by the algorithm when the layout knows none, else those without place below the others.
   *
   * @return whether a place was missing
   */
  public static boolean complete(Job job, JobLayout layout, Dimension size) {
    List<Operator> missing = withoutPlace(job, layout);
    if (missing.isEmpty()) {
      return false;
    }
    if (missing.size() == job.getOperators().size()) {
      arrange(job, size).forEach((operator, location) -> place(layout, operator, location));
      return true;
    }
    int bottom = layout.getNodes().stream().mapToInt(NodeLayout::getY).max().orElse(0);
    int x = MARGIN;
    int y = JobDiagram.snapped(bottom + size.height + (int) NODE_GAP);
    for (Operator operator : missing) {
      place(layout, operator, new Point(x, y));
      x += size.width + MARGIN;
    }
    return true;
  }

  private static ElkNode createNode(ElkNode root, Dimension size) {
    ElkNode node = ElkGraphUtil.createNode(root);
    node.setDimensions(size.width, size.height);
    node.setProperty(CoreOptions.PORT_CONSTRAINTS, PortConstraints.FIXED_POS);
    createPort(node, PortSide.WEST, 0, size.height / 2.0);
    createPort(node, PortSide.EAST, size.width, size.height / 2.0);
    return node;
  }

  private static void createPort(ElkNode node, PortSide side, double x, double y) {
    ElkPort port = ElkGraphUtil.createPort(node);
    port.setProperty(CoreOptions.PORT_SIDE, side);
    port.setLocation(x, y);
  }

  /** The key fields of a hash stream stand on its line. */
  private static void makeRoomForKey(ElkEdge edge, Stream stream) {
    if (stream.getPartitioning() == Partitioning.HASH) {
      ElkLabel label = ElkGraphUtil.createLabel(String.join(", ", stream.getKeyFields()), edge);
      label.setProperty(CoreOptions.EDGE_LABELS_INLINE, true);
      label.setDimensions(Math.min(LABEL_WIDTH_MAX, LABEL_WIDTH_MIN + CHARACTER_WIDTH * label.getText().length()), 1);
    }
  }

  private static Map<Operator, Point> toOrigin(Map<Operator, Point> locations) {
    int left = locations.values().stream().mapToInt(point -> point.x).min().orElse(0);
    int top = locations.values().stream().mapToInt(point -> point.y).min().orElse(0);
    locations.values().forEach(point -> point.translate(MARGIN - left, MARGIN - top));
    return locations;
  }

  private static List<Operator> withoutPlace(Job job, JobLayout layout) {
    List<String> places = new ArrayList<>(layout.getNodes().stream().map(NodeLayout::getUid).toList());
    return job.getOperators().stream().filter(operator -> !removeOne(places, operator.getUid())).toList();
  }

  private static boolean removeOne(List<String> places, String uid) {
    for (int index = 0; index < places.size(); index++) {
      if (Objects.equals(places.get(index), uid)) {
        places.remove(index);
        return true;
      }
    }
    return false;
  }

  private static void place(JobLayout layout, Operator operator, Point location) {
    NodeLayout node = JobFactory.eINSTANCE.createNodeLayout();
    node.setUid(operator.getUid());
    node.setX(location.x);
    node.setY(location.y);
    layout.getNodes().add(node);
  }
}
