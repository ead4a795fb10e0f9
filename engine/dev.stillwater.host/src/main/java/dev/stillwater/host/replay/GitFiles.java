package dev.stillwater.host.replay;

import dev.stillwater.compiler.expression.NameSuggestion;
import dev.stillwater.engine.io.IoReason;
import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.host.CannotStartException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Files of one commit of a git repository, read through the user's {@code git}; the working tree is left alone.
 *
 * <p>THREADING: one thread.
 */
final class GitFiles {
  private static final long TIMEOUT_MS = 60_000;
  private static final long LOOK_MS = 50;

  private final Path top;
  private final String revision;
  private final String commit;
  private final Path scratch;
  private final ProgressListener listener;

  /** What git said, and whether it was content. */
  private record Answer(int code, byte[] output, String errors) {
    String text() {
      return new String(output, StandardCharsets.UTF_8).strip();
    }
  }

  private GitFiles(Path top, String revision, String commit, Path scratch, ProgressListener listener) {
    this.top = top;
    this.revision = revision;
    this.commit = commit;
    this.scratch = scratch;
    this.listener = listener;
  }

  /**
   * The commit of the revision in the repository that the file lies in.
   *
   * @param scratch an empty folder for what git prints and for files that are taken out
   * @throws CannotStartException if there is no git, no repository or no such revision
   */
  static GitFiles of(Path file, String revision, Path scratch, ProgressListener listener) throws CannotStartException {
    Path folder = existing(file.getParent());
    Answer top = run(List.of("rev-parse", "--show-toplevel"), folder, scratch, listener);
    if (top.code() != 0) {
      throw cannot("'" + folder + "' is in no git repository, so there is no revision '" + revision + "' of '" + file.getFileName() + "'. git says: "
          + top.errors());
    }
    Path repository = Path.of(top.text());
    Answer commit = run(List.of("rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}"), folder, scratch, listener);
    if (commit.code() != 0) {
      Answer names = run(List.of("for-each-ref", "--format=%(refname:short)", "refs/heads", "refs/tags", "refs/remotes"), folder, scratch, listener);
      String nearest = NameSuggestion.nearest(revision, names.text().lines().toList()).map(name -> " Did you mean '" + name + "'?").orElse("");
      throw cannot("The repository " + repository + " has no revision '" + revision + "'; expected a commit, a branch or a tag." + nearest);
    }
    return new GitFiles(repository, revision, commit.text(), scratch, listener);
  }

  /** The commit's id. */
  String commit() {
    return commit;
  }

  /** The path of a file of the working tree in the repository, with slashes; empty if it lies outside. */
  Optional<String> inRepository(Path file) throws CannotStartException {
    Path folder = existing(file.getParent());
    Path real;
    try {
      real = folder.toRealPath().resolve(folder.relativize(file)).normalize();
    } catch (IOException e) {
      throw new CannotStartException("'" + folder + "' cannot be read: " + IoReason.of(e), e);
    }
    return real.startsWith(top) && !real.equals(top) ? Optional.of(top.relativize(real).toString().replace(top.getFileSystem().getSeparator(), "/"))
        : Optional.empty();
  }

  /**
   * The bytes of a file as it was in the commit.
   *
   * @throws CannotStartException if the commit has no such file; names the nearest job file
   */
  byte[] read(Path file) throws CannotStartException {
    String path = inRepository(file).orElseThrow(() -> cannot("'" + file + "' lies outside of the repository " + top + "."));
    Answer blob = run(List.of("cat-file", "blob", commit + ":" + path), top, scratch, listener);
    if (blob.code() != 0) {
      Answer tree = run(List.of("ls-tree", "-r", "-z", "--name-only", commit), top, scratch, listener);
      List<String> jobs = Arrays.stream(tree.text().split("\0")).filter(name -> name.endsWith(".job")).toList();
      String nearest = NameSuggestion.nearest(path, jobs).map(name -> " The nearest job file there is '" + name + "'.").orElse("");
      throw cannot("At the revision '" + revision + "' (commit " + shortened() + ") there is no file '" + path + "'." + nearest);
    }
    return blob.output();
  }

  /**
   * Takes a folder as it was in the commit out to the scratch folder; returns where it lies now.
   *
   * @throws CannotStartException if the commit has no such folder
   */
  Path extract(String path) throws CannotStartException {
    Answer archive = run(List.of("archive", "--format=zip", commit, "--", ":(literal)" + path), top, scratch, listener);
    if (archive.code() != 0) {
      throw cannot("At the revision '" + revision + "' (commit " + shortened() + ") there is no folder '" + path + "'. git says: " + archive.errors());
    }
    Path target = scratch.resolve("files");
    try (InputStream bytes = new ByteArrayInputStream(archive.output()); ZipInputStream zip = new ZipInputStream(bytes)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Path file = target.resolve(entry.getName()).normalize();
        if (file.startsWith(target) && !entry.isDirectory()) {
          Files.createDirectories(file.getParent());
          Files.write(file, zip.readAllBytes());
        }
      }
    } catch (IOException e) {
      throw new CannotStartException("The files of the revision '" + revision + "' cannot be written to " + target + ": " + IoReason.of(e), e);
    }
    return target.resolve(path);
  }

  /** The commit's id as people write it. */
  String shortened() {
    return commit.substring(0, Math.min(10, commit.length()));
  }

  private static Path existing(Path folder) {
    Path found = folder;
    while (found.getParent() != null && !Files.isDirectory(found)) {
      found = found.getParent();
    }
    return found;
  }

  private static CannotStartException cannot(String message) {
    return new CannotStartException(message, List.of());
  }

  private static Answer run(List<String> words, Path folder, Path scratch, ProgressListener listener) throws CannotStartException {
    List<String> command = new ArrayList<>(List.of("git", "-C", folder.toString()));
    command.addAll(words);
    Path output = scratch.resolve("git-output");
    Path errors = scratch.resolve("git-errors");
    ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(output.toFile()).redirectError(errors.toFile());
    // In a hook of git these name the repository of the hook, and relative to another folder.
    builder.environment().keySet().removeAll(Set.of("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"));
    builder.environment().put("GIT_TERMINAL_PROMPT", "0");
    builder.environment().put("GIT_OPTIONAL_LOCKS", "0");
    builder.environment().put("LC_ALL", "C.UTF-8");
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      await(process, listener);
      return new Answer(process.exitValue(), Files.readAllBytes(output), Files.readString(errors).strip());
    } catch (IOException e) {
      throw new CannotStartException("The program git, which FILE@REVISION needs, cannot be run: " + IoReason.of(e)
          + " Install git, or name a file without a revision.", e);
    }
  }

  private static void await(Process process, ProgressListener listener) throws CannotStartException {
    long deadlineNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(TIMEOUT_MS);
    try {
      while (!process.waitFor(LOOK_MS, TimeUnit.MILLISECONDS)) {
        if (listener.isCancelled() || System.nanoTime() > deadlineNanos) {
          process.destroyForcibly();
          throw cannot(listener.isCancelled() ? "Cancelled while git was running." : "git has not answered for " + TIMEOUT_MS / 1000 + " s.");
        }
      }
    } catch (InterruptedException stopped) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw cannot("Interrupted while git was running.");
    }
  }
}
