package dev.stillwater.model.draw;

import dev.stillwater.model.draw.JobScene.Edge;
import dev.stillwater.model.draw.JobScene.Frame;
import dev.stillwater.model.draw.JobScene.FrameKind;
import dev.stillwater.model.draw.JobScene.Node;
import dev.stillwater.model.draw.JobScene.Point;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes a scene as SVG 1.1: each operator is a group with its uid as id, each stream one with the uids of its ends, so that scripts, styles and diffs find them.
 * Equal scenes give equal bytes.
 *
 * <p>THREADING: stateless.
 */
public final class SvgWriter {
  private static final String FONT = "font-family=\"system-ui, 'Segoe UI', 'DejaVu Sans', Helvetica, Arial, sans-serif\"";
  private static final int GLYPH = 28;
  private static final int RADIUS = 6;

  private final JobScene scene;
  private final SceneColors colors;
  private final StringBuilder out = new StringBuilder();

  private SvgWriter(JobScene scene, SceneColors colors) {
    this.scene = scene;
    this.colors = colors;
  }

  /** The bytes of the file, in UTF-8. Cost: linear in the scene. */
  public static byte[] write(JobScene scene, SceneColors colors) {
    return new SvgWriter(scene, colors).text().getBytes(StandardCharsets.UTF_8);
  }

  private String text() {
    line("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
    line("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + scene.width() + "\" height=\"" + scene.height() + "\" viewBox=\"0 0 " + scene.width() + " " + scene.height()
        + "\" role=\"img\" " + FONT + " font-size=\"" + TextWidth.SMALL + "\">");
    line("  <title>" + escaped(scene.title()) + "</title>");
    if (!scene.description().isEmpty()) {
      line("  <desc>" + escaped(scene.description()) + "</desc>");
    }
    line("  <rect width=\"100%\" height=\"100%\" fill=\"" + colors.canvas() + "\"/>");
    scene.frames().forEach(this::frame);
    scene.edges().forEach(this::edge);
    scene.nodes().forEach(this::node);
    line("</svg>");
    return out.toString();
  }

  private void line(String text) {
    out.append(text).append('\n');
  }

  private void frame(Frame frame) {
    String box = "x=\"" + frame.x() + "\" y=\"" + frame.y() + "\" width=\"" + frame.width() + "\" height=\"" + frame.height() + "\"";
    if (frame.kind() == FrameKind.TASK) {
      line("  <rect class=\"task\" " + box + " rx=\"8\" fill=\"" + colors.task() + "\"/>");
      return;
    }
    boolean isNote = frame.kind() == FrameKind.NOTE;
    line("  <g id=\"" + escaped(frame.id()) + "\" class=\"" + (isNote ? "note" : "group") + "\">");
    line("    <rect " + box + " rx=\"" + (isNote ? 2 : 8) + "\" fill=\"" + (isNote ? colors.note() : "none") + "\" stroke=\"" + colors.border() + "\"/>");
    List<String> lines = TextWidth.wrapped(frame.text(), frame.width() - 16);
    for (int index = 0; index < lines.size(); index++) {
      line("    <text x=\"" + (frame.x() + 8) + "\" y=\"" + (frame.y() + 17 + index * 15) + "\"" + (isNote ? "" : " font-weight=\"600\"") + " fill=\"" + colors.text() + "\">"
          + escaped(lines.get(index)) + "</text>");
    }
    line("  </g>");
  }

  private void edge(Edge edge) {
    String color = edge.isKeyed() ? colors.keyed() : colors.stream();
    Point end = edge.points().getLast();
    line("  <g id=\"" + escaped(edge.id()) + "\" class=\"stream" + (edge.isKeyed() ? " keyed" : "") + "\">");
    line("    <title>" + escaped(edge.title()) + "</title>");
    line("    <polyline fill=\"none\" stroke=\"" + color + "\" stroke-width=\"" + (edge.isKeyed() ? "2" : "1.5") + "\" stroke-linejoin=\"round\" points=\""
        + edge.points().stream().map(point -> point.x() + "," + point.y()).collect(Collectors.joining(" ")) + "\"/>");
    line("    <polygon fill=\"" + color + "\" points=\"" + end.x() + "," + end.y() + " " + (end.x() - 8) + "," + (end.y() - 4) + " " + (end.x() - 8) + "," + (end.y() + 4) + "\"/>");
    edge.labelAt().ifPresent(at -> {
      int width = TextWidth.of(edge.label(), TextWidth.SMALL) + 8;
      line("    <rect x=\"" + (at.x() - width / 2) + "\" y=\"" + (at.y() - 8) + "\" width=\"" + width + "\" height=\"16\" fill=\"" + colors.canvas() + "\"/>");
      line("    <text x=\"" + at.x() + "\" y=\"" + (at.y() + 4) + "\" text-anchor=\"middle\" fill=\"" + colors.muted() + "\">" + escaped(edge.label()) + "</text>");
    });
    line("  </g>");
  }

  private void node(Node node) {
    String color = colors.of(node.role());
    line("  <g id=\"" + escaped(node.id()) + "\" class=\"operator " + node.role().name().toLowerCase(java.util.Locale.ROOT) + "\">");
    line("    <title>" + escaped(node.name() + ", " + node.detail() + (node.state().isEmpty() ? "" : ", " + node.state())) + "</title>");
    line("    <rect x=\"" + node.x() + "\" y=\"" + node.y() + "\" width=\"" + node.width() + "\" height=\"" + node.height() + "\" rx=\"" + RADIUS + "\" fill=\"" + colors.node()
        + "\" stroke=\"" + colors.border() + "\"/>");
    int middle = node.y() + middle(node);
    line("    <rect x=\"" + (node.x() + 10) + "\" y=\"" + (middle - GLYPH / 2) + "\" width=\"" + GLYPH + "\" height=\"" + GLYPH + "\" rx=\"4\" fill=\"" + color
        + "\" fill-opacity=\"0.18\"/>");
    line("    <path d=\"" + path(Glyphs.of(node.role()), node.x() + 16, middle - 8) + "\" fill=\"none\" stroke=\"" + color
        + "\" stroke-width=\"1.4\" stroke-linecap=\"round\" stroke-linejoin=\"round\"/>");
    line("    <text x=\"" + (node.x() + 48) + "\" y=\"" + (middle - 3) + "\" font-size=\"" + TextWidth.NAME + "\" font-weight=\"600\" fill=\"" + colors.text() + "\">"
        + escaped(node.name()) + "</text>");
    line("    <text x=\"" + (node.x() + 48) + "\" y=\"" + (middle + 13) + "\" fill=\"" + colors.muted() + "\">" + escaped(node.detail()) + "</text>");
    if (!node.badge().isEmpty()) {
      line("    <text x=\"" + (node.x() + node.width() - 8) + "\" y=\"" + (middle - 17) + "\" text-anchor=\"end\" fill=\"" + colors.muted() + "\">" + escaped(node.badge())
          + "</text>");
    }
    for (int index = 0; index < node.outputs().size(); index++) {
      if (!node.outputNames().get(index).isEmpty()) {
        line("    <text x=\"" + (node.x() + node.width() - 8) + "\" y=\"" + (node.y() + node.outputs().get(index) + 4) + "\" text-anchor=\"end\" fill=\"" + colors.muted()
            + "\">" + escaped(node.outputNames().get(index)) + "</text>");
      }
    }
    node.inputs().forEach(y -> port(node.x(), node.y() + y));
    node.outputs().forEach(y -> port(node.x() + node.width(), node.y() + y));
    line("  </g>");
  }

  private void port(int x, int y) {
    line("    <circle cx=\"" + x + "\" cy=\"" + y + "\" r=\"3.5\" fill=\"" + colors.canvas() + "\" stroke=\"" + colors.stream() + "\"/>");
  }

  /** Distance of the middle of the texts from the top: optional ports below do not move them. */
  static int middle(Node node) {
    return Math.min(node.height(), 60) / 2 + (node.inputs().size() > 3 ? (node.height() - 60) / 2 : 0);
  }

  private static String path(String glyph, int x, int y) {
    StringBuilder path = new StringBuilder();
    for (String line : glyph.split("\\|")) {
      String command = "M";
      for (String point : line.split(" ")) {
        String[] ends = point.split(",");
        path.append(command).append(number(x + Double.parseDouble(ends[0]))).append(' ').append(number(y + Double.parseDouble(ends[1])));
        command = "L";
      }
    }
    return path.toString();
  }

  private static String number(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }

  /** The text in XML; characters that XML cannot hold become a question mark. */
  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints().forEach(c -> {
      switch (c) {
        case '&' -> escaped.append("&amp;");
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '"' -> escaped.append("&quot;");
        default -> escaped.appendCodePoint(c < ' ' && c != '\n' && c != '\t' || c >= 0xd800 && c < 0xe000 || c == 0xfffe || c == 0xffff ? '?' : c);
      }
    });
    return escaped.toString();
  }
}
