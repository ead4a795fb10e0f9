package dev.stillwater.ui.editor.commands;

import dev.stillwater.model.job.JobPackage;
import dev.stillwater.model.job.Operator;
import dev.stillwater.model.job.Partitioning;
import dev.stillwater.model.job.Stream;
import dev.stillwater.ui.editor.Messages;
import dev.stillwater.ui.editor.model.JobDiagram;
import dev.stillwater.ui.editor.model.StreamRules;

/**
 * Moves an end of a stream to another operator; into a keyed input it becomes a hash stream.
 *
 * <p>THREADING: UI thread.
 */
public final class ReconnectStreamCommand extends JobCommand {
  private final JobDiagram diagram;
  private final Stream stream;
  private final Operator source;
  private final Operator target;

  /** Lets the stream lead from the source to the target. */
  public ReconnectStreamCommand(JobDiagram diagram, Stream stream, Operator source, Operator target) {
    super(Messages.ReconnectStreamCommand_label);
    this.diagram = diagram;
    this.stream = stream;
    this.source = source;
    this.target = target;
  }

  @Override
  public boolean canExecute() {
    return (source != stream.getSource() || target != stream.getTarget())
        && StreamRules.of(diagram).without(stream).refusal(source, target).isEmpty();
  }

  @Override
  protected void apply() {
    diagram.route(stream).ifPresent(route -> remove(diagram.layout().getStreams(), route));
    if (source != stream.getSource()) {
      set(stream, JobPackage.Literals.STREAM__SOURCE, source);
      set(stream, JobPackage.Literals.STREAM__SOURCE_PORT, null);
    }
    if (target != stream.getTarget()) {
      set(stream, JobPackage.Literals.STREAM__TARGET, target);
      set(stream, JobPackage.Literals.STREAM__TARGET_PORT, null);
    }
    if (StreamRules.of(diagram).isKeyedInput(target) && stream.getPartitioning() != Partitioning.HASH) {
      set(stream, JobPackage.Literals.STREAM__PARTITIONING, Partitioning.HASH);
    }
  }
}
