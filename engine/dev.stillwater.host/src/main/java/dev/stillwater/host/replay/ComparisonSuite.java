package dev.stillwater.host.replay;

import dev.stillwater.engine.compare.ComparisonResult;
import dev.stillwater.engine.io.IoReason;
import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.host.CannotStartException;
import dev.stillwater.host.ProblemText;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Collectors;

/**
 * All comparisons of a project, run one after the other as its regression tests.
 *
 * <p>THREADING: one thread.
 */
public final class ComparisonSuite {
  private static final int DEPTH_MAX = 32;

  private ComparisonSuite() {
  }

  /**
   * What one comparison ended with.
   *
   * <p>THREADING: immutable.
   *
   * @param file the comparison file
   * @param outcome how it ended
   * @param text the verdict, or why there is none
   * @param runTimeMs how long it took, in milliseconds
   */
  public record Entry(Path file, ComparisonResult.Outcome outcome, String text, long runTimeMs) {
  }

  /**
   * The comparison files below the folder, by path; hidden folders and those of builds ({@code target}, {@code bin}, {@code out}) are not looked into.
   *
   * @throws CannotStartException if the folder cannot be read
   */
  public static List<Path> find(Path folder) throws CannotStartException {
    if (!Files.isDirectory(folder)) {
      throw new CannotStartException("'" + folder + "' is no folder; name the one below which comparison files are looked for.", List.of());
    }
    List<Path> found = new ArrayList<>();
    try {
      Files.walkFileTree(folder, EnumSet.noneOf(FileVisitOption.class), DEPTH_MAX, new SimpleFileVisitor<>() {
        @Override
        public FileVisitResult preVisitDirectory(Path inner, BasicFileAttributes attributes) {
          String name = String.valueOf(inner.getFileName());
          boolean isPassedOver = !inner.equals(folder) && (name.startsWith(".") || List.of("target", "bin", "out").contains(name));
          return isPassedOver ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
          if (file.toString().endsWith(Comparison.SUFFIX)) {
            found.add(file);
          }
          return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException problem) throws IOException {
          throw new IOException(file + ": " + IoReason.of(problem), problem);
        }
      });
    } catch (IOException e) {
      throw new CannotStartException("The folder cannot be read: " + e.getMessage(), e);
    }
    found.sort(null);
    return found;
  }

  /**
   * Runs one of them; what keeps it from being compared is its outcome.
   *
   * @param workFolder an empty folder for it alone
   * @throws SnapshotException.Cancelled if the listener asks to stop
   */
  public static Entry run(Path file, Path workFolder, ProgressListener listener) throws SnapshotException {
    long startNanos = System.nanoTime();
    try {
      Comparison comparison = ComparisonFile.read(file);
      PreparedReplay prepared = PreparedReplay.prepare(comparison.request(file.toAbsolutePath().normalize().getParent()), workFolder, listener);
      ComparisonResult result = ComparedReplays.run(prepared, comparison.equality(), listener);
      return entry(file, result.outcome(), result.verdict(), startNanos);
    } catch (CannotStartException problem) {
      String problems = problem.problems().stream().map(found -> ProblemText.line(problem.file(), found)).collect(Collectors.joining(" "));
      return entry(file, ComparisonResult.Outcome.NOT_COMPARED, (problem.getMessage() + " " + problems).strip(), startNanos);
    } catch (SnapshotException problem) {
      if (problem instanceof SnapshotException.Cancelled) {
        throw problem;
      }
      return entry(file, ComparisonResult.Outcome.NOT_COMPARED, problem.getMessage(), startNanos);
    }
  }

  private static Entry entry(Path file, ComparisonResult.Outcome outcome, String text, long startNanos) {
    return new Entry(file, outcome, text, (System.nanoTime() - startNanos) / 1_000_000);
  }
}
