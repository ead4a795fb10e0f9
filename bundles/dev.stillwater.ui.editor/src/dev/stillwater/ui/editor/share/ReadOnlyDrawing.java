package dev.stillwater.ui.editor.share;

import dev.stillwater.model.job.Operator;
import dev.stillwater.ui.StillwaterColors;
import dev.stillwater.ui.editor.model.JobDiagram;
import dev.stillwater.ui.editor.parts.DiagramPartFactory;
import dev.stillwater.ui.editor.parts.DiagramRoot;
import dev.stillwater.ui.editor.parts.JobPart;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.gef.EditDomain;
import org.eclipse.gef.EditPart;
import org.eclipse.gef.GraphicalEditPart;
import org.eclipse.gef.GraphicalViewer;
import org.eclipse.gef.MouseWheelHandler;
import org.eclipse.gef.MouseWheelZoomHandler;
import org.eclipse.gef.commands.Command;
import org.eclipse.gef.commands.CommandStack;
import org.eclipse.gef.editparts.ZoomManager;
import org.eclipse.gef.tools.SelectionTool;
import org.eclipse.gef.ui.parts.GraphicalViewerKeyHandler;
import org.eclipse.gef.ui.parts.ScrollingGraphicalViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

/**
 * The drawing of a job that can be looked at, scrolled, zoomed and walked through, and not changed.
 *
 * <p>THREADING: UI thread. LIFECYCLE: as long as its control.
 */
public final class ReadOnlyDrawing {
  private final GraphicalViewer viewer = new ScrollingGraphicalViewer();
  private final DiagramRoot root = new DiagramRoot();

  /** Makes the control below the parent. */
  public ReadOnlyDrawing(Composite parent, String id) {
    viewer.createControl(parent);
    viewer.setRootEditPart(root);
    viewer.setEditPartFactory(new DiagramPartFactory());
    viewer.setKeyHandler(new GraphicalViewerKeyHandler(viewer));
    viewer.setProperty(MouseWheelHandler.KeyGenerator.getKey(SWT.MOD1), MouseWheelZoomHandler.SINGLETON);
    EditDomain domain = new EditDomain();
    domain.setCommandStack(new CommandStack() {
      @Override
      public void execute(Command command) {
        // Nothing changes here.
      }
    });
    domain.setDefaultTool(new LookingTool());
    domain.loadDefaultTool();
    domain.addViewer(viewer);
    viewer.getControl().setData("dev.stillwater.id", id);
    restyle();
    StillwaterColors.onChange(viewer.getControl(), this::restyle);
  }

  /** Selects what is clicked, and does not drag, rename or resize it. */
  private static final class LookingTool extends SelectionTool {
    @Override
    protected boolean handleButtonDown(int button) {
      EditPart part = getCurrentViewer().findObjectAt(getLocation());
      if (button == 1 && part != null) {
        getCurrentViewer().select(part.isSelectable() ? part : getCurrentViewer().getContents());
      }
      return true;
    }

    @Override
    protected boolean handleButtonUp(int button) {
      return true;
    }

    @Override
    protected boolean handleDoubleClick(int button) {
      return true;
    }

    @Override
    protected boolean handleDragInProgress() {
      return true;
    }
  }

  /** Shows the job. */
  public void show(JobDiagram diagram) {
    viewer.setContents(diagram);
    viewer.flush();
  }

  /** The control. */
  public Control control() {
    return viewer.getControl();
  }

  /** The viewer. */
  public GraphicalViewer viewer() {
    return viewer;
  }

  /** The layers and the zoom. */
  public DiagramRoot root() {
    return root;
  }

  /** Makes the drawing as small as is needed to see all of it, and not larger than it is. */
  public void fit() {
    ZoomManager zoom = root.getZoomManager();
    zoom.setZoomAsText(ZoomManager.FIT_ALL);
    if (zoom.getZoom() > 1) {
      zoom.setZoom(1);
    }
  }

  /** The part of the operator of the uid, if it is drawn. */
  public Optional<GraphicalEditPart> part(String uid) {
    for (Object part : viewer.getEditPartRegistry().values()) {
      if (part instanceof GraphicalEditPart candidate && candidate.getModel() instanceof Operator operator && Objects.equals(operator.getUid(), uid)) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }

  /** The part that draws the object. */
  public Optional<GraphicalEditPart> part(Object model) {
    return viewer.getEditPartRegistry().get(model) instanceof GraphicalEditPart part ? Optional.of(part) : Optional.empty();
  }

  /** Selects the part and scrolls to it. */
  public void reveal(GraphicalEditPart part) {
    if (!viewer.getSelectedEditParts().contains(part)) {
      viewer.select(part);
    }
    viewer.reveal(part);
  }

  /** Where the part is, in pixels at 100 percent. */
  public static Rectangle bounds(GraphicalEditPart part) {
    return part.getFigure().getBounds().getCopy();
  }

  private void restyle() {
    viewer.getControl().setBackground(StillwaterColors.get(StillwaterColors.CANVAS));
    if (viewer.getContents() instanceof JobPart part) {
      part.refreshOperators();
    }
    viewer.getControl().redraw();
  }
}
