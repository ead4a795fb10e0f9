package dev.stillwater.engine.plan;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A stream of a job plan.
 *
 * <p>THREADING: immutable.
 *
 * @param source uid of the operator that sends
 * @param sourcePort index of the output that sends, among those of its kind
 * @param target uid of the operator that receives
 * @param targetPort index of the input that receives, among those of its kind
 * @param partitioning how records are spread in effect
 * @param keyFields key fields of a hash stream, in order
 * @param chainBreak why source and target run in different tasks; empty when they are chained
 */
public record StreamPlan(String source, int sourcePort, String target, int targetPort, Partitioning partitioning, List<String> keyFields,
    Optional<String> chainBreak) {
  public StreamPlan {
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(target, "target");
    Objects.requireNonNull(partitioning, "partitioning");
    Objects.requireNonNull(chainBreak, "chainBreak");
    keyFields = List.copyOf(keyFields);
    if (sourcePort < 0 || targetPort < 0) {
      throw new IllegalArgumentException("The stream " + source + " -> " + target + " joins the ports " + sourcePort + " and " + targetPort + ".");
    }
  }

  /** Whether records go from operator to operator by a call, not through a channel. */
  public boolean isChained() {
    return chainBreak.isEmpty();
  }
}
