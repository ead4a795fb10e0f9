package dev.stillwater.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.model.job.Job;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class JobFileSaveTest {
  private static final String NO_SPACE = "No space left on device";

  @TempDir
  private Path folder;

  @Test
  void savedFile_holdsTheJobAndNothingElseIsLeft() throws IOException {
    // Catches a save that leaves its temporary file behind.
    Path file = folder.resolve("a.job");
    JobFile.save(Jobs.job(Jobs.GOOD), file);
    assertEquals(Jobs.GOOD, Files.readString(file));
    assertEquals(List.of("a.job"), names());
  }

  @Test
  void fullDisk_leavesTheOldFile() throws IOException {
    // Catches a full disk that costs the user the job.
    assertOldFileSurvives(new Disk() {
      @Override
      public void write(Path file, byte[] content) throws IOException {
        Files.write(file, List.of("half"));
        throw new IOException(NO_SPACE);
      }
    });
  }

  @Test
  void failingForce_leavesTheOldFile() throws IOException {
    // Catches a rename before the content is on the disk.
    assertOldFileSurvives(new Disk() {
      @Override
      public void force(FileChannel channel) throws IOException {
        throw new IOException(NO_SPACE);
      }
    });
  }

  @Test
  void failingRename_leavesTheOldFile() throws IOException {
    // Catches a temporary file that stays when the rename fails.
    assertOldFileSurvives(new Disk() {
      @Override
      public void rename(Path newFile, Path oldFile) throws IOException {
        throw new IOException(NO_SPACE);
      }
    });
  }

  @Test
  void failingFolderForce_isSaid() throws IOException {
    // Catches a save that claims more than it did.
    Path file = folder.resolve("a.job");
    IOException e = assertThrows(IOException.class, () -> JobFile.save(Jobs.job(Jobs.GOOD), file, new Disk() {
      @Override
      public void forceFolder(Path ignored) throws IOException {
        throw new IOException("broken");
      }
    }));
    assertTrue(e.getMessage().contains("was saved") && e.getMessage().contains("power cut"), e.getMessage());
    assertEquals(Jobs.GOOD, Files.readString(file));
  }

  @Test
  void missingFolder_isSaid() throws IOException {
    // Catches an error text that names a temporary file nobody knows.
    Path gone = folder.resolve("gone");
    IOException e = assertThrows(IOException.class, () -> JobFile.save(Jobs.job(Jobs.GOOD), gone.resolve("a.job")));
    assertTrue(e.getMessage().contains("does not exist") && e.getMessage().contains("Create it"), e.getMessage());
  }

  @Test
  void folderAsTarget_isRefused() {
    // Catches a folder that is replaced by a file.
    IOException e = assertThrows(IOException.class, () -> JobFile.save(Jobs.job(Jobs.GOOD), folder));
    assertTrue(e.getMessage().contains("is a folder"), e.getMessage());
  }

  @Test
  void textThatXmlCannotHold_leavesTheOldFile() throws IOException {
    // Catches a broken file written over a good one.
    Path file = Files.writeString(folder.resolve("a.job"), "old");
    Job job = Jobs.job(Jobs.GOOD);
    job.setDescription("\uffff");
    IOException e = assertThrows(IOException.class, () -> JobFile.save(job, file));
    assertTrue(e.getMessage().contains("U+FFFF") && e.getMessage().contains("as it was"), e.getMessage());
    assertEquals("old", Files.readString(file));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void symbolicLinks_areFollowed() throws IOException {
    // Catches a link that is replaced by a file, so that its target gets old.
    Path target = Files.writeString(Files.createDirectory(folder.resolve("real")).resolve("a.job"), "old");
    Path link = Files.createSymbolicLink(folder.resolve("link.job"), Path.of("real", "a.job"));
    JobFile.save(Jobs.job(Jobs.GOOD), link);
    assertTrue(Files.isSymbolicLink(link));
    assertEquals(Jobs.GOOD, Files.readString(target));
    Path first = Files.createSymbolicLink(folder.resolve("x"), folder.resolve("y"));
    Files.createSymbolicLink(folder.resolve("y"), first);
    assertThrows(IOException.class, () -> JobFile.save(Jobs.job(Jobs.GOOD), first));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void permissions_stay() throws IOException {
    // Catches a job that the group can no longer read, or everybody can, after a save.
    Path file = Files.writeString(folder.resolve("a.job"), "old");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw----"));
    JobFile.save(Jobs.job(Jobs.GOOD), file);
    assertEquals("rw-rw----", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
  }

  @Test
  void layout_liesBesideTheJob() throws IOException {
    // Catches a layout that is saved under another name than it is looked for.
    assertEquals(folder.resolve("a.joblayout"), JobLayoutFile.besides(folder.resolve("a.job")));
    assertEquals(Path.of("b.xml.joblayout"), JobLayoutFile.besides(Path.of("b.xml")));
    Path file = folder.resolve("a.joblayout");
    JobLayoutFile.save(dev.stillwater.model.job.JobFactory.eINSTANCE.createJobLayout(), file);
    assertTrue(JobLayoutFile.load(file).layout().isPresent());
    assertEquals("file-missing", JobLayoutFile.load(folder.resolve("b.joblayout")).problems().get(0).code());
  }

  private void assertOldFileSurvives(Disk disk) throws IOException {
    Path file = Files.writeString(folder.resolve("a.job"), "old");
    IOException e = assertThrows(IOException.class, () -> JobFile.save(Jobs.job(Jobs.GOOD), file, disk));
    assertTrue(e.getMessage().contains("a.job") && e.getMessage().contains(NO_SPACE) && e.getMessage().contains("as it was"), e.getMessage());
    assertEquals("old", Files.readString(file));
    assertEquals(List.of("a.job"), names());
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }
}
