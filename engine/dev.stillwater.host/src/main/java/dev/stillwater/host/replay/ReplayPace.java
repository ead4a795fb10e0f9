package dev.stillwater.host.replay;

import dev.stillwater.engine.inputlog.InputReplay;
import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.replay.InputRecord;
import dev.stillwater.engine.replay.Replay;
import dev.stillwater.engine.replay.ReplayDriver;
import dev.stillwater.engine.replay.ReplaySpec;
import dev.stillwater.engine.row.Row;
import dev.stillwater.engine.sched.EngineClock;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.task.ChainContext;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;

/**
 * Lets a replay go on at its speed: behind a record it waits until as much time has passed as lies between the first record and this one, divided by the speed. The
 * time of a record is its event time, and where it has none when it came first, as far as an input log knows; other records are not waited for. A record that is
 * older than one before is not waited for either.
 *
 * <p>Only the machine's time passes while it waits, never the replay's, so the results are the same at every speed.
 *
 * <p>THREADING: the thread of the replay.
 */
final class ReplayPace implements ReplayDriver {
  private static final long NANOS_A_MS = 1_000_000;
  /** Time after which a waiting replay asks whether it is to stop. */
  private static final long PAUSE_NANOS_MAX = 50_000_000;
  /** Time after which {@link #advance} returns, so that progress is shown. */
  private static final long TURN_NANOS = 500_000_000;

  private final ReplaySpec spec;
  private final EngineClock clock;
  private final LongConsumer sleeper;
  private OptionalLong firstTimeMs = OptionalLong.empty();
  private long firstNanos;

  /** A pace on this machine's clock. */
  ReplayPace(ReplaySpec spec) {
    this(spec, EngineClock.system(), LockSupport::parkNanos);
  }

  /**
   * A pace.
   *
   * @param clock the time in which is waited
   * @param sleeper waits so many nanoseconds at most
   */
  ReplayPace(ReplaySpec spec, EngineClock clock, LongConsumer sleeper) {
    this.spec = spec;
    this.clock = clock;
    this.sleeper = sleeper;
  }

  /** {@inheritDoc} It returns when half a second has passed. */
  @Override
  public void advance(Replay replay, long records, ProgressListener listener) throws SnapshotException {
    if (spec.speed().isAsFastAsPossible()) {
      replay.advance(records);
      return;
    }
    long end = clock.nanoTime() + TURN_NANOS;
    long done = 0;
    while (done < records && replay.advance(1) > 0) {
      done++;
      waitUntilDue(replay, listener);
      if (clock.nanoTime() - end >= 0) {
        return;
      }
    }
  }

  private void waitUntilDue(Replay replay, ProgressListener listener) throws SnapshotException {
    OptionalLong time = replay.lastRecord().map(this::timeMs).orElse(OptionalLong.empty());
    if (time.isEmpty()) {
      return;
    }
    if (firstTimeMs.isEmpty()) {
      firstTimeMs = time;
      firstNanos = clock.nanoTime();
    }
    double passedMs = (double) time.getAsLong() - firstTimeMs.getAsLong();
    long dueNanos = (long) Math.min(Long.MAX_VALUE / 4.0, passedMs / spec.speed().factor() * NANOS_A_MS);
    long restNanos = dueNanos - (clock.nanoTime() - firstNanos);
    if (restNanos > 0) {
      listener.progressed("replaying " + spec.version().name() + ", records read", replay.recordsRead(), -1);
    }
    while (restNanos > 0) {
      if (listener.isCancelled()) {
        throw new SnapshotException.Cancelled(SnapshotException.Place.of("replay of " + spec.version().name()));
      }
      sleeper.accept(Math.min(restNanos, PAUSE_NANOS_MAX));
      restNanos = dueNanos - (clock.nanoTime() - firstNanos);
    }
  }

  private OptionalLong timeMs(InputRecord record) {
    Optional<Row> row = record.row().filter(known -> known.timestamp != Row.NO_TIMESTAMP);
    if (row.isPresent()) {
      return OptionalLong.of(row.get().timestamp);
    }
    return spec.shared().get(ChainContext.sharedKey(record.uid(), InputReplay.class)) instanceof InputReplay input ? input.arrivalMs() : OptionalLong.empty();
  }
}
