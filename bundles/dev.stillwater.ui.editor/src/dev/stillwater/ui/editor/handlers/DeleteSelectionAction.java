package dev.stillwater.ui.editor.handlers;

import dev.stillwater.model.job.GroupLayout;
import dev.stillwater.model.job.NoteLayout;
import dev.stillwater.model.job.Operator;
import dev.stillwater.model.job.Stream;
import dev.stillwater.ui.editor.Messages;
import dev.stillwater.ui.editor.commands.DeleteCommand;
import dev.stillwater.ui.editor.model.JobDiagram;
import dev.stillwater.ui.editor.model.StreamEnds;
import dev.stillwater.ui.editor.parts.GroupPart;
import dev.stillwater.ui.editor.parts.JobPart;
import dev.stillwater.ui.editor.parts.NotePart;
import dev.stillwater.ui.editor.parts.OperatorPart;
import dev.stillwater.ui.editor.parts.StreamPart;
import dev.stillwater.ui.editor.policies.NoticeLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.gef.EditPart;
import org.eclipse.gef.EditPartViewer;
import org.eclipse.gef.commands.Command;
import org.eclipse.gef.ui.actions.SelectionAction;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.ISharedImages;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.actions.ActionFactory;

/**
 * Deletes what is selected, operators with their streams, as one step; the streams heal, unless that is not wanted.
 *
 * <p>THREADING: UI thread.
 */
public final class DeleteSelectionAction extends SelectionAction {
  /** Id of the action that deletes without healing. */
  public static final String PLAIN = "dev.stillwater.ui.editor.deletePlain";

  private static final int HEALED_SHOWN = 2;

  private final boolean isHealing;

  /** Deletes the selection of the part; what fed a deleted operator feeds then what stood behind it. */
  public DeleteSelectionAction(IWorkbenchPart part) {
    this(part, true);
  }

  private DeleteSelectionAction(IWorkbenchPart part, boolean isHealing) {
    super(part);
    this.isHealing = isHealing;
    setLazyEnablementCalculation(false);
    setId(isHealing ? ActionFactory.DELETE.getId() : PLAIN);
  }

  /** Deletes the selection of the part and leaves the gap. */
  public static DeleteSelectionAction plain(IWorkbenchPart part) {
    return new DeleteSelectionAction(part, false);
  }

  @Override
  protected void init() {
    super.init();
    setText(Messages.DeleteSelectionAction_text);
    ISharedImages images = PlatformUI.getWorkbench().getSharedImages();
    setImageDescriptor(images.getImageDescriptor(ISharedImages.IMG_TOOL_DELETE));
    setDisabledImageDescriptor(images.getImageDescriptor(ISharedImages.IMG_TOOL_DELETE_DISABLED));
    setEnabled(false);
  }

  @Override
  protected boolean calculateEnabled() {
    Command command = command();
    return command != null && command.canExecute();
  }

  @Override
  public void run() {
    DeleteCommand command = command();
    if (command == null) {
      return;
    }
    EditPartViewer viewer = ((EditPart) getSelectedObjects().get(0)).getViewer();
    Map<Stream, StreamEnds> healed = command.healed();
    execute(command);
    if (!healed.isEmpty()) {
      NoticeLine.show(viewer, notice(healed));
    }
  }

  /** Says which operators are connected now. */
  private static String notice(Map<Stream, StreamEnds> healed) {
    String shown = healed.values().stream().limit(HEALED_SHOWN).map(ends -> NLS.bind(Messages.DeleteSelectionAction_pair,
        JobDiagram.nameOf(ends.source()), JobDiagram.nameOf(ends.target()))).collect(Collectors.joining(", "));
    return healed.size() > HEALED_SHOWN ? NLS.bind(Messages.DeleteSelectionAction_healedMore, shown, healed.size() - HEALED_SHOWN)
        : NLS.bind(Messages.DeleteSelectionAction_healed, shown);
  }

  private DeleteCommand command() {
    JobDiagram diagram = null;
    List<Operator> operators = new ArrayList<>();
    List<Stream> streams = new ArrayList<>();
    List<NoteLayout> notes = new ArrayList<>();
    List<GroupLayout> groups = new ArrayList<>();
    for (Object selected : getSelectedObjects()) {
      if (selected instanceof OperatorPart part && part.getParent() != null) {
        diagram = part.diagram();
        operators.add(part.operator());
      } else if (selected instanceof StreamPart part && part.diagram() != null) {
        diagram = part.diagram();
        streams.add(part.stream());
      } else if (selected instanceof NotePart part && part.getParent() instanceof JobPart parent) {
        diagram = parent.diagram();
        notes.add(part.note());
      } else if (selected instanceof GroupPart part && part.getParent() instanceof JobPart parent) {
        diagram = parent.diagram();
        groups.add(part.group());
      }
    }
    if (diagram == null) {
      return null;
    }
    DeleteCommand command = isHealing ? DeleteCommand.healing(diagram, operators, streams) : new DeleteCommand(diagram, operators, streams);
    return command.and(notes, groups);
  }
}
