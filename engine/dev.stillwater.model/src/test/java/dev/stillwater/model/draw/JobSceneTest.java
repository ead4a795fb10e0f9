package dev.stillwater.model.draw;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.model.JobFile;
import dev.stillwater.model.JobLayoutFile;
import dev.stillwater.model.catalog.OperatorCatalog;
import dev.stillwater.model.draw.JobScene.Edge;
import dev.stillwater.model.draw.JobScene.Frame;
import dev.stillwater.model.draw.JobScene.FrameKind;
import dev.stillwater.model.draw.JobScene.Node;
import dev.stillwater.model.draw.JobScene.Point;
import dev.stillwater.model.job.Job;
import dev.stillwater.model.job.JobFactory;
import dev.stillwater.model.job.JobLayout;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class JobSceneTest {
  private static final String JOB = """
      <?xml version="1.0" encoding="UTF-8"?>
      <job:Job xmlns:job="http://stillwater.dev/job/1" name="A &lt;&amp;&quot; job">
        <operators uid="in:1" name="Flights &lt;b&gt; with a name that is much too long for a box" kind="csv-source"/>
        <operators uid="daily" kind="window-aggregate" parallelism="4"/>
        <operators uid="daily" kind="no-such-kind"/>
        <operators kind="discard-sink"/>
        <streams source="in:1" target="daily" partitioning="hash"><keyFields>origin</keyFields></streams>
        <streams source="daily" target="//@operators.3"/>
        <streams source="daily" target="in:1"/>
      </job:Job>
      """;
  private static final String LAYOUT = """
      <?xml version="1.0" encoding="UTF-8"?>
      <job:JobLayout xmlns:job="http://stillwater.dev/job/1">
        <nodes uid="in:1" x="-300" y="40"/>
        <nodes uid="daily" x="200" y="100"/>
        <streams sourceUid="in:1" targetUid="daily"><bendPoints x="50" y="300"/></streams>
      </job:JobLayout>
      """;

  private static JobScene scene(String job, String layout) {
    Job loaded = JobFile.load(job.getBytes(StandardCharsets.UTF_8), "x.job").job().orElseThrow();
    JobLayout places = layout.isEmpty() ? JobFactory.eINSTANCE.createJobLayout()
        : JobLayoutFile.load(layout.getBytes(StandardCharsets.UTF_8), "x.joblayout").layout().orElseThrow();
    return SceneBuilder.build(loaded, places, OperatorCatalog.standard());
  }

  private static Document parsed(byte[] svg) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    return factory.newDocumentBuilder().parse(new ByteArrayInputStream(svg));
  }

  @Test
  void svg_isXmlWithUidsAsIds() throws Exception {
    // Catches texts that break the XML, ids that stand twice, and operators that a script cannot find by uid.
    NodeList groups = parsed(SvgWriter.write(scene(JOB, LAYOUT), SceneColors.LIGHT)).getElementsByTagName("g");
    List<String> ids = new ArrayList<>();
    for (int index = 0; index < groups.getLength(); index++) {
      ids.add(((Element) groups.item(index)).getAttribute("id"));
    }
    assertTrue(ids.containsAll(List.of("in:1", "daily", "daily-2", "operator", "in:1-to-daily")), ids::toString);
    assertEquals(ids.stream().distinct().toList(), ids);
  }

  @Test
  void everything_liesInsideThePicture() {
    // Catches negative places, and streams that lead back around their operators, cut off at the edge.
    JobScene scene = scene(JOB, LAYOUT);
    for (Node node : scene.nodes()) {
      assertTrue(node.x() > 0 && node.y() > 0 && node.x() + node.width() < scene.width() && node.y() + node.height() < scene.height(), node::toString);
    }
    for (Edge edge : scene.edges()) {
      for (Point point : edge.points()) {
        assertTrue(point.x() > 0 && point.y() > 0 && point.x() < scene.width() && point.y() < scene.height(), edge::toString);
      }
    }
  }

  @Test
  void groupsNotesAndTasks_areDrawnBehindTheirOperators() throws Exception {
    // Catches a picture that leaves out what the editor shows around operators, cuts it off at the edge, or covers operators with it.
    String layout = LAYOUT.replace("</job:JobLayout>", """
          <groups name="by &lt;day&gt;"><uids>daily</uids></groups>
          <notes text="first line&#10;a second one that is so long that it has to be broken somewhere" x="-500" y="-80" width="120" height="80"/>
        </job:JobLayout>
        """);
    Job job = JobFile.load(JOB.getBytes(StandardCharsets.UTF_8), "x.job").job().orElseThrow();
    JobLayout places = JobLayoutFile.load(layout.getBytes(StandardCharsets.UTF_8), "x.joblayout").layout().orElseThrow();
    JobScene scene = SceneBuilder.build(job, places, OperatorCatalog.standard(), stream -> stream == job.getStreams().get(1));
    for (Frame frame : scene.frames()) {
      assertTrue(frame.x() > 0 && frame.y() > 0 && frame.x() + frame.width() < scene.width() && frame.y() + frame.height() < scene.height(), frame::toString);
    }
    Node daily = scene.nodes().get(1);
    Frame group = scene.frames().stream().filter(frame -> frame.kind() == FrameKind.GROUP).findFirst().orElseThrow();
    assertTrue(group.x() < daily.x() && group.y() < daily.y() && group.x() + group.width() > daily.x() + daily.width(), group + " around " + daily);
    assertEquals(2, scene.frames().stream().filter(frame -> frame.kind() == FrameKind.TASK && frame.width() > daily.width() && frame.height() > daily.height()
        && frame.height() < 2 * daily.height()).filter(frame -> scene.nodes().stream().anyMatch(node -> node.x() - frame.x() == 7 && node.y() - frame.y() == 7)).count());
    String svg = new String(SvgWriter.write(scene, SceneColors.LIGHT), StandardCharsets.UTF_8);
    parsed(svg.getBytes(StandardCharsets.UTF_8));
    assertTrue(svg.contains("class=\"group\"") && svg.contains("by &lt;day&gt;") && svg.contains(">first line<") && svg.contains("class=\"task\""), svg);
    assertTrue(svg.indexOf("class=\"group\"") < svg.indexOf("class=\"operator"), "it covers operators");
    assertTrue(PngWriter.write(scene, SceneColors.DARK, 1).length > 1000);
  }

  @Test
  void bendPoints_areKept() {
    // Catches a picture that routes streams otherwise than the editor was told to.
    JobScene scene = scene(JOB, LAYOUT);
    Node source = scene.nodes().get(0);
    Edge bent = scene.edges().get(0);
    assertTrue(bent.points().stream().anyMatch(point -> point.x() - source.x() == 350 && point.y() - source.y() == 260), bent::toString);
  }

  @Test
  void png_hasTheSizeAndIsNotEmpty() throws IOException {
    // Catches a blank picture, and a scale that is not obeyed.
    JobScene scene = scene(JOB, LAYOUT);
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(PngWriter.write(scene, SceneColors.DARK, 1.5)));
    assertEquals(Math.round(scene.width() * 1.5), image.getWidth());
    assertEquals(Math.round(scene.height() * 1.5), image.getHeight());
    assertTrue(java.util.Arrays.stream(image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth())).distinct().count() > 20);
  }

  @Test
  void hugePng_isRefusedWithAWayOut() {
    // Catches an OutOfMemoryError for a large job at a large scale.
    JobScene scene = new JobScene("x", "", 100_000, 100_000, List.of(), List.of(), List.of());
    assertTrue(assertThrows(IOException.class, () -> PngWriter.write(scene, SceneColors.LIGHT, 8)).getMessage().contains("smaller scale"));
  }

  @Test
  void equalJobs_giveEqualBytes() {
    // Catches pictures in version control that change without a change.
    assertArrayEquals(SvgWriter.write(scene(JOB, LAYOUT), SceneColors.LIGHT), SvgWriter.write(scene(JOB, LAYOUT), SceneColors.LIGHT));
  }

  @Test
  void emptyJob_isAPicture() throws Exception {
    // Catches a size below zero.
    JobScene scene = scene("<job:Job xmlns:job=\"http://stillwater.dev/job/1\"/>", "");
    assertTrue(scene.width() > 0 && scene.height() > 0);
    parsed(SvgWriter.write(scene, SceneColors.LIGHT));
    PngWriter.write(scene, SceneColors.LIGHT, 1);
  }
}
