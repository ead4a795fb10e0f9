package dev.stillwater.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.stillwater.engine.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code check} says about jobs, good, bad and unreadable. */
class CheckVerbTest {
  @TempDir
  private Path folder;
  private CommandResult result;

  @AfterEach
  void noStackTrace() {
    assertFalse(result != null && result.hasStackTrace(), () -> result.all());
  }

  @Test
  void soundJob_isDone() throws IOException {
    // Catches a check that finds fault with what runs.
    check(TestJobs.filter(folder));
    assertEquals(0, result.code(), result.all());
    assertEquals("test.job: no problems\n", result.out());
  }

  @ParameterizedTest
  @ValueSource(strings = {"flights/delays-by-origin.job", "flights/busiest-routes.job", "window-count/window-count.job", "delay-alerts/delay-alerts.job"})
  void sample_isDone(String sample) {
    // Catches samples that a change of the rules has made wrong.
    check(samples().resolve(sample));
    assertEquals(0, result.code(), result.all());
    assertTrue(result.out().endsWith("no problems\n"), result.all());
  }

  @Test
  void missingFile_cannotBeAsked() {
    // Catches an exit code of 1, which scripts would read as findings.
    check(folder.resolve("none.job"));
    assertCannot("none.job");
  }

  @Test
  void directory_cannotBeAsked() throws IOException {
    // Catches a directory that is read as an empty job.
    check(Files.createDirectory(folder.resolve("folder.job")));
    assertCannot("folder.job");
  }

  @Test
  void unreadableFile_cannotBeAsked() throws IOException {
    // Catches a raw exception of the file system; an administrator reads everything, so there is nothing to see then.
    Path job = TestJobs.filter(folder);
    assumeTrue(job.toFile().setReadable(false) && !Files.isReadable(job), "this user reads every file");
    check(job);
    assertCannot("test.job");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "</job:Job>| ", "<schemas|<schemas <", "job:Job xmi:version|job:Other xmi:version", "http://stillwater.dev/job/1|http://example.org/job"})
  void brokenFile_cannotBeAsked(String text, String replacement) throws IOException {
    // Catches broken XMI that throws instead of being reported.
    check(TestJobs.filter(folder, text, replacement == null ? "" : replacement));
    assertCannot("test.job");
  }

  @Test
  void emptyFile_cannotBeAsked() throws IOException {
    // Catches a file of no bytes that is taken for an empty job.
    check(Files.createFile(folder.resolve("empty.job")));
    assertCannot("empty.job");
  }

  @Test
  void newerFormat_cannotBeAsked() throws IOException {
    // Catches a guess at a format that this version does not know.
    check(TestJobs.filter(folder, "name=\"Test\"", "name=\"Test\" formatVersion=\"99\""));
    assertCannot("99");
  }

  @Test
  void wrongType_isFoundWithLineAndColumn() throws IOException {
    // Catches a problem that people must search for: operator, feature and column have to be named.
    check(TestJobs.filter(folder, "delay > 0", "delay + origin.length() > true"));
    assertFound("error: uid 'delayed', expression");
    assertTrue(result.out().contains("column "), result.all());
    assertTrue(result.out().startsWith("test.job:"), result.all());
  }

  @Test
  void unknownField_isFound() throws IOException {
    // Catches an expression that is only compiled when the job starts.
    check(TestJobs.filter(folder, "delay > 0", "dely > 0"));
    assertFound("dely");
  }

  @Test
  void twoOperatorsOfOneUid_areFound() throws IOException {
    // Catches a job whose saved state could not be told apart.
    check(TestJobs.filter(folder, "uid=\"out\"", "uid=\"delayed\""));
    assertFound("'delayed'");
  }

  @Test
  void json_isOneDocumentWithStableNames() throws IOException {
    // Catches names that change under scripts.
    result = CommandResult.of(folder, "check", TestJobs.filter(folder, "delay > 0", "dely > 0").toString(), "--json");
    assertEquals(1, result.code(), result.all());
    Map<?, ?> document = (Map<?, ?>) Json.parse(result.out().strip());
    assertEquals(List.of("job", "readable", "valid", "problems"), List.copyOf(document.keySet()));
    assertEquals(false, document.get("valid"));
    Map<?, ?> problem = (Map<?, ?>) ((List<?>) document.get("problems")).getFirst();
    assertEquals("error", problem.get("severity"));
    assertEquals("delayed", problem.get("uid"));
    assertEquals("expression", problem.get("feature"));
    assertTrue(problem.containsKey("code") && problem.containsKey("message") && problem.containsKey("fix") && problem.containsKey("column"), result.out());
  }

  @Test
  void json_tellsWhatCannotBeRead() {
    // Catches an empty standard output where a program expects a document.
    result = CommandResult.of(folder, "check", "none.job", "--format", "json");
    assertEquals(2, result.code(), result.all());
    assertEquals(false, ((Map<?, ?>) Json.parse(result.out().strip())).get("readable"));
  }

  @Test
  void unknownFormat_isBadUsage() throws IOException {
    // Catches a format that is passed over in silence.
    result = CommandResult.of(folder, "check", TestJobs.filter(folder).toString(), "--format", "yaml");
    assertCannot("yaml");
  }

  private void check(Path job) {
    result = CommandResult.of(folder, "check", job.startsWith(folder) ? folder.relativize(job).toString() : job.toString());
  }

  private void assertCannot(String named) {
    assertEquals(2, result.code(), result.all());
    assertEquals("", result.out(), result.all());
    assertTrue(result.err().contains(named), result.all());
  }

  private void assertFound(String text) {
    assertEquals(1, result.code(), result.all());
    assertTrue(result.out().contains(text), result.all());
  }

  static Path samples() {
    Path root = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(root.resolve("samples"))) {
      root = root.getParent();
    }
    return root.resolve("samples");
  }
}
