package dev.stillwater.model;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/**
 * Replaces a file so that at every moment, also after a crash, its name stands for the whole old or the whole new content.
 *
 * <p>THREADING: any thread; of two writers of one file the last one wins.
 */
final class AtomicFile {
  private static final int LINKS_MAX = 40;

  private AtomicFile() {}

  /**
   * Writes the content beside the file, forces it to the disk, renames it into place and forces the folder. Symbolic links are followed, the
   * permissions of an old file stay.
   *
   * @throws IOException if it cannot be done; the message says what and what to do, the file is as it was and nothing else is left behind
   */
  static void write(Path file, byte[] content, Disk disk) throws IOException {
    Path target = followLinks(file);
    checkTarget(file, target);
    Path folder = target.toAbsolutePath().getParent();
    Path temporary = folder.resolve("." + target.getFileName() + "." + UUID.randomUUID() + ".tmp");
    try {
      disk.write(temporary, content);
      if (Files.exists(target)) {
        disk.keepAttributes(target, temporary);
      }
      disk.rename(temporary, target);
    } catch (IOException | RuntimeException | Error e) {
      remove(temporary, e);
      if (e instanceof IOException cause) {
        throw failure(file, cause);
      }
      throw e;
    }
    try {
      disk.forceFolder(folder);
    } catch (IOException e) {
      throw new IOException("'" + file + "' was saved, but the folder could not be forced to the disk (" + reason(e)
          + "): a power cut might bring the old content back. Check the disk and save again.", e);
    }
  }

  private static Path followLinks(Path file) throws IOException {
    Path target = file;
    for (int i = 0; Files.isSymbolicLink(target); i++) {
      if (i == LINKS_MAX) {
        throw new IOException("Cannot save '" + file + "': its symbolic links lead in a circle. Correct the links or save under another name.");
      }
      target = target.resolveSibling(Files.readSymbolicLink(target));
    }
    return target;
  }

  private static void checkTarget(Path file, Path target) throws IOException {
    Path folder = target.toAbsolutePath().getParent();
    String cannot = "Cannot save '" + file + "': ";
    if (folder == null || Files.isDirectory(target)) {
      throw new IOException(cannot + "it is a folder. Choose the name of a file.");
    }
    if (!Files.isDirectory(folder)) {
      throw new IOException(cannot + "the folder '" + folder + "' does not exist. Create it or choose another folder.");
    }
    if (Files.exists(target) && !Files.isWritable(target)) {
      throw new IOException(cannot + "the file is write-protected. Allow writing to it or save under another name.");
    }
  }

  private static void remove(Path temporary, Throwable failure) {
    try {
      Files.deleteIfExists(temporary);
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  private static IOException failure(Path file, IOException cause) {
    return new IOException("Cannot save '" + file + "': " + reason(cause)
        + ". The file is as it was. Make sure that the disk has space and that you may write to the folder, then save again.", cause);
  }

  private static String reason(IOException cause) {
    boolean hasReason = cause instanceof FileSystemException fileSystem && fileSystem.getReason() != null;
    String text = hasReason ? ((FileSystemException) cause).getReason() : cause.getMessage();
    return text == null ? cause.getClass().getSimpleName() : text;
  }
}
