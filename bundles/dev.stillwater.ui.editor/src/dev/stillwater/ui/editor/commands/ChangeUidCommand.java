package dev.stillwater.ui.editor.commands;

import dev.stillwater.model.job.GroupLayout;
import dev.stillwater.model.job.JobPackage;
import dev.stillwater.model.job.NodeLayout;
import dev.stillwater.model.job.Operator;
import dev.stillwater.model.job.StreamLayout;
import dev.stillwater.ui.editor.Messages;
import dev.stillwater.ui.editor.model.JobDiagram;
import dev.stillwater.ui.editor.model.Uids;
import java.util.Objects;
import java.util.Optional;

/**
 * Changes the uid of an operator together with its place on the drawing, which is found by uid.
 *
 * <p>THREADING: UI thread.
 */
public final class ChangeUidCommand extends JobCommand {
  private final JobDiagram diagram;
  private final Operator operator;
  private final String uid;

  /** Gives the operator the uid. */
  public ChangeUidCommand(JobDiagram diagram, Operator operator, String uid) {
    super(Messages.ChangeUidCommand_label);
    this.diagram = diagram;
    this.operator = operator;
    this.uid = uid;
  }

  /** The diagram of the operator. */
  public JobDiagram diagram() {
    return diagram;
  }

  /** The operator that gets the uid. */
  public Operator operator() {
    return operator;
  }

  /** The new uid. */
  public String uid() {
    return uid;
  }

  /** True for a new, well-formed uid that no other operator has. */
  @Override
  public boolean canExecute() {
    return !Objects.equals(operator.getUid(), uid) && Uids.refusal(diagram.job(), operator, uid).isEmpty();
  }

  @Override
  protected void apply() {
    String old = operator.getUid();
    Optional<NodeLayout> node = diagram.node(operator);
    Optional<GroupLayout> group = diagram.group(operator);
    set(operator, JobPackage.Literals.OPERATOR__UID, uid);
    node.ifPresent(layout -> set(layout, JobPackage.Literals.NODE_LAYOUT__UID, uid));
    group.ifPresent(found -> set(found, JobPackage.Literals.GROUP_LAYOUT__UIDS,
        found.getUids().stream().map(member -> Objects.equals(member, old) ? uid : member).toList()));
    for (StreamLayout stream : diagram.layout().getStreams()) {
      if (Objects.equals(stream.getSourceUid(), old)) {
        set(stream, JobPackage.Literals.STREAM_LAYOUT__SOURCE_UID, uid);
      }
      if (Objects.equals(stream.getTargetUid(), old)) {
        set(stream, JobPackage.Literals.STREAM_LAYOUT__TARGET_UID, uid);
      }
    }
  }
}
