package dev.stillwater.ui.tests.snapshot.content;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotView;
import dev.stillwater.engine.snapshot.StateView;
import dev.stillwater.engine.snapshot.index.StateColumn;
import dev.stillwater.engine.snapshot.index.StateColumns;
import dev.stillwater.engine.snapshot.index.StateIndexes;
import dev.stillwater.engine.snapshot.index.StateRow;
import dev.stillwater.engine.snapshot.index.StateRows;
import dev.stillwater.engine.snapshot.text.ValueJson;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * All that the State page shows of a state, read from the model behind its grid: each entry as its texts by the names of the columns.
 *
 * <p>THREADING: immutable.
 *
 * @param rows the entries
 * @param keys their keys as JSON
 */
record ShownState(List<Map<String, String>> rows, List<String> keys) {
  static ShownState of(SnapshotView view, StateView state) throws SnapshotException {
    StateIndexes.Opened opened = StateIndexes.ofUser().open(view, state, ProgressListener.NONE);
    try (var index = opened.index(); StateRows entries = new StateRows(state, index)) {
      List<StateRow> all = entries.read(0, Math.toIntExact(entries.size()), ProgressListener.NONE);
      StateColumns columns = StateColumns.of(state.kind(), all);
      return new ShownState(all.stream().map(row -> texts(columns, row)).toList(), all.stream().map(row -> ValueJson.text(row.entry().key())).toList());
    }
  }

  private static Map<String, String> texts(StateColumns columns, StateRow row) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (StateColumn column : columns.columns()) {
      texts.put(column.name(), column.text(row));
    }
    return texts;
  }

  /** The texts of some columns of each entry, sorted; what stands in several columns as one text with slashes between. Times come as milliseconds. */
  List<List<String>> columns(String... names) {
    List<List<String>> chosen = new ArrayList<>();
    for (Map<String, String> row : rows) {
      chosen.add(Arrays.stream(names).map(name -> Arrays.stream(name.split("/")).map(part -> plain(row, part)).collect(Collectors.joining("/"))).toList());
    }
    chosen.sort((one, other) -> one.toString().compareTo(other.toString()));
    return chosen;
  }

  private static String plain(Map<String, String> row, String column) {
    String text = Objects.requireNonNull(row.get(column), () -> "no column " + column + " among " + row.keySet());
    return text.matches("\\d{4,}-\\d\\d-\\d\\dT.*") ? Long.toString(LocalDateTime.parse(text).toInstant(ZoneOffset.UTC).toEpochMilli())
        : text.isEmpty() ? "null" : text;
  }
}
