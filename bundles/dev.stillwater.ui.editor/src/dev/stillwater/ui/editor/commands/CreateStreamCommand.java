package dev.stillwater.ui.editor.commands;

import dev.stillwater.model.job.JobFactory;
import dev.stillwater.model.job.JobPackage;
import dev.stillwater.model.job.Operator;
import dev.stillwater.model.job.Partitioning;
import dev.stillwater.model.job.Stream;
import dev.stillwater.ui.editor.Messages;
import dev.stillwater.ui.editor.model.JobDiagram;
import dev.stillwater.ui.editor.model.StreamRules;

/**
 * Connects two operators by a stream; into a keyed input it is a hash stream.
 *
 * <p>THREADING: UI thread.
 */
public final class CreateStreamCommand extends JobCommand {
  private final JobDiagram diagram;
  private final Operator source;
  private Operator target;

  /** Begins a stream at the source; the target follows. */
  public CreateStreamCommand(JobDiagram diagram, Operator source) {
    super(Messages.CreateStreamCommand_label);
    this.diagram = diagram;
    this.source = source;
  }

  /** The operator at which the stream begins. */
  public Operator source() {
    return source;
  }

  /** Ends the stream at the target. */
  public CreateStreamCommand to(Operator newTarget) {
    target = newTarget;
    return this;
  }

  @Override
  public boolean canExecute() {
    return target != null && StreamRules.of(diagram).refusal(source, target).isEmpty();
  }

  @Override
  protected void apply() {
    Stream stream = JobFactory.eINSTANCE.createStream();
    if (StreamRules.of(diagram).isKeyedInput(target)) {
      stream.setPartitioning(Partitioning.HASH);
    }
    set(stream, JobPackage.Literals.STREAM__SOURCE, source);
    set(stream, JobPackage.Literals.STREAM__TARGET, target);
    add(diagram.job().getStreams(), stream, -1);
  }
}
