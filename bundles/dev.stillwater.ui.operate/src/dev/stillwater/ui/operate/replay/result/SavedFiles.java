package dev.stillwater.ui.operate.replay.result;

import dev.stillwater.engine.io.IoReason;
import dev.stillwater.host.CannotStartException;
import dev.stillwater.host.replay.Comparison;
import dev.stillwater.host.replay.ComparisonFile;
import dev.stillwater.host.replay.KeptComparison;
import dev.stillwater.host.replay.results.Members;
import dev.stillwater.host.replay.results.StoredResults;
import dev.stillwater.ui.UiThread;
import dev.stillwater.ui.operate.jobs.StatusLine;
import java.io.IOException;
import java.net.MalformedURLException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.statushandlers.StatusManager;

/**
 * Saves what a result leaves for others: its report, the comparison, and a test of the one record at which two versions part.
 *
 * <p>THREADING: UI thread; files are written in jobs.
 */
final class SavedFiles {
  private static final String HTML = ".html";
  private static final String JOB = ".job";

  private SavedFiles() {
  }

  /** Writes a file. */
  @FunctionalInterface
  private interface Writing {
    void to(Path file) throws IOException, CannotStartException;
  }

  /** Shows the report in the user's browser. */
  static void openReport(ResultDocument document) {
    try {
      PlatformUI.getWorkbench().getBrowserSupport().getExternalBrowser().openURL(document.results().reportFile().toUri().toURL());
    } catch (PartInitException e) {
      StatusManager.getManager().handle(e.getStatus(), StatusManager.SHOW);
    } catch (MalformedURLException e) {
      throw new IllegalStateException(e);
    }
  }

  static void saveReport(ResultDocument document) {
    Path report = document.results().reportFile();
    save(document, Messages.save_report, Messages.save_reportMessage, name(document, "-report" + HTML), HTML,
        file -> Files.copy(report, file, StandardCopyOption.REPLACE_EXISTING));
  }

  static void saveComparison(ResultDocument document) {
    StoredResults results = document.results();
    save(document, Messages.save_comparison, Messages.save_comparisonMessage, name(document, Comparison.SUFFIX), Comparison.SUFFIX,
        file -> KeptComparison.move(ComparisonFile.read(results.comparisonFile()), results.folder(), file));
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
          KeptComparison.move(record > 0 ? KeptComparison.upTo(all, record, name, description) : all, results.folder(), file);
        });
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
        writing.to(file);
        refresh(file);
        StatusLine.show(NLS.bind(Messages.save_done, file), false);
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

  private static void refresh(Path file) throws CoreException {
    IFile resource = ResourcesPlugin.getWorkspace().getRoot().getFileForLocation(IPath.fromPath(file));
    if (resource != null) {
      resource.refreshLocal(IResource.DEPTH_ZERO, null);
    }
  }
}
