package dev.stillwater.ui.editor.compare;

import dev.stillwater.model.JobDiff.Kind;
import dev.stillwater.model.job.Operator;
import dev.stillwater.ui.StillwaterColors;
import dev.stillwater.ui.UiThread;
import dev.stillwater.ui.editor.api.JobPairDrawing.Jobs;
import dev.stillwater.ui.editor.api.JobPairDrawing.Opened;
import dev.stillwater.ui.editor.figures.OperatorFigure;
import dev.stillwater.ui.editor.model.JobDiagram;
import dev.stillwater.ui.editor.share.ReadOnlyDrawing;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.draw2d.geometry.Dimension;
import org.eclipse.draw2d.geometry.Point;
import org.eclipse.gef.EditPart;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;

/**
 * Two versions of a job side by side with the marks of their differences, and one operator that stands out.
 *
 * <p>THREADING: UI thread; versions are read in the background. LIFECYCLE: as long as its control.
 */
public final class JobPair {
  private static final int WIDE = 3;

  private final Composite root;
  private final Label summary;
  private final Side left;
  private final Side right;
  private final SashForm sash;
  private Optional<JobDifference> difference = Optional.empty();
  private Optional<Jobs> jobs = Optional.empty();
  private boolean isSelecting;

  /** One of the two sides. */
  private static final class Side {
    private final Label title;
    private final ReadOnlyDrawing drawing;
    private final DiffMarks marks;
    private final LoudMark loud;
    private Optional<JobDiagram> diagram = Optional.empty();

    Side(Composite parent, String id) {
      Composite holder = new Composite(parent, SWT.NONE);
      GridLayout layout = new GridLayout(1, false);
      layout.marginWidth = 0;
      layout.marginHeight = 0;
      holder.setLayout(layout);
      title = new Label(holder, SWT.NONE);
      title.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
      drawing = new ReadOnlyDrawing(holder, id);
      drawing.control().setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
      marks = new DiffMarks(drawing);
      loud = new LoudMark(drawing);
    }
  }

  /** Makes the control below the parent; the listener hears which operator was opened by a double click or Enter. */
  public JobPair(Composite parent, Consumer<Opened> opened) {
    root = new Composite(parent, SWT.NONE);
    GridLayout layout = new GridLayout(1, false);
    layout.marginWidth = 0;
    layout.marginHeight = 0;
    root.setLayout(layout);
    summary = new Label(root, SWT.WRAP);
    summary.setText(Messages.loading);
    summary.setData("dev.stillwater.id", "job-pair-summary");
    summary.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
    sash = new SashForm(root, SWT.HORIZONTAL | SWT.SMOOTH);
    sash.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
    left = new Side(sash, "job-pair-a");
    right = new Side(sash, "job-pair-b");
    connect(left, right, false, opened);
    connect(right, left, true, opened);
    StillwaterColors.onChange(root, this::mark);
    root.addListener(SWT.Resize, event -> fit());
  }

  private void connect(Side side, Side other, boolean isB, Consumer<Opened> opened) {
    side.drawing.viewer().addSelectionChangedListener(event -> selectSame(side, other));
    Control control = side.drawing.control();
    control.addListener(SWT.MouseDoubleClick, event -> selected(side).ifPresent(uid -> opened.accept(new Opened(uid, isB))));
    control.addListener(SWT.KeyDown, event -> open(event, side, isB, opened));
  }

  private static void open(Event event, Side side, boolean isB, Consumer<Opened> opened) {
    if (event.character == SWT.CR) {
      selected(side).ifPresent(uid -> opened.accept(new Opened(uid, isB)));
    }
  }

  private static Optional<String> selected(Side side) {
    Object model = side.drawing.viewer().getSelectedEditParts().isEmpty() ? null : ((EditPart) side.drawing.viewer().getSelectedEditParts().get(0)).getModel();
    return model instanceof Operator operator ? Optional.ofNullable(operator.getUid()) : Optional.empty();
  }

  private void selectSame(Side side, Side other) {
    if (!isSelecting) {
      isSelecting = true;
      selected(side).flatMap(other.drawing::part).ifPresent(other.drawing::reveal);
      isSelecting = false;
    }
  }

  /** The control. */
  public Control control() {
    return root;
  }

  /** Takes the focus. */
  public void setFocus() {
    right.drawing.control().setFocus();
  }

  /** Reads the jobs and draws them soon. */
  public void show(Jobs wanted) {
    jobs = Optional.of(wanted);
    left.title.setText(wanted.titleA().replace("&", "&&"));
    right.title.setText(wanted.titleB().replace("&", "&&"));
    Dimension size = OperatorFigure.standardSize();
    Job reading = Job.createSystem(Messages.loading, (ICoreRunnable) monitor -> {
      try {
        JobVersion a = JobVersion.read(new FileElement(wanted.a(), wanted.titleA()));
        JobVersion b = JobVersion.read(new FileElement(wanted.b(), wanted.titleB()));
        JobDiagram diagramA = a.diagram(b, size);
        JobDiagram diagramB = b.diagram(a, size);
        UiThread.post(root, () -> show(diagramA, diagramB));
      } catch (IOException problem) {
        UiThread.post(summary, () -> {
          summary.setText(problem.getMessage().replace("&", "&&"));
          root.layout();
        });
      }
    });
    reading.schedule();
  }

  private void show(JobDiagram diagramA, JobDiagram diagramB) {
    left.diagram = Optional.of(diagramA);
    right.diagram = Optional.of(diagramB);
    left.drawing.show(diagramA);
    right.drawing.show(diagramB);
    // What the second version has and the first one has not was added, so the difference is told from A to B.
    JobDifference found = JobDifference.of(diagramB, diagramA);
    difference = Optional.of(found);
    int changed = found.count(Kind.CHANGED);
    summary.setText(found.changes().isEmpty() ? Messages.equal
        : NLS.bind(Messages.pairSummary, new Object[] {found.count(Kind.ADDED), found.count(Kind.REMOVED), changed}));
    // Jobs go from left to right: one above the other, both are larger.
    sash.setOrientation(isWide(diagramA) && isWide(diagramB) ? SWT.VERTICAL : SWT.HORIZONTAL);
    sash.layout(true, true);
    mark();
    fit();
    jobs.flatMap(Jobs::loud).flatMap(right.drawing::part).ifPresent(right.drawing.viewer()::reveal);
    root.layout();
  }

  private static boolean isWide(JobDiagram diagram) {
    int width = 0;
    int height = 0;
    for (Operator operator : diagram.job().getOperators()) {
      Point place = diagram.location(operator);
      width = Math.max(width, place.x);
      height = Math.max(height, place.y);
    }
    return width > WIDE * height;
  }

  private void mark() {
    if (difference.isPresent()) {
      for (Side side : new Side[] {left, right}) {
        side.drawing.viewer().flush();
        side.marks.show(new JobDifference(difference.get().changes(), List.of()), side.diagram.orElseThrow());
        side.loud.show(jobs.flatMap(Jobs::loud), jobs.map(Jobs::loudText).orElse(""));
      }
    }
  }

  private void fit() {
    if (difference.isPresent()) {
      left.drawing.fit();
      right.drawing.fit();
    }
  }
}
