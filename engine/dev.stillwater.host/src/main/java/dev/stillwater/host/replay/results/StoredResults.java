package dev.stillwater.host.replay.results;

import dev.stillwater.engine.compare.Contribution.Window;
import dev.stillwater.engine.io.IoReason;
import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.json.Json;
import dev.stillwater.engine.row.ValueText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The results in a folder: what the summary says, and the tables, which are opened one by one.
 *
 * <p>THREADING: immutable; reading is for any thread but the UI thread.
 */
public final class StoredResults {
  /** The state of a job before the record that broke it, in the folder of its results. */
  public static final String SAVEPOINT = "before-failure";
  private static final long SUMMARY_BYTES_MAX = 256L << 20;
  private static final String WINDOW_START = "window_start";
  private static final String WINDOW_END = "window_end";
  private static final Pattern PLACE = Pattern.compile("(.+) line (\\d{1,9})");

  private final Path folder;
  private final Members summary;
  private final List<ResultTable> tables;

  /** What was replayed. */
  public enum Kind {
    /** Two versions, compared. */
    COMPARISON,
    /** One version, to its end. */
    REPLAY,
    /** One version, to the record that breaks it. */
    FAILURE
  }

  private StoredResults(Path folder, Members summary, List<ResultTable> tables) {
    this.folder = folder;
    this.summary = summary;
    this.tables = List.copyOf(tables);
  }

  /**
   * Opens the results. Cost: reads the summary, whose size does not depend on the number of rows.
   *
   * @throws ResultsException if there are none, they are of another version, or damaged
   */
  public static StoredResults open(Path folder) throws ResultsException {
    Path file = folder.resolve(ResultsWriter.SUMMARY);
    try {
      if (Files.size(file) > SUMMARY_BYTES_MAX) {
        throw damaged(file, "it is larger than any summary is", null);
      }
      if (!(Json.parse(Files.readString(file)) instanceof Map<?, ?> members)) {
        throw damaged(file, "it holds no object", null);
      }
      return of(folder, file, new Members(members));
    } catch (NoSuchFileException e) {
      throw new ResultsException("The folder " + folder + " holds no results: the replay has not come to its end. Run it again.", e);
    } catch (IllegalArgumentException e) {
      throw damaged(file, String.valueOf(e.getMessage()), e);
    } catch (IOException e) {
      throw new ResultsException("The file " + file + " cannot be read: " + IoReason.of(e), e);
    }
  }

  private static StoredResults of(Path folder, Path file, Members summary) throws ResultsException {
    long version = summary.number("formatVersion").orElse(0);
    if (version != ResultsSummary.FORMAT_VERSION) {
      throw new ResultsException("The results in " + folder + " are of the version " + version + ", and " + ResultsSummary.FORMAT_VERSION
          + " is known here. Run the replay again, or open them with the Stillwater that made them.", null);
    }
    List<ResultTable> tables = new ArrayList<>();
    for (Members table : summary.list("tables")) {
      tables.add(ResultTable.of(tables.size(), table));
    }
    if (!List.of(ResultsSummary.COMPARISON, ResultsSummary.REPLAY, ResultsSummary.FAILURE).contains(summary.text("kind")) || summary.member("report").isEmpty()) {
      throw damaged(file, "it does not say what was replayed", null);
    }
    return new StoredResults(folder, summary, tables);
  }

  private static ResultsException damaged(Path file, String what, Throwable cause) {
    return new ResultsException("The file " + file + " is damaged: " + what + ". Run the replay again; its results are made anew.", cause);
  }

  /** The folder. */
  public Path folder() {
    return folder;
  }

  /** What was replayed. */
  public Kind kind() {
    return switch (summary.text("kind")) {
      case ResultsSummary.COMPARISON -> Kind.COMPARISON;
      case ResultsSummary.REPLAY -> Kind.REPLAY;
      default -> Kind.FAILURE;
    };
  }

  /** The members that {@code docs/replay.md} describes, without the differences themselves, which stand in the tables. */
  public Members report() {
    return summary.member("report").orElse(Members.NONE);
  }

  /** The sentence that says it all. */
  public String verdict() {
    return report().text("text");
  }

  /** The tables, in the order in which they were written: sinks, states, streams. */
  public List<ResultTable> tables() {
    return tables;
  }

  /** Opens a table; the caller closes it. Cost: reads its index. */
  public TableReader table(ResultTable table, ProgressListener listener) throws ResultsException {
    return TableReader.open(folder, table, listener);
  }

  /** What is known of version A, or B: members {@code name}, {@code file} and {@code sources}. */
  public Members version(boolean isB) {
    return summary.member(isB ? "b" : "a").orElse(Members.NONE);
  }

  /** The job file of a version, if it has one; that of a revision or a snapshot is where the job is now, or was. */
  public Optional<Path> jobFile(boolean isB) {
    return version(isB).textIfAny("file").map(Path::of);
  }

  /** The job of a version as it ran, in the folder. */
  public Path jobAsRun(boolean isB) {
    return folder.resolve(isB ? "b.job" : "a.job");
  }

  /** The snapshot that was begun with, empty for the beginning of the input. */
  public Optional<Path> snapshot() {
    return summary.textIfAny("snapshot").map(Path::of);
  }

  /** The page for a browser. */
  public Path reportFile() {
    return folder.resolve(ReplayResults.REPORT);
  }

  /** The comparison as a file that can be run; its paths count from the folder. */
  public Path comparisonFile() {
    return folder.resolve(ResultsSummary.COMPARISON_FILE);
  }

  /**
   * A place in the input.
   *
   * <p>THREADING: immutable.
   *
   * @param file the file, absolute; whether it is still there shows when it is opened
   * @param line its line, from 1
   */
  public record InputPlace(Path file, int line) {
  }

  /** The place that a position of a source means; empty when it is no line of a file. */
  public Optional<InputPlace> place(String source, String position) {
    Matcher matcher = PLACE.matcher(position);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    return Stream.of(version(false), version(true)).flatMap(version -> version.list("sources").stream())
        .filter(one -> source.isEmpty() || one.text("uid").equals(source)).flatMap(one -> one.textIfAny("path").stream()).map(Path::of)
        .filter(path -> source.isEmpty() ? path.endsWith(matcher.group(1)) : true)
        .map(path -> path.endsWith(matcher.group(1)) ? path : path.resolve(matcher.group(1))).findFirst()
        .map(file -> new InputPlace(file, Integer.parseInt(matcher.group(2))));
  }

  /** The key behind a row, if its table has a keyed operator, with the row's window if it has one. */
  public Optional<KeyRequest> key(ResultTable table, StoredRow row) {
    if (table.keyOperator().isEmpty()) {
      return Optional.empty();
    }
    Map<String, String> key = new LinkedHashMap<>();
    for (String field : table.keyOperatorFields()) {
      int column = table.column(field);
      if (column < 0) {
        return Optional.empty();
      }
      key.put(field, row.any(column).orElse("null"));
    }
    return Optional.of(new KeyRequest(table.keyOperator(), key, window(table, row)));
  }

  private static Optional<Window> window(ResultTable table, StoredRow row) {
    Optional<Long> start = time(table, row, WINDOW_START);
    Optional<Long> end = time(table, row, WINDOW_END);
    return start.isEmpty() || end.isEmpty() || end.get() <= start.get() ? Optional.empty() : Optional.of(new Window(start.get(), end.get()));
  }

  private static Optional<Long> time(ResultTable table, StoredRow row, String name) {
    int column = table.column(name);
    if (column < 0 || !table.columns().get(column).type().equals("timestamp") || row.any(column).isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(ValueText.parseTimestamp(row.any(column).get()));
    } catch (IllegalArgumentException noTime) {
      return Optional.empty();
    }
  }
}
