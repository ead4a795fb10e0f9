package dev.stillwater.ui.operate.replay.result;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.resource.ResourceLocator;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.IPersistableElement;

/**
 * The folder of a replay as the input of its editor.
 *
 * <p>THREADING: immutable.
 */
public final class ReplayFolderInput implements IEditorInput, IPersistableElement {
  private final Path folder;

  /** The replay in the folder; whether there is one shows when it is opened. */
  public ReplayFolderInput(Path folder) {
    this.folder = Objects.requireNonNull(folder, "folder").toAbsolutePath().normalize();
  }

  /** The folder, absolute. */
  public Path folder() {
    return folder;
  }

  @Override
  public String getName() {
    Path name = folder.getFileName();
    return name == null ? folder.toString() : name.toString();
  }

  @Override
  public boolean exists() {
    return Files.exists(folder);
  }

  @Override
  public ImageDescriptor getImageDescriptor() {
    return ResourceLocator.imageDescriptorFromBundle("dev.stillwater.ui.operate", "icons/compare.svg").orElse(ImageDescriptor.getMissingImageDescriptor());
  }

  @Override
  public String getToolTipText() {
    return folder.toString();
  }

  @Override
  public IPersistableElement getPersistable() {
    return this;
  }

  @Override
  public String getFactoryId() {
    return ReplayFolderInputFactory.ID;
  }

  @Override
  public void saveState(IMemento memento) {
    memento.putString(ReplayFolderInputFactory.FOLDER, folder.toString());
  }

  @Override
  public <T> T getAdapter(Class<T> adapter) {
    return adapter == Path.class ? adapter.cast(folder) : null;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ReplayFolderInput input && input.folder.equals(folder);
  }

  @Override
  public int hashCode() {
    return folder.hashCode();
  }
}
