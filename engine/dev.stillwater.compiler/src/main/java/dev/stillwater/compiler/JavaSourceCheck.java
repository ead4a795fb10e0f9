package dev.stillwater.compiler;

import dev.stillwater.compiler.ecj.EcjCompiler;
import dev.stillwater.engine.task.JobCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Checks the Java source of a project's functions with the compiler that a job is compiled with, as it is on disk or in an editor. Nothing of it is loaded.
 *
 * <p>THREADING: stateless.
 */
public final class JavaSourceCheck {
  private static final String SUFFIX = ".java";
  private static final int FILES_MAX = 2_000;
  private static final Pattern PACKAGE = Pattern.compile("(?m)^\\s*package\\s+([\\w.$]+)\\s*;");

  private JavaSourceCheck() {
  }

  /**
   * A mistake.
   *
   * <p>THREADING: immutable.
   *
   * @param file the file
   * @param line line, from 1
   * @param start first char of it, from 0 in the file
   * @param end char behind it
   * @param message what is wrong
   */
  public record Mistake(Path file, int line, int start, int end, String message) {
  }

  /** The source folder that a file lies in by its package; empty when its place does not fit its package. */
  public static Optional<Path> sourceFolder(Path file, String text) {
    Matcher declared = PACKAGE.matcher(text);
    Path folder = file.toAbsolutePath().normalize().getParent();
    if (!declared.find()) {
      return Optional.ofNullable(folder);
    }
    String[] names = declared.group(1).split("\\.");
    for (int index = names.length - 1; index >= 0; index--) {
      if (folder == null || folder.getFileName() == null || !folder.getFileName().toString().equals(names[index])) {
        return Optional.empty();
      }
      folder = folder.getParent();
    }
    return Optional.ofNullable(folder);
  }

  /**
   * All mistakes in the files of a source folder, by file and place. Cost: one run of the Eclipse compiler over the folder.
   *
   * @param unsaved texts that count in place of those on disk, by absolute path
   * @throws IOException if a file cannot be read
   */
  public static List<Mistake> check(Path folder, Map<Path, String> unsaved) throws IOException {
    Map<String, String> texts = new LinkedHashMap<>();
    Map<String, Path> files = new HashMap<>();
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path file : walk.filter(path -> path.toString().endsWith(SUFFIX) && Files.isRegularFile(path)).sorted().limit(FILES_MAX).toList()) {
        String name = folder.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
        String text = unsaved.get(file.toAbsolutePath().normalize());
        texts.put(name.substring(0, name.length() - SUFFIX.length()).replace('/', '.'), text == null ? Files.readString(file, StandardCharsets.UTF_8) : text);
        files.put(name, file);
      }
    }
    List<Mistake> mistakes = new ArrayList<>();
    for (EcjCompiler.SourceError error : EcjCompiler.compileProject(texts, JobCode.class.getClassLoader()).errors()) {
      Path file = files.get(error.file());
      if (file != null) {
        mistakes.add(new Mistake(file, error.line(), error.start(), Math.max(error.start() + 1, error.end()), error.message()));
      }
    }
    return mistakes;
  }
}
