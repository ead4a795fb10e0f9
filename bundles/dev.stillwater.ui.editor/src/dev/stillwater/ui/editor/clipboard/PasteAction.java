package dev.stillwater.ui.editor.clipboard;

import dev.stillwater.ui.editor.model.JobFragment;
import dev.stillwater.ui.editor.policies.NoticeLine;
import java.util.Optional;
import org.eclipse.draw2d.geometry.Point;
import org.eclipse.gef.GraphicalViewer;
import org.eclipse.jface.action.Action;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.ui.ISharedImages;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.actions.ActionFactory;

/**
 * Pastes the operators of the clipboard: where the context menu was opened, or at the pointer when a key asks for it.
 *
 * <p>THREADING: UI thread.
 */
public final class PasteAction extends Action {
  private final GraphicalViewer viewer;
  private Optional<Point> menuPlace = Optional.empty();

  /** Pastes into the job of the viewer. */
  public PasteAction(GraphicalViewer viewer) {
    this.viewer = viewer;
    setId(ActionFactory.PASTE.getId());
    setText(Messages.PasteAction_text);
    ISharedImages images = PlatformUI.getWorkbench().getSharedImages();
    setImageDescriptor(images.getImageDescriptor(ISharedImages.IMG_TOOL_PASTE));
    setDisabledImageDescriptor(images.getImageDescriptor(ISharedImages.IMG_TOOL_PASTE_DISABLED));
    Control canvas = viewer.getControl();
    canvas.addListener(SWT.MenuDetect, event -> {
      org.eclipse.swt.graphics.Point at = canvas.toControl(event.x, event.y);
      menuPlace = Optional.of(new Point(at.x, at.y));
    });
    canvas.addListener(SWT.MouseDown, event -> menuPlace = event.button == 1 ? Optional.empty() : menuPlace);
  }

  @Override
  public void runWithEvent(Event event) {
    boolean isFromMenu = event != null && event.type == SWT.Selection;
    paste(isFromMenu ? menuPlace : pointer());
  }

  @Override
  public void run() {
    paste(pointer());
  }

  private void paste(Optional<Point> place) {
    Optional<JobFragment> fragment = OperatorsTransfer.paste(viewer.getControl().getDisplay());
    if (fragment.isEmpty()) {
      NoticeLine.show(viewer, Messages.PasteAction_nothing);
    } else {
      Pasting.into(viewer).ifPresent(pasting -> pasting.paste(fragment.get(), place));
    }
  }

  /** The pointer, when it is over the canvas. */
  private Optional<Point> pointer() {
    Control canvas = viewer.getControl();
    org.eclipse.swt.graphics.Point at = canvas.toControl(canvas.getDisplay().getCursorLocation());
    org.eclipse.swt.graphics.Point size = canvas.getSize();
    boolean isInside = at.x >= 0 && at.y >= 0 && at.x < size.x && at.y < size.y;
    return isInside ? Optional.of(new Point(at.x, at.y)) : Optional.empty();
  }
}
