package dev.stillwater.ui.editor.model;

import dev.stillwater.model.job.Operator;
import dev.stillwater.model.job.Partitioning;
import dev.stillwater.model.job.Stream;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds what closes the gap when operators are deleted: a stream behind them begins then at the one operator that fed them.
 *
 * <p>THREADING: the thread that owns the job.
 */
public final class StreamHealing {
  private final JobDiagram diagram;
  private final Set<Operator> operators;
  private final Set<Stream> streams;

  private StreamHealing(JobDiagram diagram, Collection<Operator> operators, Collection<Stream> streams) {
    this.diagram = diagram;
    this.operators = new HashSet<>(operators);
    this.streams = new HashSet<>(streams);
  }

  /**
   * The streams that stay, with their new ends. A stream does not heal when several operators fed the deleted one, when it came from a side output, or
   * when it or the one before was to be deleted as well. Cost: scans the streams of the deleted operators.
   */
  public static Map<Stream, StreamEnds> of(JobDiagram diagram, Collection<Operator> operators, Collection<Stream> streams) {
    StreamHealing healing = new StreamHealing(diagram, operators, streams);
    Map<Stream, StreamEnds> healed = new LinkedHashMap<>();
    for (Operator operator : operators) {
      for (Stream stream : operator.getOutgoing()) {
        healing.healed(stream).ifPresent(ends -> healed.put(stream, ends));
      }
    }
    return healed;
  }

  private Optional<StreamEnds> healed(Stream stream) {
    if (streams.contains(stream) || stream.getTarget() == null || operators.contains(stream.getTarget())) {
      return Optional.empty();
    }
    StreamEnds old = StreamEnds.of(diagram, stream);
    Optional<StreamEnds> feeding = old.output() == 0 ? feeding(stream.getSource(), new HashSet<>()) : Optional.empty();
    return feeding.map(before -> old.from(before.source(), before.output()))
        .filter(ends -> StreamRules.of(diagram).without(stream).refusal(ends).isEmpty());
  }

  /** Where the records of a deleted operator come from, when that is one place that stays. */
  private Optional<StreamEnds> feeding(Operator operator, Set<Operator> seen) {
    List<Stream> main = operator.getIncoming().stream()
        .filter(stream -> stream.getSource() != null && stream.getPartitioning() != Partitioning.BROADCAST).toList();
    if (main.size() != 1 || !seen.add(operator)) {
      return Optional.empty();
    }
    Stream stream = main.getFirst();
    StreamEnds ends = StreamEnds.of(diagram, stream);
    if (!operators.contains(stream.getSource())) {
      return streams.contains(stream) ? Optional.empty() : Optional.of(ends);
    }
    return ends.output() == 0 ? feeding(stream.getSource(), seen) : Optional.empty();
  }
}
