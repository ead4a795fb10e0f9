package dev.stillwater.ui.editor;

import dev.stillwater.ui.editor.parts.TextEditing;
import org.eclipse.gef.EditPartViewer;
import org.eclipse.swt.SWT;
import org.eclipse.ui.IWorkbenchPartSite;
import org.eclipse.ui.contexts.IContextActivation;
import org.eclipse.ui.contexts.IContextService;

/**
 * Switches the keys of the diagram on while its editor is active, and off while a text is edited in place; arrow keys while the drawing has the focus.
 *
 * <p>THREADING: UI thread. LIFECYCLE: as long as the editor's site.
 */
final class KeyContext implements TextEditing {
  private static final String ID = "dev.stillwater.ui.editor.context";
  private static final String CANVAS = "dev.stillwater.ui.editor.canvas";

  private final IContextService service;
  private IContextActivation activation;
  private IContextActivation canvas;

  private KeyContext(IContextService service) {
    this.service = service;
  }

  static void install(IWorkbenchPartSite site, EditPartViewer viewer) {
    KeyContext context = new KeyContext(site.getService(IContextService.class));
    TextEditing.install(viewer, context);
    context.ended();
    viewer.getControl().addListener(SWT.FocusIn, event -> context.focused(true));
    viewer.getControl().addListener(SWT.FocusOut, event -> context.focused(false));
  }

  /** Arrow keys belong to the drawing only while it has the focus: palettes and text fields need them as well. */
  private void focused(boolean isFocused) {
    if (canvas != null) {
      service.deactivateContext(canvas);
      canvas = null;
    }
    if (isFocused) {
      canvas = service.activateContext(CANVAS);
    }
  }

  @Override
  public void begun() {
    if (activation != null) {
      service.deactivateContext(activation);
      activation = null;
    }
  }

  @Override
  public void ended() {
    if (activation == null) {
      activation = service.activateContext(ID);
    }
  }
}
