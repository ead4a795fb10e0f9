package dev.stillwater.ui.operate.checkpoints;

import dev.stillwater.host.client.Document;
import dev.stillwater.ui.UiThread;
import dev.stillwater.ui.operate.jobs.JobSession;
import dev.stillwater.ui.operate.jobs.JobSessions;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.swt.widgets.Control;

/**
 * Asks a job for its checkpoints twice a second while somebody looks, one question at a time; a job that has ended is asked once. What was seen of a job is
 * kept for when
 * one comes back to it.
 *
 * <p>THREADING: UI thread; questions are answered on others.
 *
 * <p>LIFECYCLE: made for a control, ends with it.
 */
final class CheckpointFeed {
  private static final int PERIOD_MS = 500;
  private static final int JOBS_MAX = 20;

  private final Control control;
  private final Consumer<CheckpointLook> listener;
  private final Map<String, CheckpointLook> looks = new HashMap<>();
  private Optional<JobSession> session = Optional.empty();
  private boolean isAsking;
  private boolean isComplete;

  CheckpointFeed(Control control, Consumer<CheckpointLook> listener) {
    this.control = control;
    this.listener = listener;
    tick();
  }

  /** From now on it is this job that is asked; another state of the same job goes on with what is known. */
  void follow(Optional<JobSession> job) {
    boolean isSame = job.map(JobSession::jobId).equals(session.map(JobSession::jobId));
    boolean hasEnded = isSame && !job.map(JobSession::isEnded).equals(session.map(JobSession::isEnded));
    session = job;
    if (!isSame || hasEnded) {
      isComplete = false;
      if (looks.size() > JOBS_MAX) {
        looks.keySet().removeIf(id -> job.filter(each -> each.jobId().equals(id)).isEmpty());
      }
      listener.accept(look());
      ask();
    }
  }

  /** What is known of the job that is followed. */
  CheckpointLook look() {
    return session.map(job -> looks.getOrDefault(job.jobId(), CheckpointLook.NONE)).orElse(CheckpointLook.NONE);
  }

  private void tick() {
    control.getDisplay().timerExec(PERIOD_MS, () -> {
      if (!control.isDisposed()) {
        if (control.isVisible()) {
          ask();
        }
        tick();
      }
    });
  }

  private void ask() {
    if (session.isEmpty() || isAsking || isComplete) {
      return;
    }
    JobSession job = session.get();
    boolean wantsConfig = look().config().isEmpty();
    isAsking = true;
    JobSessions.get().ask(job, (client, id) -> new Document[] {client.checkpoints(id), wantsConfig ? client.checkpointConfig(id) : null})
        .whenComplete((answer, problem) -> UiThread.post(control, () -> answered(job, Optional.ofNullable(answer), Optional.ofNullable(problem))));
  }

  private void answered(JobSession job, Optional<Document[]> answer, Optional<Throwable> problem) {
    isAsking = false;
    CheckpointLook before = looks.getOrDefault(job.jobId(), CheckpointLook.NONE);
    CheckpointLook after = answer.map(each -> {
      CheckpointLook look = before.after(each[0]);
      return each[1] == null ? look : look.withConfig(each[1]);
    }).orElseGet(() -> before.withProblem(problem.map(Throwable::getMessage).map(Objects::toString).orElse("")));
    looks.put(job.jobId(), after);
    if (session.filter(each -> each.jobId().equals(job.jobId())).isPresent()) {
      isComplete = session.get().isEnded() && job.isEnded();
      if (!after.equals(before)) {
        listener.accept(after);
      }
    }
  }
}
