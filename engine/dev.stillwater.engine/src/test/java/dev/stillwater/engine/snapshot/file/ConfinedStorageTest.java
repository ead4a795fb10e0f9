package dev.stillwater.engine.snapshot.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotOptions;
import dev.stillwater.engine.snapshot.SnapshotReader;
import dev.stillwater.engine.snapshot.SnapshotView;
import dev.stillwater.engine.snapshot.edit.Edit;
import dev.stillwater.engine.snapshot.edit.SnapshotEditor;
import dev.stillwater.engine.snapshot.edit.SnapshotLabel;
import dev.stillwater.engine.snapshot.sidecar.Sidecar;
import dev.stillwater.engine.snapshot.sidecar.SidecarFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfinedStorageTest {
  private static final String FIXTURE = "../test-data/flink/2.3.0/canonical-files/savepoint-527b87-ba0f25613051";

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
  void pointersThatLeadElsewhere_areTold() throws Exception {
    // Would catch a look that stops at the first file, or follows what it only asks for.
    Path source = Path.of(FIXTURE).toAbsolutePath().normalize();
    Path copy = Archives.copy(source, folder.resolve("handed-in"));
    Path state;
    try (Stream<Path> files = Files.list(copy)) {
      state = files.filter(file -> !file.endsWith("_metadata")).sorted().findFirst().orElseThrow();
    }
    Files.delete(state);
    Files.createSymbolicLink(state, secret);
    ConfinedStorage storage = new ConfinedStorage(Storage.local(), copy, Set.of());
    try (SnapshotView view = SnapshotReader.open(copy, new SnapshotOptions(storage, Optional.empty(), folder), ProgressListener.NONE)) {
      assertEquals(Set.of(state), storage.refusedOf(view));
    }
  }

  private static SnapshotOptions options(ConfinedStorage storage) {
    return new SnapshotOptions(storage, Optional.empty(), SnapshotOptions.local().scratchFolder());
  }

  @Test
  void linkInPlaceOfTheMetadata_isToldAndFollowedWhenAllowed() throws Exception {
    // Would catch metadata of another snapshot that shows as this one's, and a message of a missing file where there is a link.
    Path source = Path.of(FIXTURE).toAbsolutePath().normalize();
    Path copy = Archives.copy(source, folder.resolve("handed-in"));
    Path metadata = copy.resolve("_metadata");
    Path elsewhere = Files.move(metadata, folder.resolve("elsewhere"));
    Files.createSymbolicLink(metadata, elsewhere);
    ConfinedStorage storage = new ConfinedStorage(Storage.local(), copy, Set.of());
    SnapshotException refusal = assertThrows(SnapshotException.Refused.class, () -> SnapshotReader.open(copy, options(storage), ProgressListener.NONE));
    assertTrue(refusal.getMessage().contains("it is a link"), refusal.getMessage());
    assertEquals(Set.of(metadata), storage.refused());
    try (SnapshotView view = SnapshotReader.open(copy, options(new ConfinedStorage(Storage.local(), copy, Set.of(metadata))), ProgressListener.NONE)) {
      assertTrue(view.operatorOfUid("keyed-a").isPresent());
    }
    Files.delete(elsewhere);
    assertThrows(SnapshotException.Refused.class, () -> SnapshotReader.open(copy, SnapshotOptions.local(), ProgressListener.NONE));
  }

  @Test
  void label_isWrittenBesideTheSnapshotAndReadsNothingElsewhere() throws Exception {
    // Would catch a label that cannot be written where a file was left out, one that reads that file for its checksum, and one that is written elsewhere.
    Path copy = Archives.copy(Path.of(FIXTURE).toAbsolutePath().normalize(), folder.resolve("handed-in"));
    Path link = Files.createSymbolicLink(copy.resolve("state"), secret);
    ConfinedStorage storage = new ConfinedStorage(Storage.local(), copy, Set.of());
    try (SnapshotView view = SnapshotReader.open(copy, options(storage), ProgressListener.NONE)) {
      SnapshotLabel.write(view, storage.writing(copy), Optional.of("Befund \u00e4"), Optional.empty(), ProgressListener.NONE);
    }
    Sidecar sidecar = SidecarFolder.read(Storage.local(), copy).orElseThrow();
    assertEquals(Optional.of("Befund \u00e4"), sidecar.manifest().label());
    assertTrue(sidecar.manifest().files().stream().noneMatch(file -> file.path().equals("state")), sidecar.manifest().files().toString());
    assertTrue(sidecar.manifest().files().stream().anyMatch(file -> file.path().equals("_metadata")));
    assertEquals(Set.of(link), storage.refused());
    Path stranger = Archives.copy(Path.of(FIXTURE).toAbsolutePath().normalize(), folder.resolve("linked"));
    Path target = Files.createDirectories(folder.resolve("target"));
    Files.createSymbolicLink(folder.resolve("linked.stillwater"), target);
    ConfinedStorage confined = new ConfinedStorage(Storage.local(), stranger, Set.of());
    try (SnapshotView view = SnapshotReader.open(stranger, options(confined), ProgressListener.NONE)) {
      assertThrows(SnapshotException.class,
          () -> SnapshotLabel.write(view, confined.writing(stranger), Optional.of("label"), Optional.empty(), ProgressListener.NONE));
    }
    try (Stream<Path> files = Files.list(target)) {
      assertEquals(0, files.count());
    }
  }

  @Test
  void snapshotBesideIt_seesItsOwnFilesAlone() throws Exception {
    // Would catch a neighbour, read for what it shares, whose links lead anywhere.
    Path neighbour = Archives.copy(Path.of(FIXTURE).toAbsolutePath().normalize(), folder.resolve("run/chk-8"));
    Path link = Files.createSymbolicLink(neighbour.resolve("state"), secret);
    SnapshotOptions options = SnapshotOptions.confined(neighbour);
    try (SnapshotView view = SnapshotReader.open(neighbour, options, ProgressListener.NONE)) {
      assertFalse(view.operators().isEmpty());
    }
    assertThrows(IOException.class, () -> options.storage().openInput(link));
    assertThrows(IOException.class, () -> options.storage().openInput(snapshot.resolve("_metadata")));
  }

  @Test
  void deletion_goesThroughNoLink() throws IOException {
    // Would catch a removal of a file elsewhere, in a folder that a link of the snapshot leads to.
    Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
    Path file = Files.writeString(elsewhere.resolve("file"), "somebody's");
    Path link = Files.createSymbolicLink(snapshot.resolve("link"), elsewhere);
    ConfinedStorage storage = new ConfinedStorage(Storage.local(), snapshot, Set.of());
    assertThrows(IOException.class, () -> storage.delete(link.resolve("file")));
    assertTrue(Files.exists(file));
    storage.delete(link);
    assertTrue(Files.exists(file) && !Files.isSymbolicLink(link));
  }

  @Test
  void copyOfASnapshot_isWrittenWhereItMay() throws Exception {
    // Would catch an edit of a snapshot from strangers that cannot be written, and one that opens the folder around it.
    Path source = Path.of(FIXTURE).toAbsolutePath().normalize();
    Path target = folder.resolve("new/copy");
    Files.createDirectories(target.getParent());
    ConfinedStorage storage = new ConfinedStorage(Storage.local(), source, Set.of()).writing(target);
    SnapshotOptions options = new SnapshotOptions(storage, Optional.empty(), SnapshotOptions.local().scratchFolder());
    SnapshotEditor.edit(source, target, List.of(new Edit.ChangeUid("keyed-a", "renamed")), options, ProgressListener.NONE);
    try (SnapshotView view = SnapshotReader.open(target, SnapshotOptions.local(), ProgressListener.NONE)) {
      assertTrue(view.operatorOfUid("renamed").isPresent());
    }
    assertThrows(IOException.class, () -> storage.list(target.getParent()));
    assertFalse(storage.exists(secret));
    assertThrows(IOException.class, () -> storage.create(target.resolveSibling("other")));
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
