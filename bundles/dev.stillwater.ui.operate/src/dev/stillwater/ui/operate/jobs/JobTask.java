package dev.stillwater.ui.operate.jobs;

import dev.stillwater.host.client.ClientException;
import dev.stillwater.ui.StillwaterImages;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.progress.IProgressConstants;
import org.eclipse.ui.statushandlers.StatusManager;

/**
 * Something that a running job is asked to do, in the Progress view until it is done; what goes wrong is said in a dialog.
 *
 * <p>THREADING: an Eclipse job of its own.
 */
public final class JobTask extends Job {
  private static final long LOOK_MS = 100;
  private static final int POLL_LOOKS = 3;
  private final JobSession session;
  private final Start start;
  private final Poll poll;
  private final Done done;

  /** Begins the task; the id to ask with. */
  @FunctionalInterface
  public interface Start extends JobSessions.Call<String> {
  }

  /** Asks for the result. */
  @FunctionalInterface
  public interface Poll {
    /** What came of it, in a sentence; empty while it is on its way. */
    Optional<String> of(dev.stillwater.host.client.JobClient client, String jobId, String triggerId) throws ClientException;
  }

  /** Takes the result. */
  @FunctionalInterface
  public interface Done {
    /** Called on the thread of the task; what is returned stands in the Progress view and the status line. */
    String of(String result);
  }

  /**
   * A task that is not yet scheduled.
   *
   * @param name what is done, for the Progress view
   */
  public JobTask(String name, JobSession session, Start start, Poll poll, Done done) {
    super(name);
    this.session = Objects.requireNonNull(session, "session");
    this.start = Objects.requireNonNull(start, "start");
    this.poll = Objects.requireNonNull(poll, "poll");
    this.done = Objects.requireNonNull(done, "done");
    setPriority(LONG);
    setProperty(IProgressConstants.KEEPONE_PROPERTY, Boolean.TRUE);
    setProperty(IProgressConstants.NO_IMMEDIATE_ERROR_PROMPT_PROPERTY, Boolean.TRUE);
    setProperty(IProgressConstants.ICON_PROPERTY, StillwaterImages.descriptor(StillwaterImages.JOB));
  }

  @Override
  protected IStatus run(IProgressMonitor monitor) {
    monitor.beginTask(getName(), IProgressMonitor.UNKNOWN);
    try {
      Optional<String> triggerId = await(JobSessions.get().ask(session, start), monitor);
      if (triggerId.isEmpty()) {
        return Status.CANCEL_STATUS;
      }
      Optional<String> result = Optional.empty();
      while (result.isEmpty()) {
        Optional<Optional<String>> answer = await(JobSessions.get().ask(session, (client, id) -> poll.of(client, id, triggerId.get())), monitor);
        if (answer.isEmpty()) {
          return new Status(IStatus.CANCEL, BUNDLE, NLS.bind(Messages.task_goesOn, getName()));
        }
        result = answer.get();
        for (int look = 0; result.isEmpty() && look < POLL_LOOKS && !monitor.isCanceled(); look++) {
          TimeUnit.MILLISECONDS.sleep(LOOK_MS);
        }
      }
      JobSessions.get().refresh();
      String text = done.of(result.get());
      StatusLine.show(text, false);
      return new Status(IStatus.OK, BUNDLE, text);
    } catch (ExecutionException problem) {
      return failed(problem.getCause());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return Status.CANCEL_STATUS;
    }
  }

  private static final String BUNDLE = "dev.stillwater.ui.operate";

  /** The answer; empty when the user does not wait for it any more. */
  private static <T> Optional<T> await(CompletableFuture<T> answer, IProgressMonitor monitor) throws ExecutionException, InterruptedException {
    while (!monitor.isCanceled()) {
      try {
        return Optional.of(answer.get(LOOK_MS, TimeUnit.MILLISECONDS));
      } catch (TimeoutException notYet) {
        // A host that hangs is given up by its client; until then the user can cancel.
        continue;
      }
    }
    return Optional.empty();
  }

  private IStatus failed(Throwable problem) {
    String reason = problem instanceof ClientException ? problem.getMessage() : String.valueOf(problem);
    String text = NLS.bind(Messages.task_failed, new Object[] {getName(), session.name(), reason});
    StatusManager.getManager().handle(new Status(IStatus.ERROR, BUNDLE, text), StatusManager.SHOW);
    JobSessions.get().refresh();
    return new Status(IStatus.OK, BUNDLE, text);
  }
}
