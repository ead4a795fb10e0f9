package dev.stillwater.ui.editor.find;

import dev.stillwater.ui.editor.diagram.DiagramMessages;
import dev.stillwater.ui.editor.PipelineEditor;
import dev.stillwater.ui.editor.parts.OperatorPart;
import dev.stillwater.ui.editor.zoom.DiagramZoom;
import java.util.List;
import java.util.Optional;
import org.eclipse.gef.GraphicalEditPart;
import org.eclipse.gef.GraphicalViewer;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.eclipse.ui.ISharedImages;
import org.eclipse.ui.PlatformUI;

/**
 * The bar below the drawing that finds operators and notes: marks all that hold the text, and leads from one to the next.
 *
 * <p>THREADING: UI thread. LIFECYCLE: from the first Find until it is closed.
 */
public final class FindBar {
  private static final String DATA = FindBar.class.getName();
  private static final int TEXT_WIDTH = 240;

  private final PipelineEditor editor;
  private final GraphicalViewer viewer;
  private final Composite bar;
  private final Text text;
  private final Label result;
  private List<DiagramSearch.Match> matches = List.of();
  private int current = -1;

  private FindBar(PipelineEditor editor, GraphicalViewer viewer, Composite parent) {
    this.editor = editor;
    this.viewer = viewer;
    bar = new Composite(parent, SWT.NONE);
    bar.setData("dev.stillwater.id", "find-bar");
    bar.setLayoutData(new GridData(SWT.FILL, SWT.END, true, false));
    GridLayout layout = new GridLayout(4, false);
    layout.marginHeight = 3;
    bar.setLayout(layout);
    Label label = new Label(bar, SWT.NONE);
    label.setText(DiagramMessages.FindBar_label);
    text = new Text(bar, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
    text.setData("dev.stillwater.id", "find-text");
    text.setMessage(DiagramMessages.FindBar_hint);
    GridData size = new GridData(SWT.BEGINNING, SWT.CENTER, false, false);
    size.widthHint = TEXT_WIDTH;
    text.setLayoutData(size);
    result = new Label(bar, SWT.NONE);
    result.setData("dev.stillwater.id", "find-result");
    result.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
    createTools();
    TextFocus.install(editor, text);
    text.addListener(SWT.Modify, event -> search());
    text.addListener(SWT.KeyDown, this::keyDown);
    text.addListener(SWT.DefaultSelection, event -> go(event.detail == SWT.CANCEL ? 0 : 1));
    bar.addListener(SWT.Dispose, event -> parent.setData(DATA, null));
  }

  /** Opens the bar below the drawing, or brings the focus into it. */
  public static void open(PipelineEditor editor, GraphicalViewer viewer, Composite parent) {
    FindBar shown = parent.getData(DATA) instanceof FindBar found ? found : null;
    if (shown == null) {
      shown = new FindBar(editor, viewer, parent);
      parent.setData(DATA, shown);
      parent.layout();
    }
    shown.text.setFocus();
    shown.text.selectAll();
  }

  private void createTools() {
    ToolBar tools = new ToolBar(bar, SWT.FLAT);
    ISharedImages images = PlatformUI.getWorkbench().getSharedImages();
    tool(tools, DiagramMessages.FindBar_previous, () -> go(-1)).setImage(images.getImage(ISharedImages.IMG_TOOL_BACK));
    tool(tools, DiagramMessages.FindBar_next, () -> go(1)).setImage(images.getImage(ISharedImages.IMG_TOOL_FORWARD));
    tool(tools, DiagramMessages.FindBar_close, this::close).setImage(images.getImage(ISharedImages.IMG_ELCL_REMOVE));
  }

  private static ToolItem tool(ToolBar tools, String toolTip, Runnable action) {
    ToolItem item = new ToolItem(tools, SWT.PUSH);
    item.setToolTipText(toolTip);
    item.addListener(SWT.Selection, event -> action.run());
    return item;
  }

  private void keyDown(Event event) {
    switch (event.keyCode) {
      case SWT.ESC -> {
        event.doit = false;
        close();
      }
      case SWT.CR, SWT.KEYPAD_CR -> {
        if ((event.stateMask & SWT.SHIFT) != 0) {
          event.doit = false;
          go(-1);
        }
      }
      case SWT.ARROW_DOWN, SWT.F3 -> {
        event.doit = false;
        go(1);
      }
      case SWT.ARROW_UP -> {
        event.doit = false;
        go(-1);
      }
      default -> {
        // Other keys belong to the text.
      }
    }
  }

  private void search() {
    mark(false);
    matches = editor.diagram().map(diagram -> DiagramSearch.find(diagram, text.getText())).orElse(List.of());
    mark(true);
    current = -1;
    if (matches.isEmpty()) {
      result.setText(text.getText().isBlank() ? "" : DiagramMessages.FindBar_nothing);
    } else {
      go(1);
    }
  }

  private void go(int step) {
    if (step == 0 || matches.isEmpty()) {
      return;
    }
    current = Math.floorMod(current < 0 && step < 0 ? step : current + step, matches.size());
    DiagramSearch.Match match = matches.get(current);
    part(match).ifPresent(part -> {
      viewer.select(part);
      DiagramZoom.of(viewer).jumpTo(part);
    });
    result.setText(NLS.bind(DiagramMessages.FindBar_result, new Object[] {current + 1, matches.size(), match.place()}).replace("&", "&&"));
  }

  private void close() {
    mark(false);
    Composite parent = bar.getParent();
    bar.dispose();
    parent.layout();
    viewer.getControl().setFocus();
  }

  private void mark(boolean isMatch) {
    matches.forEach(match -> part(match).filter(OperatorPart.class::isInstance).map(OperatorPart.class::cast)
        .ifPresent(part -> part.operatorFigure().setMatch(isMatch)));
  }

  private Optional<GraphicalEditPart> part(DiagramSearch.Match match) {
    return DiagramZoom.seen(viewer, match.element());
  }
}
