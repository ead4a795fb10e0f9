package dev.stillwater.testkit.tidy;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Every public type of the headless modules says what it is for and which thread may call it.
 *
 * <p>THREADING: stateless.
 */
public final class DocumentationRules implements FileRule {
  private static final Pattern PUBLIC_TYPE = Pattern.compile(
      "(?m)^public\\s+(?:(?:abstract|final|sealed|non-sealed|strictfp)\\s+)*(?:class|interface|enum|record|@interface)\\s+(\\w+)");

  @Override
  public List<Finding> check(SourceFile file) {
    if (!file.isHandWrittenJava() || !file.path().startsWith("engine/") || file.isTest()) {
      return List.of();
    }
    JavaCode java = JavaCode.of(file.content());
    Matcher type = PUBLIC_TYPE.matcher(java.code());
    if (!type.find()) {
      return List.of();
    }
    String before = java.comments().substring(0, type.start());
    int start = before.lastIndexOf("/**");
    int line = file.lineAt(type.start());
    if (start < 0) {
      return List.of(new Finding(file.path(), line, "javadoc", type.group(1) + " has no Javadoc. Say in one sentence what it is for."));
    }
    if (!before.substring(start).contains("THREADING:")) {
      return List.of(new Finding(file.path(), line, "threading",
          "the Javadoc of " + type.group(1) + " has no line 'THREADING: ...'. Say which thread may call it."));
    }
    return List.of();
  }
}
