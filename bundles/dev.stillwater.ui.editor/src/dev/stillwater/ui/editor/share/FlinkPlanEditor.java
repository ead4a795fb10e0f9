package dev.stillwater.ui.editor.share;

import dev.stillwater.model.job.Job;
import dev.stillwater.model.job.JobFactory;
import dev.stillwater.model.job.JobLayout;
import dev.stillwater.model.job.Operator;
import dev.stillwater.model.job.Stream;
import dev.stillwater.ui.OperatorReveal;
import dev.stillwater.ui.StillwaterColors;
import dev.stillwater.ui.UiThread;
import dev.stillwater.ui.editor.api.PipelineView;
import dev.stillwater.ui.editor.figures.OperatorFigure;
import dev.stillwater.ui.editor.layout.ElkArrangement;
import dev.stillwater.ui.editor.live.LiveView;
import dev.stillwater.ui.editor.model.JobDiagram;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.draw2d.geometry.Dimension;
import org.eclipse.gef.EditPart;
import org.eclipse.gef.GraphicalViewer;
import org.eclipse.gef.editparts.ZoomManager;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorSite;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.part.EditorPart;

/**
 * Draws the plan of a job on a Flink cluster, or of a run that no job file is known of, to be looked at: it can be scrolled, zoomed and walked through, and not changed. Of
 * a run it shows live numbers.
 *
 * <p>THREADING: UI thread; the arrangement is made in the background.
 */
public final class FlinkPlanEditor extends EditorPart {
  /** Id of the editor. */
  public static final String ID = "dev.stillwater.ui.editor.flinkPlan";

  private ReadOnlyDrawing drawing;
  private PlanView view;
  private Label detail;

  @Override
  public void init(IEditorSite site, IEditorInput input) throws PartInitException {
    if (!(input instanceof FlinkPlanInput)) {
      throw new PartInitException(NLS.bind(Messages.planNoInput, input.getName()));
    }
    setSite(site);
    setInput(input);
    setPartName(NLS.bind(input().run().isPresent() ? Messages.planRunPart : Messages.planPart, input.getName()));
  }

  @Override
  public void createPartControl(Composite parent) {
    Composite body = new Composite(parent, SWT.NONE);
    GridLayout grid = new GridLayout();
    grid.marginWidth = 0;
    grid.marginHeight = 0;
    grid.verticalSpacing = 0;
    body.setLayout(grid);
    Label notice = new Label(body, SWT.WRAP);
    notice.setData("dev.stillwater.id", "flink-plan-notice");
    notice.setText(NLS.bind(input().run().isPresent() ? Messages.planRunNotice : Messages.planNotice, input().origin()).replace("&", "&&"));
    GridData wide = new GridData(SWT.FILL, SWT.CENTER, true, false);
    wide.horizontalIndent = 6;
    notice.setLayoutData(wide);
    drawing = new ReadOnlyDrawing(body, "flink-plan");
    drawing.control().setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
    detail = new Label(body, SWT.WRAP);
    detail.setData("dev.stillwater.id", "flink-plan-detail");
    GridData line = new GridData(SWT.FILL, SWT.CENTER, true, false);
    line.horizontalIndent = 6;
    detail.setLayoutData(line);
    drawing.viewer().addSelectionChangedListener(event -> showDetail());
    view = new PlanView(input(), drawing);
    LiveView.install(drawing.viewer(), drawing.root(), view::diagram, () -> body);
    StillwaterColors.onChange(body, () -> LiveView.of(drawing.viewer()).ifPresent(LiveView::restyle));
    getSite().setSelectionProvider(drawing.viewer());
    Dimension size = OperatorFigure.standardSize();
    Job job = input().plan().job();
    org.eclipse.core.runtime.jobs.Job.createSystem(input().getName(), (ICoreRunnable) monitor -> {
      JobLayout layout = JobFactory.eINSTANCE.createJobLayout();
      ElkArrangement.complete(job, layout, input().plan().catalog(), size);
      UiThread.post(body, () -> {
        JobDiagram diagram = new JobDiagram(job, layout, input().plan().catalog());
        drawing.show(diagram);
        drawing.fit();
        view.loaded(diagram);
        body.setBackground(StillwaterColors.get(StillwaterColors.CANVAS));
      });
    }).schedule();
  }

  private FlinkPlanInput input() {
    return (FlinkPlanInput) getEditorInput();
  }

  /** All that Flink says of the selected vertex. */
  private void showDetail() {
    Object model = drawing.viewer().getSelectedEditParts().isEmpty() ? null : ((EditPart) drawing.viewer().getSelectedEditParts().get(0)).getModel();
    String text = switch (model) {
      case Operator operator when operator.getDescription() == null -> NLS.bind(Messages.planOperator, operator.getUid(), Math.max(1, operator.getParallelism()));
      case Operator operator -> NLS.bind(Messages.planVertex, new Object[] {operator.getUid(), Math.max(1, operator.getParallelism()),
          operator.getDescription().replace('\n', ' ')});
      case Stream stream -> NLS.bind(Messages.planStream, new Object[] {stream.getSource().getName(), stream.getTarget().getName(), input().plan().strategies().get(stream)});
      case null, default -> "";
    };
    detail.setText(text.replace("&", "&&"));
    detail.getParent().layout();
  }

  @Override
  public <T> T getAdapter(Class<T> type) {
    if (type == PipelineView.class || type == OperatorReveal.class) {
      return type.cast(view);
    }
    if (type == GraphicalViewer.class) {
      return type.cast(drawing.viewer());
    }
    return type == ZoomManager.class ? type.cast(drawing.root().getZoomManager()) : super.getAdapter(type);
  }

  @Override
  public void setFocus() {
    drawing.control().setFocus();
  }

  @Override
  public boolean isDirty() {
    return false;
  }

  @Override
  public boolean isSaveAsAllowed() {
    return false;
  }

  @Override
  public void doSave(IProgressMonitor monitor) {
    // Nothing can be changed here.
  }

  @Override
  public void doSaveAs() {
    // Nothing can be changed here.
  }
}
