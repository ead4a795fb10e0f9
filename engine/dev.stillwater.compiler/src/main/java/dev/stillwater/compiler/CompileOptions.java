package dev.stillwater.compiler;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * What the compiler needs to know besides the job.
 *
 * <p>THREADING: immutable.
 *
 * @param baseFolder folder that relative paths in the job count from
 * @param jobName name of the job's file without its ending; default paths of sinks contain it
 * @param cacheFolder where generated classes are kept; empty for not at all
 */
public record CompileOptions(Path baseFolder, String jobName, Optional<Path> cacheFolder) {
  private static final String SUFFIX = ".job";

  public CompileOptions {
    Objects.requireNonNull(jobName, "jobName");
    Objects.requireNonNull(cacheFolder, "cacheFolder");
    baseFolder = baseFolder.toAbsolutePath().normalize();
  }

  /** Options for a job from a file, with the user's class cache. */
  public static CompileOptions forFile(Path jobFile) {
    Path absolute = jobFile.toAbsolutePath().normalize();
    String file = absolute.getFileName().toString();
    String name = file.endsWith(SUFFIX) ? file.substring(0, file.length() - SUFFIX.length()) : file;
    return new CompileOptions(absolute.getParent(), name, Optional.of(userCache()));
  }

  /** The same with another cache folder, or none. */
  public CompileOptions withCache(Optional<Path> folder) {
    return new CompileOptions(baseFolder, jobName, folder);
  }

  /** The job's file, as far as is known: where it would be with its name in the base folder. */
  public Path jobFile() {
    return baseFolder.resolve(jobName + SUFFIX);
  }

  /** The class cache of the user: {@code stillwater/plans} below XDG_CACHE_HOME, else below {@code .cache} in the home folder. */
  public static Path userCache() {
    String cacheHome = System.getenv("XDG_CACHE_HOME");
    Path caches = cacheHome == null || cacheHome.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(cacheHome);
    return caches.resolve("stillwater").resolve("plans");
  }
}
