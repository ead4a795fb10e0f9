package dev.stillwater.host.replay.process;

import dev.stillwater.engine.JobFailureException;
import dev.stillwater.engine.compare.ComparisonResult;
import dev.stillwater.engine.compare.Contribution;
import dev.stillwater.engine.io.IoReason;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.host.CannotStartException;
import dev.stillwater.host.ProblemText;
import dev.stillwater.host.ProcessExit;
import dev.stillwater.host.registry.JobEntry.Identity;
import dev.stillwater.host.registry.PrivateFiles;
import dev.stillwater.host.replay.PreparedReplay;
import dev.stillwater.host.replay.ReplayDocuments;
import dev.stillwater.host.replay.ReplayRequest;
import dev.stillwater.host.replay.ReplayToFailure;
import dev.stillwater.host.replay.SingleReplay;
import dev.stillwater.host.replay.process.ReplayState.Outcome;
import dev.stillwater.host.replay.process.ReplayState.Phase;
import dev.stillwater.host.replay.process.ReplayState.Progress;
import dev.stillwater.host.replay.process.ReplayState.Result;
import dev.stillwater.host.replay.results.KeyRequest;
import dev.stillwater.host.replay.results.ReplayResults;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The process of a replay: does what {@code request.json} in a folder asks for, tells in {@code state.json} how far it is, and leaves what came of it in
 * {@code results}. A signal cancels it, and so does the end of the input stream: whoever started it has gone. Exit codes are those of the verb {@code replay}.
 *
 * <p>The output stream is for people; what functions of the jobs print goes there too. The error stream has what went wrong.
 *
 * <p>THREADING: the main thread of its process.
 */
public final class ReplayMain {
  private static final long CANCEL_MS = 600;
  private static final DateTimeFormatter SAVEPOINT_TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd-HHmmss");

  private final ReplayFolder folder;
  private final PrintStream out;
  private final PrintStream err;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final ReplayNews news;

  private ReplayMain(ReplayFolder folder, PrintStream out, PrintStream err) {
    this.folder = folder;
    this.out = out;
    this.err = err;
    long now = System.currentTimeMillis();
    news = new ReplayNews(folder, new ReplayState(Phase.PREPARING, Identity.own(), now, OptionalLong.empty(), Progress.NONE, Result.NONE));
  }

  /** Replays and ends the process. */
  public static void main(String[] arguments) {
    PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
    // The file that takes the error stream must not grow with each record of which a function complains.
    System.setErr(System.out);
    ProcessExit exit = new ProcessExit();
    if (arguments.length != 1) {
      err.println("error: Expected the folder of a replay, and nothing else.");
      exit.exit(ProcessExit.CANNOT);
    }
    ReplayMain main = new ReplayMain(new ReplayFolder(Path.of(arguments[0]).toAbsolutePath()), out, err);
    exit.onInterrupt(main::interrupt);
    int code = main.run(exit);
    exit.exit(code);
  }

  private int run(ProcessExit exit) {
    watchInput(exit);
    try {
      news.start();
      return replay();
    } catch (CannotStartException problem) {
      String problems = problem.problems().stream().map(found -> ProblemText.line(problem.file(), found)).collect(Collectors.joining("\n"));
      return failed(problem.getMessage() + (problems.isEmpty() ? "" : "\n" + problems));
    } catch (SnapshotException.Cancelled stopped) {
      return cancelled();
    } catch (SnapshotException problem) {
      return failed(problem.getMessage());
    } catch (JobFailureException failure) {
      return failed(failure.failure().text());
    } catch (IOException | UncheckedIOException problem) {
      return failed("The folder of the replay, " + folder.path() + ", cannot be written: "
          + IoReason.of(problem instanceof UncheckedIOException unchecked ? unchecked.getCause()
          : (IOException) problem));
    } catch (OutOfMemoryError full) {
      // Its heap is as full as it was; the next one to ask for memory is told by those who look after the process.
      return failed(LastWords.noMemory(Runtime.getRuntime().maxMemory() / (1 << 20) + " MB"));
    } catch (RuntimeException | LinkageError | StackOverflowError ours) {
      return failed("Stillwater has a defect: " + ours + ". Please report it with the job.");
    } finally {
      removeWork();
      ended.countDown();
    }
  }

  private int replay() throws CannotStartException, SnapshotException, IOException {
    PrivateFiles.createFolder(folder.work());
    Optional<KeyRequest> key = folder.readKey();
    Result result = key.isPresent() ? behind(key.get()) : done(folder.readOrder());
    if (news.isCancelled()) {
      return cancelled();
    }
    removeWork();
    out.println(result.verdict().orElseThrow());
    news.end(Phase.FINISHED, result);
    return switch (result.outcome().orElseThrow()) {
      case EQUAL, ENDED -> ProcessExit.DONE;
      case DIFFERENT, BREAKS -> ProcessExit.NO;
      case NOT_COMPARED -> ProcessExit.CANNOT;
    };
  }

  private Result done(ReplayOrder order) throws CannotStartException, SnapshotException {
    PreparedReplay prepared = prepared(order.request(folder.versions()));
    prepared.notes().forEach(out::println);
    return switch (order.kind()) {
      case COMPARISON -> compared(ReplayResults.compare(prepared, order.what().equality(), folder.results(), news));
      case REPLAY -> replayed(prepared, ReplayResults.replay(prepared, folder.results(), savepoint(order, prepared), news));
      case FAILURE -> toFailure(prepared, ReplayResults.failure(prepared, folder.results(), news));
    };
  }

  /** Where the state at the end is left: a folder of its own, named after the moment at which it was asked for. */
  private static Optional<Path> savepoint(ReplayOrder order, PreparedReplay prepared) throws CannotStartException {
    if (order.savepointFolder().isEmpty()) {
      return Optional.empty();
    }
    String text = order.savepointFolder().get();
    try {
      Path parent = text.isEmpty() ? prepared.a().savepointFolder() : order.folder().resolve(text).toAbsolutePath().normalize();
      String name = "replay-" + SAVEPOINT_TIME.format(Instant.ofEpochMilli(order.createdMs()).atZone(ZoneId.systemDefault()));
      Path free = parent.resolve(name);
      for (int number = 2; Files.exists(free); number++) {
        free = parent.resolve(name + "-" + number);
      }
      Files.createDirectories(parent);
      return Optional.of(free);
    } catch (InvalidPathException e) {
      throw new CannotStartException("The folder of the savepoint, '" + text + "', cannot be a path.", e);
    } catch (IOException e) {
      throw new CannotStartException("The folder of the savepoint cannot be made: " + IoReason.of(e), e);
    }
  }

  /** The input behind a key of the comparison whose folder this one lies in; nothing is written outside then, whatever the comparison wrote. */
  private Result behind(KeyRequest key) throws CannotStartException, SnapshotException {
    ReplayFolder compared = folder.compared();
    ReplayOrder order = compared.readOrder();
    PreparedReplay prepared = prepared(order.again(order.createdMs(), Set.of()).request(compared.versions()));
    Contribution found = ReplayResults.key(prepared, key, folder.results(), news);
    return Result.of(Outcome.ENDED, "Records that reached operator " + found.operator() + " at key " + found.key() + ": " + found.a().size() + " in A, "
        + found.b().size()
        + " in B.");
  }

  private PreparedReplay prepared(ReplayRequest request) throws CannotStartException, SnapshotException {
    PreparedReplay prepared = PreparedReplay.prepare(request, folder.work(), news);
    news.running();
    return prepared;
  }

  private Result compared(ComparisonResult result) {
    news.finished(Math.max(result.a().recordsRead(), result.b().recordsRead()));
    Outcome outcome = switch (result.outcome()) {
      case EQUAL -> Outcome.EQUAL;
      case DIFFERENT -> Outcome.DIFFERENT;
      case NOT_COMPARED -> Outcome.NOT_COMPARED;
    };
    return Result.of(outcome, result.verdict());
  }

  private Result replayed(PreparedReplay prepared, SingleReplay.Outcome outcome) {
    news.finished(outcome.recordsRead());
    return Result.of(outcome.failure().isPresent() ? Outcome.BREAKS : Outcome.ENDED, ReplayDocuments.verdict(prepared, outcome));
  }

  private Result toFailure(PreparedReplay prepared, ReplayToFailure.Outcome outcome) {
    news.finished(outcome.recordsRead());
    return Result.of(outcome.scene().isPresent() ? Outcome.BREAKS : Outcome.ENDED, ReplayDocuments.verdict(prepared, outcome));
  }

  private int failed(String message) {
    if (news.isCancelled()) {
      return cancelled();
    }
    Stream.of(out, err).forEach(stream -> stream.println("error: " + message));
    end(Phase.FAILED, Result.because(message));
    return ProcessExit.CANNOT;
  }

  private int cancelled() {
    out.println("Cancelled.");
    end(Phase.CANCELLED, Result.NONE);
    return ProcessExit.INTERRUPTED;
  }

  private void end(Phase phase, Result result) {
    removeWork();
    try {
      news.end(phase, result);
    } catch (IOException diskFull) {
      err.println("error: How the replay ended cannot be written to " + folder.state() + ": " + IoReason.of(diskFull));
    }
  }

  private void removeWork() {
    try {
      folder.removeWork();
    } catch (IOException | UncheckedIOException inUse) {
      err.println("warning: Files of the work are left in " + folder.work() + ": " + inUse.getMessage());
    }
  }

  /** The starter holds the other end of the input stream; when it closes that, or dies, the replay must not go on unseen. */
  private void watchInput(ProcessExit exit) {
    Thread watcher = new Thread(() -> {
      byte[] ignored = new byte[256];
      try {
        int count = System.in.read(ignored);
        while (count >= 0) {
          count = System.in.read(ignored);
        }
      } catch (IOException closed) {
        news.cancel();
      }
      interrupt();
      exit.hurry(ProcessExit.INTERRUPTED);
    }, "input-watcher");
    watcher.setDaemon(true);
    watcher.start();
  }

  /** Gives the work the time to stop by itself; what does not stop is ended without it. */
  private void interrupt() {
    news.cancel();
    try {
      if (!ended.await(CANCEL_MS, TimeUnit.MILLISECONDS)) {
        end(Phase.CANCELLED, Result.NONE);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
