package dev.stillwater.ui.navigator;

import dev.stillwater.ui.StillwaterImages;
import dev.stillwater.ui.UiThread;
import java.util.Arrays;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IResourceChangeEvent;
import org.eclipse.core.resources.IResourceChangeListener;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.jface.viewers.IDecoration;
import org.eclipse.jface.viewers.ILightweightLabelDecorator;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.jface.viewers.LabelProviderChangedEvent;
import org.eclipse.ui.PlatformUI;

/**
 * Marks the operators of job files in the navigator that have errors or warnings, as the files themselves are marked.
 *
 * <p>THREADING: called by the workbench on its decoration thread.
 */
public final class OperatorProblemDecorator extends LabelProvider implements ILightweightLabelDecorator {
  private static final String MARKER = "dev.stillwater.ui.problem";
  private static final String UID = "uid";

  private final IResourceChangeListener markers = this::changed;

  /** Made by the workbench. */
  public OperatorProblemDecorator() {
    ResourcesPlugin.getWorkspace().addResourceChangeListener(markers, IResourceChangeEvent.POST_CHANGE | IResourceChangeEvent.POST_BUILD);
  }

  @Override
  public void dispose() {
    ResourcesPlugin.getWorkspace().removeResourceChangeListener(markers);
    super.dispose();
  }

  @Override
  public void decorate(Object element, IDecoration decoration) {
    if (element instanceof OperatorNode node && !node.uid().isEmpty()) {
      int worst = worst(node);
      if (worst >= IMarker.SEVERITY_WARNING) {
        decoration.addOverlay(StillwaterImages.descriptor(worst == IMarker.SEVERITY_ERROR ? StillwaterImages.OVERLAY_ERROR : StillwaterImages.OVERLAY_WARNING),
            IDecoration.BOTTOM_LEFT);
      }
    }
  }

  private static int worst(OperatorNode node) {
    try {
      return Arrays.stream(node.file().exists() ? node.file().findMarkers(MARKER, true, IResource.DEPTH_ZERO) : new IMarker[0])
          .filter(marker -> node.uid().equals(marker.getAttribute(UID, ""))).mapToInt(marker -> marker.getAttribute(IMarker.SEVERITY, 0)).max().orElse(0);
    } catch (CoreException gone) {
      ILog.of(OperatorProblemDecorator.class).info("The problems of '" + node.file().getFullPath() + "' could not be read: " + gone.getMessage());
      return 0;
    }
  }

  private void changed(IResourceChangeEvent event) {
    if (event.findMarkerDeltas(MARKER, true).length > 0 && PlatformUI.isWorkbenchRunning()) {
      UiThread.post(PlatformUI.getWorkbench().getDisplay(), () -> fireLabelProviderChanged(new LabelProviderChangedEvent(this)));
    }
  }
}
