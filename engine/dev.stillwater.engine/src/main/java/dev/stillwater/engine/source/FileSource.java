package dev.stillwater.engine.source;

import dev.stillwater.engine.JobFailure;
import dev.stillwater.engine.JobFailureException;
import dev.stillwater.engine.io.IoReason;
import dev.stillwater.engine.plan.OperatorPlan;
import dev.stillwater.engine.snapshot.SourcePosition;
import dev.stillwater.engine.task.ChainContext;
import dev.stillwater.engine.task.OperatorMetrics;
import dev.stillwater.engine.task.OperatorSnapshot;
import dev.stillwater.engine.task.RestoredState;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the records of text files that begin in the splits of its subtask. Generated code takes the values of each.
 *
 * <p>Of several splits the one whose newest record is the oldest is read, so that event time goes on in all of them together. The watermark is that of the
 * split that lags most.
 *
 * <p>THREADING: its subtask; {@link #open} on the thread that starts the job.
 */
public class FileSource extends SourceOperator {
  private static final int TEXT_BYTES_MAX = 4096;
  private static final int PATHS_KEPT = 64;
  private static final int LINE_BITS = 40;

  private final OperatorPlan plan;
  private final ChainContext context;
  private final TextFormat format;
  private final String stateName;
  private final BadLines badLines;
  private final List<SplitReader> readers = new ArrayList<>();

  private final List<TextSplit> readSplits = new ArrayList<>();
  private final List<TextSplit> stopped = new ArrayList<>();
  private final String[] paths = new String[PATHS_KEPT];

  private Optional<SplitReader> current = Optional.empty();
  private RecordScanner scanner = NoRecords.INSTANCE;
  private long end;
  private long othersNewest = Long.MAX_VALUE;
  private long stoppedNewest = Long.MAX_VALUE;
  private boolean isTimed;
  private long recordStart;
  private long recordStartLine;
  private TextStops stops = TextStops.none();
  private int budget;
  private boolean isSplitRead;
  private boolean isEnded;
  private long base;
  private int pathCount;
  private long readBytes;
  private long totalBytes;
  private long badCount;
  private long reportedBad;

  /** Makes the part of the operator in the context's subtask. */
  protected FileSource(OperatorPlan plan, ChainContext context, TextFormat format, String stateName) {
    super(plan.longValue("outOfOrderness"), plan.longValue("idleTimeout"),
        context.shared(plan.uid(), RateLimiter.class, () -> new RateLimiter(plan.longValue("rate"), context.clock())), context.clock());
    this.plan = plan;
    this.context = context;
    this.format = format;
    this.stateName = stateName;
    badLines = context.shared(plan.uid(), BadLines.class, this::makeBadLines);
  }

  private BadLines makeBadLines() {
    Path target = Path.of(plan.string("badLines"));
    try {
      return new BadLines(context.storage(), target, context.parallelism(), context.restored(plan.uid()).list(BadLines.STATE));
    } catch (IOException e) {
      throw failure("the file for bad lines '" + target + "' cannot be replaced: " + IoReason.of(e), e);
    }
  }

  /**
   * The splits that the subtask begins with: those of a fresh start, or its share of the restored ones. On the thread that starts the job; throws a failure
   * when the files are missing or not the ones that were read.
   */
  protected List<TextSplit> splits(RestoredState restored) {
    Path path = Path.of(plan.string("path"));
    List<TextSplit> known = restored.list(stateName).stream().map(TextSplit::of).toList();
    try {
      return known.isEmpty() ? SplitPlan.fresh(context.storage(), path, format, context.subtask(), context.parallelism())
          : SplitPlan.restored(context.storage(), path, format, context.subtask(), context.parallelism(), known);
    } catch (SplitPlan.PlanException e) {
      throw failure(e.getMessage(), e);
    }
  }

  /** Looks for more to read when nothing is left; empty when nothing will come any more. */
  protected Optional<List<TextSplit>> moreSplits() {
    return Optional.empty();
  }

  /** A split has been read to its end; the answer tells whether it stays in the state. */
  protected boolean keepsRead(TextSplit split) {
    return true;
  }

  @Override
  public void open() {
    List<TextSplit> splits = splits(context.restored(plan.uid()));
    stops = context.given(plan.uid(), SourceStop.class).map(this::guardedStops).orElseGet(TextStops::none);
    for (TextSplit split : splits) {
      if (split.isRead()) {
        readSplits.add(split);
      } else {
        add(split);
      }
    }
    isTimed = untilMs() != Long.MAX_VALUE;
    badLines.open();
    choose();
  }

  private TextStops guardedStops(SourceStop stop) {
    try {
      return stops(stop, context.restored(plan.uid()));
    } catch (SplitPlan.PlanException e) {
      throw failure(e.getMessage(), e);
    }
  }

  /** Where a replay has to stop in the splits. */
  TextStops stops(SourceStop stop, RestoredState restored) throws SplitPlan.PlanException {
    Path path = Path.of(plan.string("path"));
    List<TextSplit> known = restored.list(stateName).stream().map(TextSplit::of).toList();
    List<TextSplit> all = known;
    if (known.isEmpty()) {
      all = SplitPlan.fresh(context.storage(), path, format, 0, 1);
    }
    return TextStops.inFile(stop, context.storage(), path, stateName, all, !known.isEmpty());
  }

  private void add(TextSplit split) {
    for (TextStops.Piece piece : stops.pieces(split)) {
      if (piece.stop() <= piece.split().position()) {
        stop(piece.split());
      } else {
        readers.add(new SplitReader(piece, format, context.storage()));
        totalBytes += Math.max(0, Math.min(piece.stop(), piece.split().end()) - piece.split().position());
      }
    }
  }

  private void stop(TextSplit split) {
    stopped.add(split);
    stoppedNewest = Math.min(stoppedNewest, split.newest());
  }

  @Override
  protected final boolean isStopped() {
    return !stopped.isEmpty() && isFinished();
  }

  /** Where a replay has to stop. */
  final TextStops stops() {
    return stops;
  }

  /** Whether the file was left at a stop. */
  final boolean isLeft(Path file) {
    return stopped.stream().anyMatch(split -> split.file().path().equals(file.toString()));
  }

  /** The operator of the plan. */
  protected final OperatorPlan plan() {
    return plan;
  }

  /** The surroundings. */
  protected final ChainContext context() {
    return context;
  }

  /** How records are written. */
  protected final TextFormat format() {
    return format;
  }

  /** Takes the split whose newest record is the oldest; those that wait bound the watermark. */
  private void choose() {
    current.ifPresent(reader -> reader.newest(maxTimestamp));
    SplitReader chosen = null;
    for (SplitReader reader : readers) {
      if (chosen == null || reader.newest() < chosen.newest()) {
        chosen = reader;
      }
    }
    othersNewest = Long.MAX_VALUE;
    for (SplitReader reader : readers) {
      othersNewest = reader == chosen ? othersNewest : Math.min(othersNewest, reader.newest());
    }
    if (chosen == null) {
      current = Optional.empty();
      scanner = NoRecords.INSTANCE;
      end = 0;
    } else if (current.isEmpty() || current.get() != chosen) {
      current = Optional.of(chosen);
      maxTimestamp = chosen.newest();
      guarded(chosen, chosen::open);
      takeScanner(chosen);
    }
  }

  private void takeScanner(SplitReader reader) {
    if (!reader.isSearching()) {
      scanner = reader.scanner();
      end = reader.end();
      format.values().read(scanner);
      if (pathCount == 0 || !reader.path().equals(paths[(pathCount - 1) % PATHS_KEPT])) {
        paths[pathCount++ % PATHS_KEPT] = reader.path();
        base = (long) (pathCount - 1) << LINE_BITS;
      }
    }
  }

  @Override
  protected final long heldBackTo() {
    return Math.min(othersNewest, stoppedNewest);
  }

  @Override
  public final int begin(int max) {
    budget = 0;
    if (readers.size() > 1) {
      choose();
    } else if (readers.isEmpty() && !isEnded) {
      lookForMore();
    }
    if (current.isEmpty()) {
      return 0;
    }
    SplitReader reader = current.get();
    if (reader.isSearching()) {
      guarded(reader, reader::search);
      takeScanner(reader);
      budget = -1;
      return 0;
    }
    budget = max;
    return acquire(max);
  }

  private void lookForMore() {
    Optional<List<TextSplit>> more = moreSplits();
    if (more.isEmpty()) {
      isEnded = true;
    } else if (!more.get().isEmpty()) {
      more.get().forEach(this::add);
      choose();
      budget = -1;
    }
  }

  @Override
  public final boolean isSearching() {
    return budget < 0;
  }

  /**
   * Goes to the next record of the right form; false when the split is read, or when so many bad lines have been met that the subtask should look after other
   * things first.
   */
  public final boolean next() {
    try {
      while (scanner.nextPosition() < end) {
        if (--budget < 0) {
          return false;
        }
        if (isTimed) {
          recordStart = scanner.nextPosition();
          recordStartLine = scanner.nextLine();
        }
        if (!scanner.next()) {
          break;
        }
        if (scanner.isBlank()) {
          continue;
        }
        String problem = scanner.problem();
        if (problem.isEmpty()) {
          return true;
        }
        format.values().reason(problem);
        reject();
      }
    } catch (IOException e) {
      throw failure("the file '" + path() + "' cannot be read at byte " + scanner.nextPosition() + ": " + IoReason.of(e), e);
    }
    isSplitRead = true;
    return false;
  }

  /** A split that has come so far is at its end; another one may not be. */
  @Override
  protected final void passesOver(boolean isLast) {
    SplitReader reader = current.orElseThrow();
    reader.newest(maxTimestamp);
    reader.passOver(recordStart, recordStartLine);
    end = isLast ? Long.MIN_VALUE : end;
  }

  @Override
  protected final void tookRecord() {
    current.ifPresent(SplitReader::took);
  }

  /** Now that the event times of the step are known, a split that was read to its end gives way to the next one. */
  @Override
  protected final void ended() {
    if (!isSplitRead || current.isEmpty()) {
      return;
    }
    isSplitRead = false;
    SplitReader reader = current.get();
    reader.newest(maxTimestamp);
    TextSplit split = reader.split();
    readBytes += reader.readBytes();
    guarded(reader, reader::close);
    readers.remove(reader);
    current = Optional.empty();
    if (reader.isStopping() || reader.isAtPassedOver()) {
      stop(split);
    } else if (keepsRead(split)) {
      readSplits.add(split);
    }
    choose();
    if (readers.isEmpty()) {
      lookForMore();
    } else {
      budget = -1;
    }
  }

  @Override
  public final boolean isFinished() {
    return isEnded && readers.isEmpty();
  }

  /** The values of the current record. */
  public RecordValues values() {
    return format.values();
  }

  /** Puts the current record aside because a value could not be read. */
  public final void reject() {
    badCount++;
    try {
      badLines.add(context.subtask(), new BadLines.Line(Path.of(path()).getFileName().toString(), scanner.recordLine(), format.values().reason(),
          scanner.recordText(TEXT_BYTES_MAX)));
    } catch (IOException e) {
      throw failure("bad lines cannot be written to '" + badLines.file() + "': " + IoReason.of(e) + " Set the parameter badLines to another file.", e);
    }
    format.values().reason("");
  }

  private String path() {
    return current.map(SplitReader::path).orElse("");
  }

  @Override
  public final long position() {
    return base | scanner.recordLine();
  }

  @Override
  public final String positionText(long position) {
    String path = paths[(int) ((position >>> LINE_BITS) % PATHS_KEPT)];
    return (path == null ? plan.uid() : path) + ":" + (position & (1L << LINE_BITS) - 1);
  }

  @Override
  public void snapshotState(OperatorSnapshot snapshot) {
    current.ifPresent(reader -> reader.newest(maxTimestamp));
    List<TextSplit> splits = new ArrayList<>(readSplits);
    splits.addAll(stopped);
    readers.forEach(reader -> splits.add(reader.split()));
    snapshot.union(stateName, TextSplit.serializer(), splits.stream().map(TextSplit::row).toList());
    for (TextSplit split : splits) {
      String place = split.isLocated() ? "line " + split.line() + ", byte " + split.position() : "not yet begun";
      snapshot.position(new SourcePosition(context.subtask(), split.file().path() + ", bytes " + split.begin() + " to " + split.end(), place));
    }
    try {
      badLines.snapshot(context.subtask(), snapshot);
    } catch (IOException e) {
      throw failure("bad lines cannot be written to '" + badLines.file() + "': " + IoReason.of(e), e);
    }
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
    try {
      for (SplitReader reader : readers) {
        reader.close();
      }
      badLines.close();
    } catch (IOException e) {
      throw failure("its files cannot be closed: " + IoReason.of(e), e);
    }
  }

  @Override
  public void report(OperatorMetrics metrics) {
    metrics.badLines(badCount);
    long read = readBytes;
    for (SplitReader reader : readers) {
      read += reader.readBytes();
    }
    metrics.bytes(read, totalBytes);
  }

  /** What may fail with the disk. */
  private interface Action {
    void run() throws IOException, TextFormat.FormatException;
  }

  private void guarded(SplitReader reader, Action action) {
    try {
      action.run();
    } catch (IOException e) {
      throw failure("the file '" + reader.path() + "' cannot be read: " + IoReason.of(e), e);
    } catch (TextFormat.FormatException e) {
      throw failure("the file '" + reader.path() + "' " + e.getMessage(), e);
    }
  }

  /** The failure of the job with a message that begins with what is wrong. */
  protected final JobFailureException failure(String message, Exception cause) {
    return new JobFailureException(JobFailure.of(plan.uid(), message, cause));
  }
}
