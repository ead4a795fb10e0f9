package dev.stillwater.ui.operate.snapshot;

import dev.stillwater.engine.snapshot.findings.SnapshotRule;
import dev.stillwater.host.report.SnapshotReport;
import dev.stillwater.ui.UiThread;
import dev.stillwater.ui.operate.snapshot.findings.ContributedRules;
import dev.stillwater.ui.operate.snapshot.page.JobOfSnapshot;
import dev.stillwater.ui.operate.snapshot.page.SnapshotDocument;
import java.util.List;
import java.util.Optional;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Control;

/**
 * The first look at a snapshot: findings as they come, and then the sizes of all states.
 *
 * <p>THREADING: UI thread; the look itself is a reading of the document.
 */
final class Inspection {
  private final SnapshotDocument document;
  private final Control control;
  private Optional<JobOfSnapshot> job = Optional.empty();
  private int generation;

  Inspection(SnapshotDocument document, Control control) {
    this.document = document;
    this.control = control;
    document.onChange(control, () -> {
      if (!document.job().equals(job)) {
        start();
      }
    });
  }

  /** Looks, and again when another job claims the state. */
  void start() {
    int started = ++generation;
    document.clearReport();
    List<SnapshotRule> rules = ContributedRules.all();
    job = document.job();
    Optional<JobOfSnapshot> claiming = job;
    String name = document.path().getFileName() == null ? document.path().toString() : document.path().getFileName().toString();
    document.read(control, NLS.bind(Messages.SnapshotEditor_inspectJob, name), (view, listener) -> SnapshotReport.of(view, name,
        new SnapshotReport.Search(claiming.flatMap(JobOfSnapshot::load), rules, finding -> UiThread.post(control, () -> {
          if (started == generation) {
            document.add(finding);
          }
        })), listener), report -> {
          if (started == generation) {
            document.setReport(report);
          }
        }, document::setInspectionProblem);
  }
}
