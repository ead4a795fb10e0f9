package dev.stillwater.testkit.tidy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Calls and constructs that hand-written Java may not contain; comments and literals are not looked at.
 *
 * <p>THREADING: stateless.
 */
public final class CallRules implements FileRule {
  private static final Pattern MAIN = Pattern.compile("\\bstatic\\s+void\\s+main\\s*\\(");
  private static final String PRINTING_MODULE = "engine/dev.stillwater.cli/src/main/";

  /** What the main classes have in common: how they end, and that they do without memory. */
  private static final List<String> EXITS_OF_MAINS = List.of("dev/stillwater/host/ProcessExit.java", "dev/stillwater/host/LastResort.java",
      "dev/stillwater/benchmarks/ChildMain.java");

  private record Ban(String rule, Pattern pattern, Predicate<SourceFile> concerns, String message) {
    Ban(String rule, String regex, Predicate<SourceFile> concerns, String message) {
      this(rule, Pattern.compile(regex), concerns, message);
    }
  }

  private static final List<Ban> BANS = List.of(
      new Ban("stack-trace", "\\.\\s*printStackTrace\\s*\\(", file -> true,
          "log the problem or throw it, with what, where and what to do."),
      new Ban("system-streams", "\\bSystem\\s*\\.\\s*(out|err)\\b", file -> !mayPrint(file),
          "only the command line and the main class of a process print; log, or take a stream."),
      new Ban("sleep-in-test", "\\bThread\\s*\\.\\s*sleep\\s*\\(", SourceFile::isTest,
          "wait for the event with a latch, or step a virtual clock."),
      new Ban("exit", "\\bSystem\\s*\\.\\s*exit\\s*\\(|\\.\\s*halt\\s*\\(", file -> !hasMain(file) && EXITS_OF_MAINS.stream().noneMatch(file.path()::endsWith),
          "only a main class ends the process; throw."),
      new Ban("disabled-test", "@Disabled\\b", file -> true, "repair the test or delete it."),
      new Ban("mock", "\\borg\\s*\\.\\s*mockito\\b", file -> true, "write a small fake; it says what it does."),
      new Ban("empty-catch", "\\bcatch\\s*\\([^)]*\\)\\s*\\{\\s*\\}", file -> true,
          "handle the exception or let it pass; a comment handles nothing."));

  @Override
  public List<Finding> check(SourceFile file) {
    if (!file.isHandWrittenJava()) {
      return List.of();
    }
    String code = JavaCode.of(file.content()).code();
    List<Finding> findings = new ArrayList<>();
    for (Ban ban : BANS) {
      if (!ban.concerns().test(file)) {
        continue;
      }
      Matcher matcher = ban.pattern().matcher(code);
      while (matcher.find()) {
        findings.add(new Finding(file.path(), file.lineAt(matcher.start()), ban.rule(),
            "'" + matcher.group().replaceAll("\\s+", " ") + "': " + ban.message()));
      }
    }
    return findings;
  }

  private static boolean mayPrint(SourceFile file) {
    return file.path().startsWith(PRINTING_MODULE) || hasMain(file);
  }

  private static boolean hasMain(SourceFile file) {
    return MAIN.matcher(file.content()).find();
  }
}
