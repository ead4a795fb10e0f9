package dev.stillwater.engine.replay;

import dev.stillwater.engine.JobExecution;
import dev.stillwater.engine.JobFailure;
import dev.stillwater.engine.JobFailureException;
import dev.stillwater.engine.JobStatus;
import dev.stillwater.engine.checkpoint.CompletedCheckpoint;
import dev.stillwater.engine.checkpoint.SavepointRequest;
import dev.stillwater.engine.checkpoint.SnapshotFormat;
import dev.stillwater.engine.inputlog.InputReplay;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.row.Row;
import dev.stillwater.engine.sched.ReplayScheduler;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.source.SourceTurn;
import dev.stillwater.engine.task.ChainContext;
import dev.stillwater.engine.task.Subtask;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A job that goes on record by record over input that was recorded, always in the same way: one thread, a clock of its own, captured sinks.
 *
 * <p>The sources take turns: the subtask reads whose event time has come the least far, of several the first by uid and index. After each record all steps are run
 * until none can go on. So the order in which things happen follows from the input, not from threads, batches or how far {@link #advance} is asked to go at a
 * time. The end of a source is told to those behind it as soon as it is read, but for the last one, whose end is told by {@link #finish}.
 *
 * <p>THREADING: one thread at a time.
 *
 * <p>LIFECYCLE: {@link #open}, {@link #advance} and {@link #savepoint} in any order, {@link #finish}, {@link #close}.
 */
public final class Replay implements AutoCloseable {
  private static final long NANOS_A_MS = 1_000_000;
  private static final Pattern FILE_AND_LINE = Pattern.compile("(.*[/\\\\])?([^/\\\\]*):([0-9]+)");

  private final ReplaySpec spec;
  private final Storage storage;
  private final ReplayScheduler scheduler;
  private final JobExecution job;
  private final List<SourceTurn> turns;
  private final TraceRecorder trace;
  private final long recordsMax;
  private final Optional<String> endingSource;
  private final Map<String, InputReplay> recordedInputs = new HashMap<>();
  private Optional<SourceTurn> last = Optional.empty();
  private Optional<Row> lastRow = Optional.empty();
  private long lastPosition;
  private Optional<InputRecord> failedRecord = Optional.empty();
  private long recordsRead;
  private ReplayTime time;
  private boolean isClosed;

  private Replay(ReplaySpec spec, Storage storage, TraceRecorder trace, ReplayStart start) {
    this.spec = spec;
    this.storage = storage;
    this.trace = trace;
    turns = start.turns();
    recordsMax = spec.until() instanceof ReplayLimit.Records limit ? limit.count() : Long.MAX_VALUE;
    endingSource = spec.until() instanceof ReplayLimit.Position limit ? Optional.of(limit.uid()) : Optional.empty();
    turns.forEach(turn -> {
      if (spec.shared().get(ChainContext.sharedKey(turn.uid(), InputReplay.class)) instanceof InputReplay input) {
        recordedInputs.put(turn.uid(), input);
      }
    });
    scheduler = start.scheduler();
    job = JobExecution.prepare(start.plan(), spec.version().code(), start.options(scheduler));
  }

  /**
   * Makes a replay ready for its first record.
   *
   * @throws SnapshotException if the snapshot, or that of the limit, cannot be read
   * @throws JobFailureException if the job cannot start: it does not fit the snapshot, its input is missing or another, the limit lies before the beginning
   */
  public static Replay open(ReplaySpec spec) throws SnapshotException {
    return open(spec, Storage.local());
  }

  /** The same on another disk. */
  public static Replay open(ReplaySpec spec, Storage storage) throws SnapshotException {
    TraceRecorder trace = new TraceRecorder(spec.rows());
    Replay replay = prepare(spec, storage, trace);
    try {
      replay.job.run();
      replay.runUntilQuiet();
      if (replay.failure().isPresent()) {
        throw new JobFailureException(replay.failure().get());
      }
      replay.requireBeginning();
      replay.time = new ReplayTime(replay.scheduler.clock().currentTimeMs());
      replay.turns.forEach(turn -> replay.time.read(turn.newest()));
      replay.endSources();
      return replay;
    } catch (SnapshotException | RuntimeException e) {
      replay.close();
      throw e;
    }
  }

  /** What is stopped while it reads a snapshot has not failed. */
  private static Replay prepare(ReplaySpec spec, Storage storage, TraceRecorder trace) throws SnapshotException {
    try {
      return new Replay(spec, storage, trace, ReplayStart.of(spec, storage, trace));
    } catch (JobFailureException e) {
      if (spec.listener().isCancelled()) {
        throw cancelled(spec);
      }
      throw e;
    }
  }

  private static SnapshotException.Cancelled cancelled(ReplaySpec spec) {
    return new SnapshotException.Cancelled(SnapshotException.Place.of("replay of " + spec.version().name()));
  }

  private void requireBeginning() {
    if (spec.until() instanceof ReplayLimit.EventTime limit && spec.snapshot().isPresent() && turns.stream().allMatch(SourceTurn::isBehindLimit)) {
      throw new JobFailureException(new JobFailure(Optional.empty(), OptionalInt.empty(), Optional.empty(), Optional.empty(), "The event time " + limit.time()
          + " lies before the beginning: in the snapshot " + spec.snapshot().get() + " all sources have come further. End the replay later, or begin it with an earlier"
          + " snapshot.", Optional.empty()));
    }
  }

  /**
   * Reads so many more input records and lets all that follows from each happen before the next; fewer only at the end or when the job fails, 0 at the end.
   *
   * @throws SnapshotException.Cancelled if the listener says so
   */
  public long advance(long records) throws SnapshotException {
    long before = recordsRead;
    while (recordsRead - before < records && !isAtEnd()) {
      takeTurn();
    }
    if (recordsRead > before && lastRow.isPresent() && lastRow.get().timestamp != Row.NO_TIMESTAMP && spec.shared().get(ReplayWatch.KEY) instanceof ReplayWatch watch) {
      watch.read(lastRow.get().timestamp);
    }
    return recordsRead - before;
  }

  /** Whether no record is left before the limit, or the job has failed. */
  public boolean isAtEnd() {
    return isClosed || recordsRead >= recordsMax || hasFailed() || isOver();
  }

  private boolean isOver() {
    boolean isOver = true;
    boolean isEndingOver = endingSource.isPresent();
    for (SourceTurn turn : turns) {
      if (!turn.isOver()) {
        isOver = false;
        isEndingOver &= !turn.uid().equals(endingSource.orElse(""));
      }
    }
    return isOver || isEndingOver;
  }

  private boolean hasFailed() {
    return !job.failures().isEmpty();
  }

  /** One source subtask tries to read one record. */
  private void takeTurn() throws SnapshotException {
    SourceTurn turn = next();
    long before = turn.taken();
    OptionalLong arrivalMs = arrivalMs(turn);
    if (arrivalMs.isPresent()) {
      fireUntil(time.recorded(arrivalMs.getAsLong()));
      if (hasFailed()) {
        return;
      }
    }
    turn.grant(1);
    runUntilQuiet();
    while (turn.taken() == before && !turn.isOver() && !hasFailed()) {
      if (!scheduler.advanceClock()) {
        throw new IllegalStateException("The source '" + turn.uid() + "' can neither read nor end, which is a defect of Stillwater.");
      }
      runUntilQuiet();
    }
    turn.revoke();
    if (hasFailed()) {
      failedRecord = Optional.of(new InputRecord(turn.uid(), turn.subtask(), forPeople(turn.positionText(turn.position())), turn.row().map(Row::copy)));
      return;
    }
    if (turn.taken() > before) {
      recordsRead++;
      remember(turn);
      if (arrivalMs.isPresent()) {
        time.read(turn.newest());
      } else {
        passTime(turn.newest());
      }
    }
    endSources();
  }

  /** When the record came that the source reads next, where that was recorded. */
  private OptionalLong arrivalMs(SourceTurn turn) {
    InputReplay input = recordedInputs.get(turn.uid());
    return input == null ? OptionalLong.empty() : input.nextArrivalMs();
  }

  /**
   * Lets the clock go on with the input, and timers of processing time fire, in a job that has such timers. In others it stands still, as nothing can be known of
   * how fast their input came.
   */
  private void passTime(long eventTime) throws SnapshotException {
    long next = job.nextProcessingTime();
    if (next == Long.MAX_VALUE && time.isStill()) {
      time.read(eventTime);
      return;
    }
    fireUntil(time.pass(eventTime));
  }

  private void fireUntil(long now) throws SnapshotException {
    long next = job.nextProcessingTime();
    while (next <= now && !hasFailed()) {
      scheduler.advanceClock(next);
      runUntilQuiet();
      long following = job.nextProcessingTime();
      if (following == next) {
        break; // It is not due by its own reckoning, and would not be however often it is asked.
      }
      next = following;
    }
    scheduler.advanceClock(now);
  }

  private SourceTurn next() {
    SourceTurn next = null;
    for (SourceTurn turn : turns) {
      if (!turn.isOver() && (next == null || turn.newest() < next.newest())) {
        next = turn;
      }
    }
    return next;
  }

  private void remember(SourceTurn turn) {
    Optional<Row> row = turn.row();
    lastPosition = turn.position();
    if (row.isPresent() && last.isPresent() && last.get() == turn && lastRow.isPresent()) {
      lastRow.get().copyFrom(row.get());
    } else {
      last = Optional.of(turn);
      lastRow = row.map(Row::copy);
    }
  }

  /** Lets the end of sources be known that have been read to it, but for that of the last one. */
  private void endSources() throws SnapshotException {
    boolean isAnyOpen = false;
    boolean isAnyOver = false;
    for (SourceTurn turn : turns) {
      boolean isOver = turn.isOver();
      isAnyOpen |= !isOver;
      isAnyOver |= isOver;
    }
    if (!isAnyOpen || !isAnyOver) {
      return;
    }
    for (SourceTurn turn : turns) {
      if (turn.isOver() && !turn.isLimited() && !turn.isLetEnd()) {
        turn.letEnd();
        runUntilQuiet();
      }
    }
  }

  private void runUntilQuiet() throws SnapshotException {
    if (!scheduler.runUntilQuiet(spec.listener()::isCancelled) || spec.listener().isCancelled()) {
      throw cancelled(spec);
    }
  }

  /** Number of input records that were read since {@link #open}. */
  public long recordsRead() {
    return recordsRead;
  }

  /** The record that was read last. */
  public Optional<InputRecord> lastRecord() {
    return last.map(turn -> new InputRecord(turn.uid(), turn.subtask(), forPeople(turn.positionText(lastPosition)), lastRow.map(Row::copy)));
  }

  /** The record that a source read last when the job failed; empty while it has not, and when it failed after the last record. */
  public Optional<InputRecord> failedRecord() {
    return failedRecord;
  }

  private static String forPeople(String position) {
    Matcher matcher = FILE_AND_LINE.matcher(position);
    return matcher.matches() ? matcher.group(2) + " line " + matcher.group(3) : position;
  }

  /** Takes a savepoint in canonical form of the state at this moment; the folder, in the work folder. Cost: as much as there is state. */
  public Path savepoint() throws SnapshotException {
    Path parent = spec.workFolder().resolve("savepoints").resolve(Integer.toString(nextFree()));
    CompletableFuture<CompletedCheckpoint> result = job.savepoint(new SavepointRequest(parent, Optional.empty(), SnapshotFormat.CANONICAL));
    runUntilQuiet();
    while (!result.isDone() && scheduler.advanceClock()) {
      runUntilQuiet();
    }
    try {
      return result.join().folder();
    } catch (CompletionException e) {
      throw new SnapshotException.Unreachable(SnapshotException.Place.of(parent.toString()), "the replay's savepoint cannot be taken: " + e.getCause().getMessage(),
          e.getCause());
    }
  }

  private int nextFree() {
    int number = 1;
    while (storage.exists(spec.workFolder().resolve("savepoints").resolve(Integer.toString(number)))) {
      number++;
    }
    return number;
  }

  /** Ends the job: at the end of the data windows fire and it ends as it would have; after a limit, or before one, nothing more happens. */
  public void finish() throws SnapshotException {
    boolean isWhole = recordsRead < recordsMax && !hasFailed() && turns.stream().allMatch(turn -> turn.isOver() && !turn.isLimited());
    if (isWhole) {
      turns.forEach(SourceTurn::letEnd);
    } else {
      job.cancel();
    }
    runUntilQuiet();
    while (!scheduler.isEmpty() && scheduler.advanceClock()) {
      runUntilQuiet();
    }
  }

  /** The job in numbers at this moment. */
  public JobStatus status() {
    return job.status();
  }

  /**
   * About how long the task of each operator has worked on this machine, all its subtasks together, in milliseconds by uid. Operators of a chain have it in common,
   * and it is another each time.
   */
  public Map<String, Long> taskTimesMs() {
    Map<String, Long> times = new HashMap<>();
    scheduler.stepNanos().forEach((step, nanos) -> {
      if (step instanceof Subtask subtask) {
        subtask.task().operators().forEach(operator -> times.merge(operator.uid(), nanos, Long::sum));
      }
    });
    times.replaceAll((uid, nanos) -> nanos / NANOS_A_MS);
    return times;
  }

  /** Why the job failed, if it did: in its own code at a record, which is not counted then. */
  public Optional<JobFailure> failure() {
    return job.failures().isEmpty() ? Optional.empty() : Optional.of(job.failures().get(0).failure());
  }

  /** What has come out so far. */
  public RunTrace trace() {
    return trace.trace();
  }

  /** Ends the job, if it runs, without its results; the work folder stays. */
  @Override
  public void close() {
    if (!isClosed) {
      isClosed = true;
      job.cancel();
      scheduler.run();
    }
  }
}
