package dev.stillwater.ui.operate.launch;

import dev.stillwater.ui.operate.snapshot.SnapshotInput;
import java.util.Optional;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.debug.ui.ILaunchShortcut;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.ui.IEditorPart;

/**
 * Run As &gt; Stillwater Job from Snapshot, for the metadata of a snapshot or its open editor.
 *
 * <p>THREADING: UI thread.
 */
public final class SnapshotLaunchShortcut implements ILaunchShortcut {
  @Override
  public void launch(ISelection selection, String mode) {
    Object first = selection instanceof IStructuredSelection structured ? structured.getFirstElement() : null;
    IResource resource = first == null ? null : Adapters.adapt(first, IResource.class);
    if (first instanceof SnapshotInput input) {
      RunFromSnapshot.open(input.path(), Optional.empty());
    } else if (resource != null && resource.getLocation() != null) {
      RunFromSnapshot.open(resource.getLocation().removeLastSegments(1).toPath(), Optional.empty());
    }
  }

  @Override
  public void launch(IEditorPart editor, String mode) {
    if (editor.getEditorInput() instanceof SnapshotInput input) {
      RunFromSnapshot.open(input.path(), Optional.empty());
    }
  }
}
