package dev.stillwater.model.draw;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a picture of a job shows: boxes, lines and texts at their places, in pixels at 100 percent. Made once from a job and its layout, and written in several forms.
 *
 * <p>THREADING: immutable.
 *
 * @param title name of the job
 * @param description what the job is for; empty for none
 * @param width width of the picture
 * @param height height of the picture
 * @param nodes the operators
 * @param edges the streams
 * @param frames what lies behind the operators: groups, notes, and the tasks that hold several operators
 */
public record JobScene(String title, String description, int width, int height, List<Node> nodes, List<Edge> edges, List<Frame> frames) {
  /** Which part an operator plays, for its colour and glyph. */
  public enum Role {
    /** Brings records in. */
    SOURCE,
    /** Changes records one by one. */
    TRANSFORMATION,
    /** Keeps state for each key. */
    KEYED,
    /** Runs Java of the project. */
    FUNCTION,
    /** Brings streams together. */
    JOIN,
    /** Takes records out. */
    SINK,
    /** A kind that is not known. */
    UNKNOWN
  }

  public JobScene {
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(description, "description");
    nodes = List.copyOf(nodes);
    edges = List.copyOf(edges);
    frames = List.copyOf(frames);
  }

  /** What a frame stands for. */
  public enum FrameKind {
    /** A group of operators, with its name. */
    GROUP,
    /** A note, with its text. */
    NOTE,
    /** The place of an operator that runs in one task with others, or of a stream within the task. */
    TASK
  }

  /**
   * A frame behind the operators.
   *
   * @param kind what it stands for
   * @param id id of its element in a file; empty for none
   * @param text name or text, lines apart
   * @param x left edge
   * @param y top edge
   * @param width width
   * @param height height
   */
  public record Frame(FrameKind kind, String id, String text, int x, int y, int width, int height) {
    public Frame {
      Objects.requireNonNull(kind, "kind");
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(text, "text");
    }
  }

  /**
   * A place.
   *
   * @param x from the left
   * @param y from the top
   */
  public record Point(int x, int y) {}

  /**
   * An operator.
   *
   * @param id id of its element in a file: the uid, with a number behind it where another operator has the same
   * @param name what people call it
   * @param detail second line: its kind and, where it is not the name, its uid
   * @param role its part
   * @param badge parallelism such as "×4"; empty for the job's default
   * @param state which state it keeps: "keyed state", "operator state"; empty for none
   * @param x left edge
   * @param y top edge
   * @param width width
   * @param height height
   * @param inputs distances of the inputs from the top edge
   * @param outputs distances of the outputs from the top edge
   * @param outputNames names of the outputs that stand beside them; empty for the first
   */
  public record Node(String id, String name, String detail, Role role, String badge, String state, int x, int y, int width, int height, List<Integer> inputs,
      List<Integer> outputs, List<String> outputNames) {
    public Node {
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(role, "role");
      inputs = List.copyOf(inputs);
      outputs = List.copyOf(outputs);
      outputNames = List.copyOf(outputNames);
    }
  }

  /**
   * A stream.
   *
   * @param id id of its element in a file
   * @param title what it joins, in words
   * @param points the line, from source to target, two points at least
   * @param label partitioning and key fields, or port; empty for a plain forward stream
   * @param labelAt middle of the label, if there is one
   * @param isKeyed whether records are spread by key
   */
  public record Edge(String id, String title, List<Point> points, String label, Optional<Point> labelAt, boolean isKeyed) {
    public Edge {
      Objects.requireNonNull(id, "id");
      points = List.copyOf(points);
    }
  }
}
