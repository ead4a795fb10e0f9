package dev.stillwater.ui.operate.live;

import dev.stillwater.host.client.Document;
import dev.stillwater.ui.editor.api.LiveControl;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The last records of a stream as a job's process tells them. Who answers is not trusted.
 *
 * <p>THREADING: immutable.
 *
 * @param columns fields with their types
 * @param rows the records, the last one first
 * @param isSampled whether they are samples
 * @param silentSubtasks receivers that did not answer in time
 */
record StreamAnswer(List<Column> columns, List<Row> rows, boolean isSampled, int silentSubtasks) {
  private static final int ROWS_MAX = 1000;
  private static final int COLUMNS_MAX = 1000;
  private static final int NAME_MAX = 300;
  /** A job of this machine cuts texts at 2000 characters itself. */
  private static final int VALUE_MAX = 2100;

  /** A field. */
  record Column(String name, String type) {
  }

  /**
   * A record.
   *
   * @param subtask index of its receiver
   * @param timestamp event time in milliseconds, if it has one
   * @param values values as text; empty optionals are missing
   */
  record Row(long subtask, Optional<Long> timestamp, List<Optional<String>> values) {
    Row {
      values = List.copyOf(values);
    }
  }

  StreamAnswer {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  static StreamAnswer of(Document answer) {
    List<Column> columns = answer.objects("columns").stream().limit(COLUMNS_MAX)
        .map(column -> new Column(column.text("name", NAME_MAX).orElse(""), column.text("type", NAME_MAX).orElse(""))).toList();
    List<Row> rows = new ArrayList<>();
    List<Document> records = answer.objects("records");
    for (Document record : records.subList(Math.max(0, records.size() - ROWS_MAX), records.size()).reversed()) {
      List<Optional<String>> values = new ArrayList<>();
      List<?> given = record.members().get("values") instanceof List<?> list ? list : List.of();
      for (int column = 0; column < columns.size(); column++) {
        values.add(column < given.size() ? text(given.get(column)) : Optional.empty());
      }
      rows.add(new Row(record.number("subtask").orElse(0), record.number("timestamp").isPresent() ? Optional.of(record.number("timestamp").getAsLong()) : Optional.empty(),
          values));
    }
    int silent = answer.members().get("silentSubtasks") instanceof List<?> list ? list.size() : 0;
    return new StreamAnswer(columns, rows, answer.flag("isSampled"), silent);
  }

  private static Optional<String> text(Object value) {
    return whole(value).map(text -> Document.cut(text, VALUE_MAX));
  }

  private static Optional<String> whole(Object value) {
    return switch (value) {
      case null -> Optional.empty();
      case Optional<?> missing -> missing.map(String::valueOf);
      case Map<?, ?> nested -> Optional.of(nested.toString());
      default -> Optional.of(String.valueOf(value));
    };
  }

  /** In the form in which the drawing shows some of them. */
  LiveControl.Records forDrawing() {
    return new LiveControl.Records(columns.stream().map(Column::name).toList(), rows.stream().map(row -> row.values().stream().map(value -> value.orElse("")).toList())
        .toList(), isSampled);
  }
}
