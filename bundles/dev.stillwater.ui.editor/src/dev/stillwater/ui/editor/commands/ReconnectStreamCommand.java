package dev.stillwater.ui.editor.commands;

import dev.stillwater.model.job.JobPackage;
import dev.stillwater.model.job.Stream;
import dev.stillwater.ui.editor.Messages;
import dev.stillwater.ui.editor.model.JobDiagram;
import dev.stillwater.ui.editor.model.Ports;
import dev.stillwater.ui.editor.model.Spread;
import dev.stillwater.ui.editor.model.StreamEnds;
import dev.stillwater.ui.editor.model.StreamRules;

/**
 * Moves an end of a stream to another port, of its operator or of another one; it spreads its records then as the input asks for.
 *
 * <p>THREADING: UI thread.
 */
public final class ReconnectStreamCommand extends JobCommand {
  private final JobDiagram diagram;
  private final Stream stream;
  private final StreamEnds ends;

  /** Lets the stream lead between the ends. */
  public ReconnectStreamCommand(JobDiagram diagram, Stream stream, StreamEnds ends) {
    super(ends.source() == stream.getSource() && ends.target() == stream.getTarget() ? Messages.ReconnectStreamCommand_port
        : Messages.ReconnectStreamCommand_label);
    this.diagram = diagram;
    this.stream = stream;
    this.ends = ends;
  }

  @Override
  public boolean canExecute() {
    return !ends.equals(StreamEnds.of(diagram, stream)) && StreamRules.of(diagram).without(stream).refusal(ends).isEmpty();
  }

  @Override
  protected void apply() {
    StreamEnds old = StreamEnds.of(diagram, stream);
    Spread spread = Spread.of(stream).into(diagram, stream, ends);
    diagram.route(stream).ifPresent(route -> remove(diagram.layout().getStreams(), route));
    // The ports go first: while an end moves, the name of a port of the old operator would mean nothing at the new one.
    if (ends.source() != old.source() || ends.output() != old.output()) {
      set(stream, JobPackage.Literals.STREAM__SOURCE_PORT, Ports.name(Ports.outputs(ends.source(), diagram.catalog()), ends.output()));
      if (ends.source() != old.source()) {
        set(stream, JobPackage.Literals.STREAM__SOURCE, ends.source());
      }
    }
    if (ends.target() != old.target() || ends.input() != old.input()) {
      set(stream, JobPackage.Literals.STREAM__TARGET_PORT, Ports.name(Ports.inputs(ends.target(), diagram.catalog()), ends.input()));
      if (ends.target() != old.target()) {
        set(stream, JobPackage.Literals.STREAM__TARGET, ends.target());
      }
    }
    if (!spread.equals(Spread.of(stream))) {
      set(stream, JobPackage.Literals.STREAM__PARTITIONING, spread.partitioning());
      set(stream, JobPackage.Literals.STREAM__KEY_FIELDS, spread.keyFields());
    }
  }
}
