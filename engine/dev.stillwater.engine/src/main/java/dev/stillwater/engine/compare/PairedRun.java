package dev.stillwater.engine.compare;

import dev.stillwater.engine.JobFailure;
import dev.stillwater.engine.JobFailureException;
import dev.stillwater.engine.JobStatus;
import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.replay.Replay;
import dev.stillwater.engine.replay.ReplayDriver;
import dev.stillwater.engine.replay.ReplaySpec;
import dev.stillwater.engine.sched.EngineClock;
import dev.stillwater.engine.snapshot.SnapshotException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Replays both sides at once, each on a thread of its own, none further ahead of the other than so many input records: so the rows of both meet in memory.
 *
 * <p>THREADING: {@link #run} on one thread, which replays B; A on one that is handed in. LIFECYCLE: runs once.
 */
final class PairedRun {
  private static final long RECORDS_A_STEP = 1 << 12;
  private static final long RECORDS_AHEAD_MAX = 1 << 15;
  private static final long WAIT_MS = 20;
  private static final double NANOS_A_MS = 1e6;

  private final List<ReplaySpec> specs;
  private final List<Map<String, String>> names;
  private final ResultDiff diff;
  private final boolean takesSavepoints;
  private final ProgressListener listener;
  private final String what;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition hasMoved = lock.newCondition();
  private final long[] records = new long[2];
  private final boolean[] isDone = new boolean[2];
  private volatile boolean isStopped;
  private Optional<Throwable> firstProblem = Optional.empty();

  /**
   * What became of one side.
   *
   * @param savepoint the state at the end, before windows that the end of the data closes have fired; empty if none was asked for or the side failed
   * @param taskTimesMs about how long the task of each operator has worked, by uid
   */
  record SideRun(long recordsRead, long runTimeMs, JobStatus status, Optional<JobFailure> failure, Optional<Path> savepoint,
      Map<String, Long> taskTimesMs) {
  }

  /**
   * Makes a run.
   *
   * @param names for each side the names under which the rows of its sinks and taps are compared
   */
  PairedRun(ReplaySpec a, ReplaySpec b, List<Map<String, String>> names, ResultDiff diff, boolean takesSavepoints, String what, ProgressListener listener) {
    specs = List.of(a, b);
    this.names = names;
    this.diff = diff;
    this.takesSavepoints = takesSavepoints;
    this.what = what;
    this.listener = listener;
  }

  /** Replays both sides; what one of them throws stops the other. */
  List<SideRun> run(Executor threads) throws SnapshotException {
    FutureTask<SideRun> ofA = new FutureTask<>(() -> guarded(Side.A));
    threads.execute(ofA);
    List<SideRun> runs = new ArrayList<>();
    try {
      SideRun ofB = guarded(Side.B);
      runs.add(ofA.get());
      runs.add(ofB);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      isStopped = true;
      throw new SnapshotException.Cancelled(SnapshotException.Place.of(what));
    } catch (ExecutionException | SnapshotException | RuntimeException e) {
      isStopped = true;
      await(ofA);
      throw thrown();
    }
    return runs;
  }

  /** Waits until the other side has ended, which it does as soon as it notices. */
  private static void await(FutureTask<SideRun> other) {
    try {
      other.get();
    } catch (ExecutionException known) {
      // It is the first problem, or followed from it.
      assert known.getCause() != null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private SnapshotException thrown() {
    Throwable problem;
    lock.lock();
    try {
      problem = firstProblem.orElseThrow();
    } finally {
      lock.unlock();
    }
    return switch (problem) {
      case SnapshotException checked -> checked;
      case RuntimeException unchecked -> throw unchecked;
      case Error error -> throw error;
      default -> throw new IllegalStateException(problem);
    };
  }

  private SideRun guarded(Side side) throws SnapshotException {
    try {
      return replay(side);
    } catch (SnapshotException | RuntimeException | Error e) {
      lock.lock();
      try {
        firstProblem = firstProblem.or(() -> Optional.of(e));
        isStopped = true;
        hasMoved.signalAll();
      } finally {
        lock.unlock();
      }
      throw e;
    } finally {
      done(side);
    }
  }

  /** A state that cannot be restored says which of both versions it is. */
  private static Replay open(Side side, ReplaySpec spec) throws SnapshotException {
    try {
      return Replay.open(spec);
    } catch (JobFailureException unstarted) {
      JobFailure failure = unstarted.failure();
      throw new JobFailureException(new JobFailure(failure.uid(), failure.subtask(), failure.record(), failure.position(), "Version " + side + " ("
          + spec.version().name() + ") cannot start. " + failure.message(), Optional.of(unstarted)));
    }
  }

  private SideRun replay(Side side) throws SnapshotException {
    EngineClock clock = EngineClock.system();
    long start = clock.nanoTime();
    ResultWriter writer = diff.writer(side);
    Map<String, String> nameOfTap = names.get(side.ordinal());
    ReplaySpec spec = specs.get(side.ordinal()).withListener(new SideListener(side)).withRows((tap, subtask, row) -> {
      String name = nameOfTap.get(tap);
      if (name != null) {
        writer.row(name, row);
      }
    });
    ReplayDriver driver = ReplayDriver.of(spec);
    try (Replay replay = open(side, spec)) {
      while (!replay.isAtEnd() && replay.failure().isEmpty()) {
        driver.advance(replay, RECORDS_A_STEP, spec.listener());
        moved(side, replay.recordsRead());
      }
      done(side);
      boolean isFailed = replay.failure().isPresent();
      Optional<Path> savepoint = takesSavepoints && !isFailed ? Optional.of(replay.savepoint()) : Optional.empty();
      if (!isFailed) {
        replay.finish();
      }
      writer.flush();
      return new SideRun(replay.recordsRead(), Math.round((clock.nanoTime() - start) / NANOS_A_MS), replay.status(), replay.failure(), savepoint,
          replay.taskTimesMs());
    }
  }

  /** Tells how far a side is, and waits while it is too far ahead. */
  private void moved(Side side, long count) throws SnapshotException {
    lock.lock();
    try {
      records[side.ordinal()] = count;
      hasMoved.signalAll();
      if (side == Side.B) {
        listener.progressed(what, Math.min(records[0], records[1]), -1);
      }
      int other = side.other().ordinal();
      while (!isStopped && !isDone[other] && count > records[other] + RECORDS_AHEAD_MAX) {
        if (listener.isCancelled()) {
          throw new SnapshotException.Cancelled(SnapshotException.Place.of(what));
        }
        hasMoved.await(WAIT_MS, TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SnapshotException.Cancelled(SnapshotException.Place.of(what));
    } finally {
      lock.unlock();
    }
  }

  private void done(Side side) {
    lock.lock();
    try {
      isDone[side.ordinal()] = true;
      hasMoved.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Stops a side when it is asked to, or the other one cannot go on. */
  private final class SideListener implements ProgressListener {
    private final Side side;

    SideListener(Side side) {
      this.side = side;
    }

    @Override
    public void progressed(String part, long done, long total) {
      if (side == Side.B) {
        listener.progressed(part, done, total);
      }
    }

    @Override
    public boolean isCancelled() {
      return isStopped || listener.isCancelled();
    }
  }
}
