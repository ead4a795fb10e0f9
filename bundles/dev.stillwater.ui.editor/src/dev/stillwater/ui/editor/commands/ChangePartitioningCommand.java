package dev.stillwater.ui.editor.commands;

import dev.stillwater.model.job.JobPackage;
import dev.stillwater.model.job.Partitioning;
import dev.stillwater.model.job.Stream;
import dev.stillwater.ui.editor.Messages;
import java.util.List;

/**
 * Changes how a stream spreads records. Key fields only mean something with hash partitioning, so any other partitioning drops them.
 *
 * <p>THREADING: UI thread.
 */
public final class ChangePartitioningCommand extends JobCommand {
  private final Stream stream;
  private final Partitioning partitioning;

  /** Gives the stream the partitioning. */
  public ChangePartitioningCommand(Stream stream, Partitioning partitioning) {
    super(Messages.ChangePartitioningCommand_label);
    this.stream = stream;
    this.partitioning = partitioning;
  }

  @Override
  public boolean canExecute() {
    return stream.getPartitioning() != partitioning;
  }

  @Override
  protected void apply() {
    set(stream, JobPackage.Literals.STREAM__PARTITIONING, partitioning);
    if (partitioning != Partitioning.HASH && !stream.getKeyFields().isEmpty()) {
      set(stream, JobPackage.Literals.STREAM__KEY_FIELDS, List.of());
    }
  }
}
