package dev.stillwater.ui.operate.jobs;

import dev.stillwater.host.client.ClientException;
import dev.stillwater.host.client.Document;
import dev.stillwater.host.client.JobClient;
import dev.stillwater.host.registry.JobEntry;
import dev.stillwater.host.registry.JobRegistry;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Asks the process of one job how it does, one question at a time, and keeps the last answer.
 *
 * <p>THREADING: any thread; the answers come on a thread of their own.
 *
 * <p>LIFECYCLE: made for a job that runs, {@link #close}.
 */
final class HostWatch implements AutoCloseable {
  /** Longest time for an answer. */
  static final Duration TIMEOUT = Duration.ofSeconds(5);

  private static final int STATE_MAX = 40;
  private static final long PAUSE_NANOS = 3_000_000_000L;

  /**
   * The last answer.
   *
   * @param state what the job does
   * @param numbers records, restarts, snapshots
   * @param failure why it failed
   * @param problem why there was no answer, or none that makes sense
   */
  record News(Optional<String> state, JobNumbers numbers, Optional<SessionFailure> failure, Optional<String> problem) {
    private static final News NONE = new News(Optional.empty(), JobNumbers.NONE, Optional.empty(), Optional.empty());

    private static News of(Document summary) {
      return new News(summary.text("state", STATE_MAX), JobNumbers.of(summary), summary.object("failure").map(SessionFailure::of), Optional.empty());
    }

    private News without(String problem) {
      return new News(state, numbers, failure, Optional.of(problem));
    }
  }

  private final JobRegistry registry;
  private final JobEntry entry;
  private final Runnable onNews;
  private final AtomicBoolean isAsking = new AtomicBoolean();
  private Optional<JobClient> client = Optional.empty();
  private volatile News news = News.NONE;
  private volatile long notBeforeNanos = System.nanoTime();
  private volatile boolean isClosed;

  HostWatch(JobRegistry registry, JobEntry entry, Runnable onNews) {
    this.registry = registry;
    this.entry = entry;
    this.onNews = onNews;
  }

  /** What a job that has ended has left. Reads its archive. */
  static News left(JobRegistry registry, JobEntry entry) {
    try (JobClient client = JobClient.of(registry, entry, TIMEOUT)) {
      return News.of(client.summary(entry.jobId()));
    } catch (ClientException nothing) {
      return News.NONE.without(nothing.getMessage());
    }
  }

  /** Whether this asks the process that the entry means. */
  boolean isOf(JobEntry other) {
    return entry.equals(other);
  }

  /** The last answer. */
  News news() {
    return news;
  }

  /** Asks again, unless the last question is still open, or has failed a moment ago; returns at once. */
  void askAgain() {
    if (System.nanoTime() - notBeforeNanos >= 0 && isAsking.compareAndSet(false, true)) {
      Thread.ofVirtual().name("job-watch").start(this::ask);
    }
  }

  private void ask() {
    News before = news;
    try {
      news = News.of(client().summary(entry.jobId()));
    } catch (ClientException problem) {
      news = before.without(problem.getMessage());
      // Whoever answers too late or too much is not asked for more of it at once.
      notBeforeNanos = System.nanoTime() + PAUSE_NANOS;
    } finally {
      isAsking.set(false);
      if (!isClosed && !news.equals(before)) {
        onNews.run();
      }
    }
  }

  /**
   * Who asks the process, for other questions as well. It is closed with this.
   *
   * @throws ClientException if the token of the job cannot be read
   */
  synchronized JobClient client() throws ClientException {
    if (client.isEmpty()) {
      client = Optional.of(JobClient.of(registry, entry, TIMEOUT));
      if (isClosed) {
        client.get().close();
      }
    }
    return client.get();
  }

  @Override
  public synchronized void close() {
    isClosed = true;
    client.ifPresent(JobClient::close);
  }
}
