package dev.stillwater.ui.editor.compare;

import dev.stillwater.model.JobDiff;
import dev.stillwater.model.JobDiff.Change;
import dev.stillwater.model.JobDiff.Kind;
import dev.stillwater.model.JobDiff.Subject;
import dev.stillwater.model.JobFile;
import dev.stillwater.model.edit.JobTransfer;
import dev.stillwater.model.edit.RecordedEdits;
import dev.stillwater.model.job.Job;
import dev.stillwater.model.job.Operator;
import dev.stillwater.model.job.Stream;
import dev.stillwater.ui.Quantities;
import dev.stillwater.ui.StillwaterImages;
import dev.stillwater.ui.UiThread;
import dev.stillwater.ui.editor.commands.ApplyEditsCommand;
import dev.stillwater.ui.editor.compare.ChangeTable.Row;
import dev.stillwater.ui.editor.figures.OperatorFigure;
import dev.stillwater.ui.editor.model.JobDiagram;
import dev.stillwater.ui.editor.share.ReadOnlyDrawing;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.ResourceBundle;
import org.eclipse.compare.CompareConfiguration;
import org.eclipse.compare.CompareUI;
import org.eclipse.compare.contentmergeviewer.ContentMergeViewer;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.draw2d.geometry.Dimension;
import org.eclipse.draw2d.geometry.Point;
import org.eclipse.gef.EditPart;
import org.eclipse.gef.commands.CommandStack;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.ToolBarManager;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.IActionBars;
import org.eclipse.ui.actions.ActionFactory;

/**
 * Two versions of a job side by side on the drawing, matched by uid, with the properties that differ in a table below; changes can be copied across and taken back.
 *
 * <p>THREADING: UI thread; versions are read in the background. LIFECYCLE: as long as its control.
 */
final class JobMergeViewer extends ContentMergeViewer {
  private static final int TABLE_PERCENT = 35;
  private static final int LINE = 24;

  private final CommandStack stack = new CommandStack();
  private Side left;
  private Side right;
  private ChangeTable table;
  private Label summary;
  private JobDifference difference = new JobDifference(List.of(), List.of());
  private Action copyRight;
  private Action copyLeft;
  private Action undo;
  private int generation;
  private boolean isSelecting;

  /** One of the two sides. */
  private static final class Side {
    private final ReadOnlyDrawing drawing;
    private final DiffMarks marks;
    private Optional<JobDiagram> diagram = Optional.empty();

    Side(Composite parent, String id) {
      drawing = new ReadOnlyDrawing(parent, id);
      marks = new DiffMarks(drawing);
    }
  }

  JobMergeViewer(Composite parent, CompareConfiguration configuration) {
    super(SWT.NONE, ResourceBundle.getBundle("dev.stillwater.ui.editor.compare.viewer", Locale.getDefault(), JobMergeViewer.class.getClassLoader()), configuration);
    buildControl(parent);
    getControl().setData(CompareUI.COMPARE_VIEWER_TITLE, getTitle());
  }

  @Override
  protected void createControls(Composite parent) {
    left = new Side(parent, "compare-left");
    right = new Side(parent, "compare-right");
    summary = new Label(parent, SWT.NONE);
    summary.setText(Messages.loading);
    summary.setData("dev.stillwater.id", "compare-summary");
    table = new ChangeTable(parent);
    table.control().addListener(SWT.Selection, event -> revealSelected());
    left.drawing.viewer().addSelectionChangedListener(event -> selectRows(left));
    right.drawing.viewer().addSelectionChangedListener(event -> selectRows(right));
  }

  @Override
  protected void createToolItems(ToolBarManager bar) {
    copyRight = action(Messages.copyRight, "action/copy-right", () -> copySelected(true));
    copyLeft = action(Messages.copyLeft, "action/copy-left", () -> copySelected(false));
    undo = action(Messages.undo, "action/undo-copy", this::undoCopy);
    bar.appendToGroup("merge", copyRight);
    bar.appendToGroup("merge", copyLeft);
    bar.appendToGroup("merge", undo);
    bar.appendToGroup("navigation", action(Messages.next, "action/next-change", () -> step(1)));
    bar.appendToGroup("navigation", action(Messages.previous, "action/previous-change", () -> step(-1)));
    IActionBars bars = getCompareConfiguration().getContainer() == null ? null : getCompareConfiguration().getContainer().getActionBars();
    if (bars != null) {
      bars.setGlobalActionHandler(ActionFactory.UNDO.getId(), undo);
    }
    updateToolItems();
  }

  private static Action action(String text, String icon, Runnable run) {
    Action action = new Action(text) {
      @Override
      public void run() {
        run.run();
      }
    };
    ImageDescriptor image = StillwaterImages.descriptor(icon);
    action.setImageDescriptor(image);
    action.setToolTipText(text);
    return action;
  }

  @Override
  protected void updateToolItems() {
    super.updateToolItems();
    if (copyRight != null) {
      boolean isChosen = table.selected().stream().anyMatch(row -> row.change().isPresent());
      copyRight.setEnabled(isChosen && isRightEditable());
      copyLeft.setEnabled(isChosen && isLeftEditable());
      undo.setEnabled(stack.canUndo());
    }
  }

  @Override
  protected void handleResizeAncestor(int x, int y, int width, int height) {
    // Two sides say all there is to say; a common ancestor is not drawn.
  }

  @Override
  protected void handleResizeLeftRight(int x, int y, int leftWidth, int centerWidth, int rightWidth, int height) {
    int below = height * TABLE_PERCENT / 100;
    int drawn = height - below - LINE;
    left.drawing.control().setBounds(x, y, leftWidth, drawn);
    right.drawing.control().setBounds(x + leftWidth + centerWidth, y, rightWidth, drawn);
    summary.setBounds(x + 4, y + drawn + 4, leftWidth + centerWidth + rightWidth - 8, LINE - 4);
    table.control().setBounds(x, y + drawn + LINE, leftWidth + centerWidth + rightWidth, below);
    // The line between the sides goes down to the bottom otherwise.
    summary.moveAbove(null);
    table.control().moveAbove(null);
  }

  @Override
  protected void updateContent(Object ancestor, Object leftElement, Object rightElement) {
    int started = ++generation;
    Dimension size = OperatorFigure.standardSize();
    org.eclipse.core.runtime.jobs.Job reading = org.eclipse.core.runtime.jobs.Job.create(Messages.loading, (ICoreRunnable) monitor -> {
      try {
        JobVersion leftVersion = JobVersion.read(leftElement);
        JobVersion rightVersion = JobVersion.read(rightElement);
        JobDiagram leftDiagram = leftVersion.diagram(rightVersion, size);
        JobDiagram rightDiagram = rightVersion.diagram(leftVersion, size);
        UiThread.post(table.control(), () -> show(started, leftDiagram, rightDiagram));
      } catch (java.io.IOException problem) {
        UiThread.post(summary, () -> summary.setText(problem.getMessage()));
      }
    });
    reading.setSystem(true);
    reading.schedule();
  }

  private void show(int started, JobDiagram leftDiagram, JobDiagram rightDiagram) {
    if (started != generation) {
      return;
    }
    stack.flush();
    left.diagram = Optional.of(leftDiagram);
    right.diagram = Optional.of(rightDiagram);
    left.drawing.show(leftDiagram);
    right.drawing.show(rightDiagram);
    compare();
    left.drawing.fit();
    right.drawing.fit();
    table.step(1);
    revealSelected();
  }

  private void compare() {
    JobDiagram leftDiagram = left.diagram.orElseThrow();
    JobDiagram rightDiagram = right.diagram.orElseThrow();
    difference = JobDifference.of(leftDiagram, rightDiagram);
    table.show(difference);
    left.drawing.viewer().flush();
    right.drawing.viewer().flush();
    left.marks.show(difference, leftDiagram);
    right.marks.show(difference, rightDiagram);
    summary.setText(difference.isEmpty() ? Messages.equal : difference.changes().isEmpty() ? NLS.bind(Messages.movedAll, Quantities.operators(difference.moved().size()))
        : NLS.bind(Messages.summary, new Object[] {Quantities.changes(difference.changes().size() + difference.moved().size()), difference.count(Kind.ADDED), difference.count(Kind.REMOVED),
            difference.count(Kind.CHANGED), difference.moved().size()}));
    updateToolItems();
  }

  private void step(int step) {
    table.step(step);
    revealSelected();
  }

  private void revealSelected() {
    updateToolItems();
    List<Row> rows = table.selected();
    if (rows.isEmpty() || isSelecting) {
      return;
    }
    isSelecting = true;
    reveal(left, rows.get(0));
    reveal(right, rows.get(0));
    isSelecting = false;
  }

  private static void reveal(Side side, Row row) {
    boolean isStream = row.change().filter(change -> change.subject() == Subject.STREAM).isPresent();
    if (isStream) {
      side.diagram.map(diagram -> JobDiff.streamsByName(diagram.job()).get(row.name())).flatMap(stream -> side.drawing.part((Object) stream))
          .ifPresent(side.drawing::reveal);
    } else {
      side.drawing.part(row.name()).ifPresent(side.drawing::reveal);
    }
  }

  private void selectRows(Side side) {
    if (isSelecting || side.drawing.viewer().getSelectedEditParts().isEmpty()) {
      return;
    }
    Object model = ((EditPart) side.drawing.viewer().getSelectedEditParts().get(0)).getModel();
    String name = model instanceof Operator operator ? String.valueOf(operator.getUid()) : model instanceof Stream stream
        ? JobDiff.streamsByName(side.diagram.orElseThrow().job()).entrySet().stream().filter(entry -> entry.getValue() == stream).map(Map.Entry::getKey).findFirst().orElse("")
        : "";
    isSelecting = true;
    table.select(name);
    Side other = side == left ? right : left;
    other.drawing.part(name).ifPresent(other.drawing::reveal);
    isSelecting = false;
    updateToolItems();
  }

  private void copySelected(boolean isToRight) {
    List<Change> changes = table.selected().stream().map(Row::change).flatMap(Optional::stream).toList();
    copy(isToRight, changes);
  }

  @Override
  protected void copy(boolean isToRight) {
    copy(isToRight, difference.changes());
  }

  private void copy(boolean isToRight, List<Change> changes) {
    if (changes.isEmpty() || left.diagram.isEmpty()) {
      return;
    }
    JobDiagram from = (isToRight ? left : right).diagram.orElseThrow();
    JobDiagram to = (isToRight ? right : left).diagram.orElseThrow();
    Job copy = JobFile.copy(to.job());
    RecordedEdits edits = new RecordedEdits(copy);
    JobTransfer.copy(changes, from.job(), copy, edits);
    Map<String, Point> places = new HashMap<>();
    from.job().getOperators().stream().filter(operator -> Objects.nonNull(operator.getUid())).forEach(operator -> places.put(operator.getUid(), from.location(operator)));
    stack.execute(new ApplyEditsCommand(to, edits, places, isToRight ? Messages.copyRight : Messages.copyLeft));
    changed(isToRight);
  }

  private void changed(boolean isRight) {
    if (isRight) {
      setRightDirty(true);
    } else {
      setLeftDirty(true);
    }
    compare();
  }

  private void undoCopy() {
    if (stack.canUndo()) {
      boolean isRight = Messages.copyRight.equals(stack.getUndoCommand().getLabel());
      stack.undo();
      changed(isRight);
    }
  }

  @Override
  protected byte[] getContents(boolean isLeft) {
    return (isLeft ? left : right).diagram.map(diagram -> JobFile.toBytes(diagram.job())).orElse(null);
  }
}
