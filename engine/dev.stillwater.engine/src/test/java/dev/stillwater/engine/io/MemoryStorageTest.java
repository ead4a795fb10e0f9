package dev.stillwater.engine.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemoryStorageTest {
  private final MemoryStorage storage = new MemoryStorage(5000);

  private void write(String path, byte[] bytes) throws IOException {
    try (StorageOutput output = storage.create(Path.of(path))) {
      output.write(bytes, 0, bytes.length);
    }
  }

  private byte[] read(String path) throws IOException {
    try (StorageInput input = storage.openInput(Path.of(path))) {
      byte[] bytes = new byte[(int) input.sizeBytes()];
      assertEquals(bytes.length == 0 ? -1 : bytes.length, input.read(0, bytes, 0, Math.max(1, bytes.length)));
      assertEquals(-1, input.read(bytes.length, bytes, 0, 1));
      return bytes;
    }
  }

  @Test
  void files_areReadAsWritten_andFoldersRenamedWithAllInThem() throws IOException {
    // Catches a disk that loses what a snapshot's folder holds when it is put in its place.
    byte[] bytes = new byte[3000];
    bytes[2999] = 7;
    write("/a/b/file", bytes);
    write("/a/b/deeper/other", new byte[] {1});
    storage.rename(Path.of("/a/b"), Path.of("/a/c"));
    assertFalse(storage.exists(Path.of("/a/b/file")));
    assertArrayEquals(bytes, read("/a/c/file"));
    assertArrayEquals(new byte[] {1}, read("/a/c/deeper/other"));
    assertEquals(List.of(Path.of("/a/c/deeper"), Path.of("/a/c/file")), storage.list(Path.of("/a/c")));
    assertThrows(DirectoryNotEmptyException.class, () -> storage.delete(Path.of("/a/c")));
    assertThrows(NoSuchFileException.class, () -> storage.openInput(Path.of("/a/b/file")));
    assertThrows(NotDirectoryException.class, () -> storage.createDirectories(Path.of("/a/c/file")));
    storage.delete(Path.of("/a/c/file"));
    storage.delete(Path.of("/a/c/file"));
    assertFalse(storage.exists(Path.of("/a/c/file")));
  }

  @Test
  void append_keepsTheFirstBytes() throws IOException {
    // Catches a sink that writes behind what it should have cut off.
    write("/f", new byte[] {1, 2, 3});
    try (StorageOutput output = storage.append(Path.of("/f"), 2)) {
      output.write(new byte[] {9}, 0, 1);
      assertEquals(3, output.position());
    }
    assertArrayEquals(new byte[] {1, 2, 9}, read("/f"));
    assertThrows(IOException.class, () -> storage.append(Path.of("/f"), 4));
  }

  @Test
  void stateAboveTheLimit_isRefusedWithBothSizes() {
    // Catches a job whose snapshots eat the memory of the process.
    IOException failure = assertThrows(IOException.class, () -> write("/f", new byte[5001]));
    assertTrue(failure.getMessage().contains("Size=5001, maxSize=5000"), failure.getMessage());
  }
}
