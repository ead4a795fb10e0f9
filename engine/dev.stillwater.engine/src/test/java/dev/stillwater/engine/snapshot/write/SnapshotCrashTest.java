package dev.stillwater.engine.snapshot.write;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.sidecar.Sidecar;
import dev.stillwater.engine.snapshot.sidecar.Sidecar.FileEntry;
import dev.stillwater.engine.snapshot.sidecar.SidecarFolder;
import dev.stillwater.engine.snapshot.write.FaultyStorage.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SnapshotCrashTest {
  @TempDir
  Path folder;

  private static List<String> names(Path parent) throws IOException {
    try (Stream<Path> paths = Files.list(parent)) {
      return paths.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  /** A snapshot that can be seen is whole: every file that the manifest lists is there with its checksum, and no other. */
  private static void assertWhole(Path snapshot) throws Exception {
    Sidecar sidecar = SidecarFolder.read(Storage.local(), snapshot).orElseThrow(() -> new AssertionError("no sidecar beside " + snapshot));
    Map<String, byte[]> files = FaultyStorage.files(snapshot);
    assertEquals(sidecar.manifest().files().stream().map(FileEntry::path).toList(), List.copyOf(files.keySet()));
    for (FileEntry entry : sidecar.manifest().files()) {
      CRC32C checksum = new CRC32C();
      checksum.update(files.get(entry.path()));
      assertEquals(entry.crc32c(), (int) checksum.getValue(), entry.path());
    }
  }

  @ParameterizedTest
  @EnumSource
  void diskThatFailsAtAnyCall_leavesNoSnapshotOrAWholeOne(Fault fault) throws Exception {
    // Catches a snapshot that can be seen before all of it is on the disk, and leftovers that keep the next write from its place.
    RandomSnapshot state = new RandomSnapshot(1, 1, 8, 4);
    Path undisturbed = folder.resolve("undisturbed");
    state.write(FaultyStorage.sound(), undisturbed, 0, ProgressListener.NONE);
    Map<String, byte[]> expected = FaultyStorage.files(undisturbed);
    boolean hasFailed = true;
    int call = 0;
    while (hasFailed) {
      call++;
      Path parent = Files.createDirectories(folder.resolve("at-" + call));
      Path target = parent.resolve("savepoint");
      FaultyStorage storage = new FaultyStorage(fault, call);
      try {
        state.write(storage, target, 0, ProgressListener.NONE);
        storage.lose();
        assertTrue(Files.exists(target), "the end of the write did not come to the disk");
      } catch (SnapshotException.Unreachable e) {
        assertTrue(e.getMessage().contains("the disk failed"), e.getMessage());
      }
      hasFailed = storage.hasFailed();
      if (Files.exists(target)) {
        assertWhole(target);
      } else {
        if (fault == Fault.ONCE) {
          assertEquals(List.of(), names(parent), "after call " + call);
        }
        state.write(FaultyStorage.sound(), target, 0, ProgressListener.NONE);
      }
      assertEquals(List.of("savepoint", "savepoint.stillwater"), names(parent), "after call " + call);
      Map<String, byte[]> found = FaultyStorage.files(target);
      assertEquals(expected.keySet(), found.keySet());
      assertWhole(target);
    }
    assertTrue(call > 30, "only " + call + " calls");
  }

  @Test
  void cancelledWrite_leavesNothing() throws Exception {
    // Catches a write that cannot be stopped, and one that leaves its files behind.
    for (int asked = 1; asked <= 8; asked++) {
      int[] left = {asked};
      ProgressListener impatient = new ProgressListener() {
        @Override
        public void progressed(String what, long done, long total) {
          assertFalse(what.isBlank());
        }

        @Override
        public boolean isCancelled() {
          return --left[0] < 0;
        }
      };
      assertThrows(SnapshotException.Cancelled.class,
          () -> new RandomSnapshot(1, 2, 8, 6).write(Storage.local(), folder.resolve("savepoint"), 0, impatient));
      assertEquals(List.of(), names(folder));
    }
  }

  @Test
  void leftovers_areRecognisedAndRemoved() throws Exception {
    // Catches leftovers that fill the disk, and a cleaning that takes more than those.
    Files.createDirectories(folder.resolve(".savepoint-1.writing/inner"));
    Files.writeString(folder.resolve(".savepoint-1.writing/inner/file"), "x");
    Files.createDirectories(folder.resolve(".savepoint-1.writing.stillwater"));
    Files.createDirectories(folder.resolve("kept"));
    Path link = Files.createSymbolicLink(folder.resolve(".savepoint-2.writing"), folder.resolve("kept"));
    Files.writeString(folder.resolve("kept/file"), "x");
    assertEquals(List.of(".savepoint-1.writing", ".savepoint-1.writing.stillwater", ".savepoint-2.writing"),
        SnapshotStaging.removeLeftovers(Storage.local(), folder));
    assertFalse(Files.exists(link, LinkOption.NOFOLLOW_LINKS));
    assertEquals(List.of("kept"), names(folder));
    assertTrue(Files.exists(folder.resolve("kept/file")));
  }

  @Test
  void placeThatIsTaken_isRefused() throws Exception {
    // Catches a snapshot that is written over another one.
    Files.createDirectories(folder.resolve("taken"));
    Files.createSymbolicLink(folder.resolve("dangling"), folder.resolve("nowhere"));
    for (String name : List.of("taken", "dangling")) {
      assertThrows(SnapshotException.Refused.class,
          () -> new RandomSnapshot(1, 1, 8, 1).write(Storage.local(), folder.resolve(name), 0, ProgressListener.NONE));
    }
    Path foreign = Files.createDirectories(folder.resolve("beside.stillwater")).resolve("notes.txt");
    Files.writeString(foreign, "x");
    for (String name : List.of("beside", ".x.writing", ".x.writing.stillwater")) {
      assertThrows(SnapshotException.Refused.class,
          () -> new RandomSnapshot(1, 1, 8, 1).write(Storage.local(), folder.resolve(name), 0, ProgressListener.NONE));
    }
    assertEquals(List.of("beside.stillwater", "dangling", "taken"), names(folder));
    assertTrue(Files.exists(foreign));
  }
}
