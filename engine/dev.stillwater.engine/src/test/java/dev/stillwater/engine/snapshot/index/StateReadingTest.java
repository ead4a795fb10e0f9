package dev.stillwater.engine.snapshot.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotOptions;
import dev.stillwater.engine.snapshot.SnapshotReader;
import dev.stillwater.engine.snapshot.SnapshotView;
import dev.stillwater.engine.snapshot.StateView;
import dev.stillwater.engine.snapshot.index.StateExport.Form;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateReadingTest {
  private static final ProgressListener NONE = ProgressListener.NONE;
  private static final int ENTRIES = 20_000;

  @TempDir
  private Path folder;
  private SnapshotView view;
  private StateView state;
  private StateIndex index;
  private StateRows rows;
  private StateColumns columns;

  @BeforeEach
  void open() throws Exception {
    view = SnapshotReader.open(ManyEntries.write(folder.resolve("savepoint"), ENTRIES), SnapshotOptions.local(), NONE);
    state = view.operatorOfUid(ManyEntries.UID).orElseThrow().state(ManyEntries.STATE).orElseThrow();
    index = new StateIndexes(Storage.local(), folder.resolve("cache")).open(view, state, NONE).index();
    rows = new StateRows(state, index);
    columns = StateColumns.of(state.kind(), rows.read(0, 100, NONE));
  }

  @AfterEach
  void close() {
    rows.close();
    index.close();
    view.close();
  }

  @Test
  void keysOfAPrefix_areFound() throws SnapshotException {
    // Would catch a filter that tests another entry than the one whose number it keeps.
    List<Long> published = new ArrayList<>();
    StateScan.Result found = StateScan.find(state, EntryTest.keyBeginsWith("USER-000000"), NONE, part -> published.add(part.rows().size()));
    assertEquals(100, found.rows().size());
    assertEquals(ENTRIES, found.scanned());
    List<String> keys = rows.read(found.rows(), 0, 1000, NONE).stream().map(row -> row.entry().key().toString()).sorted().toList();
    assertEquals(IntStream.range(0, 100).mapToObj(ManyEntries::key).toList(), keys);
  }

  @Test
  void everyOrder_showsEachEntryOnce() throws SnapshotException {
    // Would catch an order that loses a key group or shows one twice, with a filter and without.
    RowSet some = StateScan.find(state, entry -> entry.keyGroup() % 3 == 0, NONE, part -> { }).rows();
    for (RowOrder.By by : RowOrder.By.values()) {
      for (Optional<RowSet> chosen : List.of(Optional.<RowSet>empty(), Optional.of(some))) {
        RowOrder order = RowOrder.of(index, chosen, by);
        long[] shown = order.rows(0, Integer.MAX_VALUE);
        assertEquals(chosen.map(RowSet::size).orElse((long) ENTRIES), IntStream.range(0, shown.length).mapToLong(at -> shown[at]).distinct().count());
        for (int at = 0; at < shown.length; at += 501) {
          assertEquals(at, order.index(shown[at]).orElseThrow());
        }
      }
    }
    int first = rows.read(RowOrder.of(index, Optional.empty(), RowOrder.By.KEY_GROUP_DESCENDING).rows(0, 1), NONE).getFirst().entry().keyGroup();
    assertEquals(127, first);
  }

  @Test
  void statistics_areThoseOfTheValues() throws SnapshotException {
    // Would catch missing values that are counted, an estimate that is far off, and smallest values by their texts.
    List<ColumnStatistics> statistics = StateStatistics.of(rows, Optional.empty(), columns, NONE);
    ColumnStatistics count = statistics.stream().filter(column -> column.column().equals("count")).findFirst().orElseThrow();
    assertEquals(200, count.distinct());
    assertTrue(count.isDistinctExact());
    assertEquals("0", count.min().orElseThrow());
    assertEquals("199", count.max().orElseThrow());
    assertEquals(99.5, count.mean().orElseThrow(), 1e-9);
    assertEquals(100, count.frequent().getFirst().count());
    ColumnStatistics last = statistics.stream().filter(column -> column.column().equals("last")).findFirst().orElseThrow();
    assertEquals(ENTRIES / 10, last.missing());
    ColumnStatistics key = statistics.stream().filter(column -> column.column().equals("key")).findFirst().orElseThrow();
    assertEquals(ENTRIES, key.distinct(), ENTRIES * 0.06);
  }

  @Test
  void export_holdsWhatIsChosen() throws Exception {
    // Would catch an export without a header, of other rows than those chosen, and a file that is left over.
    RowSet some = StateScan.find(state, EntryTest.keyBeginsWith("user-0000012"), NONE, part -> { }).rows();
    Path csv = folder.resolve("some.csv");
    assertEquals(10, new StateExport(state, rows, Optional.of(some)).write(csv, Form.CSV, columns, NONE));
    List<String> lines = Files.readAllLines(csv);
    assertEquals("keyGroup,subtask,key,count,total,last,sizeBytes", lines.getFirst());
    assertEquals(11, lines.size());
    assertTrue(lines.stream().anyMatch(line -> line.contains(",user-00000121,121,60.5,2001-01-01T00:47:00.121,")), lines.toString());
    Path json = folder.resolve("all.jsonl");
    assertEquals(ENTRIES, new StateExport(state, rows, Optional.empty()).write(json, Form.JSON_LINES, columns, NONE));
    try (var content = Files.lines(json)) {
      assertEquals(ENTRIES, content.filter(line -> line.startsWith("{\"operatorId\":") && line.endsWith("}")).count());
    }
  }
}
