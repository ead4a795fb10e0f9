package dev.stillwater.engine.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes folders that are still there after a crash: the name of a new folder is on the disk only when the folder above it has been forced.
 *
 * <p>THREADING: stateless.
 */
public final class DurableFolders {
  private DurableFolders() {
  }

  /** Makes the folder and all above it where they are missing; their names are on the disk when this returns. Cost: a force for each new folder. */
  public static void create(Storage storage, Path folder) throws IOException {
    List<Path> above = new ArrayList<>();
    Path parent = folder.toAbsolutePath().normalize();
    while (parent != null && !storage.exists(parent)) {
      parent = parent.getParent();
      above.add(parent);
    }
    storage.createDirectories(folder);
    for (Path grown : above) {
      if (grown != null) {
        storage.force(grown);
      }
    }
  }
}
