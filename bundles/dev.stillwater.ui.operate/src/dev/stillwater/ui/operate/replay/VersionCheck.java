package dev.stillwater.ui.operate.replay;

import dev.stillwater.engine.io.IoReason;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.host.CannotStartException;
import dev.stillwater.host.ProblemText;
import dev.stillwater.host.replay.PreparedReplay;
import dev.stillwater.host.replay.process.ReplayOrder;
import dev.stillwater.model.job.Job;
import dev.stillwater.ui.operate.launch.MonitorProgress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;

/**
 * Looks whether a replay could begin: finds and compiles everything and runs nothing.
 *
 * <p>THREADING: any thread but the UI thread; it takes a second or so.
 *
 * @param notes what people should know before it runs, one sentence each
 * @param jobs the versions as they would run
 */
record VersionCheck(List<String> notes, List<Job> jobs) {
  private static final String WARNING = "warning: ";

  VersionCheck {
    notes = List.copyOf(notes);
    jobs = List.copyOf(jobs);
  }

  /**
   * Looks.
   *
   * @throws CannotStartException if it could not begin; says why
   */
  static VersionCheck check(LaunchOrder launch, IProgressMonitor monitor) throws CannotStartException {
    return check(launch.order(), launch.copies(), monitor);
  }

  /** As {@link #check(LaunchOrder, IProgressMonitor)}. */
  static VersionCheck check(ReplayOrder order, Map<String, byte[]> copies, IProgressMonitor monitor) throws CannotStartException {
    Path work = null;
    try {
      work = Files.createTempDirectory("stillwater-check-");
      Path versions = Files.createDirectory(work.resolve("versions"));
      for (Map.Entry<String, byte[]> copy : copies.entrySet()) {
        Files.write(versions.resolve(copy.getKey() + ".job"), copy.getValue());
      }
      PreparedReplay prepared = PreparedReplay.prepare(order.request(versions), Files.createDirectory(work.resolve("work")), new MonitorProgress(monitor));
      List<String> notes = prepared.notes().stream().map(note -> note.startsWith(WARNING) ? note.substring(WARNING.length()) : note).toList();
      return new VersionCheck(notes, Stream.concat(Stream.of(prepared.a()), prepared.b().stream()).map(version -> version.job()).toList());
    } catch (SnapshotException unreadable) {
      throw new CannotStartException(unreadable.getMessage(), unreadable);
    } catch (IOException diskFull) {
      throw new CannotStartException(IoReason.of(diskFull), diskFull);
    } finally {
      remove(work);
    }
  }

  /** A problem with the problems of the job that it is about, for people. */
  static String text(CannotStartException problem) {
    String problems = problem.problems().stream().filter(found -> found.isError()).map(found -> ProblemText.line(problem.file(),
        found)).collect(Collectors.joining("\n"));
    return problem.getMessage() + (problems.isEmpty() ? "" : "\n" + problems);
  }

  private static void remove(Path folder) {
    if (folder == null) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException inUse) {
      ILog.of(VersionCheck.class).info("Files are left in " + folder + ": " + inUse.getMessage());
    }
  }
}
