package dev.stillwater.engine.snapshot.index;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotException.Cancelled;
import dev.stillwater.engine.snapshot.SnapshotException.Place;
import dev.stillwater.engine.snapshot.StateView;
import dev.stillwater.engine.snapshot.text.CsvFormat;
import dev.stillwater.engine.snapshot.text.EntryFormat;
import dev.stillwater.engine.snapshot.text.JsonLinesFormat;
import dev.stillwater.engine.snapshot.text.Utf8Text;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * Writes entries of a state into a file, as CSV with the columns of the grid or as the JSON Lines of the command line. A file that is not complete does not get
 * its name.
 *
 * <p>THREADING: one thread.
 */
public final class StateExport {
  private static final int PAGE_ROWS = 1 << 10;
  private static final int BUFFER_BYTES = 1 << 16;

  private final StateView state;
  private final StateRows rows;
  private final Optional<RowSet> chosen;

  /** Forms of the file. */
  public enum Form {
    /** A line with names, then a line for each entry. */
    CSV,
    /** An object a line. */
    JSON_LINES
  }

  /** An export of all entries, or of the chosen ones. */
  public StateExport(StateView state, StateRows rows, Optional<RowSet> chosen) {
    this.state = state;
    this.rows = rows;
    this.chosen = chosen;
  }

  /**
   * Writes the file. Cost: the entries; memory some hundred kilobytes and a thousand entries.
   *
   * @return number of entries that were written
   * @throws Cancelled when the listener asked for it; then no file is left
   * @throws IOException if the disk refuses
   */
  public long write(Path file, Form form, StateColumns columns, ProgressListener listener) throws SnapshotException, IOException {
    Path staged = file.resolveSibling("." + file.getFileName() + ".writing");
    try {
      long written;
      try (OutputStream out = Files.newOutputStream(staged)) {
        written = write(out, form, columns, listener);
      }
      Files.move(staged, file, StandardCopyOption.REPLACE_EXISTING);
      return written;
    } finally {
      Files.deleteIfExists(staged);
    }
  }

  private long write(OutputStream out, Form form, StateColumns columns, ProgressListener listener) throws SnapshotException, IOException {
    Utf8Text text = new Utf8Text(2 * BUFFER_BYTES);
    EntryFormat lines = new JsonLinesFormat();
    lines.state(state, state.operator().uid().orElse(""));
    if (form == Form.CSV) {
      header(columns, text);
    }
    long total = chosen.map(RowSet::size).orElse(rows.size());
    for (long first = 0; first < total; first += PAGE_ROWS) {
      if (listener.isCancelled()) {
        throw new Cancelled(Place.of("export of state '" + state.name() + "'"));
      }
      listener.progressed("writing entries", first, total);
      for (StateRow row : chosen.isPresent() ? rows.read(chosen.get(), first, PAGE_ROWS, listener) : rows.read(first, PAGE_ROWS, listener)) {
        if (form == Form.CSV) {
          line(columns, row, text);
        } else {
          lines.entry(row.entry(), text);
        }
        if (text.size() >= BUFFER_BYTES) {
          text.drainTo(out);
        }
      }
    }
    text.drainTo(out);
    return total;
  }

  private static void header(StateColumns columns, Utf8Text out) {
    String separator = "";
    for (StateColumn column : columns.columns()) {
      CsvFormat.field(column.name(), out.ascii(separator));
      separator = ",";
    }
    out.ascii('\n');
  }

  private static void line(StateColumns columns, StateRow row, Utf8Text out) {
    String separator = "";
    for (StateColumn column : columns.columns()) {
      out.ascii(separator);
      separator = ",";
      Object value = column.value().apply(row);
      if (value != null && column.type() == ColumnType.TIMESTAMP && column.of(row) instanceof Long time) {
        out.ascii(ReadableText.time(time));
      } else if (value != null) {
        CsvFormat.field(CsvFormat.plain(value), out);
      }
    }
    out.ascii('\n');
  }
}
