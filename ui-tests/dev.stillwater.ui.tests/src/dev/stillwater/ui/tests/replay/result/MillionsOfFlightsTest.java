package dev.stillwater.ui.tests.replay.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.host.replay.process.ReplayHistory;
import dev.stillwater.host.replay.process.ReplayState.Outcome;
import dev.stillwater.ui.tests.driver.Input;
import dev.stillwater.ui.tests.driver.PrivateJobs;
import dev.stillwater.ui.tests.driver.Samples;
import dev.stillwater.ui.tests.driver.Ui;
import dev.stillwater.ui.tests.replay.ReplaysPage;
import java.io.BufferedWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.swt.SWT;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * A person compares two versions over three million flights, and the IDE stays small: with {@code -Dstillwater.long=true}; what its heap takes is printed. The
 * flights are those of {@code -Dstillwater.flights=FILE}, else made from the sample.
 *
 * <p>THREADING: test threads.
 */
@EnabledIfSystemProperty(named = "stillwater.long", matches = "true")
class MillionsOfFlightsTest {
  private static final int FLIGHTS = Integer.getInteger("stillwater.flights.count", 3_000_000);
  private static final Duration REPLAY = Duration.ofMinutes(40);
  private static final Duration SEARCH = Duration.ofMinutes(3);
  private static final int HELD_MAX = 4096;
  private static final long HEAP_MAX = 768L << 20;
  private static final String EACH = """
      <?xml version="1.0" encoding="UTF-8"?>
      <job:Job xmi:version="2.0" xmlns:xmi="http://www.omg.org/XMI" xmlns:job="http://stillwater.dev/job/1" name="Each flight">
        <schemas name="flight">
          <fields name="date" type="timestamp"/>
          <fields name="delay" type="int"/>
          <fields name="distance" type="int"/>
          <fields name="origin"/>
          <fields name="destination"/>
        </schemas>
        <operators uid="flights" kind="csv-source">
          <parameters name="path" value="flights.csv"/>
          <parameters name="schema" value="flight"/>
          <parameters name="eventTime" value="date"/>
        </operators>
        <operators uid="late" kind="map">
          <expressions name="date" text="date"/>
          <expressions name="origin" text="origin"/>
          <expressions name="late" text="%s"/>
        </operators>
        <operators uid="out" kind="csv-sink"/>
        <streams source="flights" target="late"/>
        <streams source="late" target="out"/>
      </job:Job>
      """;

  private PrivateJobs jobs;
  private IProject project;

  @BeforeEach
  void flights() throws Exception {
    jobs = PrivateJobs.open();
    project = ResourcesPlugin.getWorkspace().getRoot().getProject("millions");
    project.create(null);
    project.open(null);
    Path folder = project.getLocation().toPath();
    Path sample = Samples.file("flights/flights-20k.csv").getLocation().toPath();
    Optional<Path> own = Optional.ofNullable(System.getProperty("stillwater.flights")).map(Path::of);
    if (own.isPresent()) {
      Files.createSymbolicLink(folder.resolve("flights.csv"), own.get());
    } else {
      write(Files.readAllLines(sample), folder.resolve("flights.csv"));
    }
    for (String job : List.of("delays-by-origin.job", "delays-v2.job")) {
      Files.writeString(folder.resolve(job), Files.readString(sample.resolveSibling(job)).replace("flights-20k.csv", "flights.csv"));
    }
    Files.writeString(folder.resolve("each-a.job"), EACH.formatted("delay"));
    Files.writeString(folder.resolve("each-b.job"), EACH.formatted("delay + 1"));
    Files.writeString(folder.resolve("delays.comparison"), comparison("delays-by-origin.job", "delays-v2.job", "window_start"));
    Files.writeString(folder.resolve("each.comparison"), comparison("each-a.job", "each-b.job", "date"));
    project.refreshLocal(IResource.DEPTH_INFINITE, null);
  }

  @AfterEach
  void removeThem() throws Exception {
    if (project != null && project.exists()) {
      Ui.run(() -> Ui.page().closeAllEditors(false));
      project.delete(true, true, null);
    }
    if (jobs != null) {
      jobs.close();
    }
  }

  private static String comparison(String a, String b, String time) {
    return "{\n  \"formatVersion\": 1,\n  \"a\": \"" + a + "\",\n  \"b\": \"" + b + "\",\n  \"until\": \"end\",\n  \"equal\": {\"key\": [\"" + time
        + "\", \"origin\"]}\n}\n";
  }

  /** The flights of the sample again and again, one each five seconds. */
  private static void write(List<String> sample, Path target) throws Exception {
    LocalDateTime begin = LocalDateTime.of(2001, 1, 1, 0, 0);
    try (BufferedWriter out = Files.newBufferedWriter(target, StandardCharsets.UTF_8)) {
      out.write(sample.getFirst() + '\n');
      for (int flight = 0; flight < FLIGHTS; flight++) {
        String line = sample.get(1 + flight % (sample.size() - 1));
        out.write(DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(begin.plusSeconds(5L * flight)) + line.substring(line.indexOf(',')) + '\n');
      }
    }
  }

  /** Would catch an IDE that takes the rows of the results, or what the process tells of them, into its own memory. */
  @Test
  void threeMillionFlights_areComparedAndLookedThroughWithASmallHeap() {
    compare("delays.comparison", 1);
    compare("each.comparison", 2);
  }

  private void compare(String file, int count) {
    heap().forEach(MemoryPoolMXBean::resetPeakUsage);
    long begin = System.nanoTime();
    long before = used();
    Samples.open(project.getFile(file));
    ReplaysPage.keys('c');
    ReplayHistory.Entry[] ended = new ReplayHistory.Entry[1];
    Ui.await("the end of the replay", REPLAY, () -> {
      List<ReplayHistory.Entry> entries = ReplayHistory.user().entries();
      ended[0] = entries.isEmpty() ? null : entries.getFirst();
      return entries.size() == count && ended[0].state().phase().isTerminal();
    });
    assertEquals(Optional.of(Outcome.DIFFERENT), ended[0].state().result().outcome(), ended[0].state().toString());
    long compared = System.nanoTime();
    ResultEditorPage editor = ResultEditorPage.open(ended[0].folder().path()).awaitResult();
    Ui.await("the rows", SEARCH, () -> !editor.peek(0).isEmpty());
    Ui.run(() -> editor.grid().setFocus());
    Input.chord(Input.Key.of(SWT.END), SWT.CTRL);
    Ui.await("the last row", () -> editor.selectedNumberNow() > 1);
    long rows = editor.selectedNumber();
    editor.choose("result:kinds", "Changed");
    Ui.await("the filter", SEARCH, () -> !editor.peek(0).isEmpty());
    editor.enter("result:text", "LAX");
    Ui.await("the search", SEARCH, () -> editor.peek(0).stream().anyMatch(text -> text.contains("LAX")));
    long live = used();
    long peak = heap().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
    System.getLogger("test").log(System.Logger.Level.INFO, "{0}: {1} | rows shown: {2}, held: {3} | replay {4} s, looked through {5} s | heap of the IDE: {6} MB before,"
        + " {7} MB after, peaks of its parts {8} MB together, bound {9} MB", file, ended[0].state().result().verdict().orElseThrow(), rows, editor.heldRows(),
        (compared - begin) / 1_000_000_000, (System.nanoTime() - compared) / 1_000_000_000, before >> 20, live >> 20, peak >> 20,
        Runtime.getRuntime().maxMemory() >> 20);
    assertTrue(editor.heldRows() <= HELD_MAX, "rows held: " + editor.heldRows());
    assertTrue(live < HEAP_MAX, "heap of the IDE: " + (live >> 20) + " MB");
  }

  private static List<MemoryPoolMXBean> heap() {
    return ManagementFactory.getMemoryPoolMXBeans().stream().filter(pool -> pool.getType() == MemoryType.HEAP).toList();
  }

  private static long used() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
