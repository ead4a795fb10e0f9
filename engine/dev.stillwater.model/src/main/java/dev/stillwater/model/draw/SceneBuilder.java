package dev.stillwater.model.draw;

import dev.stillwater.model.catalog.OperatorCatalog;
import dev.stillwater.model.catalog.OperatorKind;
import dev.stillwater.model.catalog.PortSpec;
import dev.stillwater.model.draw.JobScene.Edge;
import dev.stillwater.model.draw.JobScene.Frame;
import dev.stillwater.model.draw.JobScene.FrameKind;
import dev.stillwater.model.draw.JobScene.Node;
import dev.stillwater.model.draw.JobScene.Point;
import dev.stillwater.model.draw.JobScene.Role;
import dev.stillwater.model.job.BendPoint;
import dev.stillwater.model.job.GroupLayout;
import dev.stillwater.model.job.Job;
import dev.stillwater.model.job.JobLayout;
import dev.stillwater.model.job.NodeLayout;
import dev.stillwater.model.job.NoteLayout;
import dev.stillwater.model.job.Operator;
import dev.stillwater.model.job.Partitioning;
import dev.stillwater.model.job.Stream;
import dev.stillwater.model.job.StreamLayout;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Makes the scene of a job from its model and its layout.
 *
 * <p>THREADING: one thread, which owns job and layout.
 */
public final class SceneBuilder {
  /** Width of every operator, in pixels at 100 percent. */
  public static final int NODE_WIDTH = 160;
  private static final int NODE_HEIGHT = 60;
  private static final int PORT_GAP = 20;
  private static final int MARGIN = 30;
  private static final int HEAD = 10;
  private static final int TEXT_WIDTH = NODE_WIDTH - 56;
  private static final int LABEL_CHARACTERS = 40;
  /** How far a task reaches beyond its operators and streams. */
  private static final int BAND = 7;
  private static final int GROUP_MARGIN = 14;
  private static final int GROUP_BAR = 26;

  private final Job job;
  private final JobLayout layout;
  private final OperatorCatalog catalog;
  private final Predicate<Stream> isChained;
  private final Map<Operator, Node> nodes = new IdentityHashMap<>();
  private final Set<String> ids = new HashSet<>();

  private SceneBuilder(Job job, JobLayout layout, OperatorCatalog catalog, Predicate<Stream> isChained) {
    this.job = job;
    this.layout = layout;
    this.catalog = catalog;
    this.isChained = isChained;
  }

  /** The scene, without tasks. Operators without place in the layout stand in a row below the others. Cost: linear in operators and streams. */
  public static JobScene build(Job job, JobLayout layout, OperatorCatalog catalog) {
    return build(job, layout, catalog, stream -> false);
  }

  /**
   * The same, with the tasks that hold several operators.
   *
   * @param isChained whether a stream of the job stays within a task
   */
  public static JobScene build(Job job, JobLayout layout, OperatorCatalog catalog, Predicate<Stream> isChained) {
    return new SceneBuilder(job, layout, catalog, isChained).build();
  }

  /** Height of an operator of the kind, in pixels at 100 percent: ports that need a stream lie around the middle, others below. */
  public static int height(Optional<OperatorKind> kind) {
    return height(inputs(kind), outputs(kind));
  }

  /** Distances of the inputs or outputs of an operator of the kind from its top edge, in pixels at 100 percent. */
  public static List<Integer> ports(Optional<OperatorKind> kind, boolean isInput) {
    return places(isInput ? inputs(kind) : outputs(kind), body(inputs(kind), outputs(kind)));
  }

  private static List<String> names(List<PortSpec> outputs) {
    List<String> names = new ArrayList<>();
    for (PortSpec output : outputs) {
      names.add(names.isEmpty() ? "" : output.name());
    }
    return names;
  }

  private static List<PortSpec> inputs(Optional<OperatorKind> kind) {
    return kind.map(OperatorKind::inputs).orElse(List.of(new PortSpec("in", "", false)));
  }

  private static List<PortSpec> outputs(Optional<OperatorKind> kind) {
    return kind.map(OperatorKind::outputs).orElse(List.of(new PortSpec("out", "", false)));
  }

  private static int height(List<PortSpec> inputs, List<PortSpec> outputs) {
    int body = body(inputs, outputs);
    int lowest = Math.max(places(inputs, body).stream().mapToInt(Integer::intValue).max().orElse(0),
        places(outputs, body).stream().mapToInt(Integer::intValue).max().orElse(0));
    return roundedUp(Math.max(body, lowest + PORT_GAP / 2));
  }

  private static int body(List<PortSpec> inputs, List<PortSpec> outputs) {
    long most = Math.max(inputs.stream().filter(port -> !port.isOptional()).count(), outputs.stream().filter(port -> !port.isOptional()).count());
    return roundedUp(Math.max(NODE_HEIGHT, (int) most * PORT_GAP));
  }

  private static int roundedUp(int height) {
    return (height + PORT_GAP - 1) / PORT_GAP * PORT_GAP;
  }

  private static List<Integer> places(List<PortSpec> ports, int body) {
    int required = (int) ports.stream().filter(port -> !port.isOptional()).count();
    int next = body / 2 - (required - 1) * PORT_GAP / 2;
    int nextOptional = ports.size() - required > 1 ? body + PORT_GAP / 2 : required == 0 ? body / 2 : next + required * PORT_GAP;
    List<Integer> places = new ArrayList<>();
    for (PortSpec port : ports) {
      places.add(port.isOptional() ? nextOptional : next);
      nextOptional += port.isOptional() ? PORT_GAP : 0;
      next += port.isOptional() ? 0 : PORT_GAP;
    }
    return places;
  }

  private JobScene build() {
    List<NodeLayout> free = new ArrayList<>(layout.getNodes());
    int bottom = free.stream().mapToInt(NodeLayout::getY).max().orElse(0) + (free.isEmpty() ? 0 : 2 * NODE_HEIGHT);
    int nextX = 0;
    for (Operator operator : job.getOperators()) {
      Optional<NodeLayout> place = free.stream().filter(node -> Objects.equals(node.getUid(), operator.getUid())).findFirst();
      place.ifPresent(free::remove);
      nodes.put(operator, node(operator, place.map(NodeLayout::getX).orElse(nextX), place.map(NodeLayout::getY).orElse(bottom)));
      nextX += place.isPresent() ? 0 : NODE_WIDTH + MARGIN;
    }
    List<Edge> edges = new ArrayList<>();
    for (Stream stream : job.getStreams()) {
      if (nodes.containsKey(stream.getSource()) && nodes.containsKey(stream.getTarget())) {
        edges.add(edge(stream));
      }
    }
    return moved(edges, frames(edges));
  }

  /** Tasks first, over which groups and notes can be read. */
  private List<Frame> frames(List<Edge> edges) {
    List<Frame> frames = new ArrayList<>();
    Set<Operator> inTask = Collections.newSetFromMap(new IdentityHashMap<>());
    int next = 0;
    for (Stream stream : job.getStreams()) {
      if (nodes.containsKey(stream.getSource()) && nodes.containsKey(stream.getTarget())) {
        Edge edge = edges.get(next++);
        if (isChained.test(stream)) {
          inTask.add(stream.getSource());
          inTask.add(stream.getTarget());
          for (int index = 1; index < edge.points().size(); index++) {
            frames.add(band(edge.points().get(index - 1), edge.points().get(index)));
          }
        }
      }
    }
    job.getOperators().stream().filter(inTask::contains).map(nodes::get)
        .forEach(node -> frames.add(new Frame(FrameKind.TASK, "", "", node.x() - BAND, node.y() - BAND, node.width() + 2 * BAND, node.height() + 2 * BAND)));
    for (GroupLayout group : layout.getGroups()) {
      List<Node> members = job.getOperators().stream().filter(operator -> group.getUids().contains(operator.getUid())).map(nodes::get).toList();
      if (!members.isEmpty()) {
        int left = members.stream().mapToInt(Node::x).min().orElse(0) - GROUP_MARGIN;
        int top = members.stream().mapToInt(Node::y).min().orElse(0) - GROUP_MARGIN - GROUP_BAR;
        int right = members.stream().mapToInt(node -> node.x() + node.width()).max().orElse(0) + GROUP_MARGIN;
        int bottom = members.stream().mapToInt(node -> node.y() + node.height()).max().orElse(0) + GROUP_MARGIN;
        String name = group.getName() == null ? "" : group.getName();
        frames.add(new Frame(FrameKind.GROUP, id("group-" + (name.isBlank() ? "unnamed" : name.strip().replaceAll("\\s+", "-"))), name, left, top, right - left, bottom - top));
      }
    }
    for (NoteLayout note : layout.getNotes()) {
      frames.add(new Frame(FrameKind.NOTE, id("note"), note.getText() == null ? "" : note.getText(), note.getX(), note.getY(), note.getWidth(), note.getHeight()));
    }
    return frames;
  }

  private static Frame band(Point from, Point to) {
    int left = Math.min(from.x(), to.x());
    int top = Math.min(from.y(), to.y());
    return new Frame(FrameKind.TASK, "", "", left - BAND, top - BAND, Math.abs(from.x() - to.x()) + 2 * BAND, Math.abs(from.y() - to.y()) + 2 * BAND);
  }

  private Node node(Operator operator, int x, int y) {
    Optional<OperatorKind> kind = catalog.kind(operator.getKind());
    String uid = operator.getUid() == null ? "" : operator.getUid();
    String name = operator.getName() == null || operator.getName().isBlank() ? uid : operator.getName();
    String label = kind.map(OperatorKind::label).orElse(operator.getKind() == null ? "" : operator.getKind());
    String detail = name.equals(uid) || uid.isEmpty() ? label : uid;
    String badge = operator.getParallelism() > 0 ? "×" + operator.getParallelism() : "";
    return new Node(id(uid.isEmpty() ? "operator" : uid), TextWidth.shortened(name, TextWidth.NAME, (int) (TEXT_WIDTH / TextWidth.BOLD)), TextWidth.shortened(detail, TextWidth.SMALL, TEXT_WIDTH),
        role(kind), badge, kind.map(SceneBuilder::state).orElse(""), x, y, NODE_WIDTH, height(kind), ports(kind, true), ports(kind, false), names(outputs(kind)));
  }

  private String id(String stem) {
    String id = stem;
    for (int number = 2; !ids.add(id); number++) {
      id = stem + "-" + number;
    }
    return id;
  }

  private static Role role(Optional<OperatorKind> kind) {
    return kind.map(known -> known.isSource() ? Role.SOURCE : known.isSink() ? Role.SINK : switch (known.category()) {
      case "Keyed" -> Role.KEYED;
      case "Functions" -> Role.FUNCTION;
      case "Joins" -> Role.JOIN;
      default -> Role.TRANSFORMATION;
    }).orElse(Role.UNKNOWN);
  }

  private static String state(OperatorKind kind) {
    boolean isKeyed = kind.has(OperatorKind.Trait.KEYED_STATE);
    boolean isOperator = kind.has(OperatorKind.Trait.OPERATOR_STATE);
    return isKeyed && isOperator ? "keyed and operator state" : isKeyed ? "keyed state" : isOperator ? "operator state" : "";
  }

  private Edge edge(Stream stream) {
    Node source = nodes.get(stream.getSource());
    Node target = nodes.get(stream.getTarget());
    Point start = new Point(source.x() + source.width(), source.y() + port(source.outputs(), outputs(catalog.kind(stream.getSource().getKind())), stream.getSourcePort(), source));
    Point end = new Point(target.x() - HEAD / 2, target.y() + port(target.inputs(), inputs(catalog.kind(stream.getTarget().getKind())), stream.getTargetPort(), target));
    List<Point> points = SceneRoute.of(start, end, bends(stream), Math.max(source.y() + source.height(), target.y() + target.height()));
    String label = label(stream);
    return new Edge(id(source.id() + "-to-" + target.id()), "Stream from " + source.name() + " to " + target.name() + (label.isEmpty() ? "" : ", " + label), points, label,
        label.isEmpty() ? Optional.empty() : Optional.of(SceneRoute.labelPlace(points, TextWidth.of(label, TextWidth.SMALL), Math.min(source.y(), target.y()))), stream.getPartitioning() == Partitioning.HASH);
  }

  private static int port(List<Integer> places, List<PortSpec> ports, String name, Node node) {
    for (int index = 0; index < ports.size(); index++) {
      if (name == null || ports.get(index).name().equals(name)) {
        return places.get(index);
      }
    }
    return node.height() / 2;
  }

  private List<Point> bends(Stream stream) {
    return layout.getStreams().stream().filter(route -> isOf(route, stream)).findFirst().map(StreamLayout::getBendPoints).stream().flatMap(List::stream)
        .map((BendPoint bend) -> new Point(bend.getX(), bend.getY())).toList();
  }

  private static boolean isOf(StreamLayout route, Stream stream) {
    return Objects.equals(route.getSourceUid(), stream.getSource().getUid()) && Objects.equals(route.getTargetUid(), stream.getTarget().getUid())
        && Objects.equals(route.getSourcePort(), stream.getSourcePort()) && Objects.equals(route.getTargetPort(), stream.getTargetPort());
  }

  private static String label(Stream stream) {
    String ports = stream.getTargetPort() == null ? "" : stream.getTargetPort();
    String spread = switch (stream.getPartitioning()) {
      case FORWARD -> "";
      case HASH -> "hash: " + String.join(", ", stream.getKeyFields());
      case REBALANCE, BROADCAST -> stream.getPartitioning().getLiteral();
    };
    String label = (ports + (ports.isEmpty() || spread.isEmpty() ? "" : "  ") + spread).strip();
    return label.length() > LABEL_CHARACTERS ? label.substring(0, LABEL_CHARACTERS) + "…" : label;
  }

  /** The scene with a margin around everything. */
  private JobScene moved(List<Edge> edges, List<Frame> frames) {
    int left = Integer.MAX_VALUE;
    int top = Integer.MAX_VALUE;
    int right = 0;
    int bottom = 0;
    for (Node node : nodes.values()) {
      left = Math.min(left, node.x());
      top = Math.min(top, node.y());
      right = Math.max(right, node.x() + node.width());
      bottom = Math.max(bottom, node.y() + node.height());
    }
    for (Edge edge : edges) {
      for (Point point : edge.points()) {
        left = Math.min(left, point.x());
        top = Math.min(top, point.y());
        right = Math.max(right, point.x());
        bottom = Math.max(bottom, point.y());
      }
    }
    for (Frame frame : frames) {
      left = Math.min(left, frame.x());
      top = Math.min(top, frame.y());
      right = Math.max(right, frame.x() + frame.width());
      bottom = Math.max(bottom, frame.y() + frame.height());
    }
    int dx = nodes.isEmpty() ? 0 : MARGIN - left;
    int dy = nodes.isEmpty() ? 0 : MARGIN - top;
    List<Node> placed = job.getOperators().stream().map(nodes::get).map(node -> new Node(node.id(), node.name(), node.detail(), node.role(), node.badge(), node.state(),
        node.x() + dx, node.y() + dy, node.width(), node.height(), node.inputs(), node.outputs(), node.outputNames())).toList();
    List<Edge> lines = edges.stream().map(edge -> new Edge(edge.id(), edge.title(), edge.points().stream().map(point -> new Point(point.x() + dx, point.y() + dy)).toList(),
        edge.label(), edge.labelAt().map(point -> new Point(point.x() + dx, point.y() + dy)), edge.isKeyed())).toList();
    List<Frame> behind = frames.stream()
        .map(frame -> new Frame(frame.kind(), frame.id(), frame.text(), frame.x() + dx, frame.y() + dy, frame.width(), frame.height())).toList();
    String title = job.getName() == null || job.getName().isBlank() ? "Job" : job.getName();
    String description = job.getDescription() == null ? "" : job.getDescription();
    return new JobScene(title, description, Math.max(2 * MARGIN, right + dx + MARGIN), Math.max(2 * MARGIN, bottom + dy + MARGIN), placed, lines, behind);
  }
}
