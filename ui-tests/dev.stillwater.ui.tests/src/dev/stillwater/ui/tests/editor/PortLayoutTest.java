package dev.stillwater.ui.tests.editor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.model.JobFile;
import dev.stillwater.model.catalog.OperatorCatalog;
import dev.stillwater.model.catalog.OperatorKind;
import dev.stillwater.model.job.Job;
import dev.stillwater.model.job.Operator;
import dev.stillwater.ui.editor.layout.ElkArrangement;
import dev.stillwater.ui.editor.layout.PortPlaces;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.draw2d.geometry.Dimension;
import org.eclipse.draw2d.geometry.Point;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Where ports lie, and how operators are arranged by them; needs no workbench. */
class PortLayoutTest {
  private static final Dimension STANDARD = new Dimension(160, 60);
  private static final String CROSSED = """
      <?xml version="1.0" encoding="UTF-8"?>
      <job:Job xmi:version="2.0" xmlns:xmi="http://www.omg.org/XMI" xmlns:job="http://stillwater.dev/job/1" name="Crossed">
        <operators uid="%1$s" kind="csv-source"/>
        <operators uid="%2$s" kind="csv-source"/>
        <operators uid="join" kind="window-join"/>
        <streams source="%1$s" target="join"%3$s partitioning="hash"/>
        <streams source="%2$s" target="join"%4$s partitioning="hash"/>
      </job:Job>
      """;

  static Collection<OperatorKind> kinds() {
    return OperatorCatalog.standard().kinds();
  }

  // Would catch ports that lie on each other, beyond the operator, or off the grid, for any kind there will be.
  @ParameterizedTest
  @MethodSource("kinds")
  void portsOfEveryKind_lieApartOnTheGrid(OperatorKind kind) {
    PortPlaces places = PortPlaces.of(STANDARD, kind.inputs(), kind.outputs());
    assertEquals(0, places.size().height % (2 * 10), "height of " + places.size());
    for (List<Integer> edge : List.of(places.inputs(), places.outputs())) {
      assertEquals(edge.size(), new HashSet<>(edge).size(), "places " + edge);
      assertTrue(edge.stream().allMatch(place -> place % 10 == 0 && place > 0 && place < places.size().height), "places " + edge);
    }
    assertEquals(List.of(kind.inputs().size(), kind.outputs().size()), List.of(places.inputs().size(), places.outputs().size()));
  }

  // Would catch an operator with one port that looks other than before, and a late output that moves the output off the line.
  @Test
  void onlyRequiredPort_isInTheMiddle() {
    OperatorKind window = kind("window-aggregate");
    PortPlaces places = PortPlaces.of(STANDARD, window.inputs(), window.outputs());
    assertEquals(new PortPlaces(STANDARD, 30, List.of(30), List.of(30, 50)), places);
    OperatorKind join = kind("window-join");
    assertEquals(List.of(20, 40), PortPlaces.of(STANDARD, join.inputs(), join.outputs()).inputs());
  }

  // Would catch an arrangement that knows one input: its streams into a join would cross.
  @Test
  void sourcesOfAJoin_areArrangedInTheOrderOfItsInputs() {
    for (String job : Stream.of(new String[] {"a", "b", "", " targetPort=\"right\""}, new String[] {"b", "a", " targetPort=\"right\"", ""})
        .map(values -> CROSSED.formatted((Object[]) values)).toList()) {
      Map<String, Point> places = arranged(job);
      assertTrue(places.get("a").y < places.get("b").y, "left above right, found " + places);
    }
  }

  private static Map<String, Point> arranged(String text) {
    Job job = JobFile.load(text.getBytes(StandardCharsets.UTF_8), "crossed.job").job().orElseThrow();
    Map<Operator, Point> places = ElkArrangement.arrange(job, OperatorCatalog.standard(), STANDARD);
    return job.getOperators().stream().collect(Collectors.toMap(Operator::getUid, places::get));
  }

  private static OperatorKind kind(String id) {
    return OperatorCatalog.standard().kind(id).orElseThrow();
  }
}
