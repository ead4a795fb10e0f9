package dev.stillwater.ui.editor.model;

import dev.stillwater.model.catalog.PortSpec;
import dev.stillwater.model.catalog.PortSpec.Distribution;
import dev.stillwater.model.job.Operator;
import dev.stillwater.model.job.Partitioning;
import dev.stillwater.model.job.Stream;
import java.util.List;
import java.util.Optional;

/**
 * How a stream spreads its records: the partitioning, and the key fields of hash partitioning.
 *
 * <p>THREADING: immutable.
 *
 * @param partitioning the partitioning
 * @param keyFields the fields of the key, in order; none when they are not chosen yet
 */
public record Spread(Partitioning partitioning, List<String> keyFields) {
  public Spread {
    keyFields = List.copyOf(keyFields);
  }

  /** How the stream spreads its records now. */
  public static Spread of(Stream stream) {
    return new Spread(stream.getPartitioning(), stream.getKeyFields());
  }

  /**
   * What the input at the end of the stream asks for, as near to this as possible. A keyed input gets the key of its other streams, which must be the
   * same, or else that of another input where the source has these fields as well. Cost: scans the streams into the target.
   *
   * @param stream the stream that is being drawn or moved
   * @param ends where it will lead
   */
  public Spread into(JobDiagram diagram, Stream stream, StreamEnds ends) {
    return switch (ends.inputPort(diagram).map(PortSpec::distribution).orElse(Distribution.ANY)) {
      case KEYED -> partitioning == Partitioning.HASH && !keyFields.isEmpty() ? this
          : new Spread(Partitioning.HASH, keyOfInput(diagram, stream, ends).or(() -> keyOfOtherInput(diagram, stream, ends)).orElse(List.of()));
      case BROADCAST -> new Spread(Partitioning.BROADCAST, List.of());
      case ANY -> wasAskedToBroadcast(diagram, stream) ? new Spread(Partitioning.FORWARD, List.of()) : this;
    };
  }

  private static Optional<List<String>> keyOfInput(JobDiagram diagram, Stream stream, StreamEnds ends) {
    return ends.target().getIncoming().stream().filter(other -> other != stream && other.getSource() != null)
        .filter(other -> StreamEnds.of(diagram, other).input() == ends.input()).map(Spread::key).flatMap(Optional::stream).findFirst();
  }

  private static Optional<List<String>> keyOfOtherInput(JobDiagram diagram, Stream stream, StreamEnds ends) {
    Operator source = ends.source();
    return ends.target().getIncoming().stream().filter(other -> other != stream).map(Spread::key).flatMap(Optional::stream)
        .filter(key -> diagram.outputFields(source, ends.output()).containsAll(key)).findFirst();
  }

  private static Optional<List<String>> key(Stream stream) {
    return stream.getPartitioning() == Partitioning.HASH && !stream.getKeyFields().isEmpty() ? Optional.of(List.copyOf(stream.getKeyFields()))
        : Optional.empty();
  }

  /** Whether the stream broadcasts only since the input asks for it, at which it ends so far. */
  private boolean wasAskedToBroadcast(JobDiagram diagram, Stream stream) {
    return partitioning == Partitioning.BROADCAST && stream.getSource() != null && stream.getTarget() != null
        && StreamEnds.of(diagram, stream).inputPort(diagram).filter(port -> port.distribution() == Distribution.BROADCAST).isPresent();
  }
}
