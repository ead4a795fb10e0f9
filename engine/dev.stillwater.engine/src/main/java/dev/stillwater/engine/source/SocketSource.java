package dev.stillwater.engine.source;

import dev.stillwater.engine.JobFailure;
import dev.stillwater.engine.JobFailureException;
import dev.stillwater.engine.checkpoint.CheckpointMode;
import dev.stillwater.engine.csv.CsvTextFormat;
import dev.stillwater.engine.io.IoReason;
import dev.stillwater.engine.io.LineFeed;
import dev.stillwater.engine.io.SocketLines;
import dev.stillwater.engine.io.StorageInput;
import dev.stillwater.engine.jsonl.JsonTextFormat;
import dev.stillwater.engine.plan.OperatorPlan;
import dev.stillwater.engine.snapshot.SourcePosition;
import dev.stillwater.engine.task.ChainContext;
import dev.stillwater.engine.task.OperatorMetrics;
import dev.stillwater.engine.task.OperatorSnapshot;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Takes lines from a socket, each a record in CSV or JSON. They cannot be read again: those that came behind the last checkpoint are lost in a failure. They
 * are recorded for replays. The first subtask reads; others have nothing to do.
 *
 * <p>The connection is made by a {@link LineFeed.Connector} that a test may put among the objects that the subtasks share.
 *
 * <p>THREADING: its subtask; {@link #open} on the thread that starts the job.
 */
public final class SocketSource extends SourceOperator {
  private static final String BLANK = "blank";
  private static final int TEXT_BYTES_MAX = 4096;
  private static final long POLL_NANOS = 5_000_000L;
  private static final System.Logger LOG = System.getLogger(SocketSource.class.getName());

  private final OperatorPlan plan;
  private final ChainContext context;
  private final TextFormat format;
  private final BadLines badLines;
  private final LineFeed.Connector connector;
  private final LineInput input = new LineInput();
  private final RecordedInput recorded;
  private TextFormat.TextFile lines;
  private Optional<LineFeed> feed = Optional.empty();
  private RecordScanner scanner = NoRecords.INSTANCE;
  private Optional<String> shownProblem = Optional.empty();
  private long lineNumber;
  private long badCount;
  private int budget;
  private long emptyNanos;

  /** Makes the part of the operator in the context's subtask. */
  public SocketSource(OperatorPlan plan, ChainContext context) {
    super(plan.longValue("outOfOrderness"), plan.longValue("idleTimeout"),
        context.shared(plan.uid(), RateLimiter.class, () -> new RateLimiter(0, context.clock())), context.clock());
    this.plan = plan;
    this.context = context;
    format = plan.string("format").equals("csv") ? new CsvTextFormat(plan) : new JsonTextFormat(plan);
    connector = context.shared(plan.uid(), LineFeed.Connector.class, () -> SocketLines::connect);
    badLines = context.shared(plan.uid(), BadLines.class, this::makeBadLines);
    recorded = new RecordedInput(plan, context);
  }

  private BadLines makeBadLines() {
    Path target = Path.of(plan.string("badLines"));
    try {
      return new BadLines(context.storage(), target, context.parallelism(), context.restored(plan.uid()).list(BadLines.STATE));
    } catch (IOException e) {
      throw failure("the file for bad lines '" + target + "' cannot be replaced: " + IoReason.of(e), e);
    }
  }

  @Override
  public void open() {
    long port = plan.longValue("port");
    if (port < 1 || port > 65_535) {
      throw failure("the port " + port + " is none; set the parameter port to a number from 1 to 65535.", new IllegalArgumentException("port"));
    }
    badLines.open();
    if (context.subtask() > 0) {
      return;
    }
    try {
      lines = format.open(input);
    } catch (IOException | TextFormat.FormatException e) {
      throw failure(e.getMessage(), e);
    }
    recorded.open();
    lineNumber = recorded.restoredRecords();
    maxTimestamp = recorded.restoredNewest();
    feed = recorded.replayed();
    if (feed.isPresent()) {
      return;
    }
    if (context.isCheckpointing() && context.checkpoints().mode() == CheckpointMode.EXACTLY_ONCE) {
      LOG.log(Level.WARNING, "Operator ''{0}'' reads a socket, which cannot be read again: after a failure the records since the last checkpoint are lost, "
          + "although checkpoints are exactly once.", plan.uid());
    }
    feed = Optional.of(connector.connect(plan.string("host"), (int) port, plan.booleanValue("once") ? -1 : plan.longValue("reconnect")));
  }

  /** The values of the current record. */
  public RecordValues values() {
    return format.values();
  }

  @Override
  public boolean isFinished() {
    if (feed.isPresent() && feed.get().isEnded() && feed.get().problem().isPresent()) {
      String problem = feed.get().problem().get();
      throw failure("the connection to " + address() + " cannot be used: " + problem, new IOException(problem));
    }
    return feed.isEmpty() || feed.get().isEnded();
  }

  @Override
  protected boolean isStopped() {
    return recorded.isStopped();
  }

  @Override
  public int begin(int max) {
    budget = max;
    if (feed.isEmpty()) {
      return 0;
    }
    if (recorded.mustWait()) {
      emptyNanos = context.clock().nanoTime();
      return 0;
    }
    return acquire(max);
  }

  /** Goes to the next line of the right form; false when none is there or so many bad ones came that the subtask should look after other things. */
  public boolean next() {
    while (--budget >= 0) {
      Optional<byte[]> line = feed.flatMap(LineFeed::poll);
      if (line.isEmpty()) {
        emptyNanos = context.clock().nanoTime();
        showProblem();
        return false;
      }
      lineNumber++;
      recorded.record(line.get());
      input.bytes = withoutReturn(line.get());
      scanner = lines.scanner(0, lineNumber);
      format.values().read(scanner);
      String problem = problem();
      if (problem.equals(BLANK)) {
        continue;
      }
      if (problem.isEmpty()) {
        return true;
      }
      format.values().reason(problem);
      reject();
    }
    return false;
  }

  private static byte[] withoutReturn(byte[] line) {
    return line.length > 0 && line[line.length - 1] == '\r' ? Arrays.copyOf(line, line.length - 1) : line;
  }

  private String problem() {
    try {
      return !scanner.next() || scanner.isBlank() ? BLANK : scanner.problem();
    } catch (IOException e) {
      throw failure("line " + lineNumber + " cannot be read: " + IoReason.of(e), e);
    }
  }

  private void showProblem() {
    Optional<String> problem = feed.flatMap(LineFeed::problem);
    if (!problem.equals(shownProblem)) {
      shownProblem = problem;
      problem.ifPresent(text -> LOG.log(Level.WARNING, "Operator ''{0}'' has no connection to {1}: {2}", plan.uid(), address(), text));
    }
  }

  private String address() {
    return plan.string("host") + ":" + plan.string("port");
  }

  /** Puts the current line aside because a value could not be read. */
  public void reject() {
    badCount++;
    try {
      badLines.add(context.subtask(), new BadLines.Line(address(), lineNumber, format.values().reason(), scanner.recordText(TEXT_BYTES_MAX)));
    } catch (IOException e) {
      throw failure("bad lines cannot be written to '" + badLines.file() + "': " + IoReason.of(e) + " Set the parameter badLines to another file.", e);
    }
    format.values().reason("");
  }

  @Override
  protected OptionalLong pauseUntilNanos() {
    return OptionalLong.of(emptyNanos + POLL_NANOS);
  }

  @Override
  public long position() {
    return lineNumber;
  }

  @Override
  public String positionText(long position) {
    return address() + ", line " + position;
  }

  @Override
  public void snapshotState(OperatorSnapshot snapshot) {
    if (context.subtask() == 0) {
      recorded.snapshotState(snapshot, lineNumber, maxTimestamp);
      snapshot.position(new SourcePosition(0, address(), "line " + lineNumber));
    }
    try {
      badLines.snapshot(context.subtask(), snapshot);
    } catch (IOException e) {
      throw failure("bad lines cannot be written to '" + badLines.file() + "': " + IoReason.of(e), e);
    }
  }

  @Override
  public void checkpointCompleted(long checkpointId) {
    recorded.checkpointCompleted(checkpointId);
  }

  @Override
  public void flush() {
    recorded.flush();
    try {
      badLines.flush();
    } catch (IOException e) {
      throw failure("bad lines cannot be written to '" + badLines.file() + "': " + IoReason.of(e), e);
    }
  }

  @Override
  public void finish() {
    flush();
  }

  @Override
  public void close() {
    recorded.close();
    try {
      if (feed.isPresent()) {
        feed.get().close();
      }
      badLines.close();
    } catch (IOException e) {
      throw failure("the connection cannot be closed: " + IoReason.of(e), e);
    }
  }

  @Override
  public void report(OperatorMetrics metrics) {
    metrics.badLines(badCount);
  }

  private JobFailureException failure(String message, Exception cause) {
    return new JobFailureException(JobFailure.of(plan.uid(), message, cause));
  }


  /** One line as a file. */
  private static final class LineInput implements StorageInput {
    private byte[] bytes = new byte[0];

    @Override
    public int read(long position, byte[] target, int offset, int length) {
      if (position >= bytes.length) {
        return -1;
      }
      int count = (int) Math.min(length, bytes.length - position);
      System.arraycopy(bytes, (int) position, target, offset, count);
      return count;
    }

    @Override
    public long sizeBytes() {
      return bytes.length;
    }

    @Override
    public void close() {
      bytes = new byte[0];
    }
  }
}
