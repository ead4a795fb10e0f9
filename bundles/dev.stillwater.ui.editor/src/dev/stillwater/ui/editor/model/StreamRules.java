package dev.stillwater.ui.editor.model;

import dev.stillwater.model.catalog.OperatorKind;
import dev.stillwater.model.job.Operator;
import dev.stillwater.model.job.Stream;
import dev.stillwater.ui.editor.Messages;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.osgi.util.NLS;

/**
 * Says whether two operators may be connected and, when not, why.
 *
 * <p>THREADING: the thread that owns the job.
 */
public final class StreamRules {
  private final JobDiagram diagram;
  private final Optional<Stream> ignored;

  private StreamRules(JobDiagram diagram, Optional<Stream> ignored) {
    this.diagram = diagram;
    this.ignored = ignored;
  }

  /** The rules over all streams of the diagram's job. */
  public static StreamRules of(JobDiagram diagram) {
    return new StreamRules(diagram, Optional.empty());
  }

  /** The same rules as if the stream were not there: for a stream that is about to move. */
  public StreamRules without(Stream stream) {
    return new StreamRules(diagram, Optional.of(stream));
  }

  /** Why no stream can begin at the operator; empty when one can. */
  public Optional<String> refusalToBegin(Operator source) {
    Optional<OperatorKind> kind = diagram.kind(source);
    if (kind.isEmpty()) {
      return Optional.of(NLS.bind(Messages.StreamRules_unknownKind, JobDiagram.nameOf(source), source.getKind()));
    }
    return kind.get().isSink() ? Optional.of(NLS.bind(Messages.StreamRules_outOfSink, JobDiagram.nameOf(source))) : Optional.empty();
  }

  /** Why no stream can lead between the ends; empty when one can. Cost: walks what the target leads to. */
  public Optional<String> refusal(StreamEnds ends) {
    Operator source = ends.source();
    Operator target = ends.target();
    Optional<String> begin = refusalToBegin(source);
    if (begin.isPresent()) {
      return begin;
    }
    Optional<OperatorKind> kind = diagram.kind(target);
    if (kind.isEmpty()) {
      return Optional.of(NLS.bind(Messages.StreamRules_unknownKind, JobDiagram.nameOf(target), target.getKind()));
    }
    if (source == target) {
      return Optional.of(NLS.bind(Messages.StreamRules_selfLoop, JobDiagram.nameOf(source)));
    }
    if (kind.get().isSource()) {
      return Optional.of(NLS.bind(Messages.StreamRules_intoSource, JobDiagram.nameOf(target)));
    }
    if (source.getOutgoing().stream().anyMatch(stream -> stream.getTarget() == target && !isIgnored(stream) && isBetween(stream, ends))) {
      return Optional.of(duplicate(ends, kind.get()));
    }
    if (leadsTo(target, source)) {
      return Optional.of(NLS.bind(Messages.StreamRules_cycle, JobDiagram.nameOf(target), JobDiagram.nameOf(source)));
    }
    return new StreamTypes(diagram, this::isIgnored).refusal(ends);
  }

  /**
   * Where a stream from the output ends that is led to an operator but to none of its inputs: at the first free input, else at the first one that
   * takes it. Cost: as {@link #refusal}, for each input.
   */
  public StreamEnds toAnyInput(Operator source, int output, Operator target) {
    List<StreamEnds> free = new ArrayList<>();
    List<StreamEnds> others = new ArrayList<>();
    for (int input = 0; input < Ports.inputs(target, diagram.catalog()).size(); input++) {
      (isFree(target, input) ? free : others).add(new StreamEnds(source, output, target, input));
    }
    free.addAll(others);
    return free.stream().filter(ends -> refusal(ends).isEmpty()).findFirst().orElseGet(() -> new StreamEnds(source, output, target, 0));
  }

  private boolean isFree(Operator target, int input) {
    return target.getIncoming().stream().filter(stream -> !isIgnored(stream) && stream.getSource() != null)
        .noneMatch(stream -> StreamEnds.of(diagram, stream).input() == input);
  }

  private boolean isBetween(Stream stream, StreamEnds ends) {
    return StreamEnds.of(diagram, stream).equals(ends);
  }

  private String duplicate(StreamEnds ends, OperatorKind targetKind) {
    String from = JobDiagram.nameOf(ends.source());
    String to = JobDiagram.nameOf(ends.target());
    boolean isOnlyInput = targetKind.inputs().size() == 1 || ends.input() < 0;
    return isOnlyInput ? NLS.bind(Messages.StreamRules_duplicate, from, to)
        : NLS.bind(Messages.StreamRules_duplicateInput, new Object[] {from, targetKind.inputs().get(ends.input()).label(), to});
  }

  private boolean leadsTo(Operator from, Operator to) {
    Set<Operator> seen = new HashSet<>();
    Deque<Operator> open = new ArrayDeque<>();
    open.push(from);
    while (!open.isEmpty()) {
      Operator operator = open.pop();
      if (operator == to) {
        return true;
      }
      if (seen.add(operator)) {
        operator.getOutgoing().stream().filter(stream -> !isIgnored(stream) && stream.getTarget() != null)
            .forEach(stream -> open.push(stream.getTarget()));
      }
    }
    return false;
  }

  private boolean isIgnored(Stream stream) {
    return ignored.filter(other -> other == stream).isPresent();
  }
}
