package dev.stillwater.ui.operate.snapshot;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.resource.ResourceLocator;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.IPersistableElement;

/**
 * A snapshot as the input of its editor: a folder, or an archive. A {@code _metadata} file stands for its folder, so that one snapshot has one editor.
 *
 * <p>THREADING: immutable.
 */
public final class SnapshotInput implements IEditorInput, IPersistableElement {
  private static final String METADATA = "_metadata";

  private final Path path;

  /** The snapshot at the path; whether there is one shows when it is opened. */
  public SnapshotInput(Path path) {
    Path named = Objects.requireNonNull(path, "path").toAbsolutePath().normalize();
    this.path = named.endsWith(METADATA) && named.getParent() != null ? named.getParent() : named;
  }

  /** Folder or archive, absolute. */
  public Path path() {
    return path;
  }

  /** What people call it: the folder's name, with the job's folder before the names that all checkpoints have. */
  @Override
  public String getName() {
    Path name = path.getFileName();
    return name == null ? path.toString() : name.toString();
  }

  @Override
  public boolean exists() {
    return Files.exists(path);
  }

  @Override
  public ImageDescriptor getImageDescriptor() {
    return ResourceLocator.imageDescriptorFromBundle("dev.stillwater.ui.operate", "icons/snapshot.svg").orElse(ImageDescriptor.getMissingImageDescriptor());
  }

  @Override
  public String getToolTipText() {
    return path.toString();
  }

  @Override
  public IPersistableElement getPersistable() {
    return this;
  }

  @Override
  public String getFactoryId() {
    return SnapshotInputFactory.ID;
  }

  @Override
  public void saveState(IMemento memento) {
    memento.putString(SnapshotInputFactory.PATH, path.toString());
  }

  @Override
  public <T> T getAdapter(Class<T> adapter) {
    return adapter == Path.class ? adapter.cast(path) : null;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SnapshotInput input && input.path.equals(path);
  }

  @Override
  public int hashCode() {
    return path.hashCode();
  }
}
