package dev.stillwater.ui.editor.clipboard;

import dev.stillwater.model.job.GroupLayout;
import dev.stillwater.model.job.NoteLayout;
import dev.stillwater.model.job.Operator;
import dev.stillwater.ui.editor.model.JobDiagram;
import dev.stillwater.ui.editor.model.JobFragment;
import dev.stillwater.ui.editor.parts.GroupPart;
import dev.stillwater.ui.editor.parts.JobPart;
import dev.stillwater.ui.editor.parts.NotePart;
import dev.stillwater.ui.editor.parts.OperatorPart;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.gef.EditPart;
import org.eclipse.gef.EditPartViewer;

/**
 * What of a selection can be copied: operators, those of selected groups included, and notes.
 *
 * <p>THREADING: UI thread.
 *
 * @param job the canvas that all belong to
 * @param operators the operators
 * @param notes the notes
 * @param groups the selected groups
 */
record Selected(JobPart job, List<Operator> operators, List<NoteLayout> notes, List<GroupLayout> groups) {
  /** The parts among the selected objects; empty when there are none. */
  static Optional<Selected> of(List<?> parts) {
    Set<Operator> operators = new LinkedHashSet<>();
    List<NoteLayout> notes = new ArrayList<>();
    List<GroupLayout> groups = new ArrayList<>();
    JobPart job = null;
    for (Object part : parts) {
      if (part instanceof EditPart drawn && drawn.getParent() instanceof JobPart parent) {
        if (part instanceof OperatorPart operator) {
          operators.add(operator.operator());
        } else if (part instanceof NotePart note) {
          notes.add(note.note());
        } else if (part instanceof GroupPart group) {
          groups.add(group.group());
          operators.addAll(group.members());
        } else {
          continue;
        }
        job = parent;
      }
    }
    return job == null ? Optional.empty() : Optional.of(new Selected(job, List.copyOf(operators), notes, groups));
  }

  JobDiagram diagram() {
    return job.diagram();
  }

  EditPartViewer viewer() {
    return job.getViewer();
  }

  /** A copy of it. */
  JobFragment fragment() {
    return JobFragment.of(diagram(), operators, notes);
  }
}
