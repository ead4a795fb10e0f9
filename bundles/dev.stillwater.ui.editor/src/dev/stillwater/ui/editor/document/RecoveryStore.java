package dev.stillwater.ui.editor.document;

import dev.stillwater.model.JobFile;
import dev.stillwater.model.JobLayoutFile;
import dev.stillwater.model.JobLayoutLoadResult;
import dev.stillwater.model.JobLoadResult;
import dev.stillwater.model.job.Job;
import dev.stillwater.model.job.JobFactory;
import dev.stillwater.model.job.JobLayout;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;

/**
 * Keeps what is not saved yet in a folder of the workspace, so that a crash takes little of it: for each job file its unsaved job and layout, until it is saved or
 * closed.
 *
 * <p>THREADING: any thread but the UI thread; one writer for each job file at a time.
 */
public final class RecoveryStore {
  private static final String JOB = ".job";
  private static final String LAYOUT = ".joblayout";
  private static final String ABOUT = ".properties";
  private static final String PATH = "path";
  private static final String TIME = "time";

  private final Path folder;

  /** Keeps files in the folder, which is made when it is needed. */
  public RecoveryStore(Path folder) {
    this.folder = folder;
  }

  /**
   * What was not saved.
   *
   * @param path the job file
   * @param time when it was kept
   * @param job the job as it was in the editor
   * @param layout where it was drawn
   * @param content bytes of the job
   */
  public record Unsaved(Path path, Instant time, Job job, JobLayout layout, byte[] content) {}

  /**
   * Keeps the bytes of both files. Each file is replaced as a whole, the one that names the job last.
   *
   * @throws IOException if the folder cannot be written to
   */
  public void keep(Path path, byte[] job, byte[] layout) throws IOException {
    Files.createDirectories(folder);
    String stem = stem(path);
    replace(stem + JOB, job);
    replace(stem + LAYOUT, layout);
    Properties about = new Properties();
    about.setProperty(PATH, path.toAbsolutePath().toString());
    about.setProperty(TIME, Instant.now().toString());
    Path next = folder.resolve(stem + ABOUT + ".tmp");
    try (OutputStream out = Files.newOutputStream(next)) {
      about.store(out, null);
    }
    Files.move(next, folder.resolve(stem + ABOUT), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  private void replace(String name, byte[] content) throws IOException {
    Path next = folder.resolve(name + ".tmp");
    Files.write(next, content);
    Files.move(next, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  /** What is kept for the job file; empty when there is nothing, or it cannot be read. */
  public Optional<Unsaved> find(Path path) {
    Path about = folder.resolve(stem(path) + ABOUT);
    if (!Files.isRegularFile(about)) {
      return Optional.empty();
    }
    try {
      Properties properties = properties(about);
      byte[] content = Files.readAllBytes(folder.resolve(stem(path) + JOB));
      JobLoadResult job = JobFile.load(content, path.getFileName().toString());
      JobLayoutLoadResult layout = JobLayoutFile.load(Files.readAllBytes(folder.resolve(stem(path) + LAYOUT)), path.getFileName().toString());
      return job.job().map(found -> new Unsaved(path, time(properties), found, layout.layout().orElseGet(JobFactory.eINSTANCE::createJobLayout), content));
    } catch (IOException unreadable) {
      // What cannot be read cannot be offered; the job file itself is as it was.
      return Optional.empty();
    }
  }

  private static Instant time(Properties properties) {
    try {
      return Instant.parse(properties.getProperty(TIME, ""));
    } catch (java.time.format.DateTimeParseException unknown) {
      return Instant.EPOCH;
    }
  }

  /** The job files for which something is kept. Cost: reads a small file for each. */
  public List<Path> all() {
    List<Path> paths = new ArrayList<>();
    if (!Files.isDirectory(folder)) {
      return paths;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + ABOUT)) {
      for (Path about : files) {
        Optional.ofNullable(properties(about).getProperty(PATH)).map(Path::of).ifPresent(paths::add);
      }
    } catch (IOException | InvalidPathException unreadable) {
      return paths;
    }
    return paths;
  }

  /** Forgets what is kept for the job file. */
  public void forget(Path path) {
    for (String ending : List.of(ABOUT, JOB, LAYOUT)) {
      try {
        Files.deleteIfExists(folder.resolve(stem(path) + ending));
      } catch (IOException inUse) {
        // It is offered once more at the next start, and refused then.
        return;
      }
    }
  }

  private static Properties properties(Path about) throws IOException {
    Properties properties = new Properties();
    try (InputStream in = Files.newInputStream(about)) {
      properties.load(in);
    } catch (IllegalArgumentException malformed) {
      throw new IOException(malformed);
    }
    return properties;
  }

  private static String stem(Path path) {
    return UUID.nameUUIDFromBytes(path.toAbsolutePath().normalize().toString().getBytes(StandardCharsets.UTF_8)).toString();
  }
}
