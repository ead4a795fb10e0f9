package dev.stillwater.ui.operate.replay.result;

import dev.stillwater.engine.io.IoReason;
import dev.stillwater.host.CannotStartException;
import dev.stillwater.host.replay.Comparison;
import dev.stillwater.host.replay.ComparisonFile;
import dev.stillwater.host.replay.KeptComparison;
import dev.stillwater.host.replay.process.ReplayFolder;
import dev.stillwater.host.replay.results.Members;
import dev.stillwater.host.replay.results.StoredResults;
import dev.stillwater.ui.UiThread;
import dev.stillwater.ui.operate.jobs.StatusLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.window.Window;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Shell;

/**
 * Saves what a result leaves for others: its report, the comparison, and a test of the one record at which two versions part.
 *
 * <p>THREADING: UI thread; files are written in jobs.
 */
public final class SavedFiles {
  private static final String HTML = ".html";
  private static final String JOB = ".job";

  private SavedFiles() {
  }

  /** Writes a file. */
  @FunctionalInterface
  private interface Writing {
    /** Writes it; returns the other files that it needs and that were written beside. */
    List<Path> to(Path file) throws IOException, CannotStartException;
  }

  static void saveReport(ResultDocument document) {
    Path report = document.results().reportFile();
    save(document, Messages.save_report, Messages.save_reportMessage, name(document, "-report" + HTML), HTML,
        file -> {
          Files.copy(report, file, StandardCopyOption.REPLACE_EXISTING);
          return List.of();
        });
  }

  static void saveComparison(ResultDocument document) {
    StoredResults results = document.results();
    save(document, Messages.save_comparison, Messages.save_comparisonMessage, name(document, Comparison.SUFFIX), Comparison.SUFFIX,
        file -> keep(document, ComparisonFile.read(results.comparisonFile()), file));
  }

  /** Saves the comparison up to the record at which the versions part; where they part at the end of the input, all of it. */
  static void saveTest(ResultDocument document, Members divergence) {
    StoredResults results = document.results();
    long record = divergence.number("recordNumber").orElse(0);
    String row = divergence.member("record").map(one -> one.fields().stream().map(field -> field.getKey() + "=" + field.getValue().orElse("null"))
        .collect(Collectors.joining(", "))).orElse("");
    String name = NLS.bind(Messages.save_testName, divergence.text("operator"));
    String description = DivergencePage.sentence(divergence) + (row.isEmpty() ? "" : " " + NLS.bind(Messages.save_testRow, row));
    save(document, Messages.save_test, Messages.save_testMessage, name(document, (record > 0 ? "-record-" + record : "-end") + Comparison.SUFFIX), Comparison.SUFFIX,
        file -> {
          Comparison all = ComparisonFile.read(results.comparisonFile());
          return keep(document, record > 0 ? KeptComparison.upTo(all, record, name, description) : all, file);
        });
  }

  private static List<Path> keep(ResultDocument document, Comparison comparison, Path file) throws CannotStartException {
    return KeptComparison.move(comparison, document.results().folder(), file, new ReplayFolder(document.replayFolder()).keptVersions());
  }

  /** Beside the job file, with its name. */
  private static Path name(ResultDocument document, String ending) {
    Optional<Path> job = document.results().jobFile(true).or(() -> document.results().jobFile(false));
    Path beside = job.orElse(Path.of(System.getProperty("user.home"), "result" + JOB));
    String file = beside.getFileName().toString();
    return beside.resolveSibling((file.endsWith(JOB) ? file.substring(0, file.length() - JOB.length()) : file) + ending);
  }

  private static void save(ResultDocument document, String title, String message, Path proposed, String ending, Writing writing) {
    Shell shell = document.page().getWorkbenchWindow().getShell();
    FileNameDialog dialog = new FileNameDialog(shell, title, message, proposed, ending);
    if (dialog.open() == Window.OK) {
      write(shell, title, dialog.file(), false, writing);
    }
  }

  private static void write(Shell shell, String title, Path file, boolean mayReplace, Writing writing) {
    Job job = Job.create(title, (ICoreRunnable) monitor -> {
      if (Files.exists(file) && !mayReplace) {
        UiThread.post(shell, () -> {
          if (MessageDialog.openQuestion(shell, title, NLS.bind(Messages.save_replace, file))) {
            write(shell, title, file, true, writing);
          }
        });
        return;
      }
      try {
        Files.createDirectories(file.toAbsolutePath().getParent());
        List<Path> others = writing.to(file);
        refresh(file);
        for (Path other : others) {
          refresh(other);
        }
        StatusLine.show(done(file.toString(), others), false);
      } catch (CannotStartException e) {
        problem(shell, title, e.getMessage());
      } catch (IOException e) {
        problem(shell, title, NLS.bind(Messages.save_failed, file, IoReason.of(e)));
      }
    });
    job.schedule();
  }

  private static void problem(Shell shell, String title, String words) {
    UiThread.post(shell, () -> MessageDialog.openError(shell, title, words));
  }

  /** Says where something is kept, and the files that it needs and that were written beside. */
  public static String done(String file, List<Path> others) {
    String names = others.stream().map(other -> other.getFileName().toString()).sorted().collect(Collectors.joining(", "));
    return names.isEmpty() ? NLS.bind(Messages.save_done, file) : NLS.bind(Messages.save_doneWith, file, names);
  }

  /** Shows a file that was written on the disk, where it lies in the workspace. Not on the UI thread. */
  public static void refresh(Path file) throws CoreException {
    IFile resource = ResourcesPlugin.getWorkspace().getRoot().getFileForLocation(IPath.fromPath(file));
    if (resource != null) {
      resource.refreshLocal(IResource.DEPTH_ZERO, null);
    }
  }
}
