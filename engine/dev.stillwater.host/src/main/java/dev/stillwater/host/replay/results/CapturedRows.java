package dev.stillwater.host.replay.results;

import dev.stillwater.engine.replay.ReplayVersion;
import dev.stillwater.engine.replay.RowListener;
import dev.stillwater.engine.row.Row;
import dev.stillwater.engine.row.RowType;
import dev.stillwater.host.CannotStartException;
import dev.stillwater.host.replay.PreparedReplay;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes what comes to the captured sinks of one version into a table each, up to a bound; what comes behind it is counted alone.
 *
 * <p>THREADING: the thread of the replay. LIFECYCLE: rows, {@link #finish}, close in any case.
 */
final class CapturedRows implements RowListener, AutoCloseable {
  /** How many results of each sink are written. */
  static final long RESULTS_MAX = 1_000_000;
  private static final BitSet NOTHING = new BitSet();

  private final ResultsWriter results;
  private final Map<String, TableWriter> writers = new LinkedHashMap<>();
  private final StringBuilder text = new StringBuilder();
  private Optional<IOException> failure = Optional.empty();

  private CapturedRows(ResultsWriter results) {
    this.results = results;
  }

  /** Begins the tables of the version's captured sinks. */
  static CapturedRows of(PreparedReplay prepared, ResultsWriter results) throws CannotStartException {
    CapturedRows rows = new CapturedRows(results);
    ReplayVersion version = prepared.a().compiled();
    try {
      for (String uid : version.captured().stream().sorted().toList()) {
        rows.writers.put(uid, results.beginResults(uid, version.plan().operator(uid).input().orElse(RowType.of())));
      }
      return rows;
    } catch (IOException e) {
      rows.close();
      throw ResultsWriter.unwritable(results.folder(), e);
    }
  }

  @Override
  public void row(String tap, int subtask, Row row) {
    TableWriter writer = writers.get(tap);
    if (writer == null || failure.isPresent() || writer.count() >= RESULTS_MAX) {
      return;
    }
    List<Optional<String>> values = new ArrayList<>(row.type().size());
    for (int column = 0; column < row.type().size(); column++) {
      text.setLength(0);
      if (!row.isNull(column)) {
        row.appendText(column, text);
      }
      values.add(row.isNull(column) ? Optional.empty() : Optional.of(text.toString()));
    }
    try {
      writer.row(RowKind.RESULT, writer.count(), values, null, NOTHING);
    } catch (IOException e) {
      failure = Optional.of(e);
    }
  }

  /** Ends the tables. */
  void finish() throws CannotStartException {
    try {
      if (failure.isPresent()) {
        throw failure.get();
      }
      for (Map.Entry<String, TableWriter> writer : writers.entrySet()) {
        results.endResults(writer.getKey(), writer.getValue());
      }
    } catch (IOException e) {
      throw ResultsWriter.unwritable(results.folder(), e);
    }
  }

  @Override
  public void close() throws CannotStartException {
    for (TableWriter writer : writers.values()) {
      try {
        writer.close();
      } catch (IOException e) {
        throw ResultsWriter.unwritable(results.folder(), e);
      }
    }
  }
}
