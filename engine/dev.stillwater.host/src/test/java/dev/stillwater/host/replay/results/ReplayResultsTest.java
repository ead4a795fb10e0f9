package dev.stillwater.host.replay.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.compare.ComparisonResult;
import dev.stillwater.engine.compare.Equality;
import dev.stillwater.engine.compare.SinkDiff;
import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.replay.ReplayLimit;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.host.replay.ComparedReplays;
import dev.stillwater.host.replay.Comparison;
import dev.stillwater.host.replay.ComparisonFile;
import dev.stillwater.host.replay.KeptComparison;
import dev.stillwater.host.replay.PreparedReplay;
import dev.stillwater.host.replay.ReplayRequest;
import dev.stillwater.host.replay.SidedSettings;
import dev.stillwater.host.replay.VersionName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a comparison leaves in its folder is what it has found, all of it. */
class ReplayResultsTest {
  private static final long SEED = 9;
  private static final int FLIGHTS = 400;
  private static final String JOB = """
      <?xml version="1.0" encoding="UTF-8"?>
      <job:Job xmi:version="2.0" xmlns:xmi="http://www.omg.org/XMI" xmlns:job="http://stillwater.dev/job/1" name="%s">
        <schemas name="flight"><fields name="date" type="timestamp"/><fields name="delay" type="int"/><fields name="origin"/></schemas>
        <operators uid="flights" kind="csv-source"><parameters name="path" value="flights.csv"/><parameters name="schema" value="flight"/>
          <parameters name="eventTime" value="date"/></operators>
        <operators uid="delayed" kind="filter"><expressions text="%s"/></operators>
        <operators uid="daily" kind="window-aggregate"><parameters name="size" value="1d"/><expressions name="flights" text="count()"/></operators>
        <operators uid="out" kind="csv-sink"/>
        <streams source="flights" target="delayed"/>
        <streams source="delayed" target="daily" partitioning="hash"><keyFields>origin</keyFields></streams>
        <streams source="daily" target="out"/>
      </job:Job>
      """;

  @TempDir
  private Path folder;
  private int works;

  @BeforeEach
  void project() throws Exception {
    Random random = new Random(SEED);
    StringBuilder lines = new StringBuilder("date,delay,origin\n");
    for (int flight = 0; flight < FLIGHTS; flight++) {
      lines.append("2001-01-%02dT%02d:00:00,%d,%s%n".formatted(1 + flight / 40, flight % 40 / 2, random.nextInt(40), List.of("SFO", "ORD", "LAX").get(random.nextInt(3))));
    }
    Files.writeString(folder.resolve("flights.csv"), lines.toString().replace("\r", ""));
    Files.writeString(folder.resolve("a.job"), JOB.formatted("A", "delay > 0"));
    Files.writeString(folder.resolve("b.job"), JOB.formatted("B", "delay > 0 &amp;&amp; (delay &lt; 30 || !origin.equals(&quot;ORD&quot;))"));
  }

  @Test
  void comparison_isReadAsItWasFound() throws Exception {
    // Catches differences that get lost or are counted twice on their way to the disk, and a summary that says something else than the report.
    Path results = folder.resolve("results");
    ComparisonResult found = ReplayResults.compare(prepared("a.job", Optional.of("b.job")), keyed(), results, ProgressListener.NONE);
    StoredResults stored = StoredResults.open(results);
    assertEquals(StoredResults.Kind.COMPARISON, stored.kind());
    assertEquals(found.verdict(), stored.verdict());
    assertTrue(found.differenceCount() > 5, found.verdict());
    SinkDiff sink = found.sinks().getFirst();
    ResultTable out = table(stored, ResultTable.Kind.SINK, "out");
    assertEquals(List.of(sink.equal(), sink.changed(), sink.onlyA(), sink.onlyB()),
        List.of(out.count(RowKind.EQUAL), out.count(RowKind.CHANGED), out.count(RowKind.ONLY_A), out.count(RowKind.ONLY_B)));
    List<StoredRow> rows = rows(stored, out);
    int origin = out.column("origin");
    int flights = out.column("flights");
    for (StoredRow row : rows) {
      assertEquals(row.kind() == RowKind.CHANGED, row.isChanged(flights), row.toString());
      assertEquals(row.kind() == RowKind.CHANGED, !row.a(flights).equals(row.b(flights)) && row.isInA() && row.isInB(), row.toString());
      assertTrue(row.kind() == RowKind.EQUAL || row.any(origin).equals(Optional.of("ORD")), row.toString());
    }
    assertTrue(LongStream.range(1, rows.size()).allMatch(index -> rows.get((int) index - 1).sequence() <= rows.get((int) index).sequence()), "in their order");
    assertEquals(1, table(stored, ResultTable.Kind.STREAM, "delayed").columns().stream().filter(column -> column.name().equals("delay")).count());
    assertTrue(stored.tables().stream().anyMatch(table -> table.kind() == ResultTable.Kind.STATE && table.operator().equals("daily") && table.differences() > 0),
        stored.tables().toString());
    assertTrue(Files.readString(stored.reportFile()).contains(found.verdict().substring(0, 20)));
  }

  @Test
  void keyBehindAnyRow_isFound() throws Exception {
    // Catches a key or window that is put together wrongly from the texts of a row.
    Path results = folder.resolve("results");
    PreparedReplay prepared = prepared("a.job", Optional.of("b.job"));
    ReplayResults.compare(prepared, keyed(), results, ProgressListener.NONE);
    StoredResults stored = StoredResults.open(results);
    ResultTable out = table(stored, ResultTable.Kind.SINK, "out");
    StoredRow row = rows(stored, out).stream().filter(one -> one.kind() == RowKind.CHANGED).reduce((first, second) -> second).orElseThrow();
    KeyRequest key = KeyRequest.parse(stored.key(out, row).orElseThrow().json());
    assertEquals(stored.key(out, row), Optional.of(key));
    Path answer = folder.resolve("answer");
    ReplayResults.key(prepared, key, answer, ProgressListener.NONE);
    Members members = ReplayResults.readKey(answer);
    assertEquals(row.a(out.column("flights")), Optional.of(Integer.toString(members.list("a").size())));
    assertEquals(row.b(out.column("flights")), Optional.of(Integer.toString(members.list("b").size())));
    String position = members.list("a").getFirst().text("position");
    assertEquals(Optional.of(folder.resolve("flights.csv")), stored.place("flights", position).map(StoredResults.InputPlace::file));
    assertEquals(Optional.empty(), stored.place("flights", "record 7"));
  }

  @Test
  void comparisonFile_runsAgainFromAnywhere() throws Exception {
    // Catches paths that count from the folder of the results, and a test of one record that goes on behind it.
    Path results = folder.resolve("state/replays/7/results");
    ComparisonResult found = ReplayResults.compare(prepared("a.job", Optional.of("b.job")), keyed(), results, ProgressListener.NONE);
    StoredResults stored = StoredResults.open(results);
    Comparison comparison = ComparisonFile.read(stored.comparisonFile());
    Path kept = folder.resolve("tests/delays.comparison");
    long record = found.divergence().orElseThrow().recordNumber();
    KeptComparison.move(KeptComparison.upTo(comparison, record, "First record", "A test"), stored.folder(), kept, Map.of());
    Comparison again = ComparisonFile.read(kept);
    assertEquals("../a.job", again.a());
    assertEquals(keyed(), again.equality());
    PreparedReplay prepared = PreparedReplay.prepare(again.request(kept.getParent()), work(), ProgressListener.NONE);
    ComparisonResult one = ComparedReplays.run(prepared, again.equality(), ProgressListener.NONE);
    assertEquals(record, one.a().recordsRead());
    assertEquals(ComparisonResult.Outcome.DIFFERENT, one.outcome());
    Comparison before = KeptComparison.upTo(again, record - 1, "", "");
    PreparedReplay earlier = PreparedReplay.prepare(before.request(kept.getParent()), work(), ProgressListener.NONE);
    assertTrue(ComparedReplays.run(earlier, before.equality(), ProgressListener.NONE).isEqual(), "the record before");
  }

  @Test
  void oneVersion_leavesItsResults() throws Exception {
    // Catches results of another sink, and a replay that writes to the sinks themselves.
    Path results = folder.resolve("results");
    long read = ReplayResults.replay(prepared("a.job", Optional.empty()), results, ProgressListener.NONE).recordsRead();
    StoredResults stored = StoredResults.open(results);
    assertEquals(StoredResults.Kind.REPLAY, stored.kind());
    assertEquals(FLIGHTS, read);
    assertEquals(stored.report().list("sinks").getFirst().number("results").orElseThrow(), table(stored, ResultTable.Kind.SINK, "out").count(RowKind.RESULT));
    assertFalse(rows(stored, stored.tables().getFirst()).isEmpty());
  }

  @Test
  void failure_leavesTheSceneAndTheStateBefore() throws Exception {
    // Catches a scene without its state, and a savepoint that the work folder takes with it.
    Files.writeString(folder.resolve("f.job"), JOB.formatted("F", "100 / (delay - 39) &lt; 1000"));
    Path results = folder.resolve("results");
    ReplayResults.failure(prepared("f.job", Optional.empty()), results, ProgressListener.NONE);
    StoredResults stored = StoredResults.open(results);
    assertEquals(StoredResults.Kind.FAILURE, stored.kind());
    Members failure = stored.report().member("failure").orElseThrow();
    assertEquals("delayed", failure.text("uid"));
    assertTrue(stored.place(failure.text("source"), failure.text("position")).isPresent(), failure.toString());
    assertTrue(Files.exists(results.resolve(StoredResults.SAVEPOINT).resolve("_metadata")));
  }

  @Test
  void unfinishedOrDamagedResults_areRefusedInWords() throws Exception {
    // Catches a stack trace, an empty page, and results that are shown though the replay was stopped.
    Path results = folder.resolve("results");
    ProgressListener stopped = new ProgressListener() {
      @Override
      public void progressed(String what, long done, long total) {
      }

      @Override
      public boolean isCancelled() {
        return true;
      }
    };
    assertThrows(SnapshotException.Cancelled.class, () -> ReplayResults.compare(prepared("a.job", Optional.of("b.job")), keyed(), results, stopped));
    refused(results, "holds no results");
    Path other = folder.resolve("other");
    ReplayResults.compare(prepared("a.job", Optional.of("b.job")), keyed(), other, ProgressListener.NONE);
    Path summary = other.resolve("summary.json");
    String sound = Files.readString(summary);
    for (Map.Entry<String, String> damage : Map.of("{\"formatVersion\":1", "{\"formatVersion\":2", "\"kind\":\"comparison\"", "\"kind\":\"x\"", "\"kind\":\"sink\"", "\"kind\":\"s\"")
        .entrySet()) {
      Files.writeString(summary, sound.replace(damage.getKey(), damage.getValue()));
      refused(other, other.toString());
    }
    for (int length : new int[] {0, 1, sound.length() / 2, sound.length() - 3}) {
      Files.writeString(summary, sound.substring(0, length));
      refused(other, "is damaged");
    }
  }

  private static void refused(Path results, String part) {
    ResultsException problem = assertThrows(ResultsException.class, () -> StoredResults.open(results));
    assertTrue(problem.getMessage().contains(part), problem.getMessage());
  }

  private static Equality keyed() {
    return Equality.EXACT.withKeyFields(List.of("window_start", "origin"));
  }

  private static ResultTable table(StoredResults stored, ResultTable.Kind kind, String name) {
    return stored.tables().stream().filter(table -> table.kind() == kind && table.name().equals(name)).findFirst().orElseThrow(() -> new AssertionError(stored.tables()));
  }

  private static List<StoredRow> rows(StoredResults stored, ResultTable table) throws ResultsException {
    try (TableReader reader = stored.table(table, ProgressListener.NONE)) {
      return new ArrayList<>(reader.rows(LongStream.range(0, table.size()).toArray()));
    }
  }

  private PreparedReplay prepared(String a, Optional<String> b) throws Exception {
    return PreparedReplay.prepare(new ReplayRequest(Optional.empty(), VersionName.parse(a, folder), b.map(name -> VersionName.parse(name, folder)),
        new SidedSettings(List.of()), folder, ReplayLimit.END_OF_DATA, ReplayRequest.Conditions.PLAIN), work(), ProgressListener.NONE);
  }

  private Path work() throws Exception {
    return Files.createDirectories(folder.resolve("work-" + works++));
  }
}
