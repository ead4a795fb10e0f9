package dev.stillwater.ui.tests.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A git repository in a folder that has files already, made with the user's {@code git} as the replay reads it; closing it makes a plain folder again.
 *
 * <p>THREADING: test threads.
 */
final class GitRepository implements AutoCloseable {
  private final Path folder;

  private GitRepository(Path folder) {
    this.folder = folder;
  }

  /** An empty repository. */
  static GitRepository init(Path folder) throws Exception {
    GitRepository repository = new GitRepository(folder);
    repository.git("init", "-q", "-b", "main");
    return repository;
  }

  /** Commits the files as they are, and gives the commit a tag of that name. */
  void commit(String tag, String... files) throws Exception {
    for (String file : files) {
      git("add", "-f", file);
    }
    git("-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false", "commit", "-q", "--allow-empty", "-m", tag);
    git("-c", "tag.gpgsign=false", "tag", tag);
  }

  private void git(String... words) throws Exception {
    List<String> command = new ArrayList<>(List.of("git", "-C", folder.toString()));
    command.addAll(List.of(words));
    Path said = Files.createTempFile("git", ".txt");
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
    // A hook or a commit that runs this test must not have its repository changed.
    builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
    Process process = builder.start();
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    assertEquals(0, process.exitValue(), Files.readString(said));
    Files.delete(said);
  }

  /** Forgets all revisions; the files stay. */
  @Override
  public void close() throws IOException {
    Path git = folder.resolve(".git");
    if (Files.isDirectory(git)) {
      try (Stream<Path> files = Files.walk(git)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          // What git keeps is read-only, which some systems do not let go.
          assertTrue(file.toFile().setWritable(true));
          Files.delete(file);
        }
      }
    }
  }
}
