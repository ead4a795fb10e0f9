package dev.stillwater.ui.operate.jobs;

import dev.stillwater.host.client.ClientException;
import dev.stillwater.host.client.JobClient;
import dev.stillwater.host.client.JobSummary;
import dev.stillwater.host.registry.JobEntry;
import dev.stillwater.host.registry.JobRegistry;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.eclipse.core.runtime.ILog;

/**
 * The jobs of this machine: what the registry knows of them, and what their processes answer.
 *
 * <p>THREADING: {@link #look} one thread; {@link #ask} any but the UI thread.
 */
final class LocalJobs {
  /** Of ended jobs so many are read at one look, since what they have left may be long. */
  private static final int ENDED_AT_ONCE = 4;

  private final Supplier<JobRegistry> registry;
  private final Runnable onNews;
  private final Map<String, HostWatch> watches = new ConcurrentHashMap<>();
  private final Map<String, JobSession> ended = new HashMap<>();
  private String lastProblem = "";

  /**
   * Looks at a registry.
   *
   * @param registry tells which one, at each look
   * @param onNews called on any thread when a process has answered
   */
  LocalJobs(Supplier<JobRegistry> registry, Runnable onNews) {
    this.registry = registry;
    this.onNews = onNews;
  }

  /** The jobs as they are known now, and asks those that run once more. Waits for nobody but the disk. Cost: number of jobs. */
  List<JobSession> look() {
    JobRegistry jobs = registry.get();
    List<JobEntry> entries = entries(jobs);
    List<JobSession> sessions = new ArrayList<>();
    Set<String> known = new HashSet<>();
    int read = 0;
    for (JobEntry entry : entries) {
      known.add(entry.jobId());
      if (!entry.state().isTerminal()) {
        sessions.add(running(jobs, entry));
        continue;
      }
      Optional<JobNumbers> watched = Optional.ofNullable(watches.get(entry.jobId())).map(watch -> watch.news().numbers());
      forget(entry.jobId());
      JobSession session = ended.get(entry.jobId());
      boolean isKnown = session != null && session.entry().filter(entry::equals).isPresent();
      if (!isKnown && read < ENDED_AT_ONCE) {
        read++;
        session = ended(jobs, entry, watched);
        ended.put(entry.jobId(), session);
      } else if (!isKnown) {
        session = session(entry, entry.state().name(), JobNumbers.NONE, failure(entry, Optional.empty()), Optional.empty());
        onNews.run();
      }
      sessions.add(session);
    }
    ended.keySet().retainAll(known);
    watches.keySet().stream().filter(id -> !known.contains(id)).toList().forEach(this::forget);
    return sessions;
  }

  /** Whether the registry tells of the job. Any thread. */
  boolean isEntered(String jobId) {
    return registry.get().entry(jobId).isPresent();
  }

  private List<JobEntry> entries(JobRegistry jobs) {
    try {
      List<JobEntry> entries = jobs.entries();
      lastProblem = "";
      return entries;
    } catch (UncheckedIOException unreadable) {
      if (!unreadable.getMessage().equals(lastProblem)) {
        lastProblem = unreadable.getMessage();
        ILog.of(LocalJobs.class).error(lastProblem, unreadable);
      }
      return List.of();
    }
  }

  private JobSession running(JobRegistry jobs, JobEntry entry) {
    HostWatch watch = watches.get(entry.jobId());
    if (watch == null || !watch.isOf(entry)) {
      forget(entry.jobId());
      watch = new HostWatch(jobs, entry, onNews);
      watches.put(entry.jobId(), watch);
    }
    watch.askAgain();
    HostWatch.News news = watch.news();
    String state = news.problem().isPresent() ? JobSession.UNREACHABLE : news.state().orElse(entry.state().name());
    return session(entry, state, news.numbers(), JobClient.isFinal(state) ? news.failure() : Optional.empty(), news.problem());
  }

  private void forget(String jobId) {
    HostWatch watch = watches.remove(jobId);
    if (watch != null) {
      watch.close();
    }
  }

  /** What a process that was killed has left may be older than what it said when it was last asked. */
  private static JobSession ended(JobRegistry jobs, JobEntry entry, Optional<JobNumbers> watched) {
    HostWatch.News news = HostWatch.left(jobs, entry);
    JobNumbers numbers = watched.filter(last -> last.recordsIn().orElse(-1) > news.numbers().recordsIn().orElse(-1)).orElse(news.numbers());
    return session(entry, entry.state().name(), numbers, failure(entry, news.failure()), Optional.empty());
  }

  private static Optional<SessionFailure> failure(JobEntry entry, Optional<SessionFailure> told) {
    // Of a process that was killed the registry knows more than the process itself had to say before.
    return told.filter(failure -> entry.failure().filter(failure.text()::equals).isPresent()).or(() -> entry.failure().map(SessionFailure::of));
  }

  private static JobSession session(JobEntry entry, String state, JobNumbers numbers, Optional<SessionFailure> failure, Optional<String> problem) {
    JobSummary summary = new JobSummary(entry.jobId(), entry.name(), state, entry.startTimeMs(), entry.endTimeMs(),
        entry.endTimeMs().isPresent() ? entry.endTimeMs().getAsLong() - entry.startTimeMs() : 0, 0, 0);
    return new JobSession(entry.jobId(), entry.name(), entry.jobFile().map(Path::of).map(Path::toAbsolutePath).map(Path::normalize), state, summary, numbers,
        Optional.of(entry), Optional.empty(), failure, problem);
  }

  /** Asks the process of the job, or what it has left. Waits for the answer. */
  <T> T ask(JobSession session, JobSessions.Call<T> call) throws ClientException {
    HostWatch watch = watches.get(session.jobId());
    if (watch != null) {
      try {
        return call.of(watch.client(), session.jobId());
      } catch (ClientException problem) {
        boolean isForgotten = problem.kind() == ClientException.Kind.UNREACHABLE && watches.get(session.jobId()) != watch;
        if (!isForgotten) {
          throw problem;
        }
      }
    }
    JobRegistry jobs = registry.get();
    JobEntry entry = jobs.entry(session.jobId()).or(session::entry).orElseThrow();
    // The process of a job that has ended answers until those have heard of a savepoint who have asked for it while the job ran.
    JobEntry answering = session.entry().filter(before -> !before.state().isTerminal() && before.process().runs()).orElse(entry);
    try (JobClient client = JobClient.of(jobs, answering, HostWatch.TIMEOUT)) {
      return call.of(client, entry.jobId());
    }
  }
}
