package dev.stillwater.engine.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.csv.CsvValues;
import dev.stillwater.engine.io.LineFeed;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.plan.JobPlan;
import dev.stillwater.engine.plan.OperatorPlan;
import dev.stillwater.engine.plan.TaskPlan;
import dev.stillwater.engine.row.RowField;
import dev.stillwater.engine.row.RowType;
import dev.stillwater.engine.row.ValueType;
import dev.stillwater.engine.sched.VirtualClock;
import dev.stillwater.engine.task.ChainContext;
import dev.stillwater.engine.task.JobControl;
import dev.stillwater.engine.task.RestoreSource;
import dev.stillwater.engine.task.Services;
import dev.stillwater.engine.task.TakenState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreamingSourcesTest {
  private static final long SECOND_NANOS = 1_000_000_000L;

  @TempDir
  Path folder;

  private final VirtualClock clock = new VirtualClock(0);
  private final Map<String, Object> shared = new HashMap<>();

  private ChainContext context(OperatorPlan plan, RestoreSource restore) {
    JobPlan job = new JobPlan("test", 128, List.of(new TaskPlan(0, 1, List.of(plan))), List.of(), Map.of(), "");
    return new ChainContext(job, 0, 1, List.of(), new ChainContext.Surroundings(Storage.local(), clock, lines -> { }, shared, new JobControl(),
        Services.of(restore)));
  }

  private OperatorPlan plan(String kind, Map<String, String> more) {
    Map<String, String> parameters = new HashMap<>(Map.of("format", "csv", "delimiter", ",", "outOfOrderness", "0", "idleTimeout", "1000", "once", "false",
        "badLines", folder.resolve("bad.csv").toString()));
    parameters.putAll(more);
    return new OperatorPlan("src", "src", "0", kind, 1, parameters, List.of(), List.of(), Optional.empty(),
        Optional.of(RowType.of(RowField.required("name", ValueType.STRING))));
  }

  private DirectorySource directory(RestoreSource restore) {
    shared.clear();
    OperatorPlan plan = plan("directory-source", Map.of("path", folder.resolve("in").toString(), "header", "false", "rate", "0", "pattern", "*.csv", "order", "name",
        "pollInterval", "1000"));
    DirectorySource source = new DirectorySource(plan, context(plan, restore));
    source.open();
    return source;
  }

  private static List<String> step(DirectorySource source, int max) {
    List<String> names = new ArrayList<>();
    int allowed = source.begin(max);
    while (names.size() < allowed && source.next()) {
      names.add(name(source.values()));
    }
    source.end(allowed, names.size());
    return names;
  }

  @Test
  void filesThatAppearBetweenSteps_areReadOnceAlsoAfterARestore() throws IOException {
    // Catches new files that are not seen, files that are read again after a restore, and a source that looks without a pause.
    Path in = Files.createDirectories(folder.resolve("in"));
    Files.writeString(in.resolve("a.csv"), "1\n2\n3\n");
    DirectorySource source = directory(RestoreSource.NONE);
    assertEquals(List.of("1", "2"), step(source, 2));
    TakenState state = new TakenState(1, false, List.of(source));
    assertEquals(List.of("3"), step(source, 10));
    source.close();

    DirectorySource again = directory(state);
    assertEquals(List.of("3"), step(again, 10));
    assertEquals(List.of(), step(again, 10));
    Files.writeString(in.resolve("b.csv"), "4\n");
    Files.writeString(in.resolve(".c.csv"), "5\n");
    assertEquals(List.of(), step(again, 10), "looks again before its time");
    assertTrue(again.wakeNanos() - clock.nanoTime() > SECOND_NANOS / 2, "wakes at " + again.wakeNanos());
    clock.advanceTo(clock.nanoTime() + SECOND_NANOS);
    assertTrue(again.isIdle());
    assertEquals(List.of("4"), step(again, 10));
    assertFalse(again.isIdle());
    TakenState later = new TakenState(2, false, List.of(again));
    again.close();
    assertEquals(2, later.list(DirectorySource.DONE).size());
    Files.delete(in.resolve("a.csv"));
    DirectorySource third = directory(later);
    assertEquals(List.of(), step(third, 10));
    assertEquals(1, new TakenState(3, false, List.of(third)).list(DirectorySource.DONE).size(), "names of files that are gone are kept");
    assertFalse(third.isFinished());
    third.close();
  }

  /** Lines that the test gives. */
  private static final class TestFeed implements LineFeed {
    private final Deque<byte[]> lines = new ArrayDeque<>();
    private boolean isEnded;

    @Override
    public Optional<byte[]> poll() {
      return Optional.ofNullable(lines.poll());
    }

    @Override
    public boolean isEnded() {
      return isEnded && lines.isEmpty();
    }

    @Override
    public Optional<String> problem() {
      return Optional.empty();
    }

    @Override
    public void close() {
      isEnded = true;
    }
  }

  @Test
  void socket_takesWhatIsThereAndNeverWaits() {
    // Catches a source that blocks its subtask, drops lines, or ends while the connection may come again.
    TestFeed feed = new TestFeed();
    shared.put("src/" + LineFeed.Connector.class.getName(), (LineFeed.Connector) (host, port, reconnectMs) -> feed);
    OperatorPlan plan = plan("socket-source", Map.of("host", "h", "port", "1", "reconnect", "1000"));
    SocketSource source = new SocketSource(plan, context(plan, RestoreSource.NONE));
    source.open();
    List<String> names = new ArrayList<>();
    for (String line : List.of("", "a", "b,c", "\"d\ne\"", "f\r")) {
      int allowed = source.begin(10);
      assertFalse(source.next());
      source.end(allowed, 0);
      feed.lines.add(line.getBytes(StandardCharsets.UTF_8));
      allowed = source.begin(10);
      int count = 0;
      while (source.next()) {
        names.add(name(source.values()));
        count++;
      }
      source.end(allowed, count);
      assertFalse(source.isFinished());
    }
    assertEquals(List.of("a", "d\ne", "f"), names);
    assertEquals("h:1, line 5", source.positionText(source.position()));
    feed.isEnded = true;
    assertTrue(source.isFinished());
    source.close();
  }

  private static String name(RecordValues values) {
    CsvValues csv = (CsvValues) values;
    assertTrue(csv.isRecord());
    return csv.stringValue(0);
  }
}
