package dev.stillwater.ui.editor.compare;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.compare.IStreamContentAccessor;
import org.eclipse.compare.ITypedElement;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.Status;
import org.eclipse.swt.graphics.Image;

/**
 * A job file outside of the workspace as a side of a comparison, which cannot be edited.
 *
 * <p>THREADING: immutable; reading is done off the UI thread.
 *
 * @param path the file
 * @param label what people read
 */
record FileElement(Path path, String label) implements ITypedElement, IStreamContentAccessor {
  @Override
  public String getName() {
    return label;
  }

  @Override
  public Image getImage() {
    return dev.stillwater.ui.StillwaterImages.image(dev.stillwater.ui.StillwaterImages.JOB);
  }

  @Override
  public String getType() {
    return "job";
  }

  @Override
  public InputStream getContents() throws CoreException {
    try {
      return new ByteArrayInputStream(Files.readAllBytes(path));
    } catch (IOException problem) {
      throw new CoreException(Status.error(problem.getMessage(), problem));
    }
  }
}
