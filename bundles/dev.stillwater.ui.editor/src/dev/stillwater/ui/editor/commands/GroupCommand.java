package dev.stillwater.ui.editor.commands;

import dev.stillwater.model.job.GroupLayout;
import dev.stillwater.model.job.JobFactory;
import dev.stillwater.model.job.JobPackage;
import dev.stillwater.model.job.Operator;
import dev.stillwater.ui.editor.diagram.DiagramMessages;
import dev.stillwater.ui.editor.model.JobDiagram;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/**
 * Makes a group of operators on the drawing; they leave the groups that they were in, and groups that become empty go.
 *
 * <p>THREADING: UI thread.
 */
public final class GroupCommand extends JobCommand {
  private final JobDiagram diagram;
  private final List<String> uids;
  private final GroupLayout group = JobFactory.eINSTANCE.createGroupLayout();

  /** Groups the operators under the name; operators without uid cannot be in a group. */
  public GroupCommand(JobDiagram diagram, Collection<Operator> operators, String name) {
    super(DiagramMessages.GroupCommand_label);
    this.diagram = diagram;
    uids = operators.stream().map(Operator::getUid).filter(Objects::nonNull).distinct().toList();
    group.setName(name);
    group.getUids().addAll(uids);
  }

  /** The group that is made. */
  public GroupLayout group() {
    return group;
  }

  @Override
  public boolean canExecute() {
    return !uids.isEmpty() && group.eContainer() == null;
  }

  @Override
  protected void apply() {
    for (GroupLayout other : List.copyOf(diagram.layout().getGroups())) {
      List<String> rest = new ArrayList<>(other.getUids());
      if (rest.removeAll(uids)) {
        if (rest.isEmpty()) {
          remove(diagram.layout().getGroups(), other);
        } else {
          set(other, JobPackage.Literals.GROUP_LAYOUT__UIDS, rest);
        }
      }
    }
    add(diagram.layout().getGroups(), group, -1);
  }
}
