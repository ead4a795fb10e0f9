package dev.stillwater.engine.source;

import dev.stillwater.engine.JobFailure;
import dev.stillwater.engine.JobFailureException;
import dev.stillwater.engine.inputlog.InputLogPosition;
import dev.stillwater.engine.inputlog.InputLogReader;
import dev.stillwater.engine.inputlog.InputLogSettings;
import dev.stillwater.engine.inputlog.InputLogSite;
import dev.stillwater.engine.inputlog.InputLogWriter;
import dev.stillwater.engine.inputlog.InputReplay;
import dev.stillwater.engine.inputlog.LoggedRecord;
import dev.stillwater.engine.io.LineFeed;
import dev.stillwater.engine.plan.OperatorPlan;
import dev.stillwater.engine.row.RowField;
import dev.stillwater.engine.row.RowType;
import dev.stillwater.engine.row.ValueType;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.serializer.Serializers;
import dev.stillwater.engine.snapshot.value.StructValue;
import dev.stillwater.engine.task.ChainContext;
import dev.stillwater.engine.task.OperatorSnapshot;
import dev.stillwater.engine.task.RestoredState;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a source needs whose input cannot be read again: it records its records beside the checkpoints while the job runs, keeps its place in that log as
 * operator state, and takes the records from the log when the job is replayed.
 *
 * <p>THREADING: the subtask of the source; {@link #open} the thread that starts the job.
 *
 * <p>LIFECYCLE: {@link #open}, then {@link #record} for each record or, in a replay, {@link #replayed}; {@link #snapshotState} and
 * {@link #checkpointCompleted}; {@link #close} in any case.
 *
 * <p>SOURCE: {@code docs/formats/input-log.md}, {@code docs/formats/state.md}.
 */
public final class RecordedInput {
  /** Name of the state. */
  public static final String STATE = "input-log";
  /** The columns of its rows. */
  public static final RowType TYPE = RowType.of(RowField.required("subtask", ValueType.INT), RowField.required("record", ValueType.LONG),
      RowField.nullable("newest", ValueType.TIMESTAMP), RowField.nullable("log", ValueType.STRING), RowField.required("attempt", ValueType.LONG));

  private static final List<String> NAMES = TYPE.fields().stream().map(RowField::name).toList();

  private final OperatorPlan plan;
  private final ChainContext context;
  private final InputReplay replay;
  /** Records at the checkpoints that are not yet complete, or are kept. */
  private final Deque<long[]> checkpoints = new ArrayDeque<>();
  private InputLogPosition restored = InputLogPosition.BEGIN;
  private long newest = Long.MIN_VALUE;
  private Optional<InputLogWriter> writer = Optional.empty();
  private Optional<LogFeed> feed = Optional.empty();

  /** Makes what the source of the plan needs in the context's subtask. */
  public RecordedInput(OperatorPlan plan, ChainContext context) {
    this.plan = plan;
    this.context = context;
    replay = context.shared(plan.uid(), InputReplay.class, () -> InputReplay.NONE);
  }

  /** Takes its place from the snapshot and begins to record, or opens the log that is to be replayed. */
  public void open() {
    Optional<StructValue> row = row(context.restored(plan.uid()));
    restored = row.map(RecordedInput::position).orElse(InputLogPosition.BEGIN);
    newest = row.flatMap(known -> known.field("newest")).map(time -> ((Instant) time).toEpochMilli()).orElse(Long.MIN_VALUE);
    if (replay.isReplay()) {
      feed = Optional.of(openLog());
    } else if (plan.parameter("inputLog").map(Boolean::parseBoolean).orElse(true)) {
      long totalBytes = plan.parameter("inputLogSize").map(Long::parseLong).orElse(InputLogSettings.DEFAULT_TOTAL_BYTES);
      writer = context.inputFolder(plan.uid()).map(folder -> InputLogWriter.open(site(folder), InputLogSettings.of(totalBytes), restored));
    }
  }

  /** The row of this subtask. */
  private Optional<StructValue> row(RestoredState state) {
    return state.list(STATE).stream().map(StructValue.class::cast).filter(row -> row.field("subtask").equals(Optional.of(context.subtask()))).findFirst();
  }

  private static InputLogPosition position(StructValue row) {
    return new InputLogPosition(row.field("log").map(path -> Path.of((String) path)), (Long) row.field("attempt").orElse(0L), (Long) row.field("record").orElse(0L));
  }

  private InputLogSite site(Path folder) {
    return new InputLogSite(plan.uid(), plan.operatorId(), context.subtask(), folder, context.storage(), context.clock(),
        work -> context.async("input-log-" + plan.uid() + "-" + context.subtask(), work));
  }

  private LogFeed openLog() {
    if (replay.snapshot().isEmpty()) {
      throw failure("its input cannot be read again, and without a snapshot there is no place in an input log to begin at. Replay from a checkpoint or a savepoint "
          + "of the job.", new IllegalStateException("no snapshot"));
    }
    if (restored.folder().isEmpty()) {
      throw failure("its input cannot be read again, and the snapshot " + replay.snapshot().get() + " says that it was not recorded. A job records such input while it "
          + "takes checkpoints into a folder and the parameter inputLog is true; replay from a snapshot of such a run.", new IllegalStateException("not recorded"));
    }
    Path folder = besideSnapshot().orElse(restored.folder().get());
    Optional<SourceStop> stop = context.given(plan.uid(), SourceStop.class);
    try {
      if (stop.isPresent() && stop.get() instanceof SourceStop.AtSnapshot at) {
        InputLogPosition until = until(at, folder);
        return new LogFeed(InputLogReader.open(context.storage(), folder, restored, until), until.record());
      }
      return new LogFeed(InputLogReader.open(context.storage(), folder, restored), stop.map(place -> last((SourceStop.AtPosition) place)).orElse(Long.MAX_VALUE));
    } catch (SnapshotException e) {
      throw failure("its input cannot be replayed. " + e.getMessage(), e);
    }
  }

  private InputLogPosition until(SourceStop.AtSnapshot at, Path folder) {
    InputLogPosition until = row(at.state()).map(RecordedInput::position).orElse(InputLogPosition.BEGIN);
    if (!until.isIn(folder)) {
      throw failure("the snapshot " + at.snapshot() + " has no place in the input log " + folder + ", but " + until.folder().map(log -> "one in " + log).orElse("none in any")
          + ". End the replay with a snapshot of the same run, or with a number of records.", new IllegalArgumentException("another log"));
    }
    requireBehind(until.record(), "the snapshot " + at.snapshot());
    return until;
  }

  /** The last record that is read where the one at a place is the first that is not. */
  private long last(SourceStop.AtPosition place) {
    if (place.unit() == SourceStop.AtPosition.Unit.OFFSET || place.value() < 1) {
      throw failure("'" + place + "' is no place in its input; name one as 'line 5000', counted from 1 over all restores.", new IllegalArgumentException("unit"));
    }
    requireBehind(place.value() - 1, "'" + place + "'");
    return place.value() - 1;
  }

  private void requireBehind(long last, String place) {
    if (last < restored.record()) {
      throw failure(place + " lies before the place where the replay begins, which is line " + (restored.record() + 1)
          + "; end it later, or begin with an earlier snapshot.", new IllegalArgumentException("before"));
    }
  }

  /** Whether a replay has come to where it has to stop, with or without records behind it. */
  public boolean isStopped() {
    return feed.isPresent() && feed.get().isStopped();
  }

  /** A checkpoint that was moved has its log beside it. */
  private Optional<Path> besideSnapshot() {
    Path parent = replay.snapshot().orElseThrow().toAbsolutePath().normalize().getParent();
    return Optional.ofNullable(parent).map(jobFolder -> InputLogSite.folder(jobFolder, plan.operatorId(), context.subtask()))
        .filter(context.storage()::isDirectory);
  }

  /** Number of records that were read before the job was restored. */
  public long restoredRecords() {
    return restored.record();
  }

  /** Newest event time of those records in milliseconds; Long.MIN_VALUE if there is none. */
  public long restoredNewest() {
    return newest;
  }

  /** In a replay the records of the log, in place of those from outside. */
  public Optional<LineFeed> replayed() {
    return feed.map(log -> log);
  }

  /** Records the next record. */
  public void record(byte[] bytes) {
    if (writer.isPresent()) {
      writer.get().record(bytes);
    }
  }

  /** Whether the source must wait with the next record until the disk has taken those before. */
  public boolean mustWait() {
    return writer.isPresent() && writer.get().isFull();
  }

  /**
   * Adds the place to the snapshot; the log is on the disk up to there before the snapshot counts.
   *
   * @param records number of records that the source has read, those before the restore included
   * @param newestMs newest event time in milliseconds; Long.MIN_VALUE if there is none
   */
  public void snapshotState(OperatorSnapshot snapshot, long records, long newestMs) {
    InputLogPosition position = new InputLogPosition(Optional.empty(), 0, records);
    if (writer.isPresent()) {
      writer.get().flush();
      position = writer.get().position();
      snapshot.beforeAck(writer.get()::sync);
      checkpoints.addLast(new long[] {snapshot.checkpointId(), records});
    } else if (feed.isPresent()) {
      position = feed.get().position();
    }
    Instant time = newestMs == Long.MIN_VALUE ? null : Instant.ofEpochMilli(newestMs);
    snapshot.union(STATE, Serializers.ofRow(TYPE), List.of(new StructValue("", NAMES,
        Arrays.asList(context.subtask(), position.record(), time, position.folder().map(Path::toString).orElse(null), position.attempt()))));
  }

  /** A checkpoint is complete: what lies before the oldest that is kept is no longer needed. */
  public void checkpointCompleted(long checkpointId) {
    if (writer.isEmpty() || checkpointId == Long.MAX_VALUE) {
      return;
    }
    long complete = checkpoints.stream().filter(each -> each[0] <= checkpointId).count();
    for (; complete > context.checkpoints().retained(); complete--) {
      checkpoints.removeFirst();
    }
    if (!checkpoints.isEmpty()) {
      writer.get().neededBehind(checkpoints.getFirst()[1]);
    }
  }

  /** Gives to the disk what was recorded. */
  public void flush() {
    writer.ifPresent(InputLogWriter::flush);
  }

  /** Closes the log. */
  public void close() {
    writer.ifPresent(InputLogWriter::close);
    feed.ifPresent(LogFeed::close);
  }

  private JobFailureException failure(String message, Exception cause) {
    return new JobFailureException(JobFailure.of(plan.uid(), message, cause));
  }

  /** The records of the log as if they came from outside. One is read ahead, so that the end is known when the last has been taken. */
  private final class LogFeed implements LineFeed {
    private final InputLogReader reader;
    private final long last;
    private InputLogPosition position;
    private Optional<LoggedRecord> next = Optional.empty();
    private Optional<SnapshotException> damage = Optional.empty();

    LogFeed(InputLogReader reader, long last) {
      this.reader = reader;
      this.last = last;
      position = reader.position();
      readAhead();
    }

    private void readAhead() {
      next = Optional.empty();
      try {
        if (!isStopped()) {
          next = reader.next();
          if (next.isEmpty()) {
            replay.note("Operator '" + plan.uid() + "': " + reader.ending());
          }
        }
      } catch (SnapshotException e) {
        damage = Optional.of(e);
      }
      replay.next(next.isPresent() ? OptionalLong.of(next.get().arrivalMs()) : OptionalLong.empty());
    }

    @Override
    public Optional<byte[]> poll() {
      if (damage.isPresent()) {
        throw failure("its input cannot be replayed behind record " + position.record() + ". " + damage.get().getMessage(), damage.get());
      }
      Optional<LoggedRecord> taken = next;
      if (taken.isPresent()) {
        replay.read(taken.get().arrivalMs());
        position = reader.position();
        readAhead();
      }
      return taken.map(LoggedRecord::bytes);
    }

    InputLogPosition position() {
      return position;
    }

    boolean isStopped() {
      return position.record() >= last;
    }

    @Override
    public boolean isEnded() {
      return next.isEmpty() && damage.isEmpty();
    }

    @Override
    public Optional<String> problem() {
      return Optional.empty();
    }

    @Override
    public void close() {
      try {
        reader.close();
      } catch (SnapshotException e) {
        throw failure("its input log cannot be closed. " + e.getMessage(), e);
      }
    }
  }
}
