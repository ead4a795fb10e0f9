package dev.stillwater.engine.snapshot.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.snapshot.FlinkSnapshots;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotException.Corrupt;
import dev.stillwater.engine.snapshot.SnapshotException.MissingFile;
import dev.stillwater.engine.snapshot.SnapshotException.NotASnapshot;
import dev.stillwater.engine.snapshot.SnapshotException.Refused;
import dev.stillwater.engine.snapshot.SnapshotException.Truncated;
import dev.stillwater.engine.snapshot.SnapshotException.Unreachable;
import dev.stillwater.engine.snapshot.SnapshotOptions;
import dev.stillwater.engine.snapshot.bytes.ByteReader;
import dev.stillwater.engine.snapshot.bytes.ByteSource;
import dev.stillwater.engine.snapshot.metadata.MetadataReader;
import dev.stillwater.engine.snapshot.metadata.StreamHandle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Snapshots found from what a person names, and their files from what they point to. */
class SnapshotLocationTest {
  private static final String INCREMENTAL = "2.3.0/ckpt-rocksdb-incr-files";

  @TempDir
  Path folder;

  static List<Path> whole() {
    return FlinkSnapshots.whole();
  }

  @ParameterizedTest
  @MethodSource("whole")
  void everyPointer_leadsToItsBytes(Path snapshot) throws Exception {
    // Catches a pointer of any kind that is not found, though the snapshot was copied from a cluster as it is.
    try (SnapshotFiles files = open(snapshot)) {
      assertTrue(readAll(files) > 0);
      assertEquals(snapshot.toAbsolutePath().normalize(), files.folder());
    }
  }

  @Test
  void pipe_isNoSnapshotAndIsNotWaitedFor() throws Exception {
    // Catches an opening that hangs until somebody writes into the pipe.
    Path metadata = Files.createDirectories(folder.resolve("handed-in")).resolve("_metadata");
    Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/mkfifo")), "no pipes on this machine");
    assertEquals(0, new ProcessBuilder("/usr/bin/mkfifo", metadata.toString()).inheritIO().start().waitFor());
    for (Path named : List.of(metadata, metadata.getParent())) {
      NotASnapshot problem = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> assertThrows(NotASnapshot.class, () -> open(named)));
      assertTrue(problem.getMessage().contains("pipe"), problem.getMessage());
    }
  }

  @Test
  void theMetadataFile_namesItsFolder() throws Exception {
    // Catches a pointer to the file that is not taken for the folder, as Flink takes it.
    Path snapshot = FlinkSnapshots.last("1.20.5/canonical-files");
    try (SnapshotFiles files = open(snapshot.resolve("_metadata"))) {
      assertEquals(snapshot.toAbsolutePath().normalize(), files.folder());
      assertTrue(readAll(files) > 0);
    }
    Path renamed = Archives.copy(snapshot, folder.resolve("renamed")).resolve("metadata-of-yesterday");
    Files.move(folder.resolve("renamed/_metadata"), renamed);
    try (SnapshotFiles files = open(renamed)) {
      assertTrue(readAll(files) > 0);
    }
  }

  @Test
  void movedCheckpoint_findsItsSharedFiles() throws Exception {
    // Catches the re-rooting rule: the job's folder has another name and place now, and the pointers name the old ones.
    Path job = FlinkSnapshots.last(INCREMENTAL).getParent();
    Path moved = folder.resolve("another/name");
    Archives.copy(job.resolve("chk-3"), moved.resolve("chk-3"));
    Archives.copy(job.resolve("shared"), moved.resolve("shared"));
    try (SnapshotFiles files = open(moved.resolve("chk-3"))) {
      assertTrue(readAll(files) > 0);
      for (StreamHandle handle : Handles.of(MetadataReader.read(files.metadata()))) {
        assertTrue(files.path(handle).map(path -> path.startsWith(moved)).orElse(true), () -> handle + " was found outside");
      }
    }
  }

  @Test
  void linkToAMovedCheckpoint_findsTheSharedFilesBesideIt() throws Exception {
    // Catches a link such as "latest" beside which the shared files are looked for, and not beside what it leads to.
    Path job = FlinkSnapshots.last(INCREMENTAL).getParent();
    Path moved = folder.resolve("there/job");
    Archives.copy(job.resolve("chk-3"), moved.resolve("chk-3"));
    Archives.copy(job.resolve("shared"), moved.resolve("shared"));
    Path link = Files.createSymbolicLink(Files.createDirectories(folder.resolve("here")).resolve("latest"), moved.resolve("chk-3"));
    try (SnapshotFiles files = open(link)) {
      assertTrue(readAll(files) > 0);
    }
  }

  @Test
  void rootThatIsNoFolder_isRefused() throws Exception {
    // Catches a mistyped root that ends in missing files, one message each.
    Path snapshot = FlinkSnapshots.last(INCREMENTAL);
    for (Path root : List.of(folder.resolve("nothing"), Files.writeString(folder.resolve("text"), "hello"))) {
      Refused problem = assertThrows(Refused.class, () -> SnapshotLocation.open(snapshot, SnapshotOptions.local().withRoot(root), ProgressListener.NONE));
      assertTrue(problem.getMessage().contains(root.toString()), problem.getMessage());
    }
  }

  @Test
  void sharedFilesElsewhere_areFoundBelowTheRoot() throws Exception {
    // Catches a root that is not asked, or asked after other places.
    Path job = FlinkSnapshots.last(INCREMENTAL).getParent();
    Path checkpoint = Archives.copy(job.resolve("chk-3"), folder.resolve("here/chk-3"));
    Path root = folder.resolve("there");
    Archives.copy(job.resolve("shared"), root.resolve("shared"));
    Archives.copy(job.resolve("chk-3"), root.resolve("chk-3"));
    SnapshotOptions options = SnapshotOptions.local().withRoot(root);
    try (SnapshotFiles files = SnapshotLocation.open(checkpoint, options, ProgressListener.NONE)) {
      assertTrue(readAll(files) > 0);
      for (StreamHandle handle : Handles.of(MetadataReader.read(files.metadata()))) {
        Path expected = handle instanceof StreamHandle.AbsoluteFile ? root : checkpoint;
        assertTrue(files.path(handle).map(path -> path.startsWith(expected)).orElse(true), () -> handle + " was not found below " + expected);
      }
    }
    try (SnapshotFiles files = open(checkpoint)) {
      MissingFile problem = assertThrows(MissingFile.class, () -> readAll(files));
      assertTrue(problem.getMessage().contains("/mnt/flink/fixtures"), problem.getMessage());
      assertTrue(problem.getMessage().contains(checkpoint.toString()), problem.getMessage());
      assertTrue(problem.getMessage().contains("--root"), problem.getMessage());
    }
  }

  @Test
  void longestSuffix_wins() throws Exception {
    // Catches a file of the same name in another folder that is taken because it is nearer.
    Path snapshot = Files.createDirectories(folder.resolve("new/job/chk-1"));
    Files.copy(FlinkSnapshots.last("1.20.5/canonical-files").resolve("_metadata"), snapshot.resolve("_metadata"));
    Files.write(snapshot.resolve("x"), new byte[] {1});
    Files.write(Files.createDirectories(folder.resolve("new/job/shared")).resolve("x"), new byte[] {2});
    Files.write(Files.createDirectories(folder.resolve("new/shared")).resolve("x"), new byte[] {3});
    try (SnapshotFiles files = open(snapshot)) {
      for (String pointer : List.of("hdfs://host:8020/a/job/shared/x", "s3://bucket/job/shared/x", "file:/gone/job/shared/x", "/gone/job/shared/x",
          "file:///gone/job/shared/x", "C:/gone/job/shared/x", "C:\\gone\\job\\shared\\x", "file:/C:/gone/job/shared/x", "/C:/gone/job/shared/x")) {
        assertEquals(2, ByteReader.of(files.open(new StreamHandle.AbsoluteFile(pointer, 1))).readByte(), pointer);
      }
      assertEquals(2, ByteReader.of(files.open(new StreamHandle.AbsoluteFile("/gone/shared/x", 1))).readByte());
      assertEquals(1, ByteReader.of(files.open(new StreamHandle.AbsoluteFile("/gone/else/x", 1))).readByte());
      Path direct = folder.resolve("new/shared/x");
      assertEquals(3, ByteReader.of(files.open(new StreamHandle.AbsoluteFile(direct.toString(), 1))).readByte());
      assertEquals(3, ByteReader.of(files.open(new StreamHandle.AbsoluteFile(direct.toUri().toString(), 1))).readByte());
    }
  }

  @Test
  void pointersThatLeadOut_areCorrupt() throws Exception {
    // Catches a snapshot that makes a reader show any file of the machine.
    Files.write(folder.resolve("secret"), new byte[] {1});
    Path snapshot = Files.createDirectories(folder.resolve("snapshot"));
    Files.copy(FlinkSnapshots.last("1.20.5/canonical-files").resolve("_metadata"), snapshot.resolve("_metadata"));
    try (SnapshotFiles files = open(snapshot)) {
      for (String pointer : List.of("../secret", "a/../../secret", "..", "", "/", ".", "..\\secret", folder.resolve("secret").toString(), "C:/secret", "a\0b")) {
        assertThrows(Corrupt.class, () -> files.open(new StreamHandle.RelativeFile(pointer, 1)), pointer);
      }
      for (String pointer : List.of("/gone/../secret", "", "/", "file:", "file:///", "hdfs://host/../secret", "C:\\..\\secret", "C:/", "/a\0b")) {
        assertThrows(Corrupt.class, () -> files.open(new StreamHandle.AbsoluteFile(pointer, 1)), pointer);
        assertThrows(Corrupt.class, () -> files.open(new StreamHandle.Segment(pointer, 0, 1, true, "id")), pointer);
      }
    }
  }

  @Test
  void segments_arePartsOfTheirFile() throws Exception {
    // Catches a segment that gives its file's first bytes, and one that ends behind the file.
    Path snapshot = Files.createDirectories(folder.resolve("snapshot"));
    Files.copy(FlinkSnapshots.last("1.20.5/canonical-files").resolve("_metadata"), snapshot.resolve("_metadata"));
    Files.write(snapshot.resolve("merged"), new byte[] {0, 1, 2, 3, 4, 5});
    try (SnapshotFiles files = open(snapshot)) {
      ByteSource segment = files.open(new StreamHandle.Segment("/gone/merged", 2, 3, true, "id"));
      ByteReader in = ByteReader.of(segment);
      assertEquals(2, in.offset());
      assertEquals(List.of((byte) 2, (byte) 3, (byte) 4), List.of(in.readByte(), in.readByte(), in.readByte()));
      assertTrue(in.isAtEnd());
      Truncated problem = assertThrows(Truncated.class, () -> files.open(new StreamHandle.Segment("/gone/merged", 4, 3, true, "id")));
      assertEquals(OptionalLong.of(6), problem.offset());
      assertThrows(Truncated.class, () -> files.open(new StreamHandle.Segment("/gone/merged", Long.MAX_VALUE - 1, 1, true, "id")));
      assertEquals(0, files.open(new StreamHandle.EmptySegment()).sizeBytes());
      assertEquals(Optional.empty(), files.path(new StreamHandle.EmptySegment()));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.20.5", "2.3.0"})
  void cutFile_isTruncatedAtItsEnd(String version) throws Exception {
    // Catches a file that ends too early and is noticed only when somebody reads so far.
    try (SnapshotFiles files = open(FlinkSnapshots.last(version + "/corrupt-truncated-data"))) {
      Truncated problem = assertThrows(Truncated.class, () -> readAll(files));
      assertEquals(Files.size(Path.of(problem.file())), problem.offset().orElseThrow());
    }
  }

  @Test
  void missingFile_isNamed() throws Exception {
    // Catches a message that does not say which file is missing and where it should be.
    Path snapshot = FlinkSnapshots.last("2.3.0/corrupt-missing-data");
    try (SnapshotFiles files = open(snapshot)) {
      MissingFile problem = assertThrows(MissingFile.class, () -> readAll(files));
      assertTrue(problem.getMessage().contains("3a715822-e110-4f74-88a5-b1bccc9e6f05"), problem.getMessage());
      assertTrue(problem.getMessage().contains(snapshot.toAbsolutePath().normalize().toString()), problem.getMessage());
    }
  }

  @Test
  void whatIsNoSnapshot_isSaid() throws Exception {
    // Catches a folder, a text or nothing at all that ends in another error than one that says so.
    assertTrue(notASnapshot(folder.resolve("nothing")).contains("nothing of this name"));
    assertTrue(notASnapshot(folder).contains("without _metadata"));
    assertTrue(notASnapshot(Files.writeString(folder.resolve("text"), "hello")).contains("68656c6c"));
    assertTrue(notASnapshot(Files.createFile(folder.resolve("empty"))).contains("empty file"));
    Files.createDirectories(folder.resolve("job/chk-7/_metadata"));
    assertTrue(notASnapshot(folder.resolve("job/chk-7")).contains("without _metadata"));
    assertTrue(notASnapshot(FlinkSnapshots.last(INCREMENTAL).getParent()).contains("chk-2, chk-3"));
  }

  private String notASnapshot(Path path) {
    return assertThrows(NotASnapshot.class, () -> open(path)).getMessage();
  }

  @Test
  void openFiles_areBounded() throws Exception {
    // Catches a reader that runs out of files on a large checkpoint, and one that leaves files open.
    CountingStorage storage = new CountingStorage(Long.MAX_VALUE);
    Path snapshot = Archives.copy(FlinkSnapshots.last("1.20.5/canonical-files"), folder.resolve("many"));
    int count = 100;
    for (int index = 0; index < count; index++) {
      Files.write(snapshot.resolve("file-" + index), new byte[] {(byte) index, 1});
    }
    SnapshotFiles files = SnapshotLocation.open(snapshot, new SnapshotOptions(storage, Optional.empty(), folder), ProgressListener.NONE);
    for (int round = 0; round < 2; round++) {
      for (int index = 0; index < count; index++) {
        assertEquals(index, ByteReader.of(files.open(new StreamHandle.RelativeFile("file-" + index, 2))).readByte());
      }
    }
    assertTrue(storage.openMax() <= 32, storage.openMax() + " files were open at once");
    int opened = storage.opened();
    assertEquals(count - 1, ByteReader.of(files.open(new StreamHandle.RelativeFile("file-" + (count - 1), 2))).readByte());
    assertEquals(opened, storage.opened(), "the file that was read last was opened again");
    ByteSource late = files.open(new StreamHandle.RelativeFile("file-1", 2));
    files.close();
    assertEquals(0, storage.open());
    assertThrows(Unreachable.class, () -> ByteReader.of(late).readByte());
  }

  @Test
  void scratchFolders_goOnClose() throws Exception {
    // Catches temporary files that stay.
    Path scratch;
    try (SnapshotFiles files = SnapshotLocation.open(FlinkSnapshots.last(INCREMENTAL),
        new SnapshotOptions(new CountingStorage(0), Optional.empty(), folder.resolve("scratch")), ProgressListener.NONE)) {
      scratch = files.newScratchFolder("links");
      assertFalse(scratch.equals(files.newScratchFolder("links")));
      Files.writeString(Files.createDirectories(scratch.resolve("a/b")).resolve("c"), "text");
    }
    assertFalse(Files.exists(scratch));
    try (var rest = Files.list(folder.resolve("scratch"))) {
      assertEquals(0, rest.count());
    }
  }

  private static SnapshotFiles open(Path path) throws SnapshotException {
    return SnapshotLocation.open(path, SnapshotOptions.local(), ProgressListener.NONE);
  }

  /** Reads all that the metadata points to; returns the number of bytes. */
  static long readAll(SnapshotFiles files) throws SnapshotException, IOException {
    long size = 0;
    for (StreamHandle handle : Handles.of(MetadataReader.read(files.metadata()))) {
      ByteSource source = files.open(handle);
      assertEquals(handle.sizeBytes(), source.sizeBytes());
      ByteReader.of(source).skip(source.sizeBytes());
      size += source.sizeBytes();
    }
    return size;
  }
}
