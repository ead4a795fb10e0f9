package dev.stillwater.ui.operate.snapshot.trend;

import dev.stillwater.ui.Quantities;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.resource.ResourceLocator;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IPersistableElement;

/**
 * The snapshots of a series.
 *
 * <p>THREADING: immutable.
 *
 * @param snapshots folders or archives, absolute
 */
record TrendInput(List<Path> snapshots) implements IEditorInput {
  TrendInput {
    snapshots = List.copyOf(snapshots);
  }

  @Override
  public String getName() {
    return NLS.bind(Messages.TrendInput_name, Quantities.snapshots(snapshots.size()));
  }

  @Override
  public boolean exists() {
    return true;
  }

  @Override
  public ImageDescriptor getImageDescriptor() {
    return ResourceLocator.imageDescriptorFromBundle("dev.stillwater.ui.operate", "icons/snapshot.svg").orElse(ImageDescriptor.getMissingImageDescriptor());
  }

  @Override
  public String getToolTipText() {
    return NLS.bind(Messages.TrendInput_toolTip, snapshots.getFirst(), snapshots.getLast());
  }

  /** A series is not opened again after a restart: checkpoints come and go. */
  @Override
  public IPersistableElement getPersistable() {
    return null;
  }

  @Override
  public <T> T getAdapter(Class<T> adapter) {
    return null;
  }
}
