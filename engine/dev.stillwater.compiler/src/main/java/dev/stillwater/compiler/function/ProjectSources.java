package dev.stillwater.compiler.function;

import dev.stillwater.model.OperatorParameters;
import dev.stillwater.model.catalog.OperatorCatalog;
import dev.stillwater.model.catalog.OperatorKind;
import dev.stillwater.model.job.Job;
import dev.stillwater.model.job.Operator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The Java source of a project's functions: all files of the source folders that the operators of a job name.
 *
 * <p>THREADING: immutable; made by the thread that owns the job.
 *
 * @param uses the operators that run a function, in the order of the job
 * @param files the source files, by class name
 * @param unreadable folders and files that could not be read, with the reason
 */
public record ProjectSources(List<Use> uses, Map<String, SourceFile> files, List<String> unreadable) {
  private static final String SUFFIX = ".java";
  private static final int FILES_MAX = 2_000;
  private static final long SIZE_BYTES_MAX = 16 << 20;

  /**
   * A function that an operator runs.
   *
   * @param operator the operator
   * @param kind its kind
   * @param className the class as it stands in the job
   * @param folder the source folder
   */
  public record Use(Operator operator, OperatorKind kind, String className, Path folder) {
  }

  /**
   * A source file.
   *
   * @param name path below its source folder, with slashes
   * @param path the file
   * @param text what is in it
   */
  public record SourceFile(String name, Path path, String text) {
  }

  public ProjectSources {
    uses = List.copyOf(uses);
    unreadable = List.copyOf(unreadable);
  }

  /** Reads the sources of the job; nothing if no operator runs a function, or if the job has no folder and the source folder is relative. Cost: the files. */
  public static ProjectSources read(Job job, OperatorCatalog catalog, Optional<Path> baseFolder) {
    List<Use> uses = new ArrayList<>();
    for (Operator operator : job.getOperators()) {
      catalog.kind(operator.getKind()).flatMap(kind -> use(operator, kind, baseFolder)).ifPresent(uses::add);
    }
    Map<String, SourceFile> files = new TreeMap<>();
    List<String> unreadable = new ArrayList<>();
    for (Path folder : uses.stream().map(Use::folder).distinct().toList()) {
      try {
        readFolder(folder, files, unreadable);
      } catch (IOException e) {
        unreadable.add("The source folder " + folder + " cannot be read: " + e.getMessage() + ".");
      }
    }
    return new ProjectSources(uses, files, unreadable);
  }

  /** Whether an operator runs a function. */
  public boolean isUsed() {
    return !uses.isEmpty();
  }

  private static Optional<Use> use(Operator operator, OperatorKind kind, Optional<Path> baseFolder) {
    if (kind.parameter("class").isEmpty() || kind.parameter("sources").isEmpty()) {
      return Optional.empty();
    }
    OperatorParameters parameters = OperatorParameters.of(operator, kind);
    Optional<String> name = parameters.text("class").filter(text -> !text.isBlank());
    if (name.isEmpty()) {
      return Optional.empty();
    }
    try {
      Path folder = Path.of(parameters.text("sources").orElse("src"));
      Optional<Path> absolute = folder.isAbsolute() ? Optional.of(folder) : baseFolder.map(base -> base.resolve(folder));
      return absolute.map(path -> new Use(operator, kind, name.get(), path.normalize()));
    } catch (InvalidPathException e) { // A text that is no path is reported with the parameter's own rules.
      return Optional.empty();
    }
  }

  private static void readFolder(Path folder, Map<String, SourceFile> files, List<String> unreadable) throws IOException {
    if (!Files.isDirectory(folder)) {
      unreadable.add("The source folder " + folder + " does not exist.");
      return;
    }
    List<Path> paths;
    try (Stream<Path> walk = Files.walk(folder)) {
      paths = walk.filter(path -> path.toString().endsWith(SUFFIX) && Files.isRegularFile(path)).sorted().limit(FILES_MAX + 1L).toList();
    }
    if (paths.size() > FILES_MAX) {
      unreadable.add("The source folder " + folder + " has more than " + FILES_MAX + " Java files; is it the right one?");
      return;
    }
    long size = 0;
    for (Path path : paths) {
      size += Files.size(path);
      if (size > SIZE_BYTES_MAX) {
        unreadable.add("The Java files in the source folder " + folder + " have more than " + SIZE_BYTES_MAX + " bytes; is it the right one?");
        return;
      }
      String name = folder.relativize(path).toString().replace(path.getFileSystem().getSeparator(), "/");
      String className = name.substring(0, name.length() - SUFFIX.length()).replace('/', '.');
      SourceFile before = files.putIfAbsent(className, new SourceFile(name, path, new String(Files.readAllBytes(path), StandardCharsets.UTF_8)));
      if (before != null && !before.path().equals(path)) {
        unreadable.add("The class " + className + " is there twice: in " + before.path() + " and in " + path + ".");
      }
    }
  }
}
