package dev.stillwater.ui.editor.handlers;

import dev.stillwater.model.job.GroupLayout;
import dev.stillwater.model.job.JobFactory;
import dev.stillwater.model.job.NoteLayout;
import dev.stillwater.model.job.Operator;
import dev.stillwater.ui.editor.diagram.DiagramMessages;
import dev.stillwater.ui.editor.PipelineEditor;
import dev.stillwater.ui.editor.commands.AddElementCommand;
import dev.stillwater.ui.editor.commands.GroupCommand;
import dev.stillwater.ui.editor.commands.RemoveElementCommand;
import dev.stillwater.ui.editor.model.JobDiagram;
import dev.stillwater.ui.editor.parts.GroupPart;
import dev.stillwater.ui.editor.parts.NotePart;
import dev.stillwater.ui.editor.parts.OperatorPart;
import dev.stillwater.ui.editor.zoom.DiagramZoom;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.draw2d.geometry.Point;
import org.eclipse.gef.EditPart;
import org.eclipse.gef.GraphicalViewer;
import org.eclipse.gef.commands.Command;
import org.eclipse.gef.commands.CommandStack;
import org.eclipse.gef.commands.CompoundCommand;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.handlers.HandlerUtil;

/**
 * Adds notes, and groups, ungroups, folds and unfolds what is selected.
 *
 * <p>THREADING: UI thread.
 */
public final class DecorationHandler extends AbstractHandler {
  private static final String PREFIX = "dev.stillwater.ui.editor.";

  @Override
  public Object execute(ExecutionEvent event) {
    if (HandlerUtil.getActiveEditor(event) instanceof PipelineEditor editor && editor.diagram().isPresent()
        && editor.getAdapter(GraphicalViewer.class) instanceof GraphicalViewer viewer && editor.getAdapter(CommandStack.class) instanceof CommandStack stack) {
      JobDiagram diagram = editor.diagram().get();
      switch (event.getCommand().getId().substring(PREFIX.length())) {
        case "addNote" -> addNote(diagram, viewer, stack);
        case "group" -> group(editor, diagram, viewer, stack);
        case "ungroup" -> ungroup(editor, diagram, viewer, stack);
        case "fold" -> fold(editor, viewer);
        default -> throw new IllegalArgumentException("No such command of the diagram: '" + event.getCommand().getId() + "'.");
      }
    }
    return null;
  }

  private static void addNote(JobDiagram diagram, GraphicalViewer viewer, CommandStack stack) {
    NoteLayout note = JobFactory.eINSTANCE.createNoteLayout();
    Point middle = DiagramZoom.of(viewer).middle();
    note.setText(DiagramMessages.DecorationHandler_note);
    note.setX(JobDiagram.snapped(middle.x - note.getWidth() / 2));
    note.setY(JobDiagram.snapped(middle.y - note.getHeight() / 2));
    stack.execute(new AddElementCommand<>(diagram.layout().getNotes(), note, -1, DiagramMessages.DecorationHandler_addNote));
    if (viewer.getEditPartRegistry().get(note) instanceof NotePart part) {
      viewer.flush();
      viewer.select(part);
      part.edit();
    }
  }

  private static void group(PipelineEditor editor, JobDiagram diagram, GraphicalViewer viewer, CommandStack stack) {
    Set<Operator> operators = new LinkedHashSet<>();
    for (Object selected : viewer.getSelectedEditParts()) {
      if (selected instanceof OperatorPart part) {
        operators.add(part.operator());
      } else if (selected instanceof GroupPart part) {
        operators.addAll(part.members());
      }
    }
    if (operators.isEmpty()) {
      Status.show(editor, DiagramMessages.DecorationHandler_nothingToGroup);
      return;
    }
    String name = NLS.bind(DiagramMessages.DecorationHandler_groupName, diagram.layout().getGroups().size() + 1);
    GroupCommand command = new GroupCommand(diagram, operators, name);
    stack.execute(command);
    if (viewer.getEditPartRegistry().get(command.group()) instanceof GroupPart part) {
      viewer.flush();
      viewer.select(part);
      part.edit();
    }
  }

  private static void ungroup(PipelineEditor editor, JobDiagram diagram, GraphicalViewer viewer, CommandStack stack) {
    List<GroupPart> groups = groups(diagram, viewer);
    if (groups.isEmpty()) {
      Status.show(editor, DiagramMessages.DecorationHandler_noGroup);
      return;
    }
    Command command = new CompoundCommand(DiagramMessages.DecorationHandler_ungroup);
    for (GroupPart part : groups) {
      ((CompoundCommand) command).add(
          new RemoveElementCommand<GroupLayout>(diagram.layout().getGroups(), part.group(), DiagramMessages.DecorationHandler_ungroup));
    }
    stack.execute(command);
  }

  private static void fold(PipelineEditor editor, GraphicalViewer viewer) {
    List<GroupPart> groups = groups(editor.diagram().orElseThrow(), viewer);
    if (groups.isEmpty()) {
      Status.show(editor, DiagramMessages.DecorationHandler_noGroup);
    }
    for (GroupPart part : groups) {
      part.toggle();
      viewer.select(part);
    }
  }

  /** The selected groups, and those of selected operators. */
  private static List<GroupPart> groups(JobDiagram diagram, GraphicalViewer viewer) {
    Set<GroupPart> groups = new LinkedHashSet<>();
    for (Object selected : viewer.getSelectedEditParts()) {
      Object part = selected instanceof OperatorPart operator
          ? diagram.group(operator.operator()).map(group -> (EditPart) viewer.getEditPartRegistry().get(group)).orElse(null) : selected;
      if (part instanceof GroupPart group) {
        groups.add(group);
      }
    }
    return new ArrayList<>(groups);
  }
}
