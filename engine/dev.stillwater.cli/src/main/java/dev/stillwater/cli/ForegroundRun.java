package dev.stillwater.cli;

import dev.stillwater.engine.ConsoleOutput;
import dev.stillwater.engine.JobState;
import dev.stillwater.engine.JobStatus;
import dev.stillwater.host.CannotStartException;
import dev.stillwater.host.JobRun;
import dev.stillwater.host.ProcessExit;
import dev.stillwater.host.RunNews;
import dev.stillwater.host.RunReport;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * A job that runs while its caller waits: shows progress, ends it at a limit or an interrupt, reports its end.
 *
 * <p>THREADING: started by one thread; the interrupt comes on another.
 */
final class ForegroundRun {
  private static final long TERMINAL_PROGRESS_MS = 200;
  private static final long PLAIN_PROGRESS_MS = 10_000;
  private static final long CANCEL_MS = 700;
  /** Time from a cancel for which the removal of working files is waited for. */
  private static final long CLEAN_MS = 400;
  /** Beyond {@link #CANCEL_MS}, the time to say what became of it. */
  private static final long REPORT_MS = 100;
  /** Longest time in which it is not noticed that the job was told to stop. */
  private static final long LOOK_MS = 50;
  private static final int LOOKS_WITHOUT_MEMORY_MAX = 20;
  private static final String CLEAR_LINE = "\r\u001b[K";

  private final JobRun run;
  private final CommandSurroundings surroundings;
  private final boolean isDebug;
  private final RunNews news = new RunNews();
  private final AtomicBoolean isReaderGone = new AtomicBoolean();
  private final AtomicBoolean isInterrupted = new AtomicBoolean();
  private final CountDownLatch reported = new CountDownLatch(1);
  private volatile boolean isLineShown;

  ForegroundRun(JobRun run, CommandSurroundings surroundings, boolean isDebug) {
    this.run = run;
    this.surroundings = surroundings;
    this.isDebug = isDebug;
  }

  /** Runs the job to its end or for so long; returns the exit code. */
  int run(Optional<Duration> limit) throws CannotStartException {
    surroundings.onInterrupt().accept(this::interrupt);
    run.start(console());
    JobStatus status;
    try {
      status = await(limit);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      run.cancel();
      return ProcessExit.INTERRUPTED;
    }
    report(status);
    if (isReaderGone.get() && !isInterrupted.get()) {
      surroundings.err().println("error: the reader of the output has gone, so the job was cancelled.");
    }
    return code(status);
  }

  private int code(JobStatus status) {
    return isInterrupted.get() ? ProcessExit.INTERRUPTED : isReaderGone.get() ? ProcessExit.CANNOT
        : status.state() == JobState.FAILED ? failed() : ProcessExit.DONE;
  }

  private int failed() {
    return run.running().hasFailedToStart() ? ProcessExit.CANNOT : ProcessExit.NO;
  }

  private void report(JobStatus status) {
    surroundings.out().flush();
    RunReport.end(status, run.compiled().plan()).forEach(surroundings.err()::println);
    if (isDebug) {
      status.failure().flatMap(failure -> failure.cause()).ifPresent(cause -> surroundings.err().println(StillwaterCommand.traceOf(cause)));
    }
    reported.countDown();
  }

  /** Without memory it looks again in a moment: the operator that fills it fails too, and who it is has to be told. */
  private JobStatus look(long waitMs) throws InterruptedException {
    for (int failed = 0;; failed++) {
      try {
        JobStatus status = run.await(waitMs);
        tellNews();
        return status;
      } catch (OutOfMemoryError e) {
        if (failed == LOOKS_WITHOUT_MEMORY_MAX) {
          throw e;
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(LOOK_MS));
      }
    }
  }

  private JobStatus await(Optional<Duration> limit) throws InterruptedException {
    long startNanos = System.nanoTime();
    long shownNanos = startNanos;
    long cancelledNanos = 0;
    long progressMs = surroundings.isTerminal() ? TERMINAL_PROGRESS_MS : PLAIN_PROGRESS_MS;
    while (true) {
      long passedMs = (System.nanoTime() - startNanos) / 1_000_000;
      long untilLimitMs = limit.isPresent() && !run.isCancelled() ? Math.max(0, limit.get().toMillis() - passedMs) : Long.MAX_VALUE;
      long untilShownMs = Math.max(0, progressMs - (System.nanoTime() - shownNanos) / 1_000_000);
      long untilGivenUpMs = cancelledNanos == 0 ? Long.MAX_VALUE : Math.max(0, CANCEL_MS - (System.nanoTime() - cancelledNanos) / 1_000_000);
      JobStatus status = look(Math.min(LOOK_MS, Math.min(untilGivenUpMs, Math.min(untilLimitMs, untilShownMs))));
      if (status.state().isTerminal()) {
        clearProgress();
        return status;
      }
      if (cancelledNanos != 0 && run.running().hasStopped() && (System.nanoTime() - cancelledNanos) / 1_000_000 >= CLEAN_MS) {
        clearProgress();
        return status;
      }
      if (untilGivenUpMs == 0) {
        clearProgress();
        surroundings.err().println("The job does not stop, so its process is ended with it.");
        surroundings.onRunaway().accept(code(status));
        return status;
      }
      if (untilLimitMs == 0) {
        run.cancel();
      } else if (untilShownMs == 0) {
        showProgress(status);
        shownNanos = System.nanoTime();
      }
      if (run.isCancelled() && cancelledNanos == 0) {
        cancelledNanos = System.nanoTime();
      }
    }
  }

  private ConsoleOutput console() {
    return lines -> {
      clearProgress();
      surroundings.out().append(lines);
      if (surroundings.out().checkError() && isReaderGone.compareAndSet(false, true)) {
        run.cancel();
      }
    };
  }

  private void tellNews() {
    List<String> lines = news.of(run.running());
    if (!lines.isEmpty()) {
      clearProgress();
      lines.forEach(surroundings.err()::println);
    }
  }

  private void showProgress(JobStatus status) {
    String text = RunReport.progress(status);
    if (surroundings.isTerminal()) {
      surroundings.err().print(CLEAR_LINE + text);
      isLineShown = true;
    } else {
      surroundings.err().println(text);
    }
    surroundings.err().flush();
  }

  private void clearProgress() {
    if (isLineShown) {
      isLineShown = false;
      surroundings.err().print(CLEAR_LINE);
      surroundings.err().flush();
    }
  }

  /** Comes on the thread of the interrupt; the process ends when this returns. */
  private void interrupt() {
    isInterrupted.set(true);
    run.cancel();
    try {
      if (!reported.await(CANCEL_MS + REPORT_MS, TimeUnit.MILLISECONDS)) {
        surroundings.err().println("Interrupted before the job had stopped.");
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
