package dev.stillwater.host.replay.process;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.replay.ReplayWatch;
import dev.stillwater.host.replay.process.ReplayState.Phase;
import dev.stillwater.host.replay.process.ReplayState.Progress;
import dev.stillwater.host.replay.process.ReplayState.Result;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.OptionalLong;

/**
 * How far a replay is: hears it of those who work, and writes it into its folder a few times a second.
 *
 * <p>THREADING: any thread hears; a thread of its own writes. LIFECYCLE: {@link #start}, {@link #end}.
 */
final class ReplayNews implements ProgressListener, ReplayWatch {
  private static final Logger LOGGER = System.getLogger(ReplayNews.class.getName());
  private static final long PERIOD_MS = 200;
  private static final long NO_TIME = Long.MIN_VALUE;

  private final ReplayFolder folder;
  private final ReplayState begun;
  private final Thread writer = new Thread(this::write, "replay-state");
  private final Object ending = new Object();
  private volatile boolean isCancelled;
  private volatile String doing = "";
  private volatile long records;
  private volatile long eventTimeMs = NO_TIME;
  private volatile Phase phase = Phase.PREPARING;
  private ReplayState written;
  private boolean isEnded;

  ReplayNews(ReplayFolder folder, ReplayState begun) {
    this.folder = folder;
    this.begun = begun;
    this.written = begun;
  }

  /** Writes for the first time, and begins to do so again and again. */
  void start() throws IOException {
    folder.write(begun);
    writer.setDaemon(true);
    writer.start();
  }

  /** It runs from now on. */
  void running() {
    phase = Phase.RUNNING;
  }

  /** It is to stop. */
  void cancel() {
    isCancelled = true;
  }

  @Override
  public void progressed(String what, long done, long total) {
    doing = what;
    records = Math.max(0, done);
  }

  /** All is done: so many input records were read, of two versions by the one that read more. */
  void finished(long recordsRead) {
    doing = "";
    records = recordsRead;
  }

  @Override
  public void read(long timeMs) {
    eventTimeMs = timeMs;
  }

  @Override
  public boolean isCancelled() {
    return isCancelled;
  }

  private ReplayState now() {
    long time = eventTimeMs;
    return begun.at(phase, new Progress(doing, records, time == NO_TIME ? OptionalLong.empty() : OptionalLong.of(time)));
  }

  private void write() {
    try {
      while (true) {
        Thread.sleep(PERIOD_MS);
        synchronized (ending) {
          if (isEnded) {
            return;
          }
          ReplayState now = now();
          if (!now.equals(written)) {
            folder.write(now);
            written = now;
          }
        }
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (IOException problem) {
      LOGGER.log(Level.WARNING, "How far the replay is cannot be written to " + folder.state() + ": " + problem.getMessage());
    }
  }

  /** Writes how it ended; the first end counts. */
  void end(Phase how, Result result) throws IOException {
    synchronized (ending) {
      if (!isEnded) {
        isEnded = true;
        folder.write(now().ended(how, System.currentTimeMillis(), result));
      }
    }
  }
}
