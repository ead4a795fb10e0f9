package dev.stillwater.ui.editor.fix;

import dev.stillwater.ui.StillwaterImages;
import dev.stillwater.ui.editor.fix.OfferedFix.Key;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.graphics.Image;
import org.eclipse.ui.views.markers.WorkbenchMarkerResolution;

/**
 * One fix of one marker, which can be made for all markers that have a fix of the same kind.
 *
 * <p>THREADING: UI thread.
 */
final class JobFixResolution extends WorkbenchMarkerResolution {
  private final IMarker marker;
  private final OfferedFix fix;

  JobFixResolution(IMarker marker, OfferedFix fix) {
    this.marker = marker;
    this.fix = fix;
  }

  @Override
  public String getLabel() {
    return fix.label();
  }

  @Override
  public String getDescription() {
    return NLS.bind(Messages.description, marker.getAttribute(IMarker.MESSAGE, ""));
  }

  @Override
  public Image getImage() {
    return StillwaterImages.image(StillwaterImages.QUICK_FIX);
  }

  @Override
  public IMarker[] findOtherMarkers(IMarker[] markers) {
    return Arrays.stream(markers).filter(other -> !other.equals(marker) && OfferedFix.parse(other.getAttribute(JobFixGenerator.FIXES, "")).stream()
        .anyMatch(candidate -> candidate.id().equals(fix.id()))).toArray(IMarker[]::new);
  }

  @Override
  public void run(IMarker chosen) {
    run(new IMarker[] {chosen}, null);
  }

  @Override
  public void run(IMarker[] markers, IProgressMonitor monitor) {
    Map<IFile, List<Key>> byFile = new LinkedHashMap<>();
    for (IMarker chosen : markers) {
      if (chosen.getResource() instanceof IFile file) {
        byFile.computeIfAbsent(file, first -> new ArrayList<>()).add(new Key(chosen.getAttribute("code", ""), chosen.getAttribute("uid", ""),
            chosen.getAttribute("feature", ""), chosen.getAttribute(IMarker.LINE_NUMBER, 0)));
      }
    }
    byFile.forEach((file, keys) -> FixRun.start(file, keys, fix.id(), fix.label()));
  }
}
