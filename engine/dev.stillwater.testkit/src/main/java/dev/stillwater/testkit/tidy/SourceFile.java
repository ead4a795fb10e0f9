package dev.stillwater.testkit.tidy;

import java.util.Objects;

/**
 * A text file of the repository.
 *
 * <p>THREADING: immutable.
 *
 * @param path path from the root, with slashes
 * @param content the whole text
 */
public record SourceFile(String path, String content) {
  public SourceFile {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(content, "content");
  }

  /** Whether it is Java that people wrote; generated code below {@code src-gen} is not. */
  public boolean isHandWrittenJava() {
    return path.endsWith(".java") && !isGenerated();
  }

  /** Whether a generator wrote it. */
  public boolean isGenerated() {
    return path.contains("/src-gen/");
  }

  /** Whether it is the source of a test. */
  public boolean isTest() {
    return path.contains("/src/test/") || path.startsWith("ui-tests/");
  }

  /** Name without folders. */
  public String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** The line that holds the character at the offset, from 1. */
  public int lineAt(int offset) {
    int line = 1;
    for (int index = 0; index < offset; index++) {
      if (content.charAt(index) == '\n') {
        line++;
      }
    }
    return line;
  }
}
