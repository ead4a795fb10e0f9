package dev.stillwater.host.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.host.CannotStartException;
import dev.stillwater.model.job.Operator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Versions of a job out of the history of a git repository. */
class GitRevisionTest {
  @TempDir
  private Path folder;
  private Path jobs;
  private Path scratch;

  @BeforeEach
  void repository() throws Exception {
    scratch = Files.createDirectory(folder.resolve("scratch"));
    jobs = Files.createDirectories(folder.resolve("repository/my jobs"));
    git("init", "-q", "-b", "main");
    Files.createDirectories(jobs.resolve("src/alerts"));
    Files.writeString(jobs.resolve("src/alerts/Alert.java"), "// one");
    Files.writeString(jobs.resolve("a.job"), ReplayTestJobs.withFunction("one"));
    commit("one");
    git("tag", "v1");
    Files.writeString(jobs.resolve("src/alerts/Alert.java"), "// two");
    Files.writeString(jobs.resolve("a.job"), ReplayTestJobs.withFunction("two"));
    commit("two");
  }

  @Test
  void revision_hasItsOwnJobAndSources() throws Exception {
    // Catches today's functions in yesterday's job, and a working tree that is changed.
    LoadedVersion version = load("a.job@v1");
    assertEquals("one", version.job().getName());
    assertEquals(jobs, version.baseFolder());
    Operator function = version.toCompile().getOperators().stream().filter(operator -> operator.getUid().equals("alerts")).findFirst().orElseThrow();
    Path sources = Path.of(LoadedVersion.value(function, "sources").orElseThrow());
    assertTrue(sources.startsWith(scratch), sources.toString());
    assertEquals("// one", Files.readString(sources.resolve("alerts/Alert.java")));
    assertEquals("// two", Files.readString(jobs.resolve("src/alerts/Alert.java")));
    assertEquals("src", LoadedVersion.value(version.operator("alerts").orElseThrow(), "sources").orElseThrow(), "the job itself still says what it said");
  }

  @Test
  void fileThatIsGone_isFoundInItsRevision() throws Exception {
    // Catches a look at the working tree for a file that only history has.
    git("rm", "-q", "-r", "my jobs");
    commit("gone");
    assertFalse(Files.exists(jobs));
    assertEquals("two", load("a.job@HEAD~1").job().getName());
  }

  @Test
  void fileWithAnAt_winsOverARevision() throws Exception {
    // Catches a file that cannot be named.
    Files.writeString(jobs.resolve("a.job@v1"), ReplayTestJobs.withFunction("file"));
    assertInstanceOf(VersionName.OfFile.class, VersionName.parse("a.job@v1", jobs));
    assertEquals("file", load("a.job@v1").job().getName());
  }

  @Test
  void revisionWithAnAt_isOne() throws Exception {
    // Catches a split at the last @ of HEAD@{1} and the like.
    assertEquals(new VersionName.OfRevision(jobs.resolve("a.job"), "main@{0}", "a.job@main@{0}"), VersionName.parse("a.job@main@{0}", jobs));
    assertEquals("two", load("a.job@main@{0}").job().getName());
  }

  @Test
  void unknownRevision_namesTheNearest() {
    // Catches git's own words in place of ours.
    refused("a.job@v2", "has no revision 'v2'", "Did you mean 'v1'?");
  }

  @Test
  void unknownFile_namesTheNearest() {
    // Catches a message about the working tree.
    refused("b.job@v1", "there is no file 'my jobs/b.job'", "'my jobs/a.job'");
  }

  @Test
  void missingSources_areNamed() throws Exception {
    // Catches today's sources where the revision has none.
    Files.writeString(jobs.resolve("a.job"), ReplayTestJobs.withFunction("three").replace("alerts.Alert", "alerts.Alert\"/><parameters name=\"sources\" value=\"other"));
    commit("three");
    refused("a.job@HEAD", "there is no folder 'my jobs/other'");
  }

  @Test
  void noRepository_isSaid() throws Exception {
    // Catches a version of another repository that lies above.
    Path outside = Files.createDirectory(folder.resolve("outside"));
    Files.writeString(outside.resolve("a.job"), ReplayTestJobs.withFunction("x"));
    CannotStartException problem = assertThrows(CannotStartException.class,
        () -> loader().load(VersionName.parse("a.job@HEAD", outside), outside));
    assertTrue(problem.getMessage().contains("is in no git repository"), problem.getMessage());
  }

  @Test
  void noRevisionBehindTheAt_isSaid() {
    // Catches options of git that come in through a file's name.
    for (String text : List.of("a.job@", "a.job@--output=x")) {
      IllegalArgumentException problem = assertThrows(IllegalArgumentException.class, () -> VersionName.parse(text, jobs));
      assertTrue(problem.getMessage().contains("names no revision"), problem.getMessage());
    }
  }

  private void refused(String name, String... parts) {
    CannotStartException problem = assertThrows(CannotStartException.class, () -> load(name));
    for (String part : parts) {
      assertTrue(problem.getMessage().contains(part), problem.getMessage());
    }
  }

  private LoadedVersion load(String name) throws CannotStartException {
    return loader().load(VersionName.parse(name, jobs), jobs);
  }

  private VersionLoader loader() {
    return new VersionLoader(Optional.empty(), scratch, ProgressListener.NONE);
  }

  private void commit(String message) throws Exception {
    git("add", "-A");
    git("-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false", "commit", "-q", "-m", message);
  }

  private void git(String... words) throws Exception {
    List<String> command = new ArrayList<>(List.of("git", "-C", folder.resolve("repository").toString()));
    command.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(folder.resolve("git.txt").toFile());
    // A hook or a commit that runs this test must not have its repository changed.
    builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
    Process process = builder.start();
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    assertEquals(0, process.exitValue(), Files.readString(folder.resolve("git.txt")));
  }
}
