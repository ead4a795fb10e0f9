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
import dev.stillwater.ui.operate.launch.JobLaunches;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
  private static final Pattern HEAP = Pattern.compile("-Xmx(\\d{1,12})([kKmMgG]?)");
  private static final Map<String, Long> UNITS = Map.of("", 1L, "k", 1L << 10, "m", 1L << 20, "g", 1L << 30);
  /** Memory that a replay has in any case. */
  private static final long REPLAY_MB = 512;

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

  private static ReplayOrder order(JobSession session) throws CoreException {
    Path file = session.jobFile().orElseThrow();
    Optional<Path> snapshot = GoOnHandler.last(session);
    // The job that stands beside the snapshot is the one that failed, with the settings it ran with, whatever the file has become since.
    boolean hasOwnJob = snapshot.flatMap(ReplayDefaults::sidecar).flatMap(Sidecar::jobFile).isPresent();
    Comparison what = new Comparison(session.name(), "", snapshot.map(Path::toString), hasOwnJob ? VersionName.SNAPSHOT : file.toString(), "", List.of(),
        UntilText.END,
        Equality.EXACT, ReplayRequest.Conditions.PLAIN);
    return new ReplayOrder(ReplayOrder.Kind.FAILURE, NLS.bind(Messages.failure_label, session.name()), System.currentTimeMillis(), file.getParent(), what,
        Map.of(), Optional.empty(), heap(JobLaunches.vmArguments(file)));
  }

  /** What a job had of memory its replay needs as well; other arguments of its JVM, such as those of an agent, are the job's alone. */
  private static String heap(String arguments) {
    Matcher matcher = HEAP.matcher(arguments);
    boolean isThere = false;
    String heap = "";
    while (matcher.find()) {
      heap = matcher.group();
      isThere = Long.parseLong(matcher.group(1)) * UNITS.get(matcher.group(2).toLowerCase(Locale.ROOT)) > UNITS.get("m") * REPLAY_MB;
    }
    return isThere ? heap : "";
  }
}
