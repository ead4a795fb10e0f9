package dev.stillwater.ui.editor.commands;

import dev.stillwater.model.job.JobFactory;
import dev.stillwater.model.job.JobPackage;
import dev.stillwater.model.job.Operator;
import dev.stillwater.model.job.Stream;
import dev.stillwater.ui.editor.Messages;
import dev.stillwater.ui.editor.model.JobDiagram;
import dev.stillwater.ui.editor.model.Ports;
import dev.stillwater.ui.editor.model.Spread;
import dev.stillwater.ui.editor.model.StreamEnds;
import dev.stillwater.ui.editor.model.StreamRules;
import java.util.Optional;

/**
 * Connects two operators by a stream, which spreads its records as the input asks for.
 *
 * <p>THREADING: UI thread.
 */
public final class CreateStreamCommand extends JobCommand {
  private final JobDiagram diagram;
  private final Operator source;
  private final int output;
  private Optional<StreamEnds> ends = Optional.empty();

  /** Begins a stream at the output of the index; the target follows. */
  public CreateStreamCommand(JobDiagram diagram, Operator source, int output) {
    super(Messages.CreateStreamCommand_label);
    this.diagram = diagram;
    this.source = source;
    this.output = output;
  }

  /** The operator at which the stream begins. */
  public Operator source() {
    return source;
  }

  /** Index of the output at which the stream begins. */
  public int output() {
    return output;
  }

  /** Ends the stream at the input of the index. */
  public CreateStreamCommand to(Operator target, int input) {
    ends = Optional.of(new StreamEnds(source, output, target, input));
    return this;
  }

  /** Ends the stream at the input of the target that fits best. */
  public CreateStreamCommand to(Operator target) {
    ends = Optional.of(StreamRules.of(diagram).toAnyInput(source, output, target));
    return this;
  }

  @Override
  public boolean canExecute() {
    return ends.isPresent() && StreamRules.of(diagram).refusal(ends.get()).isEmpty();
  }

  @Override
  protected void apply() {
    StreamEnds chosen = ends.orElseThrow();
    Stream stream = JobFactory.eINSTANCE.createStream();
    stream.setSourcePort(Ports.name(Ports.outputs(source, diagram.catalog()), output));
    stream.setTargetPort(Ports.name(Ports.inputs(chosen.target(), diagram.catalog()), chosen.input()));
    Spread spread = Spread.of(stream).into(diagram, stream, chosen);
    stream.setPartitioning(spread.partitioning());
    stream.getKeyFields().addAll(spread.keyFields());
    set(stream, JobPackage.Literals.STREAM__SOURCE, source);
    set(stream, JobPackage.Literals.STREAM__TARGET, chosen.target());
    add(diagram.job().getStreams(), stream, -1);
  }
}
