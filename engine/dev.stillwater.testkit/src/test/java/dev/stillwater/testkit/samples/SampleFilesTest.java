package dev.stillwater.testkit.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.model.JobFile;
import dev.stillwater.model.JobLayoutFile;
import dev.stillwater.model.job.Job;
import dev.stillwater.model.job.JobLayout;
import dev.stillwater.model.job.NodeLayout;
import dev.stillwater.model.job.Operator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The samples as files: in the form in which the IDE saves them, drawn, with the uids that texts and tests name. */
class SampleFilesTest {
  @ParameterizedTest
  @ValueSource(strings = {"flights/delays-by-origin", "flights/busiest-routes", "flights/delay-waves", "window-count/window-count"})
  void sample_isInTheFormOfASave(String name) throws IOException {
    // Catches a first save in the IDE that changes every line of a sample.
    Path job = JobRunner.sample(name + ".job");
    assertEquals(Files.readString(job), new String(JobFile.toBytes(load(job)), StandardCharsets.UTF_8));
    Path layout = JobLayoutFile.besides(job);
    assertEquals(Files.readString(layout), new String(JobLayoutFile.toBytes(loadLayout(layout)), StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"flights/delays-by-origin", "flights/busiest-routes", "flights/delay-waves", "window-count/window-count"})
  void sample_isDrawnWithoutOverlap(String name) {
    // Catches an operator without a position, and two at one place.
    Path job = JobRunner.sample(name + ".job");
    List<NodeLayout> nodes = loadLayout(JobLayoutFile.besides(job)).getNodes();
    assertEquals(load(job).getOperators().stream().map(Operator::getUid).collect(Collectors.toSet()),
        nodes.stream().map(NodeLayout::getUid).collect(Collectors.toSet()));
    Set<String> places = nodes.stream().map(node -> node.getX() + "," + node.getY()).collect(Collectors.toSet());
    assertEquals(nodes.size(), places.size());
    assertTrue(nodes.stream().allMatch(node -> node.getX() % 10 == 0 && node.getY() % 10 == 0), "off the grid");
  }

  @ParameterizedTest
  @CsvSource({"flights/delays-by-origin, flights delayed daily out", "flights/busiest-routes, flights routes out",
      "flights/delay-waves, flights late waves days longest out", "window-count/window-count, gen counts print"})
  void sample_hasTheNamedUids(String name, String uids) {
    // Catches a renamed uid, which loses state and breaks every command line that sets a parameter.
    Job job = load(JobRunner.sample(name + ".job"));
    assertEquals(List.of(uids.split(" ")), job.getOperators().stream().map(Operator::getUid).toList());
  }

  @Test
  void windowCount_takesACheckpointEverySixSeconds() {
    // Catches a sample that lost the settings it is there to show.
    Job job = load(JobRunner.sample("window-count/window-count.job"));
    assertEquals(6000, job.getCheckpointing().getIntervalMs());
    assertTrue(job.isExactReplay());
    assertFalse(job.getOperators().getFirst().getExpressions().isEmpty());
  }

  private static Job load(Path job) {
    return JobFile.load(job).job().orElseThrow();
  }

  private static JobLayout loadLayout(Path layout) {
    return JobLayoutFile.load(layout).layout().orElseThrow();
  }
}
