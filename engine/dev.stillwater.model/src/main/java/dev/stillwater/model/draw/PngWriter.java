package dev.stillwater.model.draw;

import dev.stillwater.model.draw.JobScene.Edge;
import dev.stillwater.model.draw.JobScene.Frame;
import dev.stillwater.model.draw.JobScene.FrameKind;
import dev.stillwater.model.draw.JobScene.Node;
import dev.stillwater.model.draw.JobScene.Point;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;

/**
 * Writes a scene as PNG, without a screen.
 *
 * <p>THREADING: any thread; one scene at a time for each writer.
 */
public final class PngWriter {
  private static final long PIXELS_MAX = 100_000_000;
  private static final int GLYPH = 28;
  private static final int RADIUS = 12;

  private final JobScene scene;
  private final SceneColors colors;
  private final Graphics2D graphics;

  private PngWriter(JobScene scene, SceneColors colors, Graphics2D graphics) {
    this.scene = scene;
    this.colors = colors;
    this.graphics = graphics;
  }

  /**
   * The bytes of the file. Cost: 4 bytes of memory for each pixel.
   *
   * @param scale pixels of the picture for one pixel of the scene, such as 2
   * @throws IOException if the picture would be too large, or this Java cannot draw texts; the message says what to do
   */
  public static byte[] write(JobScene scene, SceneColors colors, double scale) throws IOException {
    long width = Math.max(1, Math.round(scene.width() * scale));
    long height = Math.max(1, Math.round(scene.height() * scale));
    if (width * height > PIXELS_MAX) {
      throw new IOException("The picture would have " + width + " x " + height + " pixels, more than " + PIXELS_MAX + " in all. Choose a smaller scale, or write SVG.");
    }
    BufferedImage image = new BufferedImage((int) width, (int) height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    try {
      graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
      graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
      graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
      graphics.scale(scale, scale);
      new PngWriter(scene, colors, graphics).draw();
    } catch (LinkageError | RuntimeException noFonts) {
      throw new IOException("This Java cannot draw texts: " + noFonts.getMessage() + ". Install fontconfig and a font (package fonts-dejavu-core), or write SVG.", noFonts);
    } finally {
      graphics.dispose();
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    // Without a cache on the disk, which may be full or read only.
    ImageIO.setUseCache(false);
    if (!ImageIO.write(image, "png", out)) {
      throw new IOException("This Java has no writer for PNG. Write SVG.");
    }
    return out.toByteArray();
  }

  private void draw() {
    graphics.setColor(color(colors.canvas()));
    graphics.fillRect(0, 0, scene.width(), scene.height());
    scene.frames().forEach(this::frame);
    scene.edges().forEach(this::edge);
    scene.nodes().forEach(this::node);
  }

  private static Color color(String code) {
    return new Color(Integer.parseInt(code.substring(1), 16));
  }

  private void frame(Frame frame) {
    int arc = frame.kind() == FrameKind.NOTE ? 4 : 16;
    RoundRectangle2D box = new RoundRectangle2D.Double(frame.x(), frame.y(), frame.width(), frame.height(), arc, arc);
    if (frame.kind() != FrameKind.GROUP) {
      graphics.setColor(color(frame.kind() == FrameKind.TASK ? colors.task() : colors.note()));
      graphics.fill(box);
    }
    if (frame.kind() != FrameKind.TASK) {
      graphics.setColor(color(colors.border()));
      graphics.setStroke(new BasicStroke(1f));
      graphics.draw(box);
      graphics.setFont(font(frame.kind() == FrameKind.GROUP ? Font.BOLD : Font.PLAIN, TextWidth.SMALL));
      List<String> lines = TextWidth.wrapped(frame.text(), frame.width() - 16);
      for (int index = 0; index < lines.size(); index++) {
        text(lines.get(index), frame.x() + 8, frame.y() + 17 + index * 15, colors.text());
      }
    }
  }

  private void edge(Edge edge) {
    graphics.setColor(color(edge.isKeyed() ? colors.keyed() : colors.stream()));
    graphics.setStroke(new BasicStroke(edge.isKeyed() ? 2f : 1.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
    Path2D line = new Path2D.Double();
    Point first = edge.points().getFirst();
    line.moveTo(first.x(), first.y());
    edge.points().stream().skip(1).forEach(point -> line.lineTo(point.x(), point.y()));
    graphics.draw(line);
    Point end = edge.points().getLast();
    Path2D head = new Path2D.Double();
    head.moveTo(end.x(), end.y());
    head.lineTo(end.x() - 8, end.y() - 4);
    head.lineTo(end.x() - 8, end.y() + 4);
    head.closePath();
    graphics.fill(head);
    edge.labelAt().ifPresent(at -> {
      graphics.setFont(font(Font.PLAIN, TextWidth.SMALL));
      int width = graphics.getFontMetrics().stringWidth(edge.label());
      graphics.setColor(color(colors.canvas()));
      graphics.fillRect(at.x() - width / 2 - 4, at.y() - 8, width + 8, 16);
      text(edge.label(), at.x() - width / 2, at.y() + 4, colors.muted());
    });
  }

  private void node(Node node) {
    RoundRectangle2D box = new RoundRectangle2D.Double(node.x(), node.y(), node.width(), node.height(), RADIUS, RADIUS);
    graphics.setColor(color(colors.node()));
    graphics.fill(box);
    graphics.setColor(color(colors.border()));
    graphics.setStroke(new BasicStroke(1f));
    graphics.draw(box);
    int middle = node.y() + SvgWriter.middle(node);
    Color role = color(colors.of(node.role()));
    graphics.setColor(new Color(role.getRed(), role.getGreen(), role.getBlue(), 46));
    graphics.fill(new RoundRectangle2D.Double(node.x() + 10, middle - GLYPH / 2.0, GLYPH, GLYPH, 8, 8));
    graphics.setColor(role);
    graphics.setStroke(new BasicStroke(1.4f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    glyph(Glyphs.of(node.role()), node.x() + 16, middle - 8);
    graphics.setFont(font(Font.BOLD, TextWidth.NAME));
    text(node.name(), node.x() + 48, middle - 3, colors.text());
    graphics.setFont(font(Font.PLAIN, TextWidth.SMALL));
    text(node.detail(), node.x() + 48, middle + 13, colors.muted());
    text(node.badge(), node.x() + node.width() - 8 - graphics.getFontMetrics().stringWidth(node.badge()), middle - 17, colors.muted());
    for (int index = 0; index < node.outputs().size(); index++) {
      String name = node.outputNames().get(index);
      text(name, node.x() + node.width() - 8 - graphics.getFontMetrics().stringWidth(name), node.y() + node.outputs().get(index) + 4, colors.muted());
    }
    node.inputs().forEach(y -> port(node.x(), node.y() + y));
    node.outputs().forEach(y -> port(node.x() + node.width(), node.y() + y));
  }

  private static Font font(int style, int size) {
    return new Font(Font.SANS_SERIF, style, size);
  }

  private void text(String text, int x, int y, String color) {
    graphics.setColor(color(color));
    graphics.drawString(text, x, y);
  }

  private void glyph(String glyph, int x, int y) {
    for (String line : glyph.split("\\|")) {
      Path2D path = new Path2D.Double();
      for (String point : line.split(" ")) {
        String[] ends = point.split(",");
        double left = x + Double.parseDouble(ends[0]);
        double top = y + Double.parseDouble(ends[1]);
        if (path.getCurrentPoint() == null) {
          path.moveTo(left, top);
        } else {
          path.lineTo(left, top);
        }
      }
      graphics.draw(path);
    }
  }

  private void port(int x, int y) {
    Ellipse2D circle = new Ellipse2D.Double(x - 3.5, y - 3.5, 7, 7);
    graphics.setColor(color(colors.canvas()));
    graphics.fill(circle);
    graphics.setColor(color(colors.stream()));
    graphics.setStroke(new BasicStroke(1f));
    graphics.draw(circle);
  }
}
