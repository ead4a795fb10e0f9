package dev.stillwater.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How folders of snapshots may be written. */
class LocalFolderTest {
  private static final Path BASE = Path.of("base").toAbsolutePath();

  @Test
  void pathsAndFileUris_areLocal() {
    // Catches a URI that becomes a folder named file: below the job.
    assertEquals(BASE.resolve("a/b"), LocalFolder.resolve(BASE, "a/b"));
    Path absolute = BASE.resolve("with space");
    assertEquals(absolute, LocalFolder.resolve(BASE, "file://" + absolute));
    assertEquals(absolute, LocalFolder.resolve(BASE, "file:" + absolute));
    assertEquals(absolute, LocalFolder.resolve(BASE, absolute.toUri().toString()));
  }

  @Test
  void otherFileSystems_areRefusedByName() {
    // Catches a path such as hdfs:/ that is made on the local disk without a word.
    assertEquals(Optional.of("hdfs"), LocalFolder.foreignScheme("hdfs://node:9000/checkpoints"));
    assertEquals(Optional.empty(), LocalFolder.foreignScheme("C:/checkpoints"));
    assertTrue(assertThrows(IllegalArgumentException.class, () -> LocalFolder.resolve(BASE, "s3://bucket/x")).getMessage().contains("'s3'"));
  }

  @Test
  void foreignDirectory_isAnErrorOfTheJob() {
    assertTrue(Jobs.problems(Jobs.with("<checkpointing ", "<checkpointing directory=\"hdfs://node/x\" ")).stream()
        .anyMatch(problem -> problem.code().equals("directory-not-local") && problem.isError()));
  }
}
