package dev.stillwater.ui.editor.model;

import dev.stillwater.model.catalog.PortSpec;
import dev.stillwater.model.job.Operator;
import dev.stillwater.model.job.Stream;
import java.util.Objects;
import java.util.Optional;

/**
 * Where a stream begins and ends: operators and their ports.
 *
 * <p>THREADING: immutable; the operators belong to the thread that owns the job.
 *
 * @param source the operator at which it begins
 * @param output index of the output; -1 for one that the operator has not
 * @param target the operator at which it ends
 * @param input index of the input; -1 for one that the operator has not
 */
public record StreamEnds(Operator source, int output, Operator target, int input) {
  public StreamEnds {
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(target, "target");
  }

  /** The ends that a connected stream has. */
  public static StreamEnds of(JobDiagram diagram, Stream stream) {
    return new StreamEnds(stream.getSource(), Ports.index(Ports.outputs(stream.getSource(), diagram.catalog()), stream.getSourcePort()),
        stream.getTarget(), Ports.index(Ports.inputs(stream.getTarget(), diagram.catalog()), stream.getTargetPort()));
  }

  /** The same ends, but from another output. */
  public StreamEnds from(Operator newSource, int newOutput) {
    return new StreamEnds(newSource, newOutput, target, input);
  }

  /** The same ends, but to another input. */
  public StreamEnds to(Operator newTarget, int newInput) {
    return new StreamEnds(source, output, newTarget, newInput);
  }

  /** The input at which the stream ends; empty when the operator has no such input. */
  public Optional<PortSpec> inputPort(JobDiagram diagram) {
    return Ports.inputs(target, diagram.catalog()).stream().skip(Math.max(0, input)).findFirst().filter(port -> input >= 0);
  }
}
