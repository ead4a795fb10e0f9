package dev.stillwater.ui.operate.jobs;

import dev.stillwater.host.client.ClientException;
import dev.stillwater.host.client.JobClient;
import dev.stillwater.host.registry.JobRegistry;
import dev.stillwater.ui.UiThread;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.eclipse.core.runtime.ILog;
import org.eclipse.ui.PlatformUI;

/**
 * The jobs that this workbench knows: those of this machine, whoever started them, and those of the Flink clusters of the preferences; running and
 * ended.
 *
 * <p>One thread looks at the registry and asks whoever runs; each of those is asked on a thread of its own, so that one who hangs keeps nobody else waiting.
 *
 * <p>THREADING: any thread; listeners are called on the UI thread.
 */
public final class JobSessions {
  private static final JobSessions WORKBENCH = new JobSessions();
  private static final long PERIOD_MS = 250;
  private static final long PERIOD_UNWATCHED_MS = 2000;
  /** At most five updates a second. */
  private static final long GAP_MS = 200;
  /** How often one looks for a job that was just started, and how long at most. */
  private static final long EXPECTED_PERIOD_MS = 20;
  private static final long EXPECTED_NANOS = 10_000_000_000L;

  private final LocalJobs local = new LocalJobs(JobRegistry::user, this::refresh);
  private final ClusterJobs clusters = new ClusterJobs(this::refresh);
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final Semaphore wake = new Semaphore(0);
  private final AtomicBoolean isStarted = new AtomicBoolean();
  private final AtomicBoolean isPosted = new AtomicBoolean();
  private volatile List<JobSession> sessions = List.of();
  private final AtomicReference<Optional<Expected>> expected = new AtomicReference<>(Optional.empty());

  /** A job that was just started. */
  private record Expected(String jobId, long untilNanos) {
  }

  /**
   * A question to a job or to the cluster that it runs on.
   *
   * @param <T> the answer
   */
  @FunctionalInterface
  public interface Call<T> {
    /** Asks, and waits for the answer. */
    T of(JobClient client, String jobId) throws ClientException;
  }

  private JobSessions() {
  }

  /** The jobs of the workbench. The first call begins to look for them. */
  public static JobSessions get() {
    WORKBENCH.start();
    return WORKBENCH;
  }

  /** All jobs, the newest first. */
  public List<JobSession> sessions() {
    return sessions;
  }

  /** The job of the id; empty when none is known. Cost: number of jobs. */
  public Optional<JobSession> session(String jobId) {
    return sessions.stream().filter(session -> session.jobId().equals(jobId)).findFirst();
  }

  /** The runs of a job file, the newest first. Cost: number of jobs. */
  public List<JobSession> of(Path jobFile) {
    Path file = jobFile.toAbsolutePath().normalize();
    return sessions.stream().filter(session -> session.jobFile().filter(file::equals).isPresent()).toList();
  }

  /** From now on the listener is called on the UI thread when something has changed, at most five times a second. */
  public void addListener(Runnable listener) {
    listeners.add(Objects.requireNonNull(listener, "listener"));
    refresh();
  }

  /** Ends {@link #addListener}. */
  public void removeListener(Runnable listener) {
    listeners.remove(listener);
  }

  /** Looks again soon; returns at once. */
  public void refresh() {
    if (wake.availablePermits() == 0) {
      wake.release();
    }
  }

  /** A job of this machine was just started: it is listed as soon as it works. Returns at once. */
  public void expect(String jobId) {
    expected.set(Optional.of(new Expected(jobId, System.nanoTime() + EXPECTED_NANOS)));
    refresh();
  }

  /**
   * Asks a job on another thread; returns at once.
   *
   * @return the answer, or a {@link ClientException}, which is complete on another thread
   */
  public <T> CompletableFuture<T> ask(JobSession session, Call<T> call) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    Thread.ofVirtual().name("job-question").start(() -> {
      try {
        answer.complete(session.isLocal() ? local.ask(session, call) : clusters.ask(session, call));
      } catch (ClientException | RuntimeException problem) {
        answer.completeExceptionally(problem);
      }
    });
    return answer;
  }

  private void start() {
    if (isStarted.compareAndSet(false, true)) {
      Thread thread = new Thread(this::watch, "job-sessions");
      thread.setDaemon(true);
      thread.start();
    }
  }

  private void watch() {
    try {
      while (true) {
        look();
        pause();
        wake.drainPermits();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void pause() throws InterruptedException {
    Optional<Expected> job = expected.get();
    if (job.isEmpty()) {
      TimeUnit.MILLISECONDS.sleep(GAP_MS);
      wake.tryAcquire((listeners.isEmpty() ? PERIOD_UNWATCHED_MS : PERIOD_MS) - GAP_MS, TimeUnit.MILLISECONDS);
      return;
    }
    long begin = System.nanoTime();
    boolean isEntered = false;
    while (!isEntered && System.nanoTime() - begin < TimeUnit.MILLISECONDS.toNanos(GAP_MS)) {
      TimeUnit.MILLISECONDS.sleep(EXPECTED_PERIOD_MS);
      isEntered = local.isEntered(job.get().jobId());
    }
    if (isEntered || System.nanoTime() - job.get().untilNanos() > 0) {
      expected.compareAndSet(job, Optional.empty());
    }
  }

  private void look() {
    List<JobSession> found = new ArrayList<>();
    try {
      found.addAll(local.look());
      // The process of a job of this machine is a cluster of one job, should somebody name it as one.
      Set<String> own = found.stream().map(JobSession::jobId).collect(Collectors.toSet());
      clusters.look().stream().filter(session -> !own.contains(session.jobId())).forEach(found::add);
    } catch (RuntimeException ours) {
      // The next look may do better, and whoever watches keeps what was known.
      ILog.of(JobSessions.class).error("The list of jobs could not be brought up to date", ours);
      return;
    }
    found.sort(Comparator.comparing(JobSession::started).reversed().thenComparing(JobSession::jobId));
    if (!found.equals(sessions)) {
      sessions = List.copyOf(found);
      tell();
    }
  }

  private void tell() {
    if (!listeners.isEmpty() && PlatformUI.isWorkbenchRunning() && isPosted.compareAndSet(false, true)) {
      UiThread.post(PlatformUI.getWorkbench().getDisplay(), () -> {
        isPosted.set(false);
        listeners.forEach(Runnable::run);
      });
    }
  }
}
