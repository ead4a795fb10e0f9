package dev.stillwater.engine.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DurableFoldersTest {
  private static final Path TOP = Path.of("top").toAbsolutePath();
  private final Disk disk = new Disk();

  @Test
  void newFolders_areForcedFromTheTop_eachBeforeTheNextIsMade() throws IOException {
    // Catches names of new folders that a crash may take away, with all that lies in them.
    disk.createDirectories(TOP);
    DurableFolders.create(disk, TOP.resolve("a/b"));
    assertEquals(List.of(TOP.getParent(), TOP, TOP.resolve("a")), disk.forced);
    assertTrue(disk.isDirectory(TOP.resolve("a/b")));
  }

  @Test
  void folderThatWasMadeAndNotForced_isForcedByTheNext() throws IOException {
    // Catches a folder that a process made that ended before it was forced, and that everybody then takes for being on the disk (simulator seed 2960).
    disk.createDirectories(TOP);
    disk.failsToForce = TOP.resolve("a");
    assertThrows(IOException.class, () -> DurableFolders.create(disk, TOP.resolve("a/b/c")));
    assertTrue(!disk.exists(TOP.resolve("a/b/c")), "made below one that was not forced");
    disk.failsToForce = Path.of("none");
    disk.forced.clear();
    DurableFolders.create(disk, TOP.resolve("a/b/c"));
    assertEquals(List.of(TOP.resolve("a"), TOP.resolve("a/b")), disk.forced);
  }

  @Test
  void folderBelowOneThatMayNotBeRead_canBeUsed() throws IOException {
    // Catches jobs that can write no more where the folder above theirs is closed to them.
    disk.createDirectories(TOP.resolve("a"));
    disk.isClosed = true;
    DurableFolders.create(disk, TOP.resolve("a"));
    assertEquals(List.of(), disk.forced);
  }

  private static final class Disk extends ForwardingStorage {
    private final List<Path> forced = new ArrayList<>();
    private Path failsToForce = Path.of("none");
    private boolean isClosed;

    Disk() {
      super(new MemoryStorage());
    }

    @Override
    public void force(Path folder) throws IOException {
      if (folder.equals(failsToForce)) {
        throw new IOException("the disk is full");
      }
      if (isClosed) {
        throw new AccessDeniedException(folder.toString());
      }
      forced.add(folder);
      super.force(folder);
    }
  }
}
