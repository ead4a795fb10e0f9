package dev.stillwater.ui.operate.live;

import dev.stillwater.ui.editor.api.DrawnJob;
import dev.stillwater.ui.editor.api.LiveControl;
import dev.stillwater.ui.editor.api.PipelineView;
import dev.stillwater.ui.operate.jobs.JobSession;
import dev.stillwater.ui.operate.jobs.JobSessions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.stream.Collectors;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IEditorReference;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;

/**
 * Brings the numbers of running jobs on the drawings that can be seen. A drawing keeps the last numbers of a run that ended until the next run, or until they are
 * hidden.
 *
 * <p>THREADING: UI thread. LIFECYCLE: from the start of the workbench to its end.
 */
public final class LiveWatch {
  private static final int TICK_MS = 100;
  private static final int IDLE_TICK_MS = 1000;
  /** A run that ended no longer ago is shown, although nobody saw it run. */
  private static final Duration JUST_ENDED = Duration.ofSeconds(10);

  private static final LiveWatch WORKBENCH = new LiveWatch();

  private final Map<String, WatchedJob> jobs = new HashMap<>();
  private final Map<PipelineView, String> shown = new WeakHashMap<>();
  private final Map<PipelineView, String> pinned = new WeakHashMap<>();
  private boolean isTicking;
  private boolean isStarted;

  private LiveWatch() {
  }

  /** The watch of the workbench. */
  public static LiveWatch get() {
    return WORKBENCH;
  }

  void start() {
    if (!isStarted) {
      isStarted = true;
      JobSessions.get().addListener(this::look);
      look();
    }
  }

  /** The drawing was opened for this run: it shows its numbers, also where nothing else tells that they belong together, until another run of its file begins. */
  public void pin(PipelineView view, String jobId) {
    pinned.put(view, jobId);
    look();
  }

  /** The run whose numbers are on the drawing. */
  public Optional<String> on(PipelineView view) {
    return Optional.ofNullable(shown.get(view));
  }

  /** Looks who is shown and what runs, and keeps at it while something does. */
  private void look() {
    boolean isBusy = tick();
    // A job whose numbers stand still gives no news, and its drawing may have been opened meanwhile.
    boolean mayBeOpened = !isBusy && JobSessions.get().sessions().stream().anyMatch(run -> !run.isEnded());
    if ((isBusy || mayBeOpened) && !isTicking) {
      isTicking = true;
      Display.getCurrent().timerExec(isBusy ? TICK_MS : IDLE_TICK_MS, this::ticked);
    }
  }

  private void ticked() {
    isTicking = false;
    if (PlatformUI.isWorkbenchRunning() && !PlatformUI.getWorkbench().isClosing()) {
      look();
    }
  }

  /** Whether some job on a drawing is still to be asked. */
  private boolean tick() {
    boolean isBusy = false;
    Set<String> wanted = new HashSet<>();
    for (PipelineView view : views(true)) {
      Optional<JobSession> session = session(view);
      if (session.isEmpty()) {
        if (shown.remove(view) != null) {
          view.setLive(Optional.empty(), LiveControl.NONE);
        }
        continue;
      }
      String jobId = session.get().jobId();
      WatchedJob job = jobs.computeIfAbsent(jobId, id -> new WatchedJob(id, () -> tell(id)));
      wanted.add(jobId);
      if (!jobId.equals(shown.put(view, jobId))) {
        show(view, job);
      }
      job.ask(session.get(), view::drawn);
      isBusy |= !job.isDone();
    }
    views(false).stream().map(shown::get).forEach(wanted::add);
    jobs.keySet().retainAll(wanted);
    return isBusy;
  }

  /** The run whose numbers belong on the drawing: the newest that runs, else the one that was shown, else one that has just ended. */
  private Optional<JobSession> session(PipelineView view) {
    if (view.run().isPresent()) {
      return JobSessions.get().session(view.run().get());
    }
    List<JobSession> runs = view.file().map(JobSessions.get()::of).orElse(List.of());
    Optional<JobSession> asked = Optional.ofNullable(pinned.get(view)).flatMap(JobSessions.get()::session);
    if (asked.isPresent() && runs.stream().noneMatch(run -> run.started().isAfter(asked.get().started()))) {
      return asked;
    }
    Optional<JobSession> running = runs.stream().filter(run -> !run.isEnded() && run.isLocal()).findFirst();
    String before = shown.get(view);
    Optional<JobSession> newest = runs.stream().findFirst().filter(JobSession::isLocal);
    Instant recently = Instant.now().minus(JUST_ENDED);
    return running.or(() -> newest.filter(run -> run.jobId().equals(before) || run.ended().filter(recently::isBefore).isPresent()))
        .or(() -> runs.stream().filter(run -> run.jobId().equals(before)).findFirst()).or(() -> ofCluster(view, before));
  }

  /** A job of a cluster that has tasks which begin with operators of the drawing: one that runs, else the one that was shown. */
  private static Optional<JobSession> ofCluster(PipelineView view, String before) {
    List<JobSession> runs = JobSessions.get().sessions().stream().filter(run -> !run.numbers().taskIds().isEmpty())
        .filter(run -> !run.isEnded() || run.jobId().equals(before)).toList();
    Set<String> ids = runs.isEmpty() ? Set.of()
        : view.drawn().map(drawn -> drawn.operators().stream().map(DrawnJob.Node::operatorId).collect(Collectors.toSet())).orElse(Set.of());
    List<JobSession> matching = runs.stream().filter(run -> run.numbers().taskIds().stream().anyMatch(ids::contains)).toList();
    return matching.stream().filter(run -> !run.isEnded()).findFirst().or(() -> matching.stream().findFirst());
  }

  private void tell(String jobId) {
    WatchedJob job = jobs.get(jobId);
    views(true).stream().filter(view -> jobId.equals(shown.get(view))).forEach(view -> show(view, job));
  }

  private static void show(PipelineView view, WatchedJob job) {
    view.setLive(Optional.ofNullable(job).flatMap(WatchedJob::answer).map(LiveAnswer::job), job == null ? LiveControl.NONE : job);
  }

  /** Hides the numbers on a drawing, or shows them again; false when there are none. */
  boolean toggle(PipelineView view) {
    WatchedJob job = jobs.get(shown.get(view));
    if (job == null) {
      return false;
    }
    if (job.isHidden()) {
      job.unhide();
    } else {
      job.hide();
    }
    look();
    return true;
  }

  /** The drawings that are open; with {@code isVisible} those that can be seen. */
  private static List<PipelineView> views(boolean isVisible) {
    List<PipelineView> views = new ArrayList<>();
    for (IWorkbenchWindow window : PlatformUI.getWorkbench().getWorkbenchWindows()) {
      for (IWorkbenchPage page : window.getPages()) {
        for (IEditorReference reference : page.getEditorReferences()) {
          IEditorPart editor = reference.getEditor(false);
          PipelineView view = editor == null || isVisible && !page.isPartVisible(editor) ? null : editor.getAdapter(PipelineView.class);
          if (view != null) {
            views.add(view);
          }
        }
      }
    }
    return views;
  }
}
