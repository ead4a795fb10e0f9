package dev.stillwater.host.rest;

import dev.stillwater.engine.JobFailure;
import dev.stillwater.engine.JobState;
import dev.stillwater.engine.JobStatus;
import dev.stillwater.engine.checkpoint.CheckpointStatistics;
import dev.stillwater.engine.io.IoReason;
import dev.stillwater.engine.json.Json;
import dev.stillwater.host.JobRun;
import dev.stillwater.host.RunBooks;
import dev.stillwater.host.registry.JobEntry;
import dev.stillwater.host.registry.JobRegistry;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Makes a run known to its user's registry and answers requests about it, until it has ended and those who wait for an answer have got it.
 *
 * <p>THREADING: any thread; it has threads of its own that do not keep the process alive.
 *
 * <p>LIFECYCLE: {@link #start} a run that was started, {@link #ended}, {@link #awaitQuiet} or {@link #awaitFetched}, {@link #close}.
 */
public final class JobHost implements AutoCloseable {
  private static final Logger LOGGER = System.getLogger(JobHost.class.getName());
  private static final long QUIET_MS = 1500;
  private static final long LINGER_MS_MAX = 300_000;
  private static final long CLOSE_MS = 10_000;
  private static final long BEGIN_LOOK_NANOS = 10_000_000;

  private final HostedJob job;
  private final JobRegistry registry;
  private final JobRoutes routes;
  private final RestServer server;
  private final Thread sampler;
  private final CountDownLatch isKnown = new CountDownLatch(1);
  private volatile boolean isClosed;
  private boolean isEnded;

  private JobHost(HostedJob job, JobRegistry registry, JobRoutes routes, RestServer server) {
    this.job = job;
    this.registry = registry;
    this.routes = routes;
    this.server = server;
    sampler = new Thread(this::sample, "live-numbers");
    sampler.setDaemon(true);
  }

  /**
   * Begins to answer for a run that was started. The registry tells of it once all its subtasks work.
   *
   * @param registry has a folder for the job
   * @throws IOException if there is no port, or the registry cannot be read
   */
  public static JobHost start(JobRun run, JobRegistry registry) throws IOException {
    run.running().keepRecords();
    HostedJob job = new HostedJob(run, new LiveNumbers(run.running()));
    JobRoutes routes = new JobRoutes(job, registry);
    JobHost host = new JobHost(job, registry, routes, RestServer.start(routes.router(), registry.token(job.jobId())));
    host.sampler.start();
    return host;
  }

  /** Where it answers. */
  public URI rest() {
    return server.address();
  }

  /** Waits until the registry tells of the job; false if it ended before it worked. */
  public boolean awaitKnown(long timeoutMs) throws InterruptedException {
    return isKnown.await(timeoutMs, TimeUnit.MILLISECONDS);
  }

  private void sample() {
    ArchivePace pace = new ArchivePace(System.nanoTime());
    long archivedCheckpoint = -1;
    while (!isClosed) {
      long now = System.nanoTime();
      try {
        job.numbers().sample(now);
        if (isKnown.getCount() > 0 && job.execution().isInitialized()) {
          tellBegin();
        }
        long checkpoint = lastCheckpoint();
        if (isKnown.getCount() == 0 && pace.isDue(now, checkpoint != archivedCheckpoint)) {
          archivedCheckpoint = checkpoint;
          archive(false);
          pace.kept(now, System.nanoTime());
        }
      } catch (RuntimeException ours) {
        LOGGER.log(Level.ERROR, "The numbers of the job cannot be taken: " + ours, ours);
      }
      pause();
    }
  }

  /** Until it is time for the next numbers, or to tell that the job works: whoever has started it waits for that. */
  private void pause() {
    long end = System.nanoTime() + LiveNumbers.PERIOD_MS * 1_000_000;
    while (isKnown.getCount() > 0 && !isClosed && end - System.nanoTime() > 0) {
      if (job.execution().isInitialized() && !job.state().isTerminal()) {
        return;
      }
      LockSupport.parkNanos(BEGIN_LOOK_NANOS);
    }
    LockSupport.parkNanos(end - System.nanoTime());
  }

  /** Number of the last complete checkpoint or savepoint: whoever kills the process a moment later wants to go on from there. */
  private long lastCheckpoint() {
    return job.execution().checkpoints().latest().completed().map(CheckpointStatistics.Checkpoint::checkpointId).orElse(-1L);
  }

  private synchronized void tellBegin() {
    if (!isEnded && !job.state().isTerminal()) {
      job.run().books().ifPresent(RunBooks::tellStart);
      write(entry());
      isKnown.countDown();
    }
  }

  private JobEntry entry() {
    return new JobEntry(job.jobId(), job.plan().name(), job.run().identity().jobPath(), JobEntry.Identity.own(), server.address(), job.state(), job.startTimeMs(),
        OptionalLong.empty(), Optional.empty());
  }

  private void write(JobEntry entry) {
    try {
      registry.write(entry);
    } catch (IOException e) {
      LOGGER.log(Level.WARNING, "The registry of jobs cannot be written: " + IoReason.of(e));
    }
  }

  /** The job has ended, which the registry tells from now on; one that could not take its state is not told of. */
  public synchronized void ended(JobStatus status) {
    if (isEnded) {
      return;
    }
    isEnded = true;
    boolean hasBegun = isKnown.getCount() == 0;
    if (!hasBegun && job.execution().hasFailedToStart()) {
      return;
    }
    JobState state = status.state().isTerminal() ? status.state() : JobState.CANCELED;
    archive(true);
    long endMs = job.endTimeMs() < 0 ? System.currentTimeMillis() : job.endTimeMs();
    write(entry().ended(state, endMs, status.failure().map(JobFailure::text)));
    isKnown.countDown();
  }

  /** Keeps the answers of this moment, in the form in which Flink keeps those of jobs that have ended. */
  private synchronized void archive(boolean isEnd) {
    if (isEnded && !isEnd) {
      // What was kept at the end says more.
      return;
    }
    List<Map<String, Object>> answers = new ArrayList<>();
    for (String path : routes.keptPaths(isEnd)) {
      try {
        answers.add(Documents.map("path", path, "json", routes.router().answer("GET", path, "").text()));
      } catch (RestException gone) {
        LOGGER.log(Level.DEBUG, "{0} is not kept: {1}", path, gone.getMessage());
      }
    }
    try {
      registry.writeArchive(job.jobId(), Json.text(Map.of("archive", answers)));
    } catch (IOException e) {
      LOGGER.log(Level.WARNING, "The last answers of the job cannot be kept: " + IoReason.of(e));
    }
  }

  /** Waits until nobody waits for an answer any more, five minutes at most: whoever has stopped the job with a savepoint wants to hear where it is. */
  public void awaitQuiet() throws InterruptedException {
    long begin = System.nanoTime();
    boolean wasAsked = server.quietMs() < QUIET_MS || routes.isAwaited();
    while (wasAsked && (server.quietMs() < QUIET_MS || routes.isAwaited()) && (System.nanoTime() - begin) / 1_000_000 < LINGER_MS_MAX) {
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  /** Waits until whoever asked for a savepoint has heard where it is, five minutes at most: for a job whose starter watches its process, and waits for its end. */
  public void awaitFetched() throws InterruptedException {
    long begin = System.nanoTime();
    while (routes.isAwaited() && (System.nanoTime() - begin) / 1_000_000 < LINGER_MS_MAX) {
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  /** Answers no more; what was being written about the job is written when this returns. */
  @Override
  public void close() {
    isClosed = true;
    routes.close();
    LockSupport.unpark(sampler);
    server.close();
    try {
      sampler.join(CLOSE_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
