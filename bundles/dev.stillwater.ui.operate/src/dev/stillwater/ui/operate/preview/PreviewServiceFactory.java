package dev.stillwater.ui.operate.preview;

import org.eclipse.ui.services.AbstractServiceFactory;
import org.eclipse.ui.services.IServiceLocator;

/**
 * Makes the workbench's service of previews.
 *
 * <p>THREADING: UI thread.
 */
public final class PreviewServiceFactory extends AbstractServiceFactory {
  @Override
  public Object create(Class type, IServiceLocator parent, IServiceLocator locator) {
    return type == PreviewService.class && parent.getService(PreviewService.class) == null ? new PreviewService() : null;
  }
}
