package dev.stillwater.ui.operate.snapshot;

import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.core.resources.IFile;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IURIEditorInput;

/**
 * Makes the inputs of snapshot editors from what the platform gives.
 *
 * <p>THREADING: stateless.
 */
final class SnapshotInputs {
  private SnapshotInputs() {
  }

  /** The input, if it stands for a file on this machine. */
  static Optional<SnapshotInput> of(IEditorInput input) {
    if (input instanceof SnapshotInput snapshot) {
      return Optional.of(snapshot);
    }
    IFile file = input.getAdapter(IFile.class);
    if (file != null && file.getLocation() != null) {
      return Optional.of(new SnapshotInput(file.getLocation().toPath()));
    }
    return input instanceof IURIEditorInput other && other.getURI() != null && "file".equals(other.getURI().getScheme())
        ? Optional.of(new SnapshotInput(Path.of(other.getURI()))) : Optional.empty();
  }
}
