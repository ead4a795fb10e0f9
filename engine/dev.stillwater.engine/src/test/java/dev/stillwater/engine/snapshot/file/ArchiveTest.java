package dev.stillwater.engine.snapshot.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.snapshot.FlinkSnapshots;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotException.Cancelled;
import dev.stillwater.engine.snapshot.SnapshotException.Corrupt;
import dev.stillwater.engine.snapshot.SnapshotException.NotASnapshot;
import dev.stillwater.engine.snapshot.SnapshotException.Refused;
import dev.stillwater.engine.snapshot.SnapshotException.Truncated;
import dev.stillwater.engine.snapshot.SnapshotOptions;
import dev.stillwater.engine.snapshot.metadata.MetadataReader;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Snapshots inside archives. */
class ArchiveTest {
  private static final Path MADE_ELSEWHERE = Path.of("../test-data/archives");

  @TempDir
  Path folder;

  private Path scratch() {
    return folder.resolve("scratch");
  }

  @AfterEach
  void nothingStays() throws IOException {
    // Catches unpacked archives that stay on the disk, also after an error.
    if (Files.exists(scratch())) {
      try (Stream<Path> rest = Files.list(scratch())) {
        assertEquals(List.of(), rest.toList());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"gnu.tar.gz", "posix.tar.gz", "ustar.tar.gz", "python.zip"})
  void archivesOfOtherPrograms_areUnpacked(String name) throws Exception {
    // Catches a reader that knows the archives of these tests alone: long names in three styles, links, folders.
    byte[] expected = Files.readAllBytes(FlinkSnapshots.last("2.3.0/canonical-files").resolve("_metadata"));
    try (SnapshotFiles files = open(MADE_ELSEWHERE.resolve(name))) {
      assertEquals(expected.length, files.metadata().sizeBytes());
      assertEquals(6, MetadataReader.read(files.metadata()).version());
      assertTrue(files.folder().toString().length() > 150, files.folder().toString());
      try (Stream<Path> paths = Files.list(files.folder())) {
        assertEquals(name.startsWith("ustar") ? 1 : name.endsWith("zip") ? 3 : 2, paths.count());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void checkpointTree_isFoundInside(boolean isZip) throws Exception {
    // Catches shared files that are not found in an archive, and a snapshot that is only looked for at the top.
    Path job = FlinkSnapshots.last("2.3.0/ckpt-rocksdb-incr-files").getParent();
    List<Archives.Entry> entries = new ArrayList<>(Archives.entries(job.resolve("shared"), "a/b/job/shared/"));
    entries.addAll(Archives.entries(job.resolve("chk-3"), "a/b/job/chk-3/"));
    Path archive = isZip ? Archives.zip(folder.resolve("checkpoint"), entries) : Archives.tarGz(folder.resolve("checkpoint"), entries);
    try (SnapshotFiles files = open(archive)) {
      assertTrue(SnapshotLocationTest.readAll(files) > 0);
      assertEquals(archive, files.namedPath());
      assertTrue(files.folder().startsWith(scratch()) && files.folder().endsWith("a/b/job/chk-3"), files.folder().toString());
    }
  }

  @Test
  void sharedFilesBesideTheArchive_areFound() throws Exception {
    // Catches an archive of the checkpoint alone, whose shared files lie where the checkpoint was.
    Path job = FlinkSnapshots.last("2.3.0/ckpt-rocksdb-incr-files").getParent();
    Path archive = Archives.zip(folder.resolve("chk-3.zip"), Archives.entries(job.resolve("chk-3"), ""));
    Archives.copy(job.resolve("shared"), folder.resolve("shared"));
    try (SnapshotFiles files = open(archive)) {
      assertTrue(SnapshotLocationTest.readAll(files) > 0);
    }
  }

  @Test
  void severalSnapshots_areNotChosenFrom() throws Exception {
    // Catches a snapshot that is picked without a word.
    Path job = FlinkSnapshots.last("2.3.0/ckpt-rocksdb-incr-files").getParent();
    Path archive = Archives.zip(folder.resolve("job.zip"), Archives.entries(job, "job/"));
    String message = assertThrows(Refused.class, () -> open(archive)).getMessage();
    assertTrue(message.contains("job/chk-2") && message.contains("job/chk-3"), message);
    Path nothing = Archives.tarGz(folder.resolve("nothing.tgz"), List.of(new Archives.Entry("a", new byte[1])));
    assertTrue(assertThrows(NotASnapshot.class, () -> open(nothing)).getMessage().contains("without _metadata"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"./", "./save/", "save\\point\\", ".\\", "a/./b//c/", "C:\\handed in\\", "\u00fcber/\u65e5\u672c/", "__MACOSX/../save/"})
  void oddLayouts_areUnpacked(String prefix) throws Exception {
    // Catches names that only one program writes: a dot in front, separators of Windows, folders as entries of their own, what macOS puts beside the files.
    Path savepoint = FlinkSnapshots.last("2.3.0/canonical-files");
    List<Archives.Entry> entries = new ArrayList<>();
    if (!prefix.equals("./") && !prefix.equals(".\\")) {
      entries.add(new Archives.Entry(prefix, new byte[0]));
    }
    Archives.entries(savepoint, "").forEach(entry -> entries.add(new Archives.Entry(prefix + entry.name(), entry.content())));
    entries.add(new Archives.Entry("__MACOSX/save/.__metadata", new byte[10]));
    for (Path archive : List.of(Archives.zip(folder.resolve("odd.zip"), entries), Archives.tarGz(folder.resolve("odd.tgz"), entries))) {
      try (SnapshotFiles files = open(archive)) {
        assertTrue(SnapshotLocationTest.readAll(files) > 0, archive.toString());
      }
    }
  }

  @Test
  void zipOfAnOldWindows_isUnpacked() throws Exception {
    // Catches a folder with an umlaut, written in no UTF-8, that makes a whole archive unreadable.
    Path zip = folder.resolve("old.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip), Charset.forName("IBM437"))) {
      for (Archives.Entry entry : Archives.entries(FlinkSnapshots.last("2.3.0/canonical-files"), "Pr\u00fcfung/")) {
        out.putNextEntry(new ZipEntry(entry.name()));
        out.write(entry.content());
      }
    }
    try (SnapshotFiles files = open(zip)) {
      assertTrue(SnapshotLocationTest.readAll(files) > 0);
    }
  }

  @Test
  void archivesThatCannotBeRead_areNamed() throws Exception {
    // Catches a message in which nobody sees that the file has only to be unpacked.
    for (String[] kind : new String[][] {{"28b52ffd00", "zstd"}, {"425a683931", "bzip2"}, {"377abcaf271c", "7z"}, {"fd377a585a00", "xz"}}) {
      Path file = Files.write(folder.resolve("packed"), HexFormat.of().parseHex(kind[0]));
      String message = assertThrows(NotASnapshot.class, () -> open(file)).getMessage();
      assertTrue(message.contains(kind[1]) && message.contains("unpacked by its own program"), message);
    }
    byte[] zip = Files.readAllBytes(Archives.zip(folder.resolve("a.zip"), List.of(new Archives.Entry("_metadata", new byte[100]))));
    zip[6] |= 1;
    String message = assertThrows(Refused.class, () -> open(Files.write(folder.resolve("locked.zip"), zip))).getMessage();
    assertTrue(message.contains("password"), message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"../out", "a/../../out", "/out", "..\\out", "a/../..", "../../../../../../../../out"})
  void entriesThatLeadOut_areRefused(String name) throws Exception {
    // Catches an archive that writes to any place of the disk.
    List<Archives.Entry> entries = List.of(new Archives.Entry(name, new byte[] {1}), new Archives.Entry("_metadata", new byte[] {1}));
    assertThrows(Refused.class, () -> open(Archives.zip(folder.resolve("evil.zip"), entries)));
    assertThrows(Refused.class, () -> open(Archives.tarGz(folder.resolve("evil.tgz"), entries)));
    try (Stream<Path> paths = Files.walk(folder)) {
      assertFalse(paths.anyMatch(path -> path.endsWith("out")));
    }
  }

  @Test
  void archiveThatDoesNotFit_isRefused() throws Exception {
    // Catches an archive that fills the disk to the last byte.
    Path savepoint = FlinkSnapshots.last("2.3.0/canonical-files");
    CountingStorage full = new CountingStorage(65L << 20);
    List<Archives.Entry> entries = new ArrayList<>(Archives.entries(savepoint, ""));
    entries.add(new Archives.Entry("large", new byte[2 << 20]));
    String message = assertThrows(Refused.class, () -> open(Archives.tarGz(folder.resolve("large.tgz"), entries), full, ProgressListener.NONE)).getMessage();
    assertTrue(message.contains("65 MB are free"), message);
    CountingStorage nearlyFull = new CountingStorage(1);
    assertThrows(Refused.class, () -> open(Archives.zip(folder.resolve("large.zip"), entries), nearlyFull, ProgressListener.NONE));
    assertEquals(0, full.open() + nearlyFull.open());
  }

  @Test
  void zipCutBetweenTwoFiles_isNotTakenForWhole() throws Exception {
    // Catches a copy that broke off, whose missing files would be blamed on the snapshot.
    byte[] zip = Files.readAllBytes(Archives.zip(folder.resolve("a.zip"), Archives.entries(FlinkSnapshots.last("2.3.0/canonical-files"), "")));
    for (int at = 4; at < zip.length; at++) {
      if (zip[at] == 'P' && zip[at + 1] == 'K' && zip[at + 2] == 3 && zip[at + 3] == 4) {
        Path cut = Files.write(folder.resolve("cut"), Arrays.copyOf(zip, at));
        assertThrows(Truncated.class, () -> open(cut), "cut at " + at);
      }
    }
  }

  @Test
  void archiveThatIsMadeToFillDisks_isRefused() throws Exception {
    // Catches a small archive that unpacks until the disk is full.
    Path bomb = folder.resolve("bomb.zip");
    byte[] zeros = new byte[1 << 20];
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(bomb))) {
      zip.putNextEntry(new ZipEntry("_metadata"));
      for (int count = 0; count < 200; count++) {
        zip.write(zeros);
      }
    }
    assertTrue(Files.size(bomb) < 1 << 20, Files.size(bomb) + " bytes");
    String message = assertThrows(Refused.class, () -> open(bomb)).getMessage();
    assertTrue(message.contains("more than 200 times") && message.contains("unpack it yourself"), message);
  }

  @Test
  void unpacking_canBeStopped() throws Exception {
    // Catches a stop that waits for the end, and progress that never moves.
    Path archive = Archives.tarGz(folder.resolve("a.tgz"), Archives.entries(FlinkSnapshots.last("2.3.0/canonical-files"), ""));
    List<Long> heard = new ArrayList<>();
    ProgressListener listener = new ProgressListener() {
      @Override
      public void progressed(String what, long done, long total) {
        assertTrue(done <= total, done + " of " + total);
        heard.add(done);
      }

      @Override
      public boolean isCancelled() {
        return heard.size() == 3;
      }
    };
    assertThrows(Cancelled.class, () -> open(archive, Storage.local(), listener));
    assertEquals(3, heard.size());
  }

  @Test
  void damagedArchives_endInTypedErrors() throws Exception {
    // Catches an archive that is cut or damaged and ends in an error of the JDK, or is believed.
    List<Archives.Entry> entries = Archives.entries(FlinkSnapshots.last("2.3.0/canonical-files"), "");
    byte[] tarGz = Files.readAllBytes(Archives.tarGz(folder.resolve("a.tgz"), entries));
    byte[] zip = Files.readAllBytes(Archives.zip(folder.resolve("a.zip"), entries));
    byte[] tar = Archives.tar(entries);
    assertTypedUnlessWhole(tarGz, tarGz.length / 2);
    assertTypedUnlessWhole(zip, zip.length / 2);
    assertTypedUnlessWhole(tar, tar.length / 2);
    assertThrows(Truncated.class, () -> open(Files.write(folder.resolve("cut"), Arrays.copyOf(tarGz, tarGz.length / 2))));
    byte[] header = tar.clone();
    header[10] ^= 1;
    assertThrows(Corrupt.class, () -> open(Files.write(folder.resolve("header"), header)));
    byte[] content = tarGz.clone();
    content[content.length / 2] ^= 0x55;
    SnapshotException problem = assertThrows(SnapshotException.class, () -> open(Files.write(folder.resolve("flipped"), content)));
    assertTrue(problem instanceof Corrupt || problem instanceof Truncated, problem.toString());
  }

  private void assertTypedUnlessWhole(byte[] archive, int length) throws IOException {
    for (int cut : new int[] {0, 1, 2, 3, 4, 10, 30, 300, 511, 512, 513, 1024, length, length + 1, archive.length - 20}) {
      Path file = Files.write(folder.resolve("cut"), Arrays.copyOf(archive, cut));
      try (SnapshotFiles files = open(file)) {
        assertTrue(files.metadata().sizeBytes() >= 0);
      } catch (SnapshotException e) {
        assertTrue(e.file().startsWith(folder.toString()), e.getMessage());
      }
    }
  }

  private SnapshotFiles open(Path archive) throws SnapshotException {
    return open(archive, Storage.local(), ProgressListener.NONE);
  }

  private SnapshotFiles open(Path archive, Storage storage, ProgressListener listener) throws SnapshotException {
    return SnapshotLocation.open(archive, new SnapshotOptions(storage, Optional.empty(), scratch()), listener);
  }
}
