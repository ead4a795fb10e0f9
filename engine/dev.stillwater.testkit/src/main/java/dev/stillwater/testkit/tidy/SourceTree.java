package dev.stillwater.testkit.tidy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The files of this repository, as rules about the source see them.
 *
 * <p>THREADING: immutable; may be used by any thread.
 *
 * @param root the folder that holds the reactor's pom
 * @param files the text files that git tracks, or without git all but build output, by path
 */
public record SourceTree(Path root, List<SourceFile> files) {
  private static final Set<String> SKIPPED_FOLDERS = Set.of(".git", "target", "bin", "out", ".build", "node_modules");
  /** Snapshots that Flink wrote, and the jobs that wrote them, as they came. */
  private static final String FOREIGN_FILES = "engine/test-data/";
  private static final int GIT_SECONDS = 60;

  public SourceTree {
    files = List.copyOf(files);
  }

  /** Reads the repository that holds the current folder. Reads every tracked file. */
  public static SourceTree read() {
    Path root = findRoot(Path.of("").toAbsolutePath());
    List<SourceFile> files = new ArrayList<>();
    for (String path : gitFiles(root).orElseGet(() -> walk(root))) {
      if (path.startsWith(FOREIGN_FILES)) {
        continue;
      }
      text(root.resolve(path)).ifPresent(content -> files.add(new SourceFile(path, content)));
    }
    return new SourceTree(root, files);
  }

  /** The folder that holds the reactor's pom, at or above the folder. */
  public static Path findRoot(Path folder) {
    for (Path candidate = folder; candidate != null; candidate = candidate.getParent()) {
      if (Files.isRegularFile(candidate.resolve("pom.xml")) && Files.isDirectory(candidate.resolve("engine"))) {
        return candidate;
      }
    }
    throw new IllegalStateException("No folder above " + folder + " holds pom.xml and engine/; run inside the repository.");
  }

  /** The file of the path, relative to the root. */
  public Optional<SourceFile> file(String path) {
    return files.stream().filter(file -> file.path().equals(path)).findFirst();
  }

  /** The files below a folder, which is given with its last slash. */
  public List<SourceFile> below(String folder) {
    return files.stream().filter(file -> file.path().startsWith(folder)).toList();
  }

  private static Optional<List<String>> gitFiles(Path root) {
    try {
      Process git = new ProcessBuilder("git", "ls-files", "-z").directory(root.toFile())
          .redirectError(ProcessBuilder.Redirect.DISCARD).start();
      String output = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!git.waitFor(GIT_SECONDS, TimeUnit.SECONDS) || git.exitValue() != 0 || output.isEmpty()) {
        git.destroy();
        return Optional.empty();
      }
      return Optional.of(Stream.of(output.split("\0")).filter(path -> Files.isRegularFile(root.resolve(path))).sorted().toList());
    } catch (IOException noGit) {
      return Optional.empty();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while git listed the files.", stopped);
    }
  }

  private static List<String> walk(Path root) {
    List<String> paths = new ArrayList<>();
    walk(root, root, paths);
    paths.sort(null);
    return paths;
  }

  private static void walk(Path root, Path folder, List<String> paths) {
    try (Stream<Path> children = Files.list(folder)) {
      for (Path child : children.toList()) {
        if (Files.isDirectory(child)) {
          if (!SKIPPED_FOLDERS.contains(child.getFileName().toString())) {
            walk(root, child, paths);
          }
        } else {
          paths.add(root.relativize(child).toString().replace('\\', '/'));
        }
      }
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  /** The content of a file that is text in UTF-8; empty for others. */
  private static Optional<String> text(Path file) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      for (byte value : bytes) {
        if (value == 0) {
          return Optional.empty();
        }
      }
      return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException binary) {
      return Optional.empty();
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }
}
