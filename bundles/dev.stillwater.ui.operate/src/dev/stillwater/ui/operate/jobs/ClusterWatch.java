package dev.stillwater.ui.operate.jobs;

import dev.stillwater.host.client.ClientException;
import dev.stillwater.host.client.Document;
import dev.stillwater.host.client.JobClient;
import dev.stillwater.host.client.JobSummary;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.eclipse.osgi.util.NLS;

/**
 * Asks one Flink cluster for its jobs every few seconds, and keeps the last answer.
 *
 * <p>THREADING: any thread; the answers come on a thread of their own.
 *
 * <p>LIFECYCLE: {@link #close} when nobody wants to know any more.
 */
final class ClusterWatch implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final long PERIOD_NANOS = 2_000_000_000L;
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  private static final String RESTARTS = "numRestarts";
  /** Of ended jobs so many of a cluster are asked for their numbers: each costs two questions. */
  private static final int DETAILED_MAX = 50;

  private final FlinkCluster cluster;
  private final Runnable onNews;
  private final long firstLookMs = System.currentTimeMillis();
  private final AtomicBoolean isAsking = new AtomicBoolean();
  private final Map<String, JobNumbers> endedNumbers = new HashMap<>();
  private volatile long notBeforeNanos = System.nanoTime();
  private volatile List<JobSession> sessions = List.of();
  private volatile boolean isClosed;
  private Optional<JobClient> client = Optional.empty();

  ClusterWatch(FlinkCluster cluster, Runnable onNews) {
    this.cluster = cluster;
    this.onNews = onNews;
  }

  /** The cluster that is asked. */
  FlinkCluster cluster() {
    return cluster;
  }

  /** The jobs as they were last told; asks again when that is long ago. Returns at once. */
  List<JobSession> look() {
    if (System.nanoTime() - notBeforeNanos >= 0 && isAsking.compareAndSet(false, true)) {
      Thread.ofVirtual().name("cluster-watch").start(this::ask);
    }
    return sessions;
  }

  private void ask() {
    List<JobSession> before = sessions;
    try {
      List<JobSession> found = new ArrayList<>();
      for (JobSummary summary : client().jobs()) {
        found.add(session(summary, found.size()));
      }
      sessions = List.copyOf(found);
      endedNumbers.keySet().retainAll(found.stream().map(JobSession::jobId).collect(Collectors.toSet()));
    } catch (ClientException problem) {
      sessions = unreachable(before, problem.getMessage());
      forgetToken(problem);
    } finally {
      notBeforeNanos = System.nanoTime() + PERIOD_NANOS;
      isAsking.set(false);
      if (!isClosed && !sessions.equals(before)) {
        onNews.run();
      }
    }
  }

  /** A token that is not accepted may have been changed; it is read again before the next question. */
  private synchronized void forgetToken(ClientException problem) {
    if (problem.status() == UNAUTHORIZED || problem.status() == FORBIDDEN) {
      client.ifPresent(JobClient::close);
      client = Optional.empty();
    }
  }

  /** What was known stays in the list, marked as not answering; a cluster of which nothing was known is a row of its own. */
  private List<JobSession> unreachable(List<JobSession> before, String problem) {
    if (before.isEmpty()) {
      String id = "cluster-" + cluster.address();
      String name = NLS.bind(Messages.cluster_name, cluster.address().getAuthority());
      JobSummary none = new JobSummary(id, name, JobSession.UNREACHABLE, firstLookMs, OptionalLong.empty(), 0, 0, 0);
      return List.of(session(none, JobNumbers.NONE, Optional.empty(), Optional.of(problem)));
    }
    return before.stream().map(session -> session.isEnded() ? session : new JobSession(session.jobId(), session.name(), session.jobFile(),
        JobSession.UNREACHABLE, session.summary(), session.numbers(), session.entry(), session.cluster(), session.failure(), Optional.of(problem))).toList();
  }

  private JobSession session(JobSummary summary, int index) throws ClientException {
    boolean isEnded = JobClient.isFinal(summary.state());
    JobNumbers known = endedNumbers.get(summary.jobId());
    try {
      JobNumbers numbers = known != null ? known : !isEnded || index < DETAILED_MAX ? numbers(summary.jobId()) : JobNumbers.NONE;
      if (isEnded) {
        endedNumbers.put(summary.jobId(), numbers);
      }
      Optional<SessionFailure> failure = summary.state().equals(JobSession.FAILED) ? failure(summary.jobId()) : Optional.empty();
      return session(summary, numbers, failure, Optional.empty());
    } catch (ClientException problem) {
      boolean isOfCluster = problem.kind() == ClientException.Kind.UNREACHABLE || problem.status() == UNAUTHORIZED || problem.status() == FORBIDDEN;
      if (isOfCluster) {
        throw problem;
      }
      // A job that has just been taken off the cluster's own list, or is only being made, has no details; the others have.
      return session(summary, JobNumbers.NONE, Optional.empty(), Optional.empty());
    }
  }

  private JobSession session(JobSummary summary, JobNumbers numbers, Optional<SessionFailure> failure, Optional<String> problem) {
    return new JobSession(summary.jobId(), summary.name(), Optional.empty(), summary.state(), summary, numbers, Optional.empty(),
        Optional.of(cluster.address()), failure, problem);
  }

  /** Flink counts at tasks: what sources write is what was read, and what sinks read is what was written. */
  private JobNumbers numbers(String jobId) throws ClientException {
    Document job = client().job(jobId);
    Document checkpoints = client().checkpoints(jobId);
    Map<String, Boolean> hasInput = new HashMap<>();
    Map<String, Boolean> hasOutput = new HashMap<>();
    job.object("plan").map(plan -> plan.objects("nodes")).orElse(List.of()).forEach(node -> node.text("id").ifPresent(id -> {
      hasInput.put(id, !node.objects("inputs").isEmpty());
      node.objects("inputs").forEach(input -> input.text("id").ifPresent(source -> hasOutput.put(source, true)));
    }));
    OptionalLong read = OptionalLong.empty();
    OptionalLong written = OptionalLong.empty();
    for (Document vertex : job.objects("vertices")) {
      String id = vertex.text("id").orElse("");
      Optional<Document> metrics = vertex.object("metrics");
      if (!hasInput.getOrDefault(id, true) && metrics.isPresent()) {
        read = OptionalLong.of(read.orElse(0) + metrics.get().number("write-records").orElse(0));
      }
      if (!hasOutput.getOrDefault(id, false) && hasInput.getOrDefault(id, false) && metrics.isPresent()) {
        written = OptionalLong.of(written.orElse(0) + metrics.get().number("read-records").orElse(0));
      }
    }
    Optional<Document> latest = checkpoints.object("latest");
    String restarts = client().metrics(jobId, Optional.empty(), List.of(RESTARTS)).getOrDefault(RESTARTS, "");
    return new JobNumbers(read, written, restarts.matches("\\d{1,18}") ? OptionalLong.of(Long.parseLong(restarts)) : OptionalLong.empty(),
        latest.flatMap(each -> each.object("completed")).map(SnapshotNote::ofStatistics),
        latest.flatMap(each -> each.object("savepoint")).map(SnapshotNote::ofStatistics),
        latest.flatMap(each -> each.object("restored")).flatMap(restored -> restored.text("external_path")), List.of(), Optional.empty(),
        job.objects("vertices").stream().flatMap(vertex -> vertex.text("id").stream()).toList());
  }

  private Optional<SessionFailure> failure(String jobId) throws ClientException {
    return client().exceptions(jobId).stream().findFirst().map(entry -> SessionFailure.of(entry.text("stacktrace").or(() -> entry.text("exceptionName"))
        .map(text -> text.lines().findFirst().orElse(text)).orElse(Messages.cluster_noReason)));
  }

  /** Who asks the cluster; made anew when its token has changed. */
  synchronized JobClient client() throws ClientException {
    if (client.isEmpty()) {
      try {
        client = Optional.of(JobClient.of(cluster.address(), cluster.token(), TIMEOUT));
      } catch (IOException unreadable) {
        throw ClientException.unreachable(NLS.bind(Messages.cluster_noToken, cluster.address(), unreadable.getMessage()), unreadable);
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
