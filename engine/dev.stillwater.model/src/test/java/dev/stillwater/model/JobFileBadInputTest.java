package dev.stillwater.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class JobFileBadInputTest {
  @TempDir
  private Path folder;

  @Test
  void missingFile_isAProblem() {
    // Catches an exception, or an empty job, for a name that was mistyped.
    JobProblem problem = only(JobFile.load(folder.resolve("no.job")));
    assertEquals("file-missing", problem.code());
    assertTrue(problem.message().contains("no.job"), problem.message());
  }

  @Test
  void folder_isAProblem() {
    // Catches the message of the operating system for a folder.
    assertEquals("file-is-directory", only(JobFile.load(folder)).code());
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void unreadableFile_isAProblem() {
    // Catches an exception for a file that opens and cannot be read; permissions would not do, as tests may run as root.
    JobProblem problem = only(JobFile.load(Path.of("/proc/self/mem")));
    assertEquals("file-unreadable", problem.code());
    assertTrue(problem.message().contains("mem"), problem.message());
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void fileWithoutPermission_isAProblem() throws IOException {
    // Catches a stack trace for a colleague's file; for root, who may read everything, the job loads.
    Path file = Files.writeString(folder.resolve("a.job"), Jobs.GOOD);
    Files.setPosixFilePermissions(file, Set.of());
    JobLoadResult result = JobFile.load(file);
    assertEquals(Files.isReadable(file), result.job().isPresent());
    assertEquals(Files.isReadable(file) ? List.of() : List.of("file-unreadable"), result.problems().stream().map(JobProblem::code).toList());
  }

  @Test
  void fileBelowAFile_isAProblem() throws IOException {
    // Catches IO errors other than the well-known ones.
    Path file = Files.writeString(folder.resolve("a"), "x");
    String code = only(JobFile.load(file.resolve("b.job"))).code();
    assertTrue(code.startsWith("file-"), code);
  }

  @Test
  void emptyFile_isBroken() {
    // Catches a parser's message for a file that a crash left empty.
    JobProblem problem = only(JobFile.load(new byte[0], "x.job"));
    assertEquals("format-broken", problem.code());
    assertTrue(problem.message().contains("empty"), problem.message());
  }

  @Test
  void brokenXml_isReportedWithLineAndColumn() {
    // Catches a message that does not lead to the place.
    JobProblem problem = only(Jobs.load(Jobs.with("<operators uid=\"out\" kind=\"csv-sink\"/>", "<operators uid=\"out\" kind=csv-sink/>")));
    assertEquals("format-broken", problem.code());
    assertEquals(21, problem.line().orElseThrow());
    assertEquals(29, problem.column().orElseThrow());
  }

  @Test
  void truncatedFile_isBroken() {
    // Catches half a job that is taken for a whole one.
    for (int length = 0; length < Jobs.GOOD.length() - 12; length += 7) {
      JobLoadResult result = Jobs.load(Jobs.GOOD.substring(0, length));
      assertEquals("format-broken", only(result).code());
    }
  }

  @Test
  void newerFormat_isRefused() {
    // Catches a job of a newer Stillwater that is opened and damaged.
    JobProblem problem = only(Jobs.load(Jobs.with("formatVersion=\"1\"", "formatVersion=\"2\"")));
    assertEquals("format-too-new", problem.code());
    assertTrue(problem.message().contains("test.job") && problem.message().contains("version 2;") && problem.message().contains("up to 1"),
        problem.message());
    assertTrue(problem.fix().contains("newer Stillwater"), problem.fix());
    assertEquals("format-too-new", only(Jobs.load(Jobs.with("formatVersion=\"1\"", "formatVersion=\"99999999999999\""))).code());
    assertEquals("format-too-new", only(Jobs.load(Jobs.with("stillwater.dev/job/1", "stillwater.dev/job/2"))).code());
  }

  @Test
  void formatVersionThatIsNone_isRefused() {
    // Catches a version that is guessed.
    for (String version : new String[] {"", "0", "-1", "one", "1.0"}) {
      assertEquals("format-broken", only(Jobs.load(Jobs.with("formatVersion=\"1\"", "formatVersion=\"" + version + "\""))).code(), version);
    }
  }

  @Test
  void missingFormatVersion_isVersion1() {
    // Catches a refusal of files written by hand.
    assertTrue(Jobs.load(Jobs.with(" formatVersion=\"1\"", "")).job().isPresent());
  }

  @Test
  void otherXml_isRefused() {
    // Catches a Maven file that is opened as an empty job.
    JobProblem problem = only(Jobs.load("<project xmlns=\"urn:x\"/>"));
    assertEquals("format-broken", problem.code());
    assertTrue(problem.message().contains("'project'") && problem.message().contains("job:Job"), problem.message());
  }

  @Test
  void layoutAsJob_isRefused() {
    // Catches a class cast for the file beside the job.
    assertEquals("format-broken", only(Jobs.load("<job:JobLayout xmlns:job=\"http://stillwater.dev/job/1\"/>")).code());
    assertFalse(JobLayoutFile.load(Jobs.GOOD.getBytes(StandardCharsets.UTF_8), "x").layout().isPresent());
  }

  @Test
  void documentType_isRefusedAndNothingRead() throws IOException {
    // Catches XXE: a job file that reads another file of the user.
    Path secret = Files.writeString(folder.resolve("secret"), "the secret");
    String text = Jobs.with("<job:Job ", "<!DOCTYPE x [<!ENTITY e SYSTEM \"" + secret.toUri() + "\">]>\n<job:Job ").replace("\"Good\"", "\"Good&e;\"");
    JobProblem problem = only(Jobs.load(text));
    assertEquals("format-broken", problem.code());
    assertTrue(problem.message().contains("DOCTYPE") && !problem.message().contains("the secret"), problem.message());
    assertTrue(problem.fix().contains("DOCTYPE"), problem.fix());
  }

  @Test
  void wrongEncoding_isBroken() {
    // Catches an exception for bytes that are not UTF-8.
    byte[] content = Jobs.with("\"Good\"", "\"G\u00e4nse\"").getBytes(StandardCharsets.ISO_8859_1);
    assertEquals("format-broken", only(JobFile.load(content, "x.job")).code());
    String unknown = Jobs.with("encoding=\"UTF-8\"", "encoding=\"KLINGON\"");
    assertEquals("format-broken", only(Jobs.load(unknown)).code());
  }

  @Test
  void otherEncodings_areRead() {
    // Catches a job that an editor saved in UTF-16 or with a byte order mark.
    assertTrue(JobFile.load(Jobs.with("UTF-8", "UTF-16").getBytes(StandardCharsets.UTF_16), "x").job().isPresent());
    assertTrue(JobFile.load(("\ufeff" + Jobs.GOOD).getBytes(StandardCharsets.UTF_8), "x").job().isPresent());
  }

  @Test
  void hugeFile_isRefused() throws IOException {
    // Catches a heap that is filled by a file of the wrong kind.
    assertEquals("file-too-large", only(JobFile.load(new byte[ModelFile.SIZE_BYTES_MAX + 1], "x.job")).code());
  }

  @Test
  void deepContent_isAProblem() {
    // Catches a stack overflow on hostile nesting.
    int depth = 200_000;
    JobLoadResult result = Jobs.load(Jobs.with("  <schemas", "<z>".repeat(depth) + "</z>".repeat(depth) + "\n  <schemas"));
    assertFalse(result.problems().isEmpty());
  }

  @Test
  void wideContent_isKept() {
    // Catches quadratic time on hostile content, and a list of problems that nobody can read.
    int width = 50_000;
    String text = Jobs.with("  <schemas", "<y a=\"&amp;&lt;\"/>\n".repeat(width) + "  <schemas");
    assertTimeout(Duration.ofSeconds(10), () -> {
      JobLoadResult result = Jobs.load(text);
      assertEquals(ProblemList.COUNT_MAX + 1, result.problems().size());
      assertEquals("problems-omitted", result.problems().get(ProblemList.COUNT_MAX).code());
      assertEquals(width, Jobs.text(result.job().orElseThrow()).split("<y ", -1).length - 1);
    });
  }

  @Test
  void randomDamage_neverThrowsAndSurvivesASave() {
    // Catches an exception for a file that a person or a merge has damaged; what loads must load again with the same bytes.
    long seed = 42;
    Random random = new Random(seed);
    byte[] good = Jobs.GOOD.getBytes(StandardCharsets.UTF_8);
    byte[] alphabet = "<>/=\"'&;# \nabz09:-!?[]".getBytes(StandardCharsets.UTF_8);
    int loaded = 0;
    for (int round = 0; round < 3000; round++) {
      byte[] bad = good.clone();
      for (int i = random.nextInt(3); i >= 0; i--) {
        bad[random.nextInt(bad.length)] = random.nextInt(4) == 0 ? (byte) random.nextInt() : alphabet[random.nextInt(alphabet.length)];
      }
      JobLoadResult result = JobFile.load(bad, "x.job");
      assertTrue(result.job().isPresent() || !result.problems().isEmpty(), "seed " + seed + ", round " + round);
      if (result.job().isPresent()) {
        loaded++;
        JobValidator.validate(result.job().get());
        String text = Jobs.text(result.job().get());
        assertEquals(text, Jobs.text(Jobs.job(text)), "seed " + seed + ", round " + round);
      }
    }
    assertTrue(loaded > 100, "Only " + loaded + " damaged files loaded, so the test says little.");
  }

  private static JobProblem only(JobLoadResult result) {
    assertFalse(result.job().isPresent(), "A job was loaded.");
    assertEquals(1, result.problems().size(), result.problems().toString());
    return result.problems().get(0);
  }
}
