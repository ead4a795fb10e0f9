package dev.stillwater.host.replay.results;

import dev.stillwater.engine.compare.ComparisonStore;
import dev.stillwater.engine.compare.EntryChange;
import dev.stillwater.engine.compare.ResultRow;
import dev.stillwater.engine.compare.StateDiff;
import dev.stillwater.engine.compare.StateValueText;
import dev.stillwater.engine.io.IoReason;
import dev.stillwater.engine.json.Json;
import dev.stillwater.engine.row.RowField;
import dev.stillwater.engine.row.RowType;
import dev.stillwater.host.CannotStartException;
import dev.stillwater.host.replay.results.ResultTable.Column;
import dev.stillwater.host.replay.results.ResultTable.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Writes results into their folder: rows as they come, table by table, and the summary at the end. Memory: two buffers for each table that is open.
 *
 * <p>THREADING: one thread. LIFECYCLE: begin, rows, {@link #finish}, close in any case. A folder without a summary holds no result.
 */
final class ResultsWriter implements ComparisonStore, AutoCloseable {
  static final String SUMMARY = "summary.json";
  /** How many equal pairs of each sink and stream are written. */
  static final int EQUAL_MAX = 10_000;
  private static final String ENTRY = "entry";
  private static final String VALUE = "value";

  private final Path folder;
  private final List<ResultTable> tables = new ArrayList<>();
  private Optional<TableWriter> open = Optional.empty();

  private ResultsWriter(Path folder) {
    this.folder = folder;
  }

  /**
   * Makes the folder.
   *
   * @throws CannotStartException if it holds something already, or cannot be made
   */
  static ResultsWriter begin(Path folder) throws CannotStartException {
    try {
      Files.createDirectories(folder);
      try (Stream<Path> files = Files.list(folder)) {
        if (files.findAny().isPresent()) {
          throw new CannotStartException("The folder " + folder + " for the results is not empty. Name another one.", List.of());
        }
      }
      return new ResultsWriter(folder);
    } catch (IOException e) {
      throw unwritable(folder, e);
    }
  }

  static CannotStartException unwritable(Path folder, IOException e) {
    return new CannotStartException("The results cannot be written to " + folder + ": " + IoReason.of(e), e);
  }

  /** The folder. */
  Path folder() {
    return folder;
  }

  @Override
  public int equalMax() {
    return EQUAL_MAX;
  }

  @Override
  public void beginRows(RowTable table) throws IOException {
    List<Column> columns = new ArrayList<>();
    for (RowField field : table.a().fields()) {
      columns.add(new Column(field.name(), field.type().text(), true, table.b().indexOf(field.name()) >= 0));
    }
    for (RowField field : table.b().fields()) {
      if (table.a().indexOf(field.name()) < 0) {
        columns.add(new Column(field.name(), field.type().text(), false, true));
      }
    }
    begin(new ResultTable(tables.size(), table.isSink() ? Kind.SINK : Kind.STREAM, table.name(), "", columns, table.keyFields(),
        table.keyed().map(KeyedBy::operator).orElse(""), table.keyed().map(KeyedBy::fields).orElse(List.of()), Map.of()));
  }

  private void begin(ResultTable table) throws IOException {
    end();
    open = Optional.of(new TableWriter(folder, table.number()));
    tables.add(table);
  }

  private void end() throws IOException {
    if (open.isPresent()) {
      Map<RowKind, Long> counts = open.get().finish();
      tables.set(tables.size() - 1, tables.getLast().withCounts(counts));
      open = Optional.empty();
    }
  }

  @Override
  public void row(ComparedRow row) throws IOException {
    List<Column> columns = tables.getLast().columns();
    BitSet changed = new BitSet();
    row.changedFields().forEach(field -> changed.set(tables.getLast().column(field)));
    open.orElseThrow().row(RowKind.of(row.difference()), row.sequence(), values(columns, row.a()), values(columns, row.b()), changed);
  }

  private static List<Optional<String>> values(List<Column> columns, Optional<ResultRow> row) {
    return row.isEmpty() ? null : columns.stream().map(column -> row.get().text(column.name())).toList();
  }

  @Override
  public void beginState(String operator, StateDiff state) throws IOException {
    List<Column> columns = List.of(new Column(ENTRY, "", true, true), new Column(VALUE, "", true, true));
    begin(new ResultTable(tables.size(), Kind.STATE, state.name(), operator, columns, List.of(ENTRY), "", List.of(), Map.of()));
  }

  @Override
  public void entry(EntryChange change) throws IOException {
    Optional<String> place = Optional.of(StateValueText.place(change.entry()));
    BitSet changed = new BitSet();
    changed.set(1, change.kind() == EntryChange.Kind.CHANGED);
    open.orElseThrow().row(RowKind.of(change.kind()), open.get().count(),
        change.kind() == EntryChange.Kind.ADDED ? null : List.of(place, value(change.oldValue())),
        change.kind() == EntryChange.Kind.REMOVED ? null : List.of(place, value(change.newValue())), changed);
  }

  /** Timers have no value. */
  private static Optional<String> value(Object value) {
    return value == null ? Optional.empty() : Optional.of(StateValueText.of(value));
  }

  /** Begins the table of a sink of a replay of one version; its rows may come between those of other sinks, to the writer that is returned. */
  TableWriter beginResults(String sink, RowType type) throws IOException {
    List<Column> columns = type.fields().stream().map(field -> new Column(field.name(), field.type().text(), true, false)).toList();
    TableWriter writer = new TableWriter(folder, tables.size());
    tables.add(new ResultTable(tables.size(), Kind.SINK, sink, "", columns, List.of(), "", List.of(), Map.of()));
    return writer;
  }

  /** Ends a table that {@link #beginResults} has begun. */
  void endResults(String sink, TableWriter writer) throws IOException {
    int number = tables.stream().map(ResultTable::name).toList().indexOf(sink);
    tables.set(number, tables.get(number).withCounts(writer.finish()));
  }

  /** Ends the tables and writes the summary, with which the results are there. */
  void finish(Map<String, Object> summary) throws IOException {
    end();
    summary.put("tables", tables.stream().map(ResultTable::document).toList());
    Path unfinished = folder.resolve(SUMMARY + ".part");
    Files.writeString(unfinished, Json.text(summary) + "\n");
    Files.move(unfinished, folder.resolve(SUMMARY), StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public void close() throws CannotStartException {
    if (open.isPresent()) {
      try {
        open.get().close();
      } catch (IOException e) {
        throw unwritable(folder, e);
      }
    }
  }
}
