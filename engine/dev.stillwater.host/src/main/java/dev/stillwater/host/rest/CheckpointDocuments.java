package dev.stillwater.host.rest;

import dev.stillwater.engine.checkpoint.CheckpointJson;
import dev.stillwater.engine.checkpoint.CheckpointStatistics;
import dev.stillwater.engine.checkpoint.CheckpointStatistics.Checkpoint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What Flink's REST interface tells of checkpoints; without the members of our own, which stand in the same documents under {@code /stillwater/}.
 *
 * <p>THREADING: any thread.
 */
final class CheckpointDocuments {
  private static final Set<String> OURS = Set.of("label", "metadata_size", "operators", "num_retained", "directory");

  private final HostedJob job;

  CheckpointDocuments(HostedJob job) {
    this.job = job;
  }

  /** {@code /jobs/:jobid/checkpoints}. */
  Map<String, Object> statistics(boolean isFlinks) {
    return form(CheckpointJson.statistics(job.execution().checkpoints()), isFlinks);
  }

  /** {@code /jobs/:jobid/checkpoints/config}. */
  Map<String, Object> config(boolean isFlinks) {
    return form(CheckpointJson.config(job.settings().checkpoints(), job.settings().backend()), isFlinks);
  }

  /** {@code /jobs/:jobid/checkpoints/details/:checkpointid}. */
  Map<String, Object> details(long checkpointId, boolean isFlinks) throws RestException {
    return form(CheckpointJson.details(checkpoint(checkpointId)), isFlinks);
  }

  /** {@code /jobs/:jobid/checkpoints/details/:checkpointid/subtasks/:vertexid}. */
  Map<String, Object> subtasks(long checkpointId, String vertexId) throws RestException {
    return CheckpointJson.subtasks(checkpoint(checkpointId), vertexId).orElseThrow(() -> new RestException(RestException.NOT_FOUND,
        "There is no checkpoint statistics for task " + vertexId + "."));
  }

  /** Ids of the checkpoints that there are details of. */
  List<Long> ids() {
    return job.execution().checkpoints().history().stream().map(Checkpoint::checkpointId).toList();
  }

  private Checkpoint checkpoint(long checkpointId) throws RestException {
    CheckpointStatistics statistics = job.execution().checkpoints();
    return statistics.checkpoint(checkpointId).orElseThrow(() -> new RestException(RestException.NOT_FOUND,
        "Could not find checkpointing statistics for checkpoint " + checkpointId + "."));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> form(Map<String, Object> document, boolean isFlinks) {
    return isFlinks ? (Map<String, Object>) flinks(document) : document;
  }

  /** The value without members that Flink does not know. */
  private static Object flinks(Object value) {
    return switch (value) {
      case Map<?, ?> map -> {
        Map<String, Object> kept = new LinkedHashMap<>();
        map.forEach((name, member) -> {
          if (!OURS.contains(name)) {
            kept.put((String) name, flinks(member));
          }
        });
        yield kept;
      }
      case java.util.Optional<?> optional -> optional.map(CheckpointDocuments::flinks);
      case List<?> list -> {
        List<Object> kept = new ArrayList<>();
        list.forEach(element -> kept.add(flinks(element)));
        yield kept;
      }
      default -> value;
    };
  }
}
