package dev.stillwater.ui.operate.replay;

import dev.stillwater.engine.compare.Equality;
import dev.stillwater.engine.snapshot.sidecar.Sidecar;
import dev.stillwater.host.replay.Comparison;
import dev.stillwater.host.replay.ReplayRequest;
import dev.stillwater.host.replay.UntilText;
import dev.stillwater.host.replay.VersionName;
import dev.stillwater.host.replay.process.ReplayOrder;
import dev.stillwater.ui.operate.failure.GoOnHandler;
import dev.stillwater.ui.operate.jobs.JobHandler;
import dev.stillwater.ui.operate.jobs.JobSession;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.statushandlers.StatusManager;

/**
 * Replays a job that failed from its last checkpoint up to the record before the one that broke it; one without a checkpoint from the beginning of its input.
 *
 * <p>THREADING: UI thread; the snapshot is looked for in a job.
 */
public final class ToFailureHandler extends JobHandler {
  @Override
  public boolean appliesTo(JobSession session) {
    return session.state().equals(JobSession.FAILED) && session.isLocal() && session.jobFile().isPresent()
        && session.failure().filter(failure -> failure.uid().isPresent() || failure.record().isPresent()).isPresent();
  }

  @Override
  public void run(JobSession session, IWorkbenchWindow window) {
    Job job = Job.create(NLS.bind(Messages.failure_name, session.name()), (ICoreRunnable) monitor -> {
      try {
        ReplayStart.start(order(session), Map.of());
      } catch (CoreException e) {
        StatusManager.getManager().handle(e.getStatus(), StatusManager.SHOW);
      }
    });
    job.setSystem(true);
    job.schedule();
  }

  private static ReplayOrder order(JobSession session) {
    Path file = session.jobFile().orElseThrow();
    Optional<Path> snapshot = GoOnHandler.last(session);
    // The job that stands beside the snapshot is the one that failed, with the settings it ran with, whatever the file has become since.
    boolean hasOwnJob = snapshot.flatMap(ReplayDefaults::sidecar).flatMap(Sidecar::jobFile).isPresent();
    Comparison what = new Comparison(session.name(), "", snapshot.map(Path::toString), hasOwnJob ? VersionName.SNAPSHOT : file.toString(), "", List.of(),
        UntilText.END,
        Equality.EXACT, ReplayRequest.Conditions.PLAIN);
    return new ReplayOrder(ReplayOrder.Kind.FAILURE, NLS.bind(Messages.failure_label, session.name()), System.currentTimeMillis(), file.getParent(), what,
        Map.of(),
        Optional.empty(), "");
  }
}
