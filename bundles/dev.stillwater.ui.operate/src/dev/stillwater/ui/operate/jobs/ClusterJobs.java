package dev.stillwater.ui.operate.jobs;

import dev.stillwater.host.client.ClientException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.osgi.util.NLS;

/**
 * The jobs of the Flink clusters of the preferences, each asked by a watch of its own.
 *
 * <p>THREADING: any thread.
 */
final class ClusterJobs {
  private final Runnable onNews;
  private final Map<FlinkCluster, ClusterWatch> watches = new LinkedHashMap<>();

  ClusterJobs(Runnable onNews) {
    this.onNews = onNews;
  }

  /** The jobs as they were last told. Waits for nobody. */
  synchronized List<JobSession> look() {
    List<FlinkCluster> clusters = FlinkCluster.all();
    watches.entrySet().removeIf(entry -> {
      boolean isGone = !clusters.contains(entry.getKey());
      if (isGone) {
        entry.getValue().close();
      }
      return isGone;
    });
    List<JobSession> sessions = new ArrayList<>();
    clusters.forEach(cluster -> sessions.addAll(watches.computeIfAbsent(cluster, added -> new ClusterWatch(added, onNews)).look()));
    return sessions;
  }

  /** Asks the cluster of the job. Waits for the answer. */
  <T> T ask(JobSession session, JobSessions.Call<T> call) throws ClientException {
    return call.of(watch(session).client(), session.jobId());
  }

  private synchronized ClusterWatch watch(JobSession session) throws ClientException {
    for (ClusterWatch watch : watches.values()) {
      if (session.cluster().filter(watch.cluster().address()::equals).isPresent()) {
        return watch;
      }
    }
    throw ClientException.unreachable(NLS.bind(Messages.cluster_gone, session.name()), null);
  }
}
