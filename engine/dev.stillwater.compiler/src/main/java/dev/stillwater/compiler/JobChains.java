package dev.stillwater.compiler;

import dev.stillwater.compiler.plan.PlanBuilder;
import dev.stillwater.model.catalog.OperatorCatalog;
import dev.stillwater.model.job.Job;
import dev.stillwater.model.job.Operator;
import dev.stillwater.model.job.Stream;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which operators of a job run as one task, and why others do not; for jobs that are being edited, with errors or not.
 *
 * <p>THREADING: made by the thread that owns the job; the answers are fixed then.
 */
public final class JobChains {
  private final Map<Stream, Optional<String>> breaks = new IdentityHashMap<>();
  private final List<List<Operator>> chains = new ArrayList<>();

  private JobChains(Job job, OperatorCatalog catalog) {
    for (Stream stream : job.getStreams()) {
      if (stream.getSource() != null && stream.getTarget() != null) {
        breaks.put(stream, PlanBuilder.chainBreak(stream, catalog));
      }
    }
    Map<Operator, List<Operator>> byOperator = new IdentityHashMap<>();
    for (Stream stream : job.getStreams()) {
      if (isChained(stream)) {
        join(byOperator, stream.getSource(), stream.getTarget());
      }
    }
    for (Operator operator : job.getOperators()) {
      List<Operator> chain = byOperator.getOrDefault(operator, List.of());
      if (!chain.isEmpty() && chain.getFirst() == operator) {
        chains.add(List.copyOf(chain));
      }
    }
  }

  /** The chains of the job as it is now. Cost: linear in operators and streams, for chains that grow at their end. */
  public static JobChains of(Job job, OperatorCatalog catalog) {
    return new JobChains(job, catalog);
  }

  /** The operators of each task that has several. */
  public List<List<Operator>> chains() {
    return List.copyOf(chains);
  }

  /** Whether the stream hands its records over by a call, inside of one task. */
  public boolean isChained(Stream stream) {
    return breaks.getOrDefault(stream, Optional.of("")).isEmpty();
  }

  /** Why the stream leads to another task, such as "parallelism 1 meets 2"; empty when it does not, or has no end. */
  public Optional<String> chainBreak(Stream stream) {
    return breaks.getOrDefault(stream, Optional.empty());
  }

  private static void join(Map<Operator, List<Operator>> byOperator, Operator source, Operator target) {
    List<Operator> one = byOperator.computeIfAbsent(source, operator -> new ArrayList<>(List.of(operator)));
    List<Operator> other = byOperator.computeIfAbsent(target, operator -> new ArrayList<>(List.of(operator)));
    if (one != other) {
      one.addAll(other);
      other.forEach(operator -> byOperator.put(operator, one));
    }
  }
}
