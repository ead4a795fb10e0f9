package dev.stillwater.engine.snapshot.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.row.RowField;
import dev.stillwater.engine.row.RowType;
import dev.stillwater.engine.row.ValueType;
import dev.stillwater.engine.snapshot.OperatorIds;
import dev.stillwater.engine.snapshot.SnapshotEntry;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotOptions;
import dev.stillwater.engine.snapshot.SnapshotReader;
import dev.stillwater.engine.snapshot.SnapshotView;
import dev.stillwater.engine.snapshot.StateKind;
import dev.stillwater.engine.snapshot.StateView;
import dev.stillwater.engine.snapshot.index.StateExport.Form;
import dev.stillwater.engine.snapshot.serializer.Serializers;
import dev.stillwater.engine.snapshot.value.StructValue;
import dev.stillwater.engine.snapshot.value.TimeWindowValue;
import dev.stillwater.engine.snapshot.write.KeyedState;
import dev.stillwater.engine.snapshot.write.KeyedStateWriter;
import dev.stillwater.engine.snapshot.write.KeyedStates;
import dev.stillwater.engine.snapshot.write.SnapshotIdentity;
import dev.stillwater.engine.snapshot.write.SnapshotWriter;
import dev.stillwater.engine.state.KeyGroups;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateExportTest {
  private static final ProgressListener NONE = ProgressListener.NONE;
  private static final int MAX_PARALLELISM = 128;
  private static final String AWKWARD = "Z\u00fcrich, \"HB\"\nline two \ud83d\ude00";
  private static final Instant WINDOW_START = Instant.parse("2024-01-15T00:00:00Z");

  @TempDir
  private Path folder;
  private SnapshotView view;
  private StateView state;
  private StateIndex index;
  private StateRows rows;
  private StateColumns columns;

  @BeforeEach
  void open() throws Exception {
    RowType row = new RowType(List.of(new RowField("note", ValueType.STRING, true), new RowField("amount", ValueType.DOUBLE, true)));
    KeyedStates states = new KeyedStates(Serializers.ofString(), List.of(KeyedState.of("notes", StateKind.VALUE, Serializers.ofTimeWindow(), Serializers.ofRow(row))));
    SnapshotIdentity identity = SnapshotIdentity.savepoint(1, "0123456789abcdef0123456789abcdef", "notes", Instant.parse("2026-01-02T03:04:05Z"))
        .withOperators(Map.of(OperatorIds.ofUid("u"), "u"), Map.of());
    Path savepoint = folder.resolve("savepoint");
    try (SnapshotWriter writer = SnapshotWriter.begin(Storage.local(), savepoint, identity, NONE)) {
      KeyedStateWriter keyed = writer.operator(OperatorIds.ofUid("u"), 1, MAX_PARALLELISM).keyedState(0, states);
      for (SnapshotEntry entry : Stream.of(entry(AWKWARD, "a,b", 1.5), entry("", "", null), entry("plain", null, -0.25))
          .sorted((a, b) -> Integer.compare(a.keyGroup(), b.keyGroup())).toList()) {
        keyed.put(0, entry);
      }
      keyed.finish();
      writer.commit();
    }
    view = SnapshotReader.open(savepoint, SnapshotOptions.local(), NONE);
    state = view.operatorOfUid("u").orElseThrow().state("notes").orElseThrow();
    index = new StateIndexes(Storage.local(), folder.resolve("cache")).open(view, state, NONE).index();
    rows = new StateRows(state, index);
    columns = StateColumns.of(state.kind(), rows.read(0, 100, NONE));
  }

  private static SnapshotEntry entry(String key, String note, Double amount) {
    TimeWindowValue window = new TimeWindowValue(WINDOW_START.toEpochMilli(), WINDOW_START.plusSeconds(86_400).toEpochMilli());
    return new SnapshotEntry(KeyGroups.keyGroup(key.hashCode(), MAX_PARALLELISM), 0, key, window, null,
        new StructValue("", List.of("note", "amount"), Arrays.asList(note, amount)), OptionalLong.empty());
  }

  @AfterEach
  void close() {
    rows.close();
    index.close();
    view.close();
  }

  private String export(Form form) throws Exception {
    Path file = folder.resolve("out");
    assertEquals(3, new StateExport(state, rows, Optional.empty()).write(file, form, columns, NONE));
    return Files.readString(file);
  }

  @Test
  void awkwardTexts_comeBackFromCsv() throws Exception {
    // Would catch a field that ends at its comma, quote or line end, letters beyond ASCII that are lost, and an absent value that looks like an empty text.
    String csv = export(Form.CSV);
    assertTrue(csv.contains(",\"Z\u00fcrich, \"\"HB\"\"\nline two \ud83d\ude00\","), csv);
    assertTrue(csv.contains(",\"a,b\",1.5"), csv);
    assertTrue(csv.contains(",\"\",,"), "an empty note and no amount: " + csv);
    assertTrue(csv.contains("plain,") && csv.contains(",,-0.25"), "no note: " + csv);
  }

  @Test
  void awkwardTexts_comeBackFromJsonLines() throws Exception {
    // Would catch a line end that makes two lines of an entry, and an absent value that is left out or becomes a text.
    List<String> lines = export(Form.JSON_LINES).lines().toList();
    assertEquals(3, lines.size(), lines.toString());
    String all = String.join("\n", lines);
    assertTrue(all.contains("\"key\":\"Z\u00fcrich, \\\"HB\\\"\\nline two \ud83d\ude00\""), all);
    assertTrue(all.contains("\"value\":{\"note\":\"\",\"amount\":null}") && all.contains("\"value\":{\"note\":null,\"amount\":-0.25}"), all);
  }

  @Test
  void cancelledExport_leavesTheOlderFileAndNoHalfOne() throws Exception {
    // Would catch a file that seems complete and is not, one that is left over, and an earlier export that is lost.
    Path file = Files.writeString(folder.resolve("out.csv"), "earlier");
    ProgressListener stop = new ProgressListener() {
      @Override
      public void progressed(String what, long done, long total) {
        // Nobody looks.
      }

      @Override
      public boolean isCancelled() {
        return true;
      }
    };
    assertThrows(SnapshotException.Cancelled.class, () -> new StateExport(state, rows, Optional.empty()).write(file, Form.CSV, columns, stop));
    assertEquals("earlier", Files.readString(file));
    try (Stream<Path> files = Files.list(folder)) {
      assertFalse(files.anyMatch(each -> each.getFileName().toString().contains("writing")));
    }
  }

  private long found(EntryTest test) throws SnapshotException {
    return StateScan.find(state, test, NONE, part -> { }).rows().size();
  }

  @Test
  void filters_takeTextsAndTimesOfAllZones() throws SnapshotException {
    // Would catch upper case beyond ASCII that is not the same, and a time of a zone west of Greenwich that is taken for a text.
    assertEquals(1, found(EntryTest.keyBeginsWith("z\u00dcR")));
    assertEquals(3, found(EntryTest.keyBeginsWith("")));
    for (String inside : List.of("2024-01-15", "2024-01-15T12:00", "2024-01-15T23:59:59.999Z", "2024-01-16T00:30:00+01:00", "2024-01-14T20:00:00-05:00")) {
      assertEquals(3, found(EntryTest.namespace(inside)), inside);
    }
    for (String outside : List.of("2024-01-16", "2024-01-15T20:00:00-05:00", "2024-01-15T00:30:00+01:00", "nonsense")) {
      assertEquals(0, found(EntryTest.namespace(outside)), outside);
    }
  }
}
