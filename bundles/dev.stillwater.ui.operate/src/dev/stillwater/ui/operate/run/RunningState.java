package dev.stillwater.ui.operate.run;

import dev.stillwater.ui.UiThread;
import java.util.Map;
import org.eclipse.core.runtime.jobs.IJobChangeEvent;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.core.runtime.jobs.JobChangeAdapter;
import org.eclipse.ui.AbstractSourceProvider;
import org.eclipse.ui.ISources;
import org.eclipse.ui.PlatformUI;

/**
 * Tells commands whether a job runs, so that Stop is enabled only then.
 *
 * <p>THREADING: made and disposed by the workbench; listens to Eclipse jobs on their threads.
 */
public final class RunningState extends AbstractSourceProvider {
  private static final String VARIABLE = "dev.stillwater.ui.operate.isRunning";

  private final JobChangeAdapter listener = new JobChangeAdapter() {
    @Override
    public void scheduled(IJobChangeEvent event) {
      post(event);
    }

    @Override
    public void done(IJobChangeEvent event) {
      post(event);
    }
  };

  /** Made by the workbench. */
  public RunningState() {
    Job.getJobManager().addJobChangeListener(listener);
  }

  @Override
  public void dispose() {
    Job.getJobManager().removeJobChangeListener(listener);
  }

  @Override
  public Map<String, Object> getCurrentState() {
    return Map.of(VARIABLE, isRunning());
  }

  @Override
  public String[] getProvidedSourceNames() {
    return new String[] {VARIABLE};
  }

  private static boolean isRunning() {
    return Job.getJobManager().find(JobRunProgress.FAMILY).length > 0;
  }

  private void post(IJobChangeEvent event) {
    if (event.getJob().belongsTo(JobRunProgress.FAMILY) && PlatformUI.isWorkbenchRunning()) {
      UiThread.post(PlatformUI.getWorkbench().getDisplay(), () -> fireSourceChanged(ISources.WORKBENCH, VARIABLE, isRunning()));
    }
  }
}
