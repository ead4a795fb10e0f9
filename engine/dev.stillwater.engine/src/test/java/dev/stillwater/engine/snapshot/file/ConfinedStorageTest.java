package dev.stillwater.engine.snapshot.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.io.Storage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfinedStorageTest {
  @TempDir
  private Path folder;
  private Path snapshot;
  private Path secret;

  @BeforeEach
  void files() throws IOException {
    snapshot = Files.createDirectories(folder.resolve("run/chk-7"));
    secret = Files.writeString(folder.resolve("secret"), "none of its business");
    Files.writeString(snapshot.resolve("_metadata"), "metadata");
    Files.createDirectories(folder.resolve("run/shared"));
    Files.writeString(folder.resolve("run/shared/table"), "shared");
    Files.writeString(folder.resolve("run/other"), "other");
  }

  @Test
  void itsOwnFilesAndThoseOfTheRun_areSeen() throws IOException {
    // Would catch a checkpoint that cannot be read any more.
    ConfinedStorage storage = new ConfinedStorage(Storage.local(), snapshot.resolve("_metadata"), Set.of());
    assertTrue(storage.exists(snapshot.resolve("_metadata")));
    assertEquals(6, storage.sizeBytes(folder.resolve("run/shared/table")));
    assertTrue(storage.refused().isEmpty());
  }

  @Test
  void whatLiesElsewhere_isRefusedAndNamed() throws IOException {
    // Would catch pointers, links and steps upwards that lead out of a snapshot.
    ConfinedStorage storage = new ConfinedStorage(Storage.local(), snapshot, Set.of());
    Path link = Files.createSymbolicLink(snapshot.resolve("state"), secret);
    assertFalse(storage.exists(secret));
    assertFalse(storage.exists(link));
    assertFalse(storage.exists(snapshot.resolve("../other")));
    assertThrows(IOException.class, () -> storage.openInput(link));
    assertThrows(IOException.class, () -> storage.openInput(secret));
    assertThrows(IOException.class, () -> storage.list(folder));
    assertEquals(Set.of(secret, link, folder.resolve("run/other")), storage.refused());
  }

  @Test
  void whatAPersonAllowed_isSeen() throws IOException {
    // Would catch an answer that changes nothing.
    Path link = Files.createSymbolicLink(snapshot.resolve("state"), secret);
    ConfinedStorage storage = new ConfinedStorage(Storage.local(), snapshot, Set.of(link));
    assertTrue(storage.exists(link));
    assertEquals(Files.size(secret), storage.sizeBytes(link));
    assertFalse(storage.exists(folder.resolve("run/other")));
  }

  @Test
  void scratchFolder_isSeen() throws IOException {
    // Would catch archives that cannot be unpacked.
    ConfinedStorage storage = new ConfinedStorage(Storage.local(), snapshot, Set.of());
    Path scratch = storage.createTemporaryFolder(folder, "scratch");
    storage.create(scratch.resolve("file")).close();
    assertTrue(storage.exists(scratch.resolve("file")));
  }
}
