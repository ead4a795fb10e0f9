package dev.stillwater.ui.operate.replay.result;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.eclipse.core.runtime.IAdaptable;
import org.eclipse.ui.IElementFactory;
import org.eclipse.ui.IMemento;

/**
 * Makes the inputs of the comparison editors that were open when the IDE was closed.
 *
 * <p>THREADING: UI thread.
 */
public final class ReplayFolderInputFactory implements IElementFactory {
  static final String ID = "dev.stillwater.ui.operate.replayFolderInput";
  static final String FOLDER = "folder";

  @Override
  public IAdaptable createElement(IMemento memento) {
    String folder = memento.getString(FOLDER);
    if (folder == null || folder.isEmpty()) {
      return null;
    }
    try {
      return new ReplayFolderInput(Path.of(folder));
    } catch (InvalidPathException otherMachine) {
      // The workspace comes from a machine with other paths: there is nothing to restore.
      return null;
    }
  }
}
