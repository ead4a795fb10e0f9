package dev.stillwater.engine.io;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Makes folders that are still there after a crash: the name of a new folder is on the disk only when the folder above it has been forced.
 *
 * <p>THREADING: stateless.
 */
public final class DurableFolders {
  private DurableFolders() {
  }

  /**
   * Makes the folder and all above it where they are missing; their names are on the disk when this returns. Folders are made from the top, each forced before the next, so
   * that of those that are there only the lowest can be one that was made and not forced, by a process that ended in between. Cost: a force for each new folder, and one.
   */
  public static void create(Storage storage, Path folder) throws IOException {
    Deque<Path> missing = new ArrayDeque<>();
    Path lowest = folder.toAbsolutePath().normalize();
    while (lowest != null && !storage.exists(lowest)) {
      missing.push(lowest);
      lowest = lowest.getParent();
    }
    if (lowest != null && lowest.getParent() != null) {
      forceAbove(storage, lowest);
    }
    for (Path made : missing) {
      storage.createDirectories(made);
      if (made.getParent() != null) {
        storage.force(made.getParent());
      }
    }
  }

  private static void forceAbove(Storage storage, Path folder) throws IOException {
    try {
      storage.force(folder.getParent());
    } catch (AccessDeniedException e) {
      // Where this user may not look, this user has made no folder.
      return;
    }
  }
}
