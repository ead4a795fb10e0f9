package dev.stillwater.engine.csv;

import dev.stillwater.engine.JobFailure;
import dev.stillwater.engine.JobFailureException;
import dev.stillwater.engine.io.IoReason;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.io.StorageInput;
import dev.stillwater.engine.plan.OperatorPlan;
import dev.stillwater.engine.row.RowField;
import dev.stillwater.engine.source.RateLimiter;
import dev.stillwater.engine.source.SourceOperator;
import dev.stillwater.engine.task.ChainContext;
import dev.stillwater.engine.task.OperatorMetrics;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * Reads the records of a CSV file that begin in the range of its subtask. Generated code takes the {@link #values()} of each.
 *
 * <p>THREADING: its subtask; {@link #open} on the thread that starts the job.
 */
public final class CsvSource extends SourceOperator {
  private static final int TEXT_BYTES_MAX = 4096;
  private static final int BOM_BYTES = 3;

  private final OperatorPlan plan;
  private final ChainContext context;
  private final Path file;
  private final CsvFormat format;
  private final String[] names;
  private final int[] fieldOf;
  private final BadLines badLines;
  private final Values values;

  private StorageInput input;
  private int columnCount;
  private long sizeBytes;
  private long dataStart;
  private CsvSplit split;
  private Optional<CsvSplitSearch> search = Optional.empty();
  private CsvScanner scanner;
  private boolean isFinished;
  private int budget;
  private long badCount;
  private long reportedBad;

  /** Makes the part of the operator in the context's subtask. */
  public CsvSource(OperatorPlan plan, ChainContext context) {
    super(plan.longValue("outOfOrderness"), plan.longValue("idleTimeout"),
        context.shared(plan.uid(), RateLimiter.class, () -> new RateLimiter(plan.longValue("rate"), context.clock())), context.clock());
    this.plan = plan;
    this.context = context;
    file = Path.of(plan.string("path"));
    format = new CsvFormat(plan.string("delimiter").charAt(0), plan.booleanValue("header"));
    names = plan.output().orElseThrow().fields().stream().map(RowField::name).toArray(String[]::new);
    fieldOf = new int[names.length];
    values = new Values();
    badLines = context.shared(plan.uid(), BadLines.class, this::makeBadLines);
  }

  private BadLines makeBadLines() {
    Path target = Path.of(plan.string("badLines"));
    try {
      return new BadLines(context.storage(), target);
    } catch (IOException e) {
      throw failure("the file for bad lines '" + target + "' cannot be replaced: " + IoReason.of(e), e);
    }
  }

  @Override
  public void open() {
    Storage storage = context.storage();
    try {
      if (!storage.exists(file)) {
        throw failure("the file '" + file + "' does not exist; set the parameter path to an existing CSV file.", new NoSuchFileException(file.toString()));
      }
      if (storage.isDirectory(file)) {
        throw failure("'" + file + "' is a folder; set the parameter path to a CSV file.", new IOException("folder"));
      }
      input = storage.openInput(file);
      sizeBytes = input.sizeBytes();
      openAtStart();
    } catch (IOException e) {
      throw failure("the file '" + file + "' cannot be read: " + IoReason.of(e), e);
    }
    badLines.open();
  }

  /** Reads byte order mark and header, and decides on the range of this subtask. */
  private void openAtStart() throws IOException {
    byte[] head = new byte[BOM_BYTES];
    boolean hasBom = input.read(0, head, 0, BOM_BYTES) == BOM_BYTES && head[0] == (byte) 0xEF && head[1] == (byte) 0xBB && head[2] == (byte) 0xBF;
    scanner = new CsvScanner(input, format, hasBom ? BOM_BYTES : 0, 1);
    if (format.hasHeader()) {
      readHeader();
    } else {
      columnCount = names.length;
      for (int column = 0; column < names.length; column++) {
        fieldOf[column] = column;
      }
    }
    dataStart = scanner.nextPosition();
    CsvSplit all = new CsvSplit(dataStart, sizeBytes, scanner.nextLine());
    long length = Math.max(0, sizeBytes - dataStart);
    long first = dataStart + share(length, context.subtask());
    long end = dataStart + share(length, context.subtask() + 1);
    split = new CsvSplit(first, end, all.line());
    if (context.subtask() > 0) {
      search = Optional.of(new CsvSplitSearch(input, format, all, first, end));
    }
  }

  private long share(long length, int index) {
    return length / context.parallelism() * index + length % context.parallelism() * index / context.parallelism();
  }

  private void readHeader() throws IOException {
    if (!scanner.next()) {
      throw failure("the file '" + file + "' is empty; expected a header with the columns " + String.join(", ", names) + ".", new IOException("empty"));
    }
    columnCount = scanner.fieldCount();
    String[] found = new String[columnCount];
    for (int field = 0; field < columnCount; field++) {
      values.fieldToRead = field;
      found[field] = values.stringValue(0).strip();
    }
    values.fieldToRead = -1;
    values.clearReason();
    for (int column = 0; column < names.length; column++) {
      fieldOf[column] = Arrays.asList(found).indexOf(names[column]);
      if (fieldOf[column] < 0) {
        throw failure("the file '" + file + "' has no column '" + names[column] + "'; its header has " + String.join(", ", found)
            + ". Correct the schema, or set header to false if the first line holds data.", new IOException("header"));
      }
    }
  }

  @Override
  public int begin(int max) {
    if (isFinished) {
      return 0;
    }
    if (search.isPresent()) {
      searchStart(search.get());
      return 0;
    }
    budget = max;
    return acquire(max);
  }

  private void searchStart(CsvSplitSearch running) {
    try {
      running.step().ifPresent(found -> {
        split = found;
        search = Optional.empty();
        scanner = new CsvScanner(input, format, found.position(), found.line());
      });
    } catch (IOException e) {
      throw failure("the file '" + file + "' cannot be read: " + IoReason.of(e), e);
    }
  }

  @Override
  public boolean isSearching() {
    return search.isPresent() || budget < 0;
  }

  /**
   * Goes to the next record that has the right number of columns; false when the range is read, or when so many bad lines have been met that the subtask
   * should look after other things first.
   */
  public boolean next() {
    try {
      while (scanner.nextPosition() < split.end()) {
        if (--budget < 0) {
          return false;
        }
        if (!scanner.next()) {
          break;
        }
        if (scanner.isBlankLine() && columnCount > 1) {
          continue;
        }
        if (!scanner.problem().isEmpty()) {
          values.reason(scanner.problem());
        } else if (scanner.fieldCount() != columnCount) {
          values.reason("expected " + columnCount + " columns, found " + scanner.fieldCount());
        } else {
          return true;
        }
        reject();
      }
    } catch (IOException e) {
      throw failure("the file '" + file + "' cannot be read at byte " + scanner.nextPosition() + ": " + IoReason.of(e), e);
    }
    isFinished = true;
    return false;
  }

  /** The values of the current record. */
  public CsvValues values() {
    return values;
  }

  /** Puts the current record aside because a value could not be read. */
  public void reject() {
    badCount++;
    try {
      badLines.add(file, scanner.recordLine(), values.reason(), scanner.recordText(TEXT_BYTES_MAX));
    } catch (IOException e) {
      throw failure("bad lines cannot be written to '" + badLines.file() + "': " + IoReason.of(e) + " Set the parameter badLines to another file.", e);
    }
    values.clearReason();
  }

  @Override
  public boolean isFinished() {
    return isFinished;
  }

  @Override
  public long position() {
    return scanner.recordLine();
  }

  @Override
  public String positionText(long position) {
    return file + ":" + position;
  }

  @Override
  public void flush() {
    if (badCount != reportedBad) {
      try {
        badLines.flush();
      } catch (IOException e) {
        throw failure("bad lines cannot be written to '" + badLines.file() + "': " + IoReason.of(e), e);
      }
      reportedBad = badCount;
    }
  }

  @Override
  public void finish() {
    flush();
  }

  @Override
  public void close() {
    try (StorageInput closing = input) {
      if (closing != null) {
        badLines.close();
      }
    } catch (IOException e) {
      throw failure("the file '" + file + "' cannot be closed: " + IoReason.of(e), e);
    }
  }

  @Override
  public void report(OperatorMetrics metrics) {
    metrics.badLines(badCount);
    long start = search.isPresent() ? split.position() : Math.min(split.position(), split.end());
    long read = search.isPresent() ? 0 : Math.max(0, Math.min(scanner.nextPosition(), split.end()) - start);
    metrics.bytes(read, split.end() - start);
  }

  private JobFailureException failure(String message, Exception cause) {
    return new JobFailureException(JobFailure.of(plan.uid(), message, cause));
  }


  private final class Values extends CsvValues {
    private int fieldToRead = -1;

    Values() {
      super(names);
    }

    @Override
    CsvScanner scanner() {
      return scanner;
    }

    @Override
    int fieldOf(int column) {
      return fieldToRead >= 0 ? fieldToRead : fieldOf[column];
    }
  }
}
