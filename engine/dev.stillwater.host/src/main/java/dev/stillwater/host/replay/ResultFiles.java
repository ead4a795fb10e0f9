package dev.stillwater.host.replay;

import dev.stillwater.engine.io.IoReason;
import dev.stillwater.engine.replay.ReplayVersion;
import dev.stillwater.engine.replay.RowListener;
import dev.stillwater.engine.row.Row;
import dev.stillwater.engine.row.RowType;
import dev.stillwater.engine.row.ValueType;
import dev.stillwater.host.CannotStartException;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes the results of a replay as CSV (RFC 4180, LF): those of one sink to the file, those of several to a file each, {@code results-<uid>.csv}.
 *
 * <p>THREADING: the thread of the replay. LIFECYCLE: {@link #finish} after the last row, {@link #close} in any case.
 */
final class ResultFiles implements RowListener, AutoCloseable {
  private static final String CSV = ".csv";

  private final Map<String, BufferedWriter> writers = new LinkedHashMap<>();
  private final Map<String, Path> paths = new LinkedHashMap<>();
  private final StringBuilder line = new StringBuilder();
  private Optional<IOException> problem = Optional.empty();

  private ResultFiles() {
  }

  /**
   * Opens the files of the version's captured sinks, which are replaced; nothing is written if no file is named.
   *
   * @throws CannotStartException if a file cannot be written
   */
  static ResultFiles of(ReplayVersion version, Optional<Path> file) throws CannotStartException {
    ResultFiles files = new ResultFiles();
    if (file.isPresent()) {
      List<String> sinks = version.captured().stream().sorted().toList();
      for (String uid : sinks) {
        Path path = sinks.size() == 1 ? file.get() : of(file.get(), uid);
        files.open(uid, path, version.plan().operator(uid).input().orElse(RowType.of()));
      }
    }
    return files;
  }

  private static Path of(Path file, String uid) {
    String name = file.getFileName().toString();
    String stem = name.endsWith(CSV) ? name.substring(0, name.length() - CSV.length()) : name;
    return file.resolveSibling(stem + "-" + uid + CSV);
  }

  private void open(String uid, Path path, RowType type) throws CannotStartException {
    try {
      Files.createDirectories(path.toAbsolutePath().getParent());
      BufferedWriter writer = Files.newBufferedWriter(path);
      writers.put(uid, writer);
      paths.put(uid, path);
      line.setLength(0);
      for (int index = 0; index < type.size(); index++) {
        append(index, type.field(index).name(), false);
      }
      writer.append(line.append('\n'));
    } catch (IOException e) {
      close();
      throw new CannotStartException("Results cannot be written to " + path + ": " + IoReason.of(e), e);
    }
  }

  @Override
  public void row(String tap, int subtask, Row row) {
    BufferedWriter writer = writers.get(tap);
    if (writer == null || problem.isPresent()) {
      return;
    }
    line.setLength(0);
    StringBuilder value = new StringBuilder();
    for (int index = 0; index < row.type().size(); index++) {
      value.setLength(0);
      boolean isNull = row.isNull(index);
      if (!isNull) {
        row.appendText(index, value);
      }
      append(index, value.toString(), !isNull && row.type().field(index).type() == ValueType.STRING);
    }
    try {
      writer.append(line.append('\n'));
    } catch (IOException e) {
      problem = Optional.of(e);
    }
  }

  private void append(int index, String value, boolean isEmptyQuoted) {
    line.append(index == 0 ? "" : ",");
    boolean mustQuote = value.isEmpty() ? isEmptyQuoted : value.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r') || value.startsWith(" ")
        || value.endsWith(" ");
    line.append(mustQuote ? '"' + value.replace("\"", "\"\"") + '"' : value);
  }

  /** Throws if a row could not be written. */
  void requireWritten() throws CannotStartException {
    if (problem.isPresent()) {
      throw new CannotStartException("Results cannot be written to " + paths.values() + ": " + IoReason.of(problem.get()), problem.get());
    }
  }

  /** Ends the files after the last row. */
  void finish() throws CannotStartException {
    requireWritten();
    for (Map.Entry<String, BufferedWriter> writer : writers.entrySet()) {
      try {
        writer.getValue().close();
      } catch (IOException e) {
        throw new CannotStartException("Results cannot be written to " + paths.get(writer.getKey()) + ": " + IoReason.of(e), e);
      }
    }
    writers.clear();
  }

  @Override
  public void close() throws CannotStartException {
    if (!writers.isEmpty()) {
      finish();
    }
  }
}
