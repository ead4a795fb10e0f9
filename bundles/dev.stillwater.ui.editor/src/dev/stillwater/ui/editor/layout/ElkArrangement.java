package dev.stillwater.ui.editor.layout;

import dev.stillwater.model.catalog.OperatorCatalog;
import dev.stillwater.model.job.Job;
import dev.stillwater.model.job.JobFactory;
import dev.stillwater.model.job.JobLayout;
import dev.stillwater.model.job.NodeLayout;
import dev.stillwater.model.job.Operator;
import dev.stillwater.model.job.Partitioning;
import dev.stillwater.model.job.Stream;
import dev.stillwater.ui.editor.figures.GroupFigure;
import dev.stillwater.ui.editor.model.JobDiagram;
import dev.stillwater.ui.editor.model.Ports;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.eclipse.draw2d.geometry.Dimension;
import org.eclipse.draw2d.geometry.Point;
import org.eclipse.elk.alg.layered.LayeredLayoutProvider;
import org.eclipse.elk.alg.layered.options.LayeredMetaDataProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.alg.layered.options.NodePlacementStrategy;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.options.HierarchyHandling;
import org.eclipse.elk.core.options.PortConstraints;
import org.eclipse.elk.core.options.PortSide;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.core.util.IElkProgressMonitor;
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
  /** Wide enough for the rate that a running job shows on a stream. */
  private static final double LAYER_GAP = 60;
  private static final double NODE_GAP = 30;
  private static final double LABEL_WIDTH_MIN = 40;
  private static final double LABEL_WIDTH_MAX = 200;
  private static final double CHARACTER_WIDTH = 7;
  private static final double BENT = 1.3;
  private static final int MARGIN = 40;
  /** Jobs of more operators are arranged with less search for fewer crossings. */
  private static final int MANY = 400;

  private ElkArrangement() {}

  /** The top left corners of all operators, of the standard size in pixels at 100 percent unless their ports need more. */
  public static Map<Operator, Point> arrange(Job job, OperatorCatalog catalog, Dimension standardSize) {
    return arrange(job.getOperators(), List.of(), catalog, operator -> standardSize, new BasicProgressMonitor()).places();
  }

  /**
   * Where the operators shall lie, and the routes of the streams between them; streams to others do not count.
   *
   * @param groups operators that shall stay together, each in one group at most, with room for a frame around them
   * @param sizes the size that an operator shall have, in pixels at 100 percent; its ports may need more
   * @param progress hears how far it is; when it is cancelled the result is of no use
   */
  public static Arrangement arrange(Collection<Operator> operators, Collection<? extends Collection<Operator>> groups, OperatorCatalog catalog, Function<Operator, Dimension> sizes,
      IElkProgressMonitor progress) {
    LayoutMetaDataService.getInstance().registerLayoutMetaDataProviders(new LayeredMetaDataProvider());
    ElkNode root = root(operators.size());
    Map<Operator, ElkNode> frames = frames(root, groups, operators.size());
    Map<Operator, ElkNode> nodes = new LinkedHashMap<>();
    for (Operator operator : operators) {
      nodes.put(operator, createNode(frames.getOrDefault(operator, root), places(operator, catalog, sizes.apply(operator))));
    }
    Map<Stream, ElkEdge> edges = new LinkedHashMap<>();
    for (Operator operator : operators) {
      for (Stream stream : operator.getOutgoing()) {
        ElkNode source = nodes.get(operator);
        ElkNode target = nodes.get(stream.getTarget());
        if (target != null) {
          ElkPort output = port(source, PortSide.EAST, Ports.index(Ports.outputs(operator, catalog), stream.getSourcePort()));
          ElkPort input = port(target, PortSide.WEST, Ports.index(Ports.inputs(stream.getTarget(), catalog), stream.getTargetPort()));
          boolean isBent = target.getPorts().stream().filter(ElkArrangement::isInput).count() > 1;
          ElkEdge edge = ElkGraphUtil.createSimpleEdge(output, input);
          makeRoomForLabel(edge, stream, isBent);
          edges.put(stream, edge);
        }
      }
    }
    new LayeredLayoutProvider().layout(root, progress);
    Map<Operator, Point> result = new LinkedHashMap<>();
    nodes.forEach((operator, node) -> result.put(operator, snapped(node.getX() + left(node.getParent()), node.getY() + top(node.getParent()))));
    Map<Stream, List<Point>> routes = new LinkedHashMap<>();
    edges.forEach((stream, edge) -> routes.put(stream, bends(edge)));
    return new Arrangement(result, routes).movedTo(new Point(MARGIN, MARGIN));
  }

  private static ElkNode root(int operatorCount) {
    return layered(ElkGraphUtil.createGraph(), operatorCount);
  }

  private static ElkNode layered(ElkNode graph, int operatorCount) {
    graph.setProperty(CoreOptions.DIRECTION, Direction.RIGHT);
    graph.setProperty(CoreOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
    graph.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, LAYER_GAP);
    graph.setProperty(CoreOptions.SPACING_NODE_NODE, NODE_GAP);
    graph.setProperty(LayeredOptions.NODE_PLACEMENT_STRATEGY, NodePlacementStrategy.BRANDES_KOEPF);
    if (operatorCount > MANY) {
      graph.setProperty(LayeredOptions.THOROUGHNESS, 1);
    }
    return graph;
  }

  /** The node around the operators of each group. */
  private static Map<Operator, ElkNode> frames(ElkNode root, Collection<? extends Collection<Operator>> groups, int operatorCount) {
    Map<Operator, ElkNode> frames = new LinkedHashMap<>();
    for (Collection<Operator> group : groups) {
      root.setProperty(CoreOptions.HIERARCHY_HANDLING, HierarchyHandling.INCLUDE_CHILDREN);
      ElkNode frame = layered(ElkGraphUtil.createNode(root), operatorCount);
      frame.setProperty(CoreOptions.HIERARCHY_HANDLING, HierarchyHandling.INCLUDE_CHILDREN);
      frame.setProperty(CoreOptions.PADDING, new ElkPadding(GroupFigure.MARGIN + GroupFigure.BAR, GroupFigure.MARGIN, GroupFigure.MARGIN, GroupFigure.MARGIN));
      group.forEach(operator -> frames.put(operator, frame));
    }
    return frames;
  }

  /** How far right of the whole a graph within it begins. */
  private static double left(ElkNode graph) {
    return graph == null ? 0 : graph.getX() + left(graph.getParent());
  }

  private static double top(ElkNode graph) {
    return graph == null ? 0 : graph.getY() + top(graph.getParent());
  }

  private static List<Point> bends(ElkEdge edge) {
    List<Point> bends = new ArrayList<>();
    double left = left(edge.getContainingNode());
    double top = top(edge.getContainingNode());
    edge.getSections().forEach(section -> section.getBendPoints().forEach(bend -> bends.add(snapped(bend.getX() + left, bend.getY() + top))));
    return bends;
  }

  private static Point snapped(double x, double y) {
    return new Point(JobDiagram.snapped((int) Math.round(x)), JobDiagram.snapped((int) Math.round(y)));
  }

  /**
   * Gives every operator a place: all of them by the algorithm when the layout knows none, else those without place below the others.
   *
   * @return whether a place was missing
   */
  public static boolean complete(Job job, JobLayout layout, OperatorCatalog catalog, Dimension standardSize) {
    List<Operator> missing = withoutPlace(job, layout);
    if (missing.isEmpty()) {
      return false;
    }
    if (missing.size() == job.getOperators().size()) {
      arrange(job, catalog, standardSize).forEach((operator, location) -> place(layout, operator, location));
      return true;
    }
    int highest = job.getOperators().stream().mapToInt(operator -> places(operator, catalog, standardSize).size().height).max().orElse(0);
    int bottom = layout.getNodes().stream().mapToInt(NodeLayout::getY).max().orElse(0);
    int x = MARGIN;
    int y = JobDiagram.snapped(bottom + highest + (int) NODE_GAP);
    for (Operator operator : missing) {
      place(layout, operator, new Point(x, y));
      x += standardSize.width + MARGIN;
    }
    return true;
  }

  private static PortPlaces places(Operator operator, OperatorCatalog catalog, Dimension standardSize) {
    return PortPlaces.of(standardSize, Ports.inputs(operator, catalog), Ports.outputs(operator, catalog));
  }

  private static ElkNode createNode(ElkNode root, PortPlaces places) {
    ElkNode node = ElkGraphUtil.createNode(root);
    node.setDimensions(places.size().width, places.size().height);
    node.setProperty(CoreOptions.PORT_CONSTRAINTS, PortConstraints.FIXED_POS);
    places.inputs().forEach(y -> createPort(node, PortSide.WEST, 0, y));
    places.outputs().forEach(y -> createPort(node, PortSide.EAST, places.size().width, y));
    return node;
  }

  private static void createPort(ElkNode node, PortSide side, double x, double y) {
    ElkPort port = ElkGraphUtil.createPort(node);
    port.setProperty(CoreOptions.PORT_SIDE, side);
    port.setLocation(x, y);
  }

  /** The port of the index on the side; the first one, made in the middle where there is none, for a stream to a port that the operator has not. */
  private static ElkPort port(ElkNode node, PortSide side, int index) {
    List<ElkPort> ports = node.getPorts().stream().filter(port -> port.getProperty(CoreOptions.PORT_SIDE) == side).toList();
    if (ports.isEmpty()) {
      createPort(node, side, side == PortSide.WEST ? 0 : node.getWidth(), node.getHeight() / 2);
      return node.getPorts().getLast();
    }
    return ports.get(Math.max(0, index));
  }

  private static boolean isInput(ElkPort port) {
    return port.getProperty(CoreOptions.PORT_SIDE) == PortSide.WEST;
  }

  /** The key fields of a hash stream, and the name of its port, stand on the longest part of its line; one of several inputs often lets it bend. */
  private static void makeRoomForLabel(ElkEdge edge, Stream stream, boolean isBent) {
    String key = stream.getPartitioning() == Partitioning.HASH ? String.join(", ", stream.getKeyFields()) : "";
    String output = Objects.requireNonNullElse(stream.getSourcePort(), "");
    String input = Objects.requireNonNullElse(stream.getTargetPort(), "");
    if (stream.getPartitioning() == Partitioning.HASH || !output.isEmpty() || !input.isEmpty()) {
      ElkLabel label = ElkGraphUtil.createLabel(String.join("  ", output, input, key).strip(), edge);
      label.setProperty(CoreOptions.EDGE_LABELS_INLINE, true);
      double width = (LABEL_WIDTH_MIN + CHARACTER_WIDTH * label.getText().length()) * (isBent ? BENT : 1);
      label.setDimensions(Math.min(LABEL_WIDTH_MAX, width), 1);
    }
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
