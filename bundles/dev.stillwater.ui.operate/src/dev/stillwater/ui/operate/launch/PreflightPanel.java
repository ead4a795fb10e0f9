package dev.stillwater.ui.operate.launch;

import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.host.RunRequest;
import dev.stillwater.host.preflight.Preflight;
import dev.stillwater.host.preflight.PreflightReport;
import dev.stillwater.host.preflight.PreflightReport.Verdict;
import dev.stillwater.ui.StillwaterImages;
import dev.stillwater.ui.UiThread;
import java.util.Optional;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.IJobFunction;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.widgets.WidgetFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Group;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

/**
 * Says whether a job starts from a snapshot and what becomes of its state; looks anew a moment after something has changed.
 *
 * <p>THREADING: UI thread; the preflight runs in an Eclipse job, one at a time.
 */
final class PreflightPanel {
  private static final int PAUSE_MS = 400;
  private static final int LINES = 7;
  private final Label icon;
  private final Label verdict;
  private final Text details;
  private Optional<RunRequest> asked = Optional.empty();
  private Optional<Job> running = Optional.empty();

  PreflightPanel(Group group) {
    GridLayoutFactory.swtDefaults().numColumns(2).applyTo(group);
    icon = WidgetFactory.label(SWT.NONE).create(group);
    GridDataFactory.fillDefaults().align(SWT.BEGINNING, SWT.CENTER).hint(16, 16).applyTo(icon);
    verdict = WidgetFactory.label(SWT.NONE).create(group);
    verdict.setData("dev.stillwater.id", "preflight:verdict");
    GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(verdict);
    Composite space = WidgetFactory.composite(SWT.NONE).create(group);
    GridDataFactory.fillDefaults().hint(16, 1).applyTo(space);
    details = new Text(group, SWT.MULTI | SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL);
    details.setData("dev.stillwater.id", "preflight:details");
    GridDataFactory.fillDefaults().grab(true, true).hint(420, details.getLineHeight() * LINES).applyTo(details);
    group.addDisposeListener(event -> running.ifPresent(Job::cancel));
    say(Messages.preflight_none);
  }

  private void say(String text) {
    icon.setImage(null);
    verdict.setText(text);
    details.setText("");
  }

  /** Looks whether the request starts, unless that was the last question. */
  void check(Optional<RunRequest> request) {
    if (request.equals(asked)) {
      return;
    }
    asked = request;
    running.ifPresent(Job::cancel);
    running = Optional.empty();
    if (request.isEmpty()) {
      say(Messages.preflight_none);
      return;
    }
    say(Messages.preflight_running);
    IJobFunction task = monitor -> look(request.get(), monitor);
    Job job = Job.create(Messages.preflight_task, task);
    job.setUser(false);
    running = Optional.of(job);
    job.schedule(PAUSE_MS);
  }

  private IStatus look(RunRequest request, IProgressMonitor monitor) {
    try {
      PreflightReport report = Preflight.of(request, false, new MonitorProgress(monitor));
      post(request, () -> show(report, request.checkpoints().allowsNonRestoredState()));
    } catch (SnapshotException.Cancelled stopped) {
      return Status.CANCEL_STATUS;
    } catch (SnapshotException unreadable) {
      post(request, () -> {
        icon.setImage(StillwaterImages.image(StillwaterImages.ERROR));
        verdict.setText(Messages.preflight_cannot);
        details.setText(unreadable.getMessage());
      });
    }
    return Status.OK_STATUS;
  }

  private void post(RunRequest request, Runnable show) {
    UiThread.post(verdict, () -> {
      if (asked.filter(request::equals).isPresent()) {
        show.run();
      }
    });
  }

  private void show(PreflightReport report, boolean allowsLoss) {
    icon.setImage(StillwaterImages.image(report.verdict() == Verdict.CANNOT_START ? StillwaterImages.ERROR
        : report.verdict() == Verdict.LOSES_STATE ? StillwaterImages.WARNING : StillwaterImages.DONE));
    verdict.setText(PreflightText.verdict(report, allowsLoss));
    details.setText(PreflightText.details(report));
  }
}
