package dev.stillwater.ui.editor.find;

import dev.stillwater.model.JobProblem;
import dev.stillwater.model.catalog.OperatorKind;
import dev.stillwater.model.job.Operator;
import dev.stillwater.ui.StillwaterImages;
import dev.stillwater.ui.editor.diagram.DiagramMessages;
import dev.stillwater.ui.editor.model.JobDiagram;
import dev.stillwater.ui.editor.zoom.DiagramZoom;
import java.util.List;
import java.util.Locale;
import org.eclipse.gef.GraphicalEditPart;
import org.eclipse.gef.GraphicalViewer;
import org.eclipse.jface.dialogs.PopupDialog;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.StyledCellLabelProvider;
import org.eclipse.jface.viewers.StyledString;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.ViewerCell;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;

/**
 * The Quick Outline: a list of the operators over the drawing, which a few typed letters make short; Enter jumps to the one that is chosen.
 *
 * <p>THREADING: UI thread. LIFECYCLE: until something is chosen, Escape, or a click elsewhere.
 */
public final class QuickOutline extends PopupDialog {
  private static final Point SIZE = new Point(460, 380);

  private final JobDiagram diagram;
  private final GraphicalViewer viewer;
  private final List<Operator> all;
  private Text filter;
  private TableViewer list;

  /** Outlines the diagram that the viewer shows. */
  public QuickOutline(Shell parent, JobDiagram diagram, GraphicalViewer viewer) {
    super(parent, PopupDialog.INFOPOPUPRESIZE_SHELLSTYLE, true, false, false, false, false, null, DiagramMessages.QuickOutline_info);
    this.diagram = diagram;
    this.viewer = viewer;
    all = DiagramSearch.inOrder(diagram);
  }

  @Override
  protected Control createDialogArea(Composite parent) {
    Composite area = new Composite(parent, SWT.NONE);
    area.setLayout(new GridLayout());
    area.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
    area.setData("dev.stillwater.id", "quick-outline");
    filter = new Text(area, SWT.SEARCH | SWT.ICON_SEARCH);
    filter.setMessage(DiagramMessages.QuickOutline_hint);
    filter.setData("dev.stillwater.id", "quick-outline-filter");
    filter.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
    list = new TableViewer(area, SWT.SINGLE | SWT.V_SCROLL | SWT.VIRTUAL);
    list.setUseHashlookup(true);
    list.setContentProvider(ArrayContentProvider.getInstance());
    list.setLabelProvider(new Labels());
    list.getControl().setData("dev.stillwater.id", "quick-outline-list");
    list.getControl().setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
    list.addOpenListener(event -> jump());
    list.getControl().addListener(SWT.MouseUp, event -> jump());
    filter.addListener(SWT.Modify, event -> refresh());
    filter.addListener(SWT.KeyDown, this::keyDown);
    filter.addListener(SWT.DefaultSelection, event -> jump());
    refresh();
    return area;
  }

  @Override
  protected Control getFocusControl() {
    return filter;
  }

  @Override
  protected Point getDefaultSize() {
    return SIZE;
  }

  @Override
  protected Point getDefaultLocation(Point size) {
    Rectangle area = viewer.getControl().getDisplay().map(viewer.getControl(), null, viewer.getControl().getBounds());
    return new Point(area.x + (area.width - size.x) / 2, area.y + Math.max(0, (area.height - size.y) / 4));
  }

  private void refresh() {
    String wanted = filter.getText().strip().toLowerCase(Locale.ROOT);
    List<Operator> shown = all.stream().filter(operator -> wanted.isEmpty() || DiagramSearch.place(diagram, operator, wanted).isPresent()).toList();
    list.setInput(shown);
    Operator selected = wanted.isEmpty() ? selectedOnDrawing() : null;
    if (selected != null) {
      list.setSelection(new StructuredSelection(selected), true);
    } else if (!shown.isEmpty()) {
      list.setSelection(new StructuredSelection(shown.getFirst()), true);
    }
  }

  private Operator selectedOnDrawing() {
    List<?> selected = viewer.getSelectedEditParts();
    return !selected.isEmpty() && ((GraphicalEditPart) selected.getLast()).getModel() instanceof Operator operator ? operator : null;
  }

  private void keyDown(Event event) {
    int step = switch (event.keyCode) {
      case SWT.ARROW_DOWN -> 1;
      case SWT.ARROW_UP -> -1;
      case SWT.PAGE_DOWN -> 10;
      case SWT.PAGE_UP -> -10;
      default -> 0;
    };
    int count = list.getTable().getItemCount();
    if (step != 0 && count > 0) {
      event.doit = false;
      int next = Math.max(0, Math.min(count - 1, list.getTable().getSelectionIndex() + step));
      list.setSelection(new StructuredSelection(((List<?>) list.getInput()).get(next)), true);
    }
  }

  private void jump() {
    Object chosen = ((IStructuredSelection) list.getSelection()).getFirstElement();
    close();
    DiagramZoom.seen(viewer, chosen).ifPresent(part -> {
      viewer.getControl().setFocus();
      viewer.select(part);
      DiagramZoom.of(viewer).jumpTo(part);
    });
  }

  /** Icon with problems, name, uid and kind of operators. */
  private final class Labels extends StyledCellLabelProvider {
    @Override
    public void update(ViewerCell cell) {
      Operator operator = (Operator) cell.getElement();
      StyledString text = new StyledString(JobDiagram.nameOf(operator));
      String kind = diagram.kind(operator).map(OperatorKind::label).orElse(String.valueOf(operator.getKind()));
      text.append("   " + NLS.bind(DiagramMessages.OperatorTip_kind, kind, String.valueOf(operator.getUid())), StyledString.QUALIFIER_STYLER);
      cell.setText(text.getString());
      cell.setStyleRanges(text.getStyleRanges());
      cell.setImage(image(operator));
      super.update(cell);
    }

    private Image image(Operator operator) {
      Image icon = StillwaterImages.kindImage(operator.getKind());
      List<JobProblem> problems = diagram.problems().of(operator);
      if (problems.isEmpty()) {
        return icon;
      }
      boolean hasError = problems.stream().anyMatch(JobProblem::isError);
      return StillwaterImages.decorated(icon, "kind:" + operator.getKind(), hasError ? StillwaterImages.OVERLAY_ERROR : StillwaterImages.OVERLAY_WARNING);
    }
  }
}
