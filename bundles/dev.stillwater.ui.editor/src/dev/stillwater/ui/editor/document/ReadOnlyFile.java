package dev.stillwater.ui.editor.document;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import org.eclipse.core.resources.ResourceAttributes;
import org.eclipse.core.runtime.CoreException;

/**
 * Whether a job file is protected against writing, which the owner can lift. A superuser could write it all the same; the protection is meant.
 *
 * <p>THREADING: any thread; a look at the attributes of a file.
 */
public final class ReadOnlyFile {
  private ReadOnlyFile() {
  }

  /** Whether the file of the document is there and read-only. */
  public static boolean is(JobDocument document) {
    if (document.file().isPresent()) {
      ResourceAttributes attributes = document.file().get().getResourceAttributes();
      return attributes != null && attributes.isReadOnly();
    }
    try {
      PosixFileAttributeView view = Files.getFileAttributeView(document.path(), PosixFileAttributeView.class);
      return Files.exists(document.path()) && (view == null ? !Files.isWritable(document.path()) : !view.readAttributes().permissions().contains(PosixFilePermission.OWNER_WRITE));
    } catch (IOException unknown) {
      // Saving says what is wrong with the file.
      return false;
    }
  }

  /**
   * Lifts the protection.
   *
   * @throws CoreException if the workspace cannot
   * @throws IOException if the file system refuses
   */
  public static void makeWritable(JobDocument document) throws CoreException, IOException {
    if (document.file().isPresent()) {
      ResourceAttributes attributes = document.file().get().getResourceAttributes();
      if (attributes != null) {
        attributes.setReadOnly(false);
        document.file().get().setResourceAttributes(attributes);
      }
      return;
    }
    File file = document.path().toFile();
    if (!file.setWritable(true)) {
      throw new IOException("the file system refuses");
    }
  }
}
