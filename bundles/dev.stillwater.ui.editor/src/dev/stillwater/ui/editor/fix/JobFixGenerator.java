package dev.stillwater.ui.editor.fix;

import java.util.List;
import org.eclipse.core.resources.IMarker;
import org.eclipse.ui.IMarkerResolution;
import org.eclipse.ui.IMarkerResolutionGenerator2;

/**
 * Gives the Problems view the fixes of a job's problem, which the builder found when it made the marker.
 *
 * <p>THREADING: UI thread.
 */
public final class JobFixGenerator implements IMarkerResolutionGenerator2 {
  /** Attribute of a marker: its fixes, see {@link OfferedFix#parse}. */
  static final String FIXES = "fixes";

  @Override
  public boolean hasResolutions(IMarker marker) {
    return !marker.getAttribute(FIXES, "").isEmpty();
  }

  @Override
  public IMarkerResolution[] getResolutions(IMarker marker) {
    List<OfferedFix> fixes = OfferedFix.parse(marker.getAttribute(FIXES, ""));
    return fixes.stream().map(fix -> new JobFixResolution(marker, fix)).toArray(IMarkerResolution[]::new);
  }
}
