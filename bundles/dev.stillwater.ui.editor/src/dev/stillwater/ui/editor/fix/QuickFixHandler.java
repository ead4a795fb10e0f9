package dev.stillwater.ui.editor.fix;

import dev.stillwater.compiler.fix.QuickFix;
import dev.stillwater.compiler.fix.QuickFixes;
import dev.stillwater.model.JobFile;
import dev.stillwater.model.JobProblem;
import dev.stillwater.model.job.Operator;
import dev.stillwater.model.job.Stream;
import dev.stillwater.ui.UiThread;
import dev.stillwater.ui.editor.PipelineEditor;
import dev.stillwater.ui.editor.fix.OfferedFix.Key;
import dev.stillwater.ui.editor.model.DiagramProblems;
import dev.stillwater.ui.editor.model.JobDiagram;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.gef.EditPart;
import org.eclipse.gef.GraphicalEditPart;
import org.eclipse.gef.GraphicalViewer;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Event;
import org.eclipse.ui.handlers.HandlerUtil;

/**
 * Quick Fix in the editor: lists what can be done about the problems of the selected operators and streams, or of the whole job, and does what is chosen.
 *
 * <p>THREADING: UI thread; fixes are found in the background.
 */
public final class QuickFixHandler extends AbstractHandler {
  @Override
  public Object execute(ExecutionEvent event) {
    if (HandlerUtil.getActiveEditor(event) instanceof PipelineEditor editor && editor.diagram().isPresent()) {
      offer(editor);
    }
    return null;
  }

  /** Finds the fixes in the background and shows them at the selection. */
  public static void offer(PipelineEditor editor) {
    JobDiagram diagram = editor.diagram().orElseThrow();
    dev.stillwater.model.job.Job copy = JobFile.copy(diagram.job());
    Path path = diagram.file().orElse(null);
    List<Integer> operators = new ArrayList<>();
    List<Integer> streams = new ArrayList<>();
    select(editor, diagram, operators, streams);
    Point place = place(editor);
    FixRun.background(Messages.finding, () -> {
      QuickFixes fixes = QuickFixes.of(copy, path);
      List<JobProblem> chosen = problems(fixes, copy, operators, streams);
      List<FixChoice> choices = choices(fixes, chosen);
      UiThread.post(editor.getSite().getShell(), () -> {
        if (choices.isEmpty()) {
          editor.getEditorSite().getActionBars().getStatusLineManager().setMessage(chosen.isEmpty() ? Messages.noProblems : Messages.nothing);
        } else if (editor.diagram().filter(diagram::equals).isPresent()) {
          hideToolTip(editor);
          new QuickFixPopup(editor.getSite().getShell(), place, choices, choice -> FixRun.inEditor(editor, choice.keys(), choice.id(), choice.label())).open();
        }
      });
    });
  }

  /**
   * A line of the list.
   *
   * @param id kind of the fix
   * @param label what it does
   * @param keys the problems that it mends
   * @param message what is wrong
   */
  record FixChoice(String id, String label, List<Key> keys, String message) {}

  private static void select(PipelineEditor editor, JobDiagram diagram, List<Integer> operators, List<Integer> streams) {
    if (editor.getSite().getSelectionProvider() == null || !(editor.getSite().getSelectionProvider().getSelection() instanceof IStructuredSelection selection)) {
      return;
    }
    for (Object selected : selection.toList()) {
      Object model = selected instanceof EditPart part ? part.getModel() : selected;
      if (model instanceof Operator operator) {
        operators.add(diagram.job().getOperators().indexOf(operator));
      } else if (model instanceof Stream stream) {
        streams.add(diagram.job().getStreams().indexOf(stream));
      }
    }
  }

  /** The problems of what is selected and of its streams; all problems when nothing is. */
  private static List<JobProblem> problems(QuickFixes fixes, dev.stillwater.model.job.Job job, List<Integer> operators, List<Integer> streams) {
    if (operators.isEmpty() && streams.isEmpty()) {
      return fixes.problems();
    }
    DiagramProblems all = new DiagramProblems(fixes.problems());
    Set<JobProblem> chosen = new LinkedHashSet<>();
    for (int index : operators) {
      Operator operator = job.getOperators().get(index);
      chosen.addAll(all.of(operator));
      fixes.problems().stream().filter(problem -> problem.uid().orElse("").isBlank() && problem.feature().filter("uid"::equals).isPresent()
          && (operator.getUid() == null || operator.getUid().isBlank())).forEach(chosen::add);
      operator.getIncoming().forEach(stream -> chosen.addAll(all.of(stream)));
      operator.getOutgoing().forEach(stream -> chosen.addAll(all.of(stream)));
    }
    streams.forEach(index -> chosen.addAll(all.of(job.getStreams().get(index))));
    return new ArrayList<>(chosen);
  }

  /** Each fix of each problem; behind them, for fixes that several problems of the job have, one line for all of them. */
  private static List<FixChoice> choices(QuickFixes fixes, List<JobProblem> chosen) {
    List<FixChoice> choices = new ArrayList<>();
    Map<String, QuickFix> first = new LinkedHashMap<>();
    for (JobProblem problem : chosen) {
      for (QuickFix fix : fixes.of(problem)) {
        choices.add(new FixChoice(fix.id(), fix.label(), List.of(Key.of(problem)), problem.message()));
        first.putIfAbsent(fix.id(), fix);
      }
    }
    Map<String, List<Key>> alike = new LinkedHashMap<>();
    for (JobProblem problem : fixes.problems()) {
      fixes.of(problem).stream().map(QuickFix::id).distinct().filter(first::containsKey)
          .forEach(id -> alike.computeIfAbsent(id, none -> new ArrayList<>()).add(Key.of(problem)));
    }
    alike.forEach((id, keys) -> {
      if (keys.size() > 1) {
        choices.add(new FixChoice(id, NLS.bind(Messages.all, first.get(id).label(), keys.size()), keys, first.get(id).problem().message()));
      }
    });
    return choices;
  }

  /** The tool tip of the operator under the pointer says the same and would lie above the list. */
  private static void hideToolTip(PipelineEditor editor) {
    GraphicalViewer viewer = (GraphicalViewer) editor.getAdapter(GraphicalViewer.class);
    viewer.getControl().notifyListeners(SWT.MouseExit, new Event());
  }

  private static Point place(PipelineEditor editor) {
    GraphicalViewer viewer = (GraphicalViewer) editor.getAdapter(GraphicalViewer.class);
    if (viewer.getFocusEditPart() instanceof GraphicalEditPart part && part.getModel() != viewer.getContents().getModel()) {
      org.eclipse.draw2d.geometry.Rectangle bounds = part.getFigure().getBounds().getCopy();
      part.getFigure().translateToAbsolute(bounds);
      return viewer.getControl().toDisplay(bounds.x + bounds.width / 2, bounds.bottom());
    }
    return viewer.getControl().toDisplay(20, 20);
  }
}
