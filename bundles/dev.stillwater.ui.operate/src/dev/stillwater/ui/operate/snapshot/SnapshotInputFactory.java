package dev.stillwater.ui.operate.snapshot;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.eclipse.core.runtime.IAdaptable;
import org.eclipse.ui.IElementFactory;
import org.eclipse.ui.IMemento;

/**
 * Makes the inputs of the snapshot editors that were open when the IDE was closed.
 *
 * <p>THREADING: UI thread.
 */
public final class SnapshotInputFactory implements IElementFactory {
  static final String ID = "dev.stillwater.ui.operate.snapshotInput";
  static final String PATH = "path";

  @Override
  public IAdaptable createElement(IMemento memento) {
    String path = memento.getString(PATH);
    if (path == null || path.isEmpty()) {
      return null;
    }
    try {
      return new SnapshotInput(Path.of(path));
    } catch (InvalidPathException otherMachine) {
      // The workspace comes from a machine with other paths: there is nothing to restore.
      return null;
    }
  }
}
