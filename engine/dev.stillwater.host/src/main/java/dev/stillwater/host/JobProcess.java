package dev.stillwater.host;

import dev.stillwater.compiler.CompileOptions;
import dev.stillwater.engine.ConsoleOutput;
import dev.stillwater.engine.JobState;
import dev.stillwater.engine.JobStatus;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A job's own process, as the IDE starts it: {@code JobProcess JOB [--set UID.PARAM=VALUE]... [--parallelism N] [--progress]}.
 *
 * <p>The output stream is what the job prints, the error stream has the messages and, with {@code --progress}, a {@link JobProgress}
 * line a second. A signal or the end of the input stream cancels the job: whoever started it has gone. Exit codes as in
 * {@code docs/command-line.md}.
 *
 * <p>THREADING: the main thread of its process.
 */
public final class JobProcess {
  private static final long PROGRESS_MS = 1000;
  private static final long CANCEL_MS = 700;
  /** Longest time in which it is not noticed that the job was told to stop. */
  private static final long LOOK_MS = 50;
  private static final String USAGE = "usage: JobProcess JOB [--set UID.PARAM=VALUE]... [--parallelism N] [--progress]";

  private final PrintStream out;
  private final PrintStream err;
  private final ProcessExit exit;
  private final RunNews news = new RunNews();

  private record Arguments(RunRequest request, boolean isProgressShown) {
  }

  private JobProcess(PrintStream out, PrintStream err, ProcessExit exit) {
    this.out = out;
    this.err = err;
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
    Optional<Arguments> arguments = parse(words);
    if (arguments.isEmpty()) {
      return ProcessExit.CANNOT;
    }
    RunRequest request = arguments.get().request();
    JobRun run;
    try {
      run = JobRun.prepare(request);
      run.warnings().forEach(warning -> err.println(ProblemText.line(request.jobFile().toString(), warning)));
      run.start(console(run));
    } catch (CannotStartException problem) {
      problem.problems().forEach(found -> err.println(ProblemText.line(request.jobFile().toString(), found)));
      err.println("error: " + problem.getMessage());
      return ProcessExit.CANNOT;
    }
    CountDownLatch reported = new CountDownLatch(1);
    exit.onInterrupt(() -> cancel(run, reported));
    watchInput(run);
    JobStatus status = await(run, arguments.get().isProgressShown());
    out.flush();
    RunReport.end(status, run.compiled().plan()).forEach(err::println);
    reported.countDown();
    return switch (status.state()) {
      case FINISHED -> ProcessExit.DONE;
      case FAILED -> run.running().hasFailedToStart() ? ProcessExit.CANNOT : ProcessExit.NO;
      case CREATED, RUNNING, FAILING, RESTARTING, CANCELLING, CANCELED -> ProcessExit.INTERRUPTED;
    };
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
      err.println(JobProgress.of(status).toLine());
    }
  }

  private ConsoleOutput console(JobRun run) {
    return lines -> {
      out.append(lines);
      if (out.checkError()) {
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

  private Optional<Arguments> parse(String[] words) {
    List<String> settings = new ArrayList<>();
    OptionalInt parallelism = OptionalInt.empty();
    Optional<Path> job = Optional.empty();
    boolean isProgressShown = false;
    Iterator<String> rest = List.of(words).iterator();
    try {
      while (rest.hasNext()) {
        String word = rest.next();
        switch (word) {
          case "--set" -> settings.add(value(word, rest));
          case "--parallelism" -> parallelism = OptionalInt.of(Integer.parseInt(value(word, rest)));
          case "--progress" -> isProgressShown = true;
          default -> {
            if (word.startsWith("-") || job.isPresent()) {
              throw new IllegalArgumentException("'" + word + "' is not understood");
            }
            job = Optional.of(Path.of(word));
          }
        }
      }
      if (job.isEmpty()) {
        throw new IllegalArgumentException("no job file is named");
      }
    } catch (IllegalArgumentException problem) {
      err.println("error: " + problem.getMessage() + "; " + USAGE);
      return Optional.empty();
    }
    RunRequest request = new RunRequest(job.get(), settings, parallelism, Path.of(""), Optional.of(CompileOptions.userCache()),
        CheckpointOverrides.NONE);
    return Optional.of(new Arguments(request, isProgressShown));
  }

  private static String value(String option, Iterator<String> rest) {
    if (!rest.hasNext()) {
      throw new IllegalArgumentException(option + " needs a value");
    }
    return rest.next();
  }

  private static PrintStream stream(FileDescriptor descriptor, boolean isFlushedByLine) {
    return new PrintStream(new BufferedOutputStream(new FileOutputStream(descriptor), 1 << 16), isFlushedByLine, StandardCharsets.UTF_8);
  }
}
