package dev.stillwater.ui.operate.savepoints;

import dev.stillwater.engine.snapshot.SnapshotOptions;
import dev.stillwater.engine.snapshot.edit.SnapshotDisposer;
import dev.stillwater.host.catalog.CatalogEntry;
import dev.stillwater.host.catalog.SavepointCatalog;
import dev.stillwater.host.catalog.StartedRun;
import dev.stillwater.ui.Quantities;
import dev.stillwater.ui.UiThread;
import dev.stillwater.ui.operate.jobs.JobSession;
import dev.stillwater.ui.operate.jobs.JobSessions;
import dev.stillwater.ui.operate.jobs.JobStates;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.jface.action.LegacyActionTools;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IWorkbenchWindow;

/**
 * Removes the files of snapshots for good, after asking, and naming the runs that began with them. That there were such snapshots stays known.
 *
 * <p>THREADING: UI thread; files are removed in jobs.
 */
public final class DisposeHandler extends SnapshotHandler {
  private static final int NAMED_MAX = 10;
  private static final int ID_LENGTH = 8;
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT);

  @Override
  boolean appliesTo(List<CatalogEntry> entries) {
    return !entries.isEmpty() && entries.stream().noneMatch(CatalogEntry::isDisposed);
  }

  @Override
  void run(List<CatalogEntry> entries, IWorkbenchWindow window) {
    Set<String> ids = entries.stream().map(CatalogEntry::id).collect(Collectors.toSet());
    Thread.ofVirtual().name("runs-of-snapshots").start(() -> {
      List<StartedRun> runs = SavepointCatalog.user().runs().stream().filter(run -> ids.contains(run.snapshotId()))
          .sorted(Comparator.comparingLong(StartedRun::startMs).reversed()).toList();
      UiThread.post(window.getShell(), () -> ask(entries, runs, window));
    });
  }

  private static void ask(List<CatalogEntry> entries, List<StartedRun> runs, IWorkbenchWindow window) {
    String size = Quantities.bytes(entries.stream().mapToLong(entry -> entry.form().sizeBytes()).sum());
    String names = entries.stream().limit(NAMED_MAX).map(entry -> entry.path().toString()).collect(Collectors.joining("\n"))
        + (entries.size() > NAMED_MAX ? "\n..." : "");
    String question = entries.size() == 1 ? NLS.bind(Messages.dispose_question, new Object[] {entries.getFirst().name(), names, size})
        : NLS.bind(Messages.dispose_questions, new Object[] {entries.size(), names, size});
    if (!runs.isEmpty()) {
      question += "\n\n" + NLS.bind(entries.size() == 1 ? Messages.dispose_runs : Messages.dispose_runsOfAll, listed(runs));
    }
    // The harmless answer is the one that Enter gives.
    int answer = MessageDialog.open(MessageDialog.QUESTION, window.getShell(), Messages.dispose_title, LegacyActionTools.escapeMnemonics(question), 0,
        Messages.dispose_no, Messages.dispose_yes);
    if (answer == 1) {
      entries.forEach(DisposeHandler::dispose);
    }
  }

  private static String listed(List<StartedRun> runs) {
    return runs.stream().limit(NAMED_MAX).map(run -> {
      Optional<JobSession> session = JobSessions.get().session(run.jobId());
      String state = session.map(job -> JobStates.text(job.state())).orElse(Messages.dispose_runUnknown);
      return NLS.bind(Messages.dispose_run, new Object[] {run.jobName(), run.jobId().substring(0, Math.min(ID_LENGTH, run.jobId().length())),
          TIME.format(Instant.ofEpochMilli(run.startMs()).atZone(ZoneId.systemDefault())), state});
    }).collect(Collectors.joining("\n")) + (runs.size() > NAMED_MAX ? "\n..." : "");
  }

  private static void dispose(CatalogEntry entry) {
    new SnapshotWork(NLS.bind(Messages.dispose_task, entry.name()), entry.path(), listener -> {
      SavepointCatalog catalog = SavepointCatalog.user();
      SnapshotDisposer.dispose(entry.path(), SnapshotOptions.local(), listener);
      catalog.disposed(entry.path());
      return NLS.bind(Messages.dispose_done, entry.name());
    }).schedule();
  }
}
