package dev.stillwater.host;

import dev.stillwater.engine.ConsoleOutput;
import dev.stillwater.engine.JobStatus;
import dev.stillwater.engine.io.IoReason;
import dev.stillwater.host.catalog.SavepointCatalog;
import dev.stillwater.host.registry.JobRegistry;
import dev.stillwater.host.rest.JobHost;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A job's own process, as the IDE and {@code run --detached} start it, with {@link HostArguments}.
 *
 * <p>The output stream is what the job prints, the error stream has the messages. With {@code --progress} the error stream has a {@link JobProgress} line
 * a second as well, and what the job begins with is said on the output stream, as it is no error. A signal cancels the job, and unless it is detached the end of the input stream as well: whoever started it has gone. With {@code --serve} or
 * {@code --detached} the job stands in its user's registry and answers requests. Exit codes as in {@code docs/command-line.md}.
 *
 * <p>THREADING: the main thread of its process.
 */
public final class JobProcess {
  private static final String WARNING = "warning:";
  private static final long PROGRESS_MS = 1000;
  private static final long CANCEL_MS = 700;
  /** Longest time in which it is not noticed that the job was told to stop. */
  private static final long LOOK_MS = 50;
  /** Of what a served job prints, so much is kept twice. */
  private static final long OUTPUT_BYTES_MAX = 8 << 20;

  private final PrintStream out;
  /** What the process says, without progress. */
  private PrintStream err;
  /** What people should know and is no error. Who asks for progress shows the error stream as errors, so it comes on the output stream there. */
  private PrintStream information;
  private final PrintStream progress;
  private final ProcessExit exit;
  private final RunNews news = new RunNews();

  private JobProcess(PrintStream out, PrintStream err, ProcessExit exit) {
    this.out = out;
    this.err = err;
    this.information = err;
    this.progress = err;
    this.exit = exit;
  }

  /** Runs the job and ends the process. */
  public static void main(String[] arguments) {
    PrintStream out = stream(FileDescriptor.out, false);
    PrintStream err = stream(FileDescriptor.err, true);
    ProcessExit exit = new ProcessExit();
    int code;
    try {
      code = new JobProcess(out, err, exit).run(arguments);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      code = ProcessExit.INTERRUPTED;
    } catch (RuntimeException | LinkageError ours) {
      err.println("error: Stillwater has a defect: " + ours + ". Please report it with the job.");
      code = ProcessExit.CANNOT;
    }
    out.flush();
    exit.exit(code);
  }

  private int run(String[] words) throws InterruptedException {
    HostArguments arguments;
    try {
      arguments = HostArguments.parse(List.of(words));
    } catch (IllegalArgumentException problem) {
      err.println("error: " + problem.getMessage());
      return ProcessExit.CANNOT;
    }
    RunRequest request = arguments.request();
    JobRegistry registry = JobRegistry.user();
    String jobId = arguments.jobId().orElseGet(() -> UUID.randomUUID().toString().replace("-", ""));
    JobRun run;
    try {
      if (arguments.isServed() && !registry.has(jobId)) {
        registry.create(jobId);
      }
      arrangeMessages(arguments, registry, jobId);
      run = JobRun.prepare(request);
      run.recordIn(SavepointCatalog.of(registry));
      run.warnings().forEach(warning -> err.println(ProblemText.line(request.jobFile().toString(), warning)));
      run.notes().forEach(note -> (note.startsWith(WARNING) ? err : information).println(note));
      run.start(console(run, output(arguments, registry, jobId)), Optional.of(jobId));
    } catch (CannotStartException problem) {
      problem.problems().forEach(found -> err.println(ProblemText.line(request.jobFile().toString(), found)));
      err.println("error: " + problem.getMessage());
      forget(registry, arguments, jobId);
      return ProcessExit.CANNOT;
    } catch (IOException e) {
      err.println("error: The registry of jobs cannot be written: " + IoReason.of(e));
      return ProcessExit.CANNOT;
    }
    return run(run, arguments, registry);
  }

  /** A detached job's error stream is a file as it is. */
  private void arrangeMessages(HostArguments arguments, JobRegistry registry, String jobId) throws IOException {
    PrintStream informed = arguments.isProgressShown() ? out : progress;
    information = informed;
    if (arguments.isServed() && !arguments.isDetached()) {
      OutputStream file = file(registry, jobId, JobRegistry.MESSAGES);
      err = new PrintStream(new TeeOutput(progress, file), true, StandardCharsets.UTF_8);
      information = new PrintStream(new TeeOutput(informed, file), true, StandardCharsets.UTF_8);
    }
  }

  /** A job that has never run is no job; who starts a detached one reads first what it said. */
  private void forget(JobRegistry registry, HostArguments arguments, String jobId) {
    if (arguments.isServed() && !arguments.isDetached()) {
      try {
        registry.remove(jobId);
      } catch (IOException e) {
        err.println("The registry of jobs cannot be written: " + IoReason.of(e));
      }
    }
  }

  private int run(JobRun run, HostArguments arguments, JobRegistry registry) throws InterruptedException {
    CountDownLatch reported = new CountDownLatch(1);
    exit.onInterrupt(() -> cancel(run, reported));
    arguments.limit().ifPresent(limit -> cancelAfter(run, limit));
    if (!arguments.isDetached()) {
      watchInput(run);
    }
    Optional<JobHost> host = Optional.empty();
    try {
      if (arguments.isServed()) {
        host = Optional.of(JobHost.start(run, registry));
      }
    } catch (IOException e) {
      err.println("error: The job cannot be served: " + IoReason.of(e));
      run.cancel();
      return ProcessExit.CANNOT;
    }
    JobStatus status = await(run, arguments.isProgressShown());
    out.flush();
    RunReport.end(status, run.compiled().plan()).forEach(err::println);
    host.ifPresent(each -> each.ended(status));
    reported.countDown();
    if (host.isPresent()) {
      if (arguments.isDetached()) {
        host.get().awaitQuiet();
      } else {
        host.get().awaitFetched();
      }
      host.get().close();
    }
    return switch (status.state()) {
      case FINISHED -> ProcessExit.DONE;
      case FAILED -> run.running().hasFailedToStart() ? ProcessExit.CANNOT : ProcessExit.NO;
      case CREATED, RUNNING, FAILING, RESTARTING, CANCELLING, CANCELED -> arguments.isDetached() ? ProcessExit.DONE : ProcessExit.INTERRUPTED;
    };
  }

  /** What a job prints that others may want to see goes to a file, of which the last part is kept; of one that its starter reads along as well. */
  private PrintStream output(HostArguments arguments, JobRegistry registry, String jobId) throws IOException {
    if (!arguments.isServed()) {
      return out;
    }
    OutputStream file = file(registry, jobId, JobRegistry.OUTPUT);
    return new PrintStream(arguments.isDetached() ? file : new TeeOutput(out, file), false, StandardCharsets.UTF_8);
  }

  private static OutputStream file(JobRegistry registry, String jobId, String name) throws IOException {
    return new RollingOutput(registry.folder(jobId).resolve(name), OUTPUT_BYTES_MAX);
  }

  private static void cancelAfter(JobRun run, Duration limit) {
    Thread timer = new Thread(() -> {
      long end = System.nanoTime() + limit.toNanos();
      for (long left = limit.toNanos(); left > 0; left = end - System.nanoTime()) {
        LockSupport.parkNanos(left);
      }
      run.cancel();
    }, "limit");
    timer.setDaemon(true);
    timer.start();
  }

  private JobStatus await(JobRun run, boolean isProgressShown) throws InterruptedException {
    JobStatus status = await(run);
    while (!status.state().isTerminal()) {
      show(status, isProgressShown);
      status = await(run);
      if (run.isCancelled() && !status.state().isTerminal() && !run.await(CANCEL_MS).state().isTerminal()) {
        if (run.running().hasStopped()) {
          return run.status();
        }
        err.println("The job does not stop, so its process is ended with it.");
        exit.hurry(ProcessExit.INTERRUPTED);
        return status;
      }
    }
    show(status, isProgressShown);
    return status;
  }

  /** Waits for the end of the job, for a cancel, or until progress is to be shown again. */
  private JobStatus await(JobRun run) throws InterruptedException {
    JobStatus status = run.await(LOOK_MS);
    for (long waitedMs = LOOK_MS; waitedMs < PROGRESS_MS && !status.state().isTerminal() && !run.isCancelled(); waitedMs += LOOK_MS) {
      status = run.await(LOOK_MS);
    }
    news.of(run.running()).forEach(err::println);
    return status;
  }

  private void show(JobStatus status, boolean isProgressShown) {
    if (isProgressShown) {
      progress.println(JobProgress.of(status).toLine());
    }
  }

  private static ConsoleOutput console(JobRun run, PrintStream target) {
    return lines -> {
      target.append(lines);
      if (target.checkError()) {
        run.cancel();
      }
    };
  }

  private static void cancel(JobRun run, CountDownLatch reported) {
    run.cancel();
    try {
      reported.await(CANCEL_MS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /** The starter holds the other end of the input stream; when it dies, its job must not go on unseen. */
  private static void watchInput(JobRun run) {
    Thread watcher = new Thread(() -> {
      byte[] ignored = new byte[256];
      try {
        int count = System.in.read(ignored);
        while (count >= 0) {
          count = System.in.read(ignored);
        }
        run.cancel();
      } catch (IOException closed) {
        run.cancel();
      }
    }, "input-watcher");
    watcher.setDaemon(true);
    watcher.start();
  }

  private static PrintStream stream(FileDescriptor descriptor, boolean isFlushedByLine) {
    return new PrintStream(new BufferedOutputStream(new FileOutputStream(descriptor), 1 << 16), isFlushedByLine, StandardCharsets.UTF_8);
  }
}
