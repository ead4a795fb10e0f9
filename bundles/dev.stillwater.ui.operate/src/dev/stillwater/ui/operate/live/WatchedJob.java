package dev.stillwater.ui.operate.live;

import dev.stillwater.ui.UiThread;
import dev.stillwater.ui.editor.api.DrawnJob;
import dev.stillwater.ui.editor.api.LiveControl;
import dev.stillwater.ui.editor.api.LiveJob;
import dev.stillwater.ui.editor.api.LiveStream;
import dev.stillwater.ui.operate.jobs.JobSession;
import dev.stillwater.ui.operate.jobs.JobSessions;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.PlatformUI;

/**
 * A run whose numbers are on a drawing: asks for them, one question at a time, and keeps the last answer only.
 *
 * <p>THREADING: UI thread; questions are answered elsewhere.
 */
final class WatchedJob implements LiveControl {
  private static final long PERIOD_NANOS = 200_000_000L;
  /** Flink's own numbers are brought up to date every ten seconds, unless it is told otherwise. */
  private static final long CLUSTER_PERIOD_NANOS = 2_000_000_000L;
  /** A process that needs long for an answer is asked less often. */
  private static final long COST_SHARE = 4;
  private static final long AFTER_PROBLEM_NANOS = 1_000_000_000L;

  private final String jobId;
  private final Runnable onNews;
  private Optional<LiveAnswer> answer = Optional.empty();
  private boolean isHere = true;
  private boolean isAsking;
  private boolean isFinal;
  private boolean isHidden;
  private long nextNanos = System.nanoTime();
  private Optional<LiveStream.Ends> hovered = Optional.empty();
  private Optional<Records> records = Optional.empty();

  WatchedJob(String jobId, Runnable onNews) {
    this.jobId = jobId;
    this.onNews = onNews;
  }

  String jobId() {
    return jobId;
  }

  /** The last numbers; empty before the first and when nobody wants to see them. */
  Optional<LiveAnswer> answer() {
    return isHidden ? Optional.empty() : answer;
  }

  /** Whether nothing is to be asked any more. */
  boolean isDone() {
    return isFinal || isHidden;
  }

  /**
   * Asks again if it is time to, but not a cluster while its job is not drawn yet.
   *
   * @param drawn what the drawing shows, by which the tasks of a job of a cluster become operators
   */
  void ask(JobSession session, Supplier<Optional<DrawnJob>> drawn) {
    if (isAsking || isDone() || System.nanoTime() - nextNanos < 0) {
      return;
    }
    isHere = session.isLocal();
    Optional<DrawnJob> asked = isHere ? Optional.empty() : drawn.get();
    if (!isHere && asked.isEmpty()) {
      return;
    }
    isAsking = true;
    boolean isEnded = session.isEnded();
    long begin = System.nanoTime();
    Display display = PlatformUI.getWorkbench().getDisplay();
    JobSessions.get().ask(session, (client, id) -> asked.isPresent() ? ClusterAnswer.ask(client, session, asked.get())
        : LiveAnswer.of(id, session.state(), isEnded, client.liveTotals(id)).with(failure(session)))
        .whenComplete((found, problem) -> UiThread.post(display, () -> {
          isAsking = false;
          long now = System.nanoTime();
          if (problem == null) {
            answer = Optional.of(found);
            isFinal = isEnded;
            nextNanos = Math.max(begin + (isHere ? PERIOD_NANOS : CLUSTER_PERIOD_NANOS), now + Math.min(AFTER_PROBLEM_NANOS, COST_SHARE * (now - begin)));
            onNews.run();
          } else {
            // The last numbers stay; the Jobs view says what is wrong with the process.
            isFinal = isEnded;
            nextNanos = now + AFTER_PROBLEM_NANOS;
          }
        }));
  }

  private static Optional<LiveJob.Failure> failure(JobSession session) {
    return session.failure().flatMap(failure -> failure.uid().map(uid -> new LiveJob.Failure(uid, failure.message(), failure.text())));
  }

  @Override
  public boolean isHere() {
    return isHere;
  }

  @Override
  public void hovered(LiveStream.Ends stream) {
    if (hovered.filter(stream::equals).isEmpty()) {
      records = Optional.empty();
    }
    hovered = Optional.of(stream);
    Optional<JobSession> session = JobSessions.get().session(jobId);
    int index = answer.map(LiveAnswer::indexes).map(indexes -> indexes.get(stream)).orElse(-1);
    if (session.isEmpty() || index < 0) {
      return;
    }
    Display display = PlatformUI.getWorkbench().getDisplay();
    JobSessions.get().ask(session.get(), (client, id) -> StreamAnswer.of(client.records(id, index)).forDrawing())
        .whenComplete((found, problem) -> UiThread.post(display, () -> {
          if (problem == null && hovered.filter(stream::equals).isPresent()) {
            records = Optional.of(found);
            onNews.run();
          }
        }));
  }

  @Override
  public Optional<Records> records(LiveStream.Ends stream) {
    return hovered.filter(stream::equals).isPresent() ? records : Optional.empty();
  }

  @Override
  public void open(LiveStream.Ends stream) {
    RecordsView.open(jobId, Optional.of(stream));
  }

  @Override
  public void slowBarriers(long delayMs) {
    JobSessions.get().session(jobId).ifPresent(session -> BarrierSpeed.set(session, delayMs));
  }

  @Override
  public void hide() {
    isHidden = true;
    onNews.run();
  }

  /** Shows the numbers again. */
  void unhide() {
    isHidden = false;
    onNews.run();
  }

  boolean isHidden() {
    return isHidden;
  }
}
