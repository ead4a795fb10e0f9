package dev.stillwater.ui.editor.commands;

import dev.stillwater.model.job.GroupLayout;
import dev.stillwater.model.job.Job;
import dev.stillwater.model.job.JobPackage;
import dev.stillwater.model.job.NodeLayout;
import dev.stillwater.model.job.NoteLayout;
import dev.stillwater.model.job.Operator;
import dev.stillwater.model.job.Stream;
import dev.stillwater.model.job.StreamLayout;
import dev.stillwater.ui.editor.Messages;
import dev.stillwater.ui.editor.model.JobDiagram;
import dev.stillwater.ui.editor.model.StreamEnds;
import dev.stillwater.ui.editor.model.StreamHealing;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Deletes operators with all their streams, and streams, together with their places on the drawing.
 *
 * <p>THREADING: UI thread.
 */
public final class DeleteCommand extends JobCommand {
  private final JobDiagram diagram;
  private final Set<Operator> operators;
  private final Set<Stream> streams;
  private final boolean isHealing;
  private final Set<NoteLayout> notes = new LinkedHashSet<>();
  private final Set<GroupLayout> groups = new LinkedHashSet<>();

  /** Deletes the operators with their streams, and the streams. */
  public DeleteCommand(JobDiagram diagram, Collection<Operator> operators, Collection<Stream> streams) {
    this(diagram, operators, streams, false);
  }

  private DeleteCommand(JobDiagram diagram, Collection<Operator> operators, Collection<Stream> streams, boolean isHealing) {
    super(Messages.DeleteCommand_label);
    this.diagram = diagram;
    this.isHealing = isHealing;
    this.operators = new LinkedHashSet<>(operators);
    this.streams = new LinkedHashSet<>(streams);
  }

  /** Deletes the same, but lets the operator that fed deleted ones feed those behind them. */
  public static DeleteCommand healing(JobDiagram diagram, Collection<Operator> operators, Collection<Stream> streams) {
    return new DeleteCommand(diagram, operators, streams, true);
  }

  /** Deletes notes and groups as well; operators of a group stay. */
  public DeleteCommand and(Collection<NoteLayout> moreNotes, Collection<GroupLayout> moreGroups) {
    notes.addAll(moreNotes);
    groups.addAll(moreGroups);
    return this;
  }

  /** The streams that will stay with other ends than before. Cost: scans the streams of the operators. */
  public Map<Stream, StreamEnds> healed() {
    return isHealing ? StreamHealing.of(diagram, operators, streams) : Map.of();
  }

  @Override
  public boolean canExecute() {
    return !operators.isEmpty() || !streams.isEmpty() || !notes.isEmpty() || !groups.isEmpty();
  }

  @Override
  protected void apply() {
    healed().forEach((stream, ends) -> heal(new ReconnectStreamCommand(diagram, stream, ends)));
    Set<Stream> all = new LinkedHashSet<>(streams);
    for (Operator operator : operators) {
      all.addAll(operator.getIncoming());
      all.addAll(operator.getOutgoing());
    }
    all.forEach(this::deleteStream);
    operators.forEach(this::deleteOperator);
    notes.forEach(note -> remove(diagram.layout().getNotes(), note));
    groups.forEach(group -> remove(diagram.layout().getGroups(), group));
  }

  /** Of two streams that would lead between the same ports, the first stays. */
  private void heal(ReconnectStreamCommand command) {
    if (command.canExecute()) {
      include(command);
    }
  }

  private void deleteStream(Stream stream) {
    Job job = diagram.job();
    diagram.route(stream).ifPresent(this::deleteRoute);
    remove(job.getStreams(), stream);
    set(stream, JobPackage.Literals.STREAM__SOURCE, null);
    set(stream, JobPackage.Literals.STREAM__TARGET, null);
  }

  private void deleteRoute(StreamLayout route) {
    remove(diagram.layout().getStreams(), route);
  }

  private void deleteOperator(Operator operator) {
    List<NodeLayout> nodes = diagram.node(operator).stream().toList();
    nodes.forEach(node -> remove(diagram.layout().getNodes(), node));
    remove(diagram.job().getOperators(), operator);
  }
}
