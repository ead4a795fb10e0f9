package dev.stillwater.testkit.tidy;

import java.util.ArrayList;
import java.util.List;

/**
 * Upper bounds of files and methods in lines.
 *
 * <p>THREADING: stateless.
 */
public final class SizeRules implements FileRule {
  static final int FILE_LINES_MAX = 500;
  static final int METHOD_LINES_MAX = 70;

  @Override
  public List<Finding> check(SourceFile file) {
    if (!file.isHandWrittenJava()) {
      return List.of();
    }
    List<Finding> findings = new ArrayList<>();
    int lines = (int) file.content().lines().count();
    if (lines > FILE_LINES_MAX) {
      findings.add(new Finding(file.path(), 0, "file-size",
          lines + " lines, at most " + FILE_LINES_MAX + " are allowed. Move one concept to a file of its own."));
    }
    for (JavaCode.Method method : JavaCode.of(file.content()).methods()) {
      if (method.lineCount() > METHOD_LINES_MAX) {
        findings.add(new Finding(file.path(), method.firstLine(), "method-size", "the method has " + method.lineCount()
            + " lines, at most " + METHOD_LINES_MAX + " are allowed. Split it."));
      }
    }
    return findings;
  }
}
