package dev.stillwater.engine.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.io.MemoryStorage;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.io.StorageOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The wall around what a replay may write. */
class ReplayStorageTest {
  private static final Path WORK = Path.of("/replays/work");

  private final Storage disk = new MemoryStorage();
  private final ReplayStorage storage = new ReplayStorage(disk, WORK, List.of(Path.of("/results/out.csv"), Path.of("/results/parts")));

  private void put(Storage target, String file) throws IOException {
    byte[] bytes = "text".getBytes(StandardCharsets.UTF_8);
    try (StorageOutput output = target.create(Path.of(file))) {
      output.write(bytes, 0, bytes.length);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/results/other.csv", "/replays/other", "/replays/work/../other", "/replays/workshop/file", "/file", "/results/deep/out.csv"})
  void everyWriteElsewhere_isRefused(String path) throws IOException {
    // Catches a way around the wall: another call, a path with dots, a name that begins alike.
    put(disk, path);
    put(storage, "/replays/work/own");
    Path file = Path.of(path);
    Path own = Path.of("/replays/work/own");
    List<Executable> writes = List.of(() -> storage.create(file), () -> storage.append(file, 0), () -> storage.delete(file), () -> storage.rename(file, own),
        () -> storage.rename(own, file), () -> storage.createDirectories(Path.of(path + "-folder")));
    for (Executable write : writes) {
      String message = assertThrows(IOException.class, write).getMessage();
      assertTrue(message.contains("writes only to its work folder /replays/work") && message.contains("--open-sink"), message);
    }
    assertTrue(disk.exists(file));
    assertEquals(4, storage.sizeBytes(file), "reading is allowed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/replays/work/a/b", "/results/out.csv", "/results/.out.csv.tmp", "/results/parts/part-0", "/results/parts/deep/part-1"})
  void ownFolderAndOpenSinks_areWritten(String path) throws IOException {
    // Catches a wall that keeps a savepoint or an open sink from its place.
    put(storage, path);
    assertTrue(disk.exists(Path.of(path)));
    storage.delete(Path.of(path));
    storage.createDirectories(Path.of("/results"));
  }

  @Test
  void temporaryFolders_areItsOwn() throws IOException {
    // Catches an archive that cannot be unpacked, and a scratch folder that is open as a whole.
    Path scratch = storage.createTemporaryFolder(Path.of("/scratch"), "unpacked");
    put(storage, scratch.resolve("file").toString());
    assertThrows(IOException.class, () -> put(storage, "/scratch/file"));
  }
}
