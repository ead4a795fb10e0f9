package dev.stillwater.cli;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotOptions;
import dev.stillwater.engine.snapshot.file.ConfinedStorage;
import dev.stillwater.host.ProcessExit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.ParseResult;

/**
 * Work on snapshots, or with jobs that are replayed, that its caller waits for: shows progress, stops when interrupted, says what went wrong.
 *
 * <p>THREADING: the thread of the command; the interrupt comes on another.
 */
final class ForegroundWork implements ProgressListener {
  private static final long TERMINAL_PROGRESS_NANOS = 200_000_000L;
  private static final long PLAIN_PROGRESS_NANOS = 10_000_000_000L;
  private static final long CANCEL_MS = 700;
  private static final int FILES_NAMED_MAX = 5;
  private static final String CLEAR_LINE = "\r\u001b[K";

  /** What is done; gets the listener of its progress and returns the exit code. */
  @FunctionalInterface
  interface Body {
    int run(ForegroundWork work) throws SnapshotException;
  }

  private final CommandSurroundings surroundings;
  private final boolean isDebug;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final long periodNanos;
  private long shownNanos = System.nanoTime();
  private boolean isLineShown;
  private volatile boolean isInterrupted;
  private final List<ConfinedStorage> confined = new ArrayList<>();
  private volatile Optional<Path> scratch = Optional.empty();

  private ForegroundWork(CommandSurroundings surroundings, boolean isDebug) {
    this.surroundings = surroundings;
    this.isDebug = isDebug;
    periodNanos = surroundings.isTerminal() ? TERMINAL_PROGRESS_NANOS : PLAIN_PROGRESS_NANOS;
  }

  /** Does the work; returns its exit code, 2 when it could not be done, 130 when it was interrupted. */
  static int run(ParseResult parsed, CommandSurroundings surroundings, Body body) {
    ForegroundWork work = new ForegroundWork(surroundings, parsed.hasMatchedOption("--debug"));
    surroundings.onInterrupt().accept(work::interrupt);
    try {
      int code = body.run(work);
      work.clearProgress();
      surroundings.out().flush();
      work.sayLeftOut();
      return work.isInterrupted ? ProcessExit.INTERRUPTED : code;
    } catch (SnapshotException problem) {
      surroundings.out().flush();
      int code = work.failed(problem);
      work.sayLeftOut();
      return code;
    } finally {
      work.removeScratch();
      work.ended.countDown();
    }
  }

  /** How the snapshots of the command line are opened: their scratch files lie in one folder, which goes with this work however it ends. */
  SnapshotOptions options(ParseResult parsed) {
    Path root = parsed.matchedOptionValue(SnapshotArguments.ROOT, null);
    return new SnapshotOptions(Storage.local(), Optional.ofNullable(root).map(surroundings::resolve), scratchFolder());
  }

  /** As {@link #options(ParseResult)} for one snapshot, which reads nothing but itself unless a person has asked for it: it may come from a stranger. */
  SnapshotOptions options(ParseResult parsed, Path snapshot) {
    SnapshotOptions all = options(parsed);
    if (parsed.hasMatchedOption(SnapshotArguments.ELSEWHERE)) {
      return all;
    }
    ConfinedStorage storage = new ConfinedStorage(all.storage(), snapshot, all.root().map(Set::of).orElse(Set.of()));
    confined.add(storage);
    return new SnapshotOptions(storage, all.root(), all.scratchFolder());
  }

  /** Names the files elsewhere that were not read, on the error stream. */
  private void sayLeftOut() {
    List<Path> leftOut = confined.stream().flatMap(storage -> storage.refused().stream()).distinct().sorted().toList();
    if (!leftOut.isEmpty()) {
      clearProgress();
      surroundings.err().println("note: " + elsewhere(leftOut) + " Add " + SnapshotArguments.ELSEWHERE + " to read them.");
    }
  }

  /** A sentence that names files that a snapshot points to and that are none of its own. */
  static String elsewhere(List<Path> files) {
    String named = files.stream().limit(FILES_NAMED_MAX).map(Path::toString).collect(Collectors.joining(", "));
    return "the snapshot points to files outside of itself, which were not read: " + named
        + (files.size() > FILES_NAMED_MAX ? " and " + (files.size() - FILES_NAMED_MAX) + " more." : ".");
  }

  private Path scratchFolder() {
    if (scratch.isEmpty()) {
      try {
        scratch = Optional.of(Files.createTempDirectory("stillwater-"));
      } catch (IOException noFolder) {
        // Most snapshots need no scratch files; those that do will say why there can be none.
        return SnapshotOptions.local().scratchFolder();
      }
    }
    return scratch.get();
  }

  /**
   * A new folder for working files that goes with this work however it ends.
   *
   * @throws UsageException if there can be none
   */
  Path newFolder() {
    try {
      return Files.createTempDirectory(scratchFolder(), "work-");
    } catch (IOException e) {
      throw new UsageException("There can be no folder for working files in '" + scratchFolder() + "': " + e.getMessage() + ". Set java.io.tmpdir in"
          + " JAVA_TOOL_OPTIONS to another folder.");
    }
  }

  private void removeScratch() {
    if (scratch.isEmpty()) {
      return;
    }
    try (Stream<Path> paths = Files.walk(scratch.get())) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException | UncheckedIOException inUse) {
      surroundings.err().println("Scratch files are left in '" + scratch.get() + "': " + inUse.getMessage());
    }
  }

  private int failed(SnapshotException problem) {
    if (isInterrupted || problem instanceof SnapshotException.Cancelled) {
      clearProgress();
      surroundings.err().println("Interrupted.");
      return ProcessExit.INTERRUPTED;
    }
    report(problem);
    return ProcessExit.CANNOT;
  }

  /** Says what went wrong on the error stream, with the places in the program if they were asked for. */
  void report(SnapshotException problem) {
    clearProgress();
    surroundings.err().println("error: " + problem.getMessage());
    if (isDebug) {
      surroundings.err().println(StillwaterCommand.traceOf(problem));
    }
  }

  @Override
  public synchronized void progressed(String what, long done, long total) {
    long now = System.nanoTime();
    if (now - shownNanos < periodNanos) {
      return;
    }
    shownNanos = now;
    String text = total > 0 ? what + ": " + Math.min(100, done * 100 / total) + " %" : done > 0 ? what + ": " + Quantity.grouped(done) : what;
    if (surroundings.isTerminal()) {
      surroundings.err().print(CLEAR_LINE + text);
      isLineShown = true;
    } else {
      surroundings.err().println(text);
    }
    surroundings.err().flush();
  }

  @Override
  public boolean isCancelled() {
    return isInterrupted;
  }

  /** Removes the line of progress, before something else is printed. */
  synchronized void clearProgress() {
    if (isLineShown) {
      isLineShown = false;
      surroundings.err().print(CLEAR_LINE);
      surroundings.err().flush();
    }
  }

  /** Comes on the thread of the interrupt; the process ends when this returns, so the work gets the time to tidy up. */
  private void interrupt() {
    isInterrupted = true;
    try {
      if (!ended.await(CANCEL_MS, TimeUnit.MILLISECONDS)) {
        removeScratch();
        surroundings.err().println("Interrupted before the work had stopped.");
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
